import type { Word } from '#kernel/words.ts';

export const portalWords = {
  title: ['信访程序', 'The petition procedure'],
  nextTitle: ['到哪一步了', 'Where it stands'],
  dates: ['法定期限', 'Limits of the law'],
  by: ['最晚 {day}', 'by {day}'],
  basis: ['依据:{source}', 'By: {source}'],
  proof: ['怎么算的', 'How it was counted'],
  paused: ['听证 {days} 日不计在内', '{days} days of a hearing do not count'],
  provisional: ['放假安排公布后可能调整', 'May move once the holiday notice is out'],
  met: ['按时做到了', 'done in time'],
  missed: ['没有按时做到', 'not done in time'],
  notices: ['给您的书面告知({n} 份)', 'Papers for you ({n})'],
  openPaper: ['单独打开、打印', 'Open and print'],
  paperCopy: [
    '这是系统里留存的文本,与盖章的纸质文书内容一致;不一致的,以送达的纸质文书为准。',
    'The text as it is kept here; should it differ from the sealed paper that was served, that one counts.',
  ],
  sent: ['{day}发出', 'sent on {day}'],
  served: ['{day}送达', 'served on {day}'],
  askReview: ['申请复查', 'Ask for a review'],
  askRecheck: ['申请复核', 'Ask for a recheck'],
  askTill: [
    '您有权在 {day} 前(含当天)请求{to}复查。这是您的权利,不会影响您办任何事。',
    'You have the right to ask {to} for a review until {day} (inclusive). It is your right and affects nothing else.',
  ],
  askTillRecheck: [
    '您有权在 {day} 前(含当天)请求{to}复核。这是您的权利,不会影响您办任何事。',
    'You have the right to ask {to} for a recheck until {day} (inclusive). It is your right and affects nothing else.',
  ],
  above: ['上一级机关', 'the next higher organ'],
  otherRoads: [
    '属于行政复议、行政诉讼范围的,您也可以依法申请行政复议或者向法院起诉:复议一般在知道之日起 60 日内,起诉一般在 6 个月内。申请复查不影响这些权利,但也不会延长这些期限。',
    'Where the law opens administrative reconsideration (as a rule within 60 days) or court (as a rule within 6 months), those ways are open too. A review takes nothing from them and does not lengthen their time limits.',
  ],
  noReviewer: [
    '上一级机关不在本系统里,请按处理意见书写明的机关书面提出。',
    'The superior organ is not in this system: write to the organ named in the decision.',
  ],
  leadReview: [
    '由没有经手过的上一级机关重新审查,30 日内给您书面意见。',
    'A superior organ that had no hand in it looks at it again and answers in writing within 30 days.',
  ],
  grounds: ['您不同意什么,为什么', 'What you disagree with, and why'],
  groundsHint: ['照实说就行,不用写得多规范。', 'Say it as it is; no form is needed.'],
  groundsShort: ['请至少写 6 个字', 'please write at least 6 characters'],
  groundsLong: ['最多 4000 字', 'has at most 4000 characters'],
  send: ['提交申请', 'Send the request'],
  back: ['返回', 'Back'],
  notNow: ['现在不能申请:', 'Not possible now: '],
} as const satisfies Record<string, Word>;
