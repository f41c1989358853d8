import type { Word } from '#kernel/words.ts';
import type { CaseVerb } from './cases.rules.ts';

/** What a person should know before they do it; shown in the form. */
export const verbHints: Partial<Record<CaseVerb, Word>> = {
  sign: ['签收后由本单位负责办到底。', 'By signing, the unit answers for it until it is done.'],
  return: [
    '要写明依据本单位清单的哪一条,由上一级裁定。退到第三次就由上一级牵头,一起办。本人看得到理由。',
    'Name the line of your duty list; the level above decides. The third time the level above takes the lead. The person reads the reason.',
  ],
  answer: [
    '能当场说清的就当场答复,之后等本人确认。',
    'What can be settled at once is answered at once; then the person confirms.',
  ],
  reply: [
    '写清办了什么、结果怎样。本人看得到,也会请他确认。',
    'Say what was done and what came of it. The person reads it and is asked to confirm.',
  ],
  note: ['只有工作人员看得到。', 'Only staff read this.'],
  contact: ['记下什么时候、怎么联系的、说了什么。', 'When, how, and what was said.'],
  recall: ['收回后由您这里重新安排,本人看得到原因。', 'It comes back to your desk; the person reads the reason.'],
  insist: ['责成原承办单位继续办理,不再退来退去。', 'The unit must go on with it; it is not passed around again.'],
  proposeUnreasonable: [
    '只针对这一项诉求,不影响本人其他任何事项。须由没有经手的上一级复核同意后才生效,本人可以不服。',
    'Concerns this request alone and nothing else of the person. It holds only once a level above that had no part agrees, and the person may appeal.',
  ],
  confirmUnreasonable: [
    '同意后,上面的解释会作为答复发给本人。请确认法律依据站得住、话说得明白。',
    'The explanation goes to the person as the reply. Make sure that the basis holds and the words are plain.',
  ],
  rejectUnreasonable: ['不同意时,原单位继续办理。', 'The unit goes on with it.'],
  allowReturn: [
    '同意后回到派件的地方,另派合适的单位。',
    'It goes back to the desk that sent it, to be sent to the right unit.',
  ],
  proposeSuspension: [
    '只用于眼下确实办不了的事:写清原因、打算和下次复查的日子,经上一级同意才生效。挂账不算办结,会一直公开。',
    'Only for what truly cannot be done now. Say why, what is planned and when it is looked at again. It holds once the level above agrees; it stays open and public.',
  ],
  approveSuspension: [
    '您是第二个把关的人:确实办不了、打算可行,才同意。',
    'You are the second key: agree only if it truly cannot be done now and the plan holds.',
  ],
  reviewSuspension: [
    '看看条件有没有变化,写下结果和下次复查的日子。',
    'Has anything changed? Write it down, and when to look again.',
  ],
  checkClosed: [
    '本人自己点了办结,这是抽查:照本人说的记。和答复不一样的,会重新办理。',
    'The person closed it; this is a sample. Record what they say; if it is not as replied, it is opened again.',
  ],
  callback: [
    '照本人说的记。最多打两次,不为好评反复打扰。',
    'Record what the person says. Two calls at most; nobody is pressed for a good mark.',
  ],
  reopen: ['回到派件环节,重新办理。', 'It goes back to be dispatched and is done again.'],
  offerHandover: ['对方同意之前,首接责任还是您的。', 'You stay responsible until the other person accepts.'],
  acceptHandover: ['接下后,由您对本人负责到底。', 'From then on you answer to the person until it is done.'],
};

/** 督办: what was not done again and again. */
export const supervisedWords: Word = [
  '第 {n} 次没有办好,由{to}督办。',
  'Not done for the {n}th time: {to} now sees to it.',
];
