import { faulty, Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  AdmissionPart,
  AdmissionRefusal,
  AdmissionStatus,
  AdmissionVerb,
  ApprovalLevel,
  ProposalFault,
} from './mandates.admissions.rules.ts';

export const admissionStatusWords: Readonly<Record<AdmissionStatus, Word>> = {
  consulting: ['征求接收单位意见', 'asking the receiving unit'],
  checking: ['合法性审查', 'legal check'],
  reviewing: ['联席会审核', 'joint review'],
  deciding: ['等待批准', 'waits for a decision'],
  inForce: ['执行中', 'in force'],
  rejected: ['不予准入', 'rejected'],
  withdrawn: ['已撤回', 'withdrawn'],
  expired: ['已到期', 'ended'],
  revoked: ['已撤销', 'revoked'],
};
export const admissionVerbWords: Readonly<Record<AdmissionVerb | 'propose', Word>> = {
  propose: ['申请准入', 'Ask for an admission'],
  answer: ['答复意见', 'Answer'],
  check: ['合法性审查', 'Legal check'],
  sign: ['联席会签', 'Sign in the joint review'],
  approve: ['批准', 'Approve'],
  approveTemporarily: ['批准为临时任务', 'Approve for a time'],
  reject: ['不予准入', 'Reject'],
  revoke: ['撤销准入', 'Revoke'],
  withdraw: ['撤回申请', 'Withdraw'],
  lapse: ['到期', 'Ends'],
};
export const admissionPartWords: Readonly<Record<AdmissionPart, Word>> = {
  requester: ['申请单位', 'requesting unit'],
  receiver: ['接收单位', 'receiving unit'],
  lawyer: ['合法性审查人', 'legal checker'],
  reviewer: ['联席审核单位', 'joint reviewer'],
  approver: ['批准机关', 'approving office'],
  house: ['系统', 'the house'],
};
export const approvalLevelWords: Readonly<Record<ApprovalLevel, Word>> = {
  county: ['旗县区批准', 'approved by the county'],
  league: ['盟市批准', 'approved by the league or city'],
};

type Why =
  | AdmissionRefusal
  | ProposalFault
  | 'notNow'
  | 'notYours'
  | 'noReceiver'
  | 'notGated'
  | 'reviewerUnknown'
  | 'reviewerParty'
  | 'endTooLate'
  | 'endPast'
  | 'sayWhy'
  | 'levelPast';
export const admissionRefusalWords: Readonly<Record<Why, Word>> = {
  secondPersonNeeded: [
    '您已经办过这份申请的前面一步，这一步要由另一个人办。',
    'You did an earlier step of this one: this step is another person’s.',
  ],
  unlawful: ['没有法律依据的不能进入联席审核。', 'What has no basis in law does not go to the joint review.'],
  tooFewReviewers: ['联席审核至少要两个单位。', 'A joint review needs two organisations at least.'],
  signedBefore: ['本单位已经会签过了。', 'Your organisation has signed already.'],
  reviewAgainst: [
    '联席会审核没有过半数同意，不能批准。',
    'The joint review was not for it by more than half: it cannot be approved.',
  ],
  notYetOver: ['还没有到期。', 'It has not ended yet.'],
  notNow: ['这一步现在不能办，请刷新后再看。', 'This step is not open now: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'This step is not for your post.'],
  noReceiver: ['没有这个单位，或它不在您管的地方。', 'There is no such unit, or it is outside your place.'],
  notGated: ['派给这个单位不需要准入：{why}', 'No admission is needed for this unit. {why}'],
  untilPast: ['期限应在今天之后。', 'It has to end after today.'],
  namesSomebody: [
    '这一栏会公开，请不要写电话和身份证号。',
    'This is published: leave out telephone and identity numbers.',
  ],
  alreadyAsked: [
    '这件事已经申请过准入（{number}），请看那一份。',
    'An admission was already asked for this matter ({number}): look at that one.',
  ],
  reviewerUnknown: ['联席审核要选本旗县的单位。', 'Joint reviewers are organisations of this county.'],
  reviewerParty: [
    '申请单位和接收单位不能自己审核。',
    'Neither the unit that asks nor the one that receives reviews it.',
  ],
  endTooLate: [
    '临时任务的期限不能比申请的（{until}）更晚。',
    'A temporary one does not last longer than was asked for ({until}).',
  ],
  endPast: ['期限应在今天之后。', 'It has to end after today.'],
  sayWhy: ['接收单位不同意，批准要写明理由。', 'The receiving unit said no: an approval has to say why.'],
  levelPast: ['最早从今天起执行。', 'From today on at the earliest.'],
};

export const no = (code: Why, field?: string, values: WordValues = {}): Refused =>
  field
    ? faulty(field, code, admissionRefusalWords[code], values)
    : new Refused(code, code === 'notYours' ? 403 : 409, admissionRefusalWords[code], { values });

export const admissionWords = {
  title: ['职责准入', 'Admissions'],
  lead: [
    '清单以外的事，要先说明依据、经费和期限，问过接收单位，几家审过，批准了才能派。',
    'What is outside a list goes down only when its basis, funds and end are stated, the unit was asked, several reviewed it and it was approved.',
  ],
  none: ['还没有准入申请。', 'No admission has been asked for yet.'],
  noneHint: [
    '派件被拦下时，从提示里直接申请；也可以在这里先申请。',
    'When a dispatch is refused, ask from there; or begin here.',
  ],
  mine: ['等我办的', 'Waits for me'],
  all: ['全部', 'All'],
  number: ['编号', 'Number'],
  requester: ['申请单位', 'Asked by'],
  receiver: ['接收单位', 'For'],
  matter: ['为哪件事', 'For which matter'],
  matterKind: ['哪一类', 'Kind'],
  task: ['要它做什么', 'What it is to do'],
  taskHint: ['这一栏会公开：写事，不写人。', 'This is published: write of the matter, not of people.'],
  role: ['怎么办', 'As'],
  basis: ['依据', 'Basis'],
  basisHint: ['法律法规或文件，写到条', 'Law or document, with its article'],
  funds: ['经费（元）', 'Funds (yuan)'],
  fundsSource: ['经费从哪里来', 'Where the funds come from'],
  people: ['人员安排', 'People'],
  peopleHint: ['谁来指导、要多少人、培训怎么办', 'Who guides, how many, which training'],
  until: ['到哪天为止（当天不算）', 'Until (that day not included)'],
  untilShort: ['期限', 'Until'],
  status: ['办到哪一步', 'Step'],
  level: ['批准权限', 'Who approves'],
  checkLevel: ['合法性审查', 'Who checks it by the law'],
  steps: ['办理经过', 'Steps'],
  reviewers: ['联席审核单位', 'Joint reviewers'],
  agrees: ['同意', 'agrees'],
  disagrees: ['不同意', 'does not agree'],
  lawful: ['合法', 'lawful'],
  unlawful: ['没有依据', 'no basis in law'],
  unsigned: ['未签', 'not signed yet'],
  says: ['意见', 'Words'],
  decision: ['结论', 'Decision'],
  opinion: ['是否同意', 'Do you agree'],
  legal: ['审查结论', 'Result of the check'],
  validTo: ['临时到哪天为止（当天不算）', 'For a time, until (that day not included)'],
  approved: ['批准', 'approved'],
  temporary: ['临时任务', 'temporary'],
  rejected: ['不予准入', 'rejected'],
  holdsUntil: ['{from} 起，到 {to} 前', 'from {from}, before {to}'],
  paper: ['打印申请表', 'Print the form'],
  sheet: ['职责准入申请表', 'Request for an admission'],
  handRequester: ['申请单位', 'Asked by'],
  handReceiver: ['接收单位意见', 'Word of the receiving unit'],
  handLawyer: ['合法性审查意见', 'Legal check'],
  handReviewer: ['联席审核意见', 'Joint review'],
  handApprover: ['批准机关意见', 'Decision'],
  sealHere: ['（盖章）　　　　　年　　月　　日', '(seal)        year    month    day'],
  comma: ['，', ', '],
  ask: ['申请准入', 'Ask for an admission'],
  choose: ['请选择', 'Choose'],
  required: ['请填写这一项', 'Please fill this in'],
  back: ['回到准入', 'Back to admissions'],
  levelTitle: ['由谁批准', 'Who approves'],
  levelNow: ['{place}：{level}（{from} 起，{basis}）', '{place}: {level} (from {from}, {basis})'],
  levelDefault: ['没有另外规定，由旗县区批准。', 'Nothing else is set: the county approves.'],
  setLevel: ['改批准权限', 'Set who approves'],
  validFrom: ['从哪天起', 'From'],
  gone: ['办理中', 'under way'],
  yuan: ['{n} 元', '{n} yuan'],
} as const satisfies Record<string, Word>;
