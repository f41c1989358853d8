import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type {
  AuthorisationRefusal,
  Basis,
  ConsentGiver,
  ConsentPurpose,
  ConsentRefusal,
  ErrandScope,
  HealthNeed,
  Medium,
  Relation,
  RevealPurpose,
  RevealRefusal,
  SealedField,
} from './people.rules.ts';

export type PeopleRefusal =
  | RevealRefusal
  | ConsentRefusal
  | AuthorisationRefusal
  | 'nothingToShow'
  | 'alreadyKnown'
  | 'healthNeedsConsent'
  | 'bornLater'
  | 'areaNotHome'
  | 'areaNotYours'
  | 'noSuchPlace'
  | 'reasonHoldsNumber'
  | 'alreadyGiven'
  | 'alreadyEnded'
  | 'selfAgent'
  | 'livesElsewhere'
  | 'secondHead'
  | 'mergesItself';

const bases: Record<Basis, Word> = {
  consent: ['本人同意', 'Consent'],
  statutoryDuty: ['履行法定职责', 'Statutory duty'],
  emergency: ['紧急情况', 'Emergency'],
};
const health: Record<HealthNeed, Word> = {
  mobility: ['行动不便', 'Mobility'],
  sight: ['视力障碍', 'Sight'],
  hearing: ['听力障碍', 'Hearing'],
  speech: ['言语障碍', 'Speech'],
  mind: ['智力或精神障碍', 'Mind'],
  chronicIllness: ['慢性病', 'Chronic illness'],
  bedridden: ['卧床', 'Bedridden'],
};
const relations: Record<Relation, Word> = {
  head: ['户主', 'Head'],
  spouse: ['配偶', 'Spouse'],
  child: ['子女', 'Child'],
  parent: ['父母', 'Parent'],
  grandchild: ['孙辈', 'Grandchild'],
  grandparent: ['祖辈', 'Grandparent'],
  sibling: ['兄弟姐妹', 'Sibling'],
  other: ['其他', 'Other'],
};
const fields: Record<SealedField, Word> = {
  phone: ['电话', 'Phone'],
  idNumber: ['身份证号', 'Identity number'],
  bank: ['银行账号', 'Bank account'],
  health: ['健康状况', 'Health'],
};
const purposes: Record<RevealPurpose, Word> = {
  contact: ['联系本人', 'To contact the person'],
  verify: ['核对身份', 'To verify identity'],
  pay: ['发放补贴', 'To pay a benefit'],
  care: ['走访照料', 'To visit and care'],
  emergency: ['紧急救助', 'Emergency help'],
  rightsRequest: ['答复本人查询', "To answer the person's request"],
};
const consents: Record<ConsentPurpose, Word> = {
  contact: ['电话联系和回访', 'To be called'],
  health: ['用健康信息安排帮扶', 'Health data for help'],
  bankPayment: ['用银行账号发放补贴', 'Bank account for payments'],
  activities: ['报名活动、老年大学、自习室', 'Activities, classes, study rooms'],
  delegate: ['请人代办', 'Errands by an agent'],
  publicity: ['公开姓名或照片', 'Name or photo in public'],
  sharing: ['提供给其他部门', 'Passing on to another office'],
};
const givers: Record<ConsentGiver, Word> = {
  self: ['本人', 'The person'],
  guardian: ['监护人', 'A guardian'],
  oralWitnessed: ['口头,有见证人', 'Spoken, before a witness'],
};
const errands: Record<ErrandScope, Word> = {
  raise: ['代为反映', 'Raise a matter'],
  follow: ['查询进度', 'Follow it'],
  submit: ['提交材料', 'Hand in papers'],
  collect: ['代领', 'Collect'],
};
const media: Record<Medium, Word> = {
  written: ['书面', 'Written'],
  recorded: ['录音录像', 'Recorded'],
  oral: ['口头,有见证人', 'Spoken, before a witness'],
};
const refusals: Record<PeopleRefusal, Word> = {
  fieldNotYours: [
    '您的岗位用不到这一项。需要时请经办人办理。',
    'Your post does not need this field. Ask the clerk in charge.',
  ],
  purposeNotYours: ['这个用途不属于您的岗位,请另选用途。', 'This purpose is not that of your post: choose another.'],
  purposeNeedsLess: [
    '这个用途用不到这一项,请换用途或不看。',
    'This purpose does not need this field: choose another, or leave it closed.',
  ],
  reasonMissing: ['紧急查看请写明原因。', 'In an emergency, say why.'],
  reasonHoldsNumber: ['原因会长期留存,请不要写号码。', 'The reason is kept for good: leave numbers out of it.'],
  nothingToShow: ['这一项没有登记。', 'Nothing is recorded here.'],
  alreadyKnown: [
    '这个身份证号已有登记。请先查找;找不到的,请上一级经办人办理迁入。',
    'This identity number is already recorded. Search first; if you cannot find it, ask the level above to move it.',
  ],
  healthNeedsConsent: [
    '健康状况要本人单独同意后才能登记。请先登记同意。',
    "Health may be recorded only with the person's separate consent. Record the consent first.",
  ],
  bornLater: ['出生日期在今天之后,请核对。', 'The birth date lies ahead: check it.'],
  areaNotHome: ['请选到村(社区)或网格。', 'Choose a village, community or grid.'],
  areaNotYours: ['这个地方不在您的辖区,请上一级办理。', 'That place is outside your area: ask the level above.'],
  noSuchPlace: ['没有这个地方,请重新选择。', 'There is no such place: choose again.'],
  guardianNeeded: ['不满十四周岁的,由监护人同意。', 'Below 14 a guardian consents.'],
  witnessMissing: ['口头的请写见证人。', 'Name the witness of what was spoken.'],
  witnessNotNeeded: ['只有口头的才写见证人。', 'Only what was spoken has a witness.'],
  alreadyGiven: ['这一项已经同意过,仍然有效。', 'This consent was given already and still stands.'],
  alreadyEnded: ['已经撤回或终止了。', 'It has ended already.'],
  agentNotOne: ['请只选一位代办人。', 'Choose exactly one agent.'],
  selfAgent: ['代办人不能是本人。', 'Nobody is their own agent.'],
  endsBeforeItBegins: ['结束日期要晚于开始日期。', 'It must end after it begins.'],
  tooLong: ['一次授权最长一年,到期可再办。', 'An authorisation lasts a year at most; renew it then.'],
  livesElsewhere: [
    '这段时间已登记在一户。请先在原来的户里写明迁出日期。',
    'Recorded in a household for that time already. Enter the day of leaving there first.',
  ],
  mergesItself: ['不能并入自己,请选另一户。', 'It cannot be merged into itself: choose another.'],
  secondHead: [
    '这段时间已有户主。请先结束原户主,或改选关系。',
    'There is a head for that time: end that first, or choose another relation.',
  ],
};

export const peopleWords = {
  title: ['居民', 'People'],
  bases,
  health,
  relations,
  fields,
  purposes,
  consents,
  givers,
  errands,
  media,
  refusals,
  warnings: {
    idNumberCheckDigit: [
      '身份证号最后一位对不上,请和证件核对。',
      'The last digit does not fit: compare with the card.',
    ],
  },
} as const satisfies Record<string, unknown>;

/** A refusal of this module. 409: the state of things forbids it, 422: the input does, 403: the post does. */
export const no = (code: PeopleRefusal, status: 403 | 409 | 422 = 409): Refused =>
  new Refused(code, status, refusals[code]);

export const faults = {
  name: ['请写姓名,最多 60 字。', 'Write the name, 60 characters at most.'],
  phone: ['请写手机号,或带区号的固定电话。', 'Write a mobile number, or a landline with its area code.'],
  idNumber: ['身份证号应为 18 位,最后一位可以是 X。', 'An identity number has 18 places; the last may be X.'],
  idNumberDate: ['身份证号里的出生日期不存在,请核对。', 'The birth date in the identity number does not exist.'],
  bank: ['银行账号应为 12 到 19 位数字。', 'A bank account has 12 to 19 digits.'],
  day: ['请写日期,如 2026-03-01。', 'Write a day, such as 2026-03-01.'],
  area: ['这不是区划代码。', 'This is no division code.'],
} as const satisfies Record<string, Word>;
