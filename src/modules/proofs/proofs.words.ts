import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  AgencyKind,
  ItemFault,
  ItemKind,
  ProofPart,
  ProofRefusal,
  ProofStatus,
  ProofVerb,
  Remit,
  Standing,
  Way,
} from './proofs.rules.ts';

export const proofStatusWords: Record<ProofStatus, Word> = {
  requested: ['等着看', 'To look at'],
  answered: ['已告知找谁办', 'Told who issues it'],
  verifying: ['正在核实', 'Being verified'],
  verified: ['核实完,等签字', 'Verified, to be signed'],
  signed: ['签了字,等盖章', 'Signed, to be sealed'],
  issued: ['已出具', 'Issued'],
  used: ['已交给用证单位', 'Handed in'],
  revoked: ['已作废', 'Revoked'],
  withdrawn: ['本人撤回', 'Withdrawn'],
  declined: ['不能出具', 'Declined'],
};
export const proofVerbWords: Record<ProofVerb, Word> = {
  answer: ['告知找谁办', 'Say who issues it'],
  accept: ['按清单受理', 'Accept by the list'],
  check: ['我核实过了', 'I verified it'],
  sign: ['签字', 'Sign'],
  issue: ['盖章出具', 'Seal and issue'],
  use: ['登记已交用证单位', 'Note that it was handed in'],
  revoke: ['作废', 'Revoke'],
  withdraw: ['撤回', 'Withdraw'],
  decline: ['不能出具,说明理由', 'Decline, with reasons'],
};
export const proofPartWords: Record<ProofPart, Word> = {
  handler: ['村(社区)经办', 'who handles it'],
  checker: ['核实人', 'who verifies'],
  signer: ['村(社区)负责人', 'who signs'],
  resident: ['本人', 'the resident'],
};
export const wayWords: Record<Way, Word> = {
  portal: ['网上', 'Online'],
  counter: ['窗口', 'Counter'],
  field: ['上门', 'At the door'],
  phone: ['电话', 'By phone'],
};
export const agencyKindWords: Record<AgencyKind, Word> = {
  police: ['公安', 'Police'],
  socialInsurance: ['人社、社保、医保', 'Social insurance'],
  civilAffairs: ['民政', 'Civil affairs'],
  school: ['学校', 'School'],
  bank: ['银行', 'Bank'],
  insurer: ['保险公司', 'Insurer'],
  hospital: ['医院', 'Hospital'],
  employer: ['用人单位', 'Employer'],
  court: ['法院、公证', 'Court, notary'],
  housing: ['住房、不动产', 'Housing, land registry'],
  market: ['市场监管', 'Market regulation'],
  other: ['其他单位', 'Another office'],
  unknown: ['说不清', 'Not known'],
};
export const itemKindWords: Record<ItemKind, Word> = {
  issue: ['可以出具', 'May be issued'],
  never: ['不出具', 'Not issued'],
};
export const remitWords: Record<Remit, Word> = {
  lawNames: ['法律法规写明由村(居)委会办', 'The law names the committee'],
  selfGovernment: ['村(居)民自治事项', 'A matter of self-government'],
  collective: ['涉及集体利益,须集体讨论', 'Collective interest, discussed first'],
};
export const standingWords: Record<Standing, Word> = {
  valid: ['有效', 'Valid'],
  expired: ['已过期', 'Expired'],
  revoked: ['已作废', 'Revoked'],
};
export const itemFaultWords: Record<ItemFault, Word> = {
  codeWrong: ['编号只用字母、数字和短横,最多 12 位。', 'The code is letters, digits and hyphens, 12 at most.'],
  nameMissing: ['请写证明的名称。', 'Write the name of the proof.'],
  nationalNever: [
    '这是全国明确不应由村(社区)出具的证明,不能列入可出具清单。',
    'This is one of the proofs a village must not issue anywhere: it cannot be listed as one that may.',
  ],
  lawMissing: ['可以出具的证明要写明依据哪部法律法规。', 'A proof that may be issued needs its law or regulation.'],
  articleMissing: ['请写明依据第几条,如“第三十四条”。', 'Write the article, such as 第三十四条.'],
  outsideRemit: [
    '请说明为什么归村(居)委会出具:法律写明、自治事项,还是集体利益。都不是的不能列。',
    'Say why it is the committee’s: named by law, self-government, or collective interest. If none holds, it cannot be listed.',
  ],
  purposeMissing: ['请写用途。', 'Write what it is used for.'],
  procedureMissing: ['请写办理程序。', 'Write the procedure.'],
  formMissing: ['请写证明的格式。', 'Write the form of the certificate.'],
  formProves: ['证明格式里写了不应由村(社区)证明的内容。', 'The form says something a village must not prove.'],
  validityMissing: ['请写有效几天(1 到 3650)。', 'Write for how many days it holds (1 to 3650).'],
  meetingNeeded: ['涉及集体利益的,要先集体讨论。', 'What concerns the collective is discussed first.'],
  whoMissing: ['请写该找谁办。', 'Write who issues it.'],
  howMissing: ['请写怎么办。', 'Write how it is done instead.'],
};

type Why =
  | ProofRefusal
  | 'notNow'
  | 'notYours'
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'nameMissing'
  | 'idWrong'
  | 'phoneWrong'
  | 'saidMissing'
  | 'agencyMissing'
  | 'agencyPerson'
  | 'areaMissing'
  | 'bodyMissing'
  | 'bodyWithout'
  | 'foundMissing'
  | 'sealMissing'
  | 'itemUnknown'
  | 'dayWrong'
  | 'draftThere'
  | 'draftOnly'
  | 'listEmpty'
  | 'fromDayWrong'
  | 'codeTwice'
  | 'nameTwice';
export const proofRefusalWords: Record<Why, Word> = {
  itemNotInForce: [
    '现行清单里没有这一项,不能照它出具。',
    'This item is not in the list in force: nothing can be issued by it.',
  ],
  negativeItem: [
    '这是不应由村(社区)出具的证明,请告知找谁办。',
    'This is a proof a village must not issue: say who issues it instead.',
  ],
  positiveItem: ['这一项可以出具,请按清单受理。', 'This one may be issued: accept it by the list.'],
  twoCheckersMissing: [
    '要两个人分别核实过才能签字、盖章。',
    'Two different people have to verify it before it is signed or sealed.',
  ],
  checkedAlready: ['您已经核实过了,第二次要换一个人。', 'You verified it already: the second one is somebody else.'],
  meetingMissing: [
    '涉及集体利益,请先写明哪天开的什么会、怎么定的。',
    'It concerns the collective: write first which meeting decided it, and when.',
  ],
  textProves: [
    '正文写了不应由村(社区)证明的内容,请改掉再签。',
    'The text says something a village must not prove: change it before signing.',
  ],
  reasonMissing: ['请把理由写清楚。', 'Write the reason.'],
  askedByYou: ['不能给自己办。', 'Not for yourself.'],
  notNow: ['现在到不了这一步。', 'Not at this stage.'],
  notYours: ['这一步不归您办。', 'This step is not yours.'],
  wrongReceipt: ['编号或查询密码不对,请对照受理单再试。', 'The number or the passphrase is wrong: check your receipt.'],
  tooManyTries: ['试的次数太多,请一个小时后再试。', 'Too many tries: come back in an hour.'],
  nameMissing: ['请写姓名。', 'Write your name.'],
  idWrong: ['身份证号不对,请照证件写 18 位。', 'This is no identity number: 18 digits, as on the card.'],
  phoneWrong: ['电话号码不对,请再看一遍。', 'This is no phone number.'],
  saidMissing: ['请说说要证明什么。', 'Say what has to be proved.'],
  agencyMissing: ['请写是哪个单位要的。', 'Write which office asks for it.'],
  agencyPerson: ['只写单位名称,不写人名和电话。', 'The name of the office only, no person and no number.'],
  areaMissing: ['请选您住的村或社区。', 'Choose your village or community.'],
  bodyMissing: ['请先写核实过的事实,再签字。', 'Write the verified facts before signing.'],
  bodyWithout: ['请写姓名和身份证号后再受理。', 'The name and the identity number come first.'],
  foundMissing: ['请写怎么核实的、核实到什么。', 'Write how you verified it and what you found.'],
  sealMissing: ['请写盖的是哪枚章。', 'Write which seal it is.'],
  itemUnknown: ['清单里没有这一项。', 'The list has no such item.'],
  dayWrong: ['日期不对。', 'This day is not possible.'],
  draftThere: ['已经有一版草稿,先改它。', 'There is a draft already: change that one.'],
  draftOnly: ['发布了的清单不能改,请新做一版。', 'A published list does not change: make a new edition.'],
  listEmpty: ['清单是空的,不能发布。', 'The list is empty: it cannot be published.'],
  fromDayWrong: [
    '施行日期要在今天或以后,并晚于上一版。',
    'It takes effect today or later, and after the edition before.',
  ],
  codeTwice: ['这个编号已经用了。', 'This code is taken.'],
  nameTwice: ['清单里已经有同名的。', 'The list has one of this name.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  notYours: 403,
  wrongReceipt: 401,
  tooManyTries: 429,
  itemNotInForce: 409,
  negativeItem: 409,
  positiveItem: 409,
  twoCheckersMissing: 409,
  checkedAlready: 403,
  draftThere: 409,
  draftOnly: 409,
  listEmpty: 409,
};
export const noProof = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, proofRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: proofRefusalWords[why], values }] : [],
  });

export const proofWords = {
  title: ['证明事项', 'Proofs'],
  national: ['全国不出具清单(第一批 20 项)', 'Never issued by a village: the national twenty'],
  local: ['本县清单', 'The county’s list'],
  register: ['证明登记簿', 'Register of proofs'],
  certificate: ['证明', 'Certificate'],
} as const satisfies Record<string, Word>;
