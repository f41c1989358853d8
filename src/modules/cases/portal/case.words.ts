import type { Word } from '#kernel/words.ts';
import type { ClockPurpose } from '../cases.clocks.rules.ts';
import type { CaseVerb } from '../cases.rules.ts';

export const trackWords = {
  title: ['查办到哪了', 'Where is my matter?'],
  lead: [
    '照着回执填。字母大小写、横线、空格都不要紧。',
    'As on your receipt. Capitals, hyphens and spaces do not matter.',
  ],
  number: ['编号', 'Number'],
  numberHint: ['比如 XF-150124201213-2026-0001-8', 'For example XF-150124201213-2026-0001-8'],
  passphrase: ['查询密码', 'Passphrase'],
  passphraseHint: ['回执上的 8 位数字', 'The eight digits on your receipt'],
  open: ['打开', 'Open'],
  lost: [
    '回执丢了?带上身份证,到当初接您这件事的地方重打一张;或者打 12345。',
    'Lost the receipt? Bring your identity card to where it was taken and get a new one, or call 12345.',
  ],
  shape: ['编号不全,请对照回执再看看', 'the number is incomplete: please compare it with the receipt'],
  checkDigit: ['编号里有一位写错了,请对照回执', 'one sign of the number is wrong: please compare it with the receipt'],
  noPassphrase: ['请填回执上的 8 位查询密码', 'please give the eight digits on the receipt'],
  left: ['已离开。这台手机上不再显示您的事。', 'You have left. This device no longer shows your matter.'],
} as const satisfies Record<string, Word>;

export const caseWords = {
  title: ['您的事', 'Your matter'],
  number: ['编号 {number}', 'Number {number}'],
  somebody: ['承办单位', 'the handling unit'],
  whereTitle: ['到哪一步了', 'How far it is'],
  whoTitle: ['谁在办', 'Who handles it'],
  firstReceiver: ['首接人(从头管到底)', 'First receiver (answers for it to the end)'],
  handler: ['正在办的', 'Handling it now'],
  noHandler: ['还在安排', 'Being arranged'],
  longTitle: ['还要多久', 'How long it takes'],
  basis: ['依据:{source}', 'By: {source}'],
  provisional: [
    '这个日子是先推算的:放假安排公布后可能改,改了会在这里写明。',
    'Worked out in advance: it may move once the holiday notice is out, and will say so here.',
  ],
  noClock: ['现在没有正在走的时限。', 'No time limit is running now.'],
  met: ['按时做到了', 'done in time'],
  missed: ['没有按时做到', 'not done in time'],
  overdueTold: ['已自动报上一级。', 'The level above was told.'],
  saidTitle: ['您说的', 'What you said'],
  yourFiles: ['您交的材料', 'What you sent'],
  place: ['地方', 'Place'],
  outcome: ['结果:{outcome}', 'Outcome: {outcome}'],
  repliesTitle: ['怎么答复您的', 'What was answered'],
  replyBy: ['{organisation} {by}', '{organisation} {by}'],
  appeal: ['不服可以这样', 'If you disagree'],
  unreasonable: [
    '承办单位认为这项请求没有依据,上一级已复核。理由和您的救济途径如下;这只针对这一项请求,不影响您办别的事。',
    'The unit holds that this request has no ground; the level above has reviewed it. The reasons and your remedies follow. This concerns this request only.',
  ],
  evidence: ['承办单位交的照片和材料', 'Photos and papers from the unit'],
  photo: ['照片 {n}', 'Photo {n}'],
  sound: ['录音:{name}', 'Sound: {name}'],
  timelineTitle: ['一步一步怎么走的', 'Step by step'],
  readersTitle: ['谁看过您的事', 'Who opened your file'],
  readersNone: [
    '还没有人打开过。以后谁看、什么时候看,这里都有。',
    'Nobody yet. Whoever opens it will be listed here, with the time.',
  ],
  actsTitle: ['您可以', 'You can'],
  askTitle: ['办好了没有?您说了算', 'Is it done? You decide'],
  askLead: ['看过答复和照片再选。', 'Look at the answer and the photos first.'],
  answerAbove: ['上一级是{superior}。', 'The level above is {superior}.'],
  rated: ['您的评价', 'Your rating'],
  stars: ['{n} 星', '{n} of 5'],
  solvedYes: ['办好了', 'It is done'],
  solvedNo: ['没办好', 'It is not done'],
  leave: ['离开(别人用这台手机时请点)', 'Leave (on a device others use)'],
  again: [
    '上次打开以后,这一件又有了新进展,请先看看,再决定要不要交。',
    'Something happened since you opened it: look at it first, then decide.',
  ],
  confirmedWaits: [
    '您说办好了,已经记下。为了保证是您本人的意思,回访员会打一个电话核实,然后办结。',
    'Your word that it is done is noted. To be sure that it is yours, somebody will call before it is closed.',
  ],
  proof: ['怎么算的', 'How it was counted'],
  proofTitle: ['这个日子是这样算出来的', 'How this day was counted'],
  proofLead: [
    '从 {start} 开始,开始的当天不算。您可以一天一天对着看。',
    'It began {start}; that day is not counted. You can go through it day by day.',
  ],
  proofDay: ['日期', 'Day'],
  proofWhat: ['是什么日子', 'What it is'],
  proofEffect: ['怎么算', 'What it did'],
  proofHours: ['这个期限按小时算,夜里和休息日也照样算。', 'This limit is counted in hours, day and night.'],
  proofSame: ['刚才又按同一条规则算了一遍,结果一样。', 'Counted again just now by the same rule: the same day.'],
  proofDiffers: [
    '刚才重新算,结果不一样,已经提醒管理员核对。',
    'Counted again just now it differs; the office is told.',
  ],
  toCase: ['回到我的事', 'Back to my matter'],
  lookFirst: ['先看最新情况', 'See how it stands now'],
  back: ['不了,回去看我的事', 'No, back to my matter'],
  done: ['好了,已经记下。', 'Done; it is noted.'],
} as const satisfies Record<string, Word>;

/** What a running clock means to the person; `{by}` is the last day, or the moment for limits in hours. */
export const clockSentences: Record<Exclude<ClockPurpose, 'return'>, Word> = {
  sign: ['最晚 {by} 接下这件事', 'To be taken on by {by}'],
  arbitrate: ['最晚 {by} 由上一级定下谁来办', 'The level above decides by {by} who does it'],
  review: ['{by}前再看一次能不能办', 'To be looked at again by {by}'],
  arrive: ['最晚 {by} 由叫到的单位到场', 'The units called are to be there by {by}'],
  contact: ['最晚 {by} 跟您联系', 'You are to be contacted by {by}'],
  handle: ['最晚 {by} 答复您', 'You are to have an answer by {by}'],
  callback: ['最晚 {by} 回访您', 'You are to be called by {by}'],
  notify: ['最晚 {by} 书面告诉您收没收下', 'Written notice whether it is accepted, by {by}'],
  decide: ['最晚 {by} 给您书面处理意见', 'Written decision by {by}'],
};

/** The acts of the person, in the order they are offered. */
export const residentVerbs = [
  'confirm',
  'dispute',
  'resume',
  'supplement',
  'rate',
  'escalate',
  'changeHandler',
  'reopen',
  'withdraw',
] as const satisfies readonly CaseVerb[];
export type ResidentVerb = (typeof residentVerbs)[number];

type ActWords = { title: Word; says: Word; lead: Word; text?: Word; hint?: Word; send: Word; done: Word };

export const actWords: Record<ResidentVerb, ActWords> = {
  confirm: {
    title: ['办好了', 'It is done'],
    says: ['这件事就此办结', 'The matter ends here'],
    lead: [
      '确认以后这件事就办结了。以后又出问题,90 天内可以要求重新办。',
      'The matter then ends. If it comes back, you can have it reopened within 90 days.',
    ],
    text: ['想说的话', 'Anything you want to say'],
    hint: [
      '打分、留言都可以不填。谁给了多少星,办事的人看不到,只看汇总。',
      'Marks and words are optional. Staff see totals only, never who gave what.',
    ],
    send: ['确认办好了', 'Yes, it is done'],
    done: ['谢谢。这件事办结了。', 'Thank you. The matter is closed.'],
  },
  dispute: {
    title: ['没办好', 'It is not done'],
    says: ['退回去重办,交给上一级来定', 'Back to be done again, decided by the level above'],
    lead: [
      '不会退给原来的人悄悄了事:由上一级重新安排,您写的和他们答复的放在一起看。',
      'It does not go back quietly to the same hands: the level above decides, with your words beside theirs.',
    ],
    text: ['哪里没办好', 'What is not done'],
    send: ['退回重办', 'Send it back'],
    done: ['已经退回,由上一级重新安排。', 'Sent back; the level above arranges it anew.'],
  },
  supplement: {
    title: ['补充情况', 'Add something'],
    says: ['想起来的话、新的照片和录音', 'More words, photos or sound'],
    lead: ['补充的内容,首接人和正在办的人都看得到。', 'The first receiver and those who handle it can see it.'],
    text: ['补充什么', 'What to add'],
    send: ['补充', 'Add it'],
    done: ['补充的内容已经记下。', 'It was added.'],
  },
  rate: {
    title: ['评价', 'Rate it'],
    says: ['打几颗星,办好没有', 'Stars, and whether it is done'],
    lead: ['谁给了多少星,办事的人看不到,只看汇总。', 'Staff see totals only, never who gave what.'],
    text: ['想说的话', 'Anything you want to say'],
    send: ['交上评价', 'Send the rating'],
    done: ['谢谢您的评价。', 'Thank you for the rating.'],
  },
  escalate: {
    title: ['向上一级反映', 'Take it to the level above'],
    says: ['这是您的权利,什么时候都可以', 'Your right, at any time'],
    lead: [
      '这是您的权利,不算给谁添麻烦,也不影响您办任何事。原来的时限照样走。',
      'This is your right; it harms nothing of yours, and the time limits run on.',
    ],
    text: ['想跟上一级说什么', 'What the level above should know'],
    send: ['反映上去', 'Send it up'],
    done: ['已经反映到上一级。', 'The level above has it now.'],
  },
  changeHandler: {
    title: ['换人办', 'Ask for another handler'],
    says: ['可以换一次,不用说理由', 'Once, without giving a reason'],
    lead: [
      '每件事可以换一次,不用说理由。会重新安排别人来办。',
      'Once for each matter, without a reason. Somebody else will be found.',
    ],
    text: ['愿意说的话,写在这里', 'If you wish, say why'],
    send: ['换人办', 'Another handler, please'],
    done: ['已经要求换人,正在重新安排。', 'Noted; somebody else is being found.'],
  },
  withdraw: {
    title: ['撤回', 'Withdraw it'],
    says: ['不想办了;7 天内可以改主意', 'You may change your mind within seven days'],
    lead: [
      '只有您自己能撤。撤回以后有 7 天可以改主意,7 天过了才算数。',
      'Only you can withdraw it. You have seven days to change your mind before it takes effect.',
    ],
    text: ['为什么撤', 'Why'],
    send: ['撤回这件事', 'Withdraw it'],
    done: ['已经记下。7 天内随时可以点“不撤了”。', 'Noted. Within seven days you can still keep it.'],
  },
  resume: {
    title: ['不撤了', 'Keep it after all'],
    says: ['接着办', 'It goes on'],
    lead: ['点一下,这件事接着办,和没撤过一样。', 'It goes on as if you had never withdrawn it.'],
    send: ['不撤了,接着办', 'Keep it, go on'],
    done: ['好的,接着办。', 'Good, it goes on.'],
  },
  reopen: {
    title: ['重新办', 'Reopen it'],
    says: ['又出问题了,90 天内可以重新办', 'It came back: within 90 days'],
    lead: [
      '又出问题、或者当时没办好,都可以重新办,由上一级安排。',
      'If it came back or was not done after all, the level above arranges it anew.',
    ],
    text: ['又怎么了', 'What is wrong'],
    send: ['重新办', 'Reopen it'],
    done: ['已经重新办。', 'It is reopened.'],
  },
};

export const fieldWords = {
  text: ['要说的话', 'Your words'],
  textShort: ['请写几个字,说清楚是什么', 'please write a few words'],
  textLong: ['太长了,最多 {max} 个字', 'too long: at most {max} characters'],
  stars: ['打几颗星', 'Stars'],
  noStars: ['请打个分', 'please choose the stars'],
  solved: ['办好没有', 'Is it done?'],
  noSolved: ['请选办好没有', 'please choose'],
  files: ['照片、录音或材料', 'Photos, sound or papers'],
  pressed: ['有没有人逼您、劝您撤?', 'Did anybody press you to withdraw?'],
  pressedHint: [
    '您的回答不给村里、乡里看,直接到县里。',
    'Your answer is not shown to the village or township; it goes straight to the county.',
  ],
  pressedNo: ['没有,是我自己不想办了', 'No, it is my own wish'],
  pressedYes: ['有', 'Yes'],
  noPressed: ['请选一个', 'please choose one'],
} as const satisfies Record<string, Word>;
