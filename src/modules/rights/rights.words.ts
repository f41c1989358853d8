import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type {
  Ground,
  RightKind,
  RightPart,
  RightProof,
  RightRefusal,
  RightStatus,
  RightVerb,
  RightWay,
  ToldWay,
  Whose,
} from './rights.rules.ts';

export const rightKindWords: Record<RightKind, Word> = {
  access: ['查看、复制我的信息', 'See and copy what is held about me'],
  correct: ['更正我的信息', 'Correct what is held about me'],
  delete: ['删除我的信息', 'Delete what is held about me'],
  explain: ['说明系统给出的建议', 'Explain an automatic suggestion'],
};
export const rightStatusWords: Record<RightStatus, Word> = {
  filed: ['等着核实身份', 'Waiting to make sure of the person'],
  verified: ['已核实,等答复', 'Identity made sure of, to be answered'],
  granted: ['已办', 'Done'],
  refused: ['不能办,已说明理由', 'Refused, with reasons'],
  withdrawn: ['本人撤回', 'Withdrawn'],
};
export const rightVerbWords: Record<RightVerb, Word> = {
  verify: ['核实身份', 'Make sure of the person'],
  grant: ['办结并答复', 'Carry out and answer'],
  refuse: ['不能办,说明理由', 'Refuse, with reasons'],
  extend: ['延期一次', 'Extend once'],
  withdraw: ['撤回', 'Withdraw'],
  tell: ['登记已告知本人', 'Note that the person was told'],
};
export const rightPartWords: Record<RightPart, Word> = {
  taker: ['受理人', 'who takes it down'],
  answerer: ['答复单位', 'the unit that answers'],
  person: ['本人', 'the person'],
};
export const rightWayWords: Record<RightWay, Word> = {
  portal: ['网上', 'Online'],
  counter: ['窗口', 'Counter'],
  phone: ['电话', 'By phone'],
};
export const whoseWords: Record<Whose, Word> = {
  self: ['本人', 'Themselves'],
  child: ['监护的孩子', 'A child in their care'],
  deceased: ['去世的近亲属', 'Close kin who died'],
};
export const proofWords: Record<RightProof, Word> = {
  inPerson: ['当面看过证件', 'Papers seen in person'],
  code: ['电话里念的验证码', 'A code read out by telephone'],
};
export const toldWayWords: Record<ToldWay, Word> = {
  receipt: ['凭编号查看', 'Read by number'],
  phone: ['电话告知', 'By telephone'],
  paper: ['书面送达', 'On paper'],
};
export const groundWords: Record<Ground, Word> = {
  keptByLaw: [
    '法律、行政法规规定的保存期限没有满(个人信息保护法第四十七条)',
    'The law says how long it must be kept, and that has not passed (PIPL 47)',
  ],
  notTheirs: ['要求的不是本人的信息', 'It is not this person’s data'],
  notProven: [
    '没能核实是本人,或者没有监护人、近亲属的证明',
    'It could not be made sure that it is they, the guardian or the kin',
  ],
  harmsOthers: [
    '会泄露别人的信息,或者妨碍国家机关依法履职(个人信息保护法第十八条、第三十五条)',
    'It would give away somebody else, or hinder an organ in its lawful duty (PIPL 18, 35)',
  ],
  isCorrect: ['经核实,记录没有错', 'It was looked into, and the record is right'],
  repeated: ['刚刚答复过同样的要求,信息没有变化', 'The same was answered a short while ago and nothing has changed'],
};
const refusalWords: Record<
  | RightRefusal
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'wrongCode'
  | 'codeSpent'
  | 'idWrong'
  | 'noChild'
  | 'noCode'
  | 'notNow'
  | 'notYours'
  | 'nameMissing'
  | 'phoneWrong'
  | 'areaMissing'
  | 'kindMissing'
  | 'saidMissing'
  | 'personElsewhere'
  | 'noPhone',
  Word
> = {
  notProvenYet: ['还没有核实是不是本人。', 'It has not been made sure who this is.'],
  guardianInPerson: [
    '替孩子或去世的亲属提出的,要当面看监护或亲属关系证明。',
    'For a child or kin who died, the papers must be seen in person.',
  ],
  groundMissing: ['请选一条法定理由。', 'Name one of the lawful grounds.'],
  reasonMissing: ['请把理由说清楚,至少 10 个字。', 'Say the reasons in at least 10 characters.'],
  answerMissing: ['请写清楚办了什么,至少 10 个字。', 'Say what was done in at least 10 characters.'],
  extendedAlready: ['已经延过一次期,不能再延。', 'It was extended once already.'],
  ownRequest: [
    '自己登记的要求,或者关于自己的要求,由同单位别的人答复。',
    'What you took down yourself, or what is about you, is answered by somebody else.',
  ],
  wrongReceipt: ['编号或查询口令不对。', 'The number or the passphrase is wrong.'],
  tooManyTries: [
    '试的次数太多,请一小时后再试,或者到窗口办理。',
    'Too many tries. Try again in an hour, or come to the counter.',
  ],
  wrongCode: [
    '验证码不对,或者已经过期。请让工作人员再打一次电话。',
    'The code is wrong or has run out. Ask for another call.',
  ],
  codeSpent: [
    '这个验证码试的次数太多,已经作废。请让工作人员再打一次电话,或者到窗口核实。',
    'Too many tries: this code is spent. Ask for another call, or come to the counter.',
  ],
  idWrong: [
    '证件号码的位数或者出生日期不对,请对着证件再输一次。',
    'The length or the date of birth in it is wrong: type it again from the card.',
  ],
  noChild: [
    '证件上已满十四周岁,要由本人提出(个人信息保护法第三十一条)。',
    'By the card they are 14 or older and ask themselves (PIPL 31).',
  ],
  noCode: ['工作人员还没有给您打电话念验证码。', 'Nobody has called you with a code yet.'],
  notNow: ['现在这一步不能办。', 'That cannot be done now.'],
  notYours: ['这一步不归您的岗位办。', 'That is not for your post.'],
  nameMissing: ['请写姓名。', 'Please give the name.'],
  phoneWrong: [
    '电话号码不对,请写手机号或带区号的座机号。',
    'Not a phone number: a mobile, or a landline with its area code.',
  ],
  areaMissing: ['请选旗县区。', 'Please choose the county.'],
  kindMissing: ['请选您要办的事。', 'Please choose what you want.'],
  saidMissing: ['请说清楚要改什么、删什么或者要说明什么。', 'Say what is to be corrected, deleted or explained.'],
  personElsewhere: [
    '这个人登记在别的旗县区,请向那里的旗县区提出。',
    'This person is registered in another county: the request goes there.',
  ],
  noPhone: ['这份要求没有留电话,请当面核实。', 'No telephone was left: make sure in person.'],
};
export type NoRight = keyof typeof refusalWords;
export const noRight = (code: NoRight, field?: string): Refused =>
  new Refused(
    code,
    code === 'notYours' ? 403 : code === 'tooManyTries' || code === 'codeSpent' ? 429 : code === 'notNow' ? 409 : 422,
    refusalWords[code],
    field ? { faults: [{ field, rule: code, says: refusalWords[code] }] } : {},
  );
