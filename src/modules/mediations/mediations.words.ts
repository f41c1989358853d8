import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  ClockName,
  CommitteeFault,
  DisputeKind,
  EndedAs,
  FileKind,
  MediationStatus,
  RecordKind,
  SignWay,
} from './mediations.rules.ts';
import type { MediationPart, MediationRefusal, MediationVerb } from './mediations.workflow.rules.ts';

export const disputeWords: Record<DisputeKind, Word> = {
  neighbour: ['邻里纠纷', 'neighbours'],
  family: ['婚姻家庭', 'marriage and family'],
  land: ['土地、草场、山林', 'land, pasture, woods'],
  house: ['宅基地、房屋', 'homestead, house'],
  debt: ['借款、合同', 'loan, contract'],
  damage: ['损害赔偿', 'damages'],
  labour: ['劳动报酬', 'wages'],
  business: ['生产经营', 'trade'],
  other: ['其他纠纷', 'other'],
};
export const mediationStatusWords: Record<MediationStatus, Word> = {
  applied: ['申请了,等对方同意', 'applied, the other side is asked'],
  offered: ['主动提出,等各方同意', 'offered, the parties are asked'],
  refused: ['有人不同意,未调解', 'refused by a party'],
  accepted: ['各方同意,已受理', 'accepted'],
  mediating: ['正在调解', 'in mediation'],
  agreed: ['达成协议,等签字盖章', 'agreed, to be signed'],
  valid: ['协议已生效', 'agreement in force'],
  jointlyApplied: ['已共同申请司法确认', 'court asked to confirm'],
  courtAccepted: ['法院已受理司法确认', 'court accepted it'],
  confirmed: ['法院已确认', 'confirmed by the court'],
  notConfirmed: ['法院未确认', 'not confirmed by the court'],
  performing: ['正在履行', 'being performed'],
  performed: ['履行完毕', 'performed'],
  breached: ['没有履行', 'not performed'],
  failed: ['调解不成', 'no agreement'],
  stopped: ['当事人要求终止', 'stopped by a party'],
  visited: ['已回访', 'visited again'],
  archived: ['已归档', 'archived'],
};
export const mediationVerbWords: Record<MediationVerb, Word> = {
  consent: ['同意调解', 'Consent'],
  refuse: ['不同意调解', 'Refuse'],
  assign: ['指定调解员', 'Assign mediators'],
  recuse: ['回避', 'Step aside'],
  askAnother: ['要求换调解员', 'Ask for another mediator'],
  tellRights: ['送权利义务告知书', 'Give the rights notice'],
  invite: ['请人参加', 'Ask somebody in'],
  appoint: ['约下次调解', 'Set the next session'],
  hold: ['记一次调解', 'Record a session'],
  note: ['记调查、单独谈话', 'Record an inquiry or a talk'],
  prevent: ['防止激化', 'Measures against escalation'],
  report: ['报告公安机关', 'Report to the police'],
  attach: ['放进材料', 'Add a paper'],
  agree: ['写协议', 'Write the agreement'],
  redraft: ['协议重写', 'Write it again'],
  sign: ['当事人签字', 'A party signs'],
  signMediator: ['调解员签名', 'Mediator signs'],
  seal: ['盖调委会印章', 'Seal of the committee'],
  validate: ['协议生效', 'In force'],
  fail: ['调解不成', 'No agreement'],
  stop: ['终止调解', 'Stop'],
  join: ['同意申请司法确认', 'Join the application to the court'],
  fileCourt: ['交法院申请确认', 'File with the court'],
  courtAccept: ['法院受理', 'Court accepts'],
  courtDecline: ['法院不受理', 'Court declines'],
  confirm: ['法院确认有效', 'Court confirms'],
  notConfirm: ['法院不予确认', 'Court does not confirm'],
  extend: ['法院延长十日', 'Court takes ten days more'],
  perform: ['记一笔履行', 'Record a performance'],
  fulfil: ['履行完毕', 'Performed'],
  breach: ['没有履行', 'Not performed'],
  visit: ['回访', 'Return visit'],
  archive: ['归档', 'Archive'],
};
export const mediationPartWords: Record<MediationPart, Word> = {
  party: ['当事人', 'party'],
  mediator: ['调解员', 'mediator'],
  head: ['调委会主任', 'head of the committee'],
};
export const endedWords: Record<EndedAs, Word> = {
  refused: ['当事人不同意', 'refused'],
  failed: ['调解不成', 'no agreement'],
  stopped: ['当事人终止', 'stopped'],
  performed: ['履行完毕', 'performed'],
  breached: ['没有履行', 'not performed'],
};
export const recordWords: Record<RecordKind, Word> = {
  session: ['调解记录', 'Session'],
  talk: ['单独谈话', 'Talk with one party'],
  investigation: ['调查记录', 'Inquiry'],
  helper: ['请来的人', 'Asked in'],
  prevent: ['防止激化的措施', 'Measures against escalation'],
  police: ['报告公安机关', 'Report to the police'],
  visit: ['回访记录', 'Return visit'],
};
export const fileWords: Record<FileKind, Word> = {
  application: ['人民调解申请书(受理登记表)', 'Application'],
  rights: ['权利义务告知书', 'Notice of rights and duties'],
  identity: ['当事人身份证明', 'Identity of the parties'],
  proxy: ['授权委托书', 'Power of attorney'],
  investigation: ['调查记录', 'Inquiries'],
  evidence: ['证据材料', 'Evidence'],
  session: ['调解记录', 'Sessions'],
  agreement: ['人民调解协议书', 'Agreement'],
  performance: ['履行凭证', 'Proof of performance'],
  visit: ['回访记录', 'Return visits'],
  court: ['司法确认材料', 'Papers of the court'],
};
export const signWords: Record<SignWay, Word> = {
  sign: ['签名', 'signature'],
  seal: ['盖章', 'seal'],
  fingerprint: ['按指印', 'fingerprint'],
};
export const mediationClockWords: Record<ClockName, Word> = {
  window: ['可以共同申请司法确认到', 'Joint application to the court until'],
  courtAccept: ['法院决定是否受理', 'Court decides whether to accept'],
  courtDecide: ['法院作出决定', 'Court decides'],
  courtExtended: ['法院作出决定(已延长)', 'Court decides (extended)'],
};
export const committeeFaultWords: Record<CommitteeFault, Word> = {
  tooFew: ['委员不足三人', 'fewer than three members'],
  tooMany: ['委员超过九人', 'more than nine members'],
  noWoman: ['没有妇女委员', 'no woman among its members'],
  noHead: ['没有登记主任', 'no head is entered'],
  termOver: ['任期已满', 'its term is over'],
};

type Why =
  | MediationRefusal
  | 'notNow'
  | 'notYours'
  | 'notMember'
  | 'notHead'
  | 'committeeUnknown'
  | 'personUnknown'
  | 'personNoAccount'
  | 'recusedBefore'
  | 'partyUnknown'
  | 'oneParty'
  | 'twoSides'
  | 'caseConsentMissing'
  | 'answeredAlready'
  | 'signedAlready'
  | 'doneAlready'
  | 'futureDay'
  | 'beforeAgreed'
  | 'dueMissing'
  | 'reasonMissing'
  | 'fileMissing'
  | 'headTaken'
  | 'ownMatter'
  | 'appointmentPast'
  | 'spanTurned'
  | 'nameTaken'
  | 'consentMissing'
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'erased';
export const mediationRefusalWords: Record<Why, Word> = {
  rightsUntold: [
    '还有当事人没有拿到权利义务告知书,先告知再调解。',
    'Not every party was told its rights and duties: do that first.',
  ],
  noMediator: ['还没有调解员,请主任先指定。', 'There is no mediator yet: the head assigns one.'],
  helperUnconsented: [
    '请亲属、邻里或专家参加,要先征得各方当事人同意。',
    'Kin, neighbours or experts are asked in only with every party’s consent.',
  ],
  closedWanted: [
    '有当事人要求不公开,这一次不能公开进行。',
    'A party wants it closed: this session cannot be an open one.',
  ],
  noSession: ['还没有调解记录,先记一次调解再写协议。', 'No session is on record yet.'],
  partyUnsigned: [
    '协议还缺当事人的签名、盖章或指印:{names}。只有一方签字不生效。',
    'Not signed by every party: {names}. What one side alone signed is not in force.',
  ],
  mediatorUnsigned: ['协议还缺调解员签名。', 'The mediator has not signed.'],
  sealMissing: ['协议还没有加盖调解委员会印章。', 'The seal of the committee is missing.'],
  routesUntold: [
    '先告诉当事人:可以申请仲裁、找行政机关,或者到法院起诉。',
    'First tell the parties: arbitration, the administration and the courts are open to them.',
  ],
  windowPast: [
    '协议生效已过 30 天,不能再申请司法确认;有争议可以直接起诉。',
    'More than 30 days since the agreement came into force: it can no longer be confirmed; a lawsuit is open.',
  ],
  aboutStatus: [
    '身份关系、收养、婚姻效力的协议,法院不作司法确认。',
    'A court does not confirm agreements on status, adoption or marriage.',
  ],
  notJoint: ['要双方共同申请,还有当事人没有表示。', 'Both sides apply together: a party has not said so yet.'],
  filedAlready: ['已经向法院申请过了。', 'The court has been asked already.'],
  extendedAlready: ['只能延长一次。', 'It is extended once only.'],
  nothingOpen: ['没有还要履行的内容。', 'Nothing is left to be performed.'],
  stillOpen: ['还有没履行的内容,先逐笔记下。', 'Something is still to be performed: record it first.'],
  filesMissing: ['卷宗还缺:{names}。补齐后再归档。', 'The file lacks: {names}.'],
  notNow: ['现在走不到这一步,请刷新后再看。', 'Not at this step: load it again.'],
  notYours: ['这一步不由您办。', 'This is not yours to do.'],
  notMember: [
    '您的账号没有登记在这个调解委员会,不能收件。请先在名册里登记。',
    'Your account is not in the register of this committee.',
  ],
  notHead: ['只有调解委员会主任能指定调解员。', 'Only the head of the committee assigns mediators.'],
  committeeUnknown: ['没有这个调解委员会。', 'There is no such committee.'],
  spanTurned: ['结束日期不能早于开始日期。', 'It cannot end before it began.'],
  personUnknown: ['名册里没有这位调解员。', 'This mediator is not in the register.'],
  personNoAccount: ['{name}没有登记账号,不能办理卷宗。', '{name} has no account and cannot keep a file.'],
  recusedBefore: ['{name}在这件事上已经回避,不能再指定。', '{name} stepped aside from this dispute.'],
  partyUnknown: ['没有这位当事人。', 'There is no such party.'],
  oneParty: ['至少要有两方当事人。', 'A dispute has two parties at least.'],
  twoSides: ['申请人和对方都要写上。', 'Name both who applies and the other side.'],
  caseConsentMissing: [
    '先问过反映人,他同意转到调解,再登记。',
    'Ask whoever brought the case first: it goes to mediation only with their consent.',
  ],
  answeredAlready: ['这位当事人已经表示过了。', 'This party has answered already.'],
  signedAlready: ['已经签过了。', 'Signed already.'],
  doneAlready: ['这一笔已经记过了。', 'This one is recorded already.'],
  futureDay: ['日期不能在今天以后。', 'The day is not after today.'],
  beforeAgreed: ['日期不能早于达成协议那天。', 'Not before the day of the agreement.'],
  dueMissing: ['书面协议要写明履行内容和期限。', 'A written agreement says what is to be done and by when.'],
  reasonMissing: ['请写明原因。', 'Say why.'],
  fileMissing: ['请附上一个文件。', 'Attach a file.'],
  ownMatter: [
    '{name}本人或者所在单位是当事人，不能做这件事的调解员。请换别的调解员，或者请乡镇（街道）调解委员会来办。',
    '{name} or the unit {name} works for is a party and cannot mediate it. Another mediator does, or the committee of the township.',
  ],
  appointmentPast: ['要约以后的时间。', 'An appointment is for a time to come.'],
  headTaken: ['这个调委会已经有主任了。', 'This committee has a head already.'],
  nameTaken: ['这个地方已经有同名的调委会。', 'There is a committee of that name here.'],
  consentMissing: ['公开姓名要本人同意。', 'A name is made public with consent only.'],
  wrongReceipt: ['编号或查询密码不对,请照回执再看一遍。', 'Number or passphrase is wrong: look at the receipt again.'],
  tooManyTries: ['试的次数太多,请一小时后再试。', 'Too many tries: come back in an hour.'],
  erased: ['保管期已满,内容已经销毁。', 'Kept long enough: its content is erased.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  notYours: 403,
  notMember: 403,
  notHead: 403,
  answeredAlready: 409,
  signedAlready: 409,
  doneAlready: 409,
  headTaken: 409,
  nameTaken: 409,
  wrongReceipt: 404,
  tooManyTries: 429,
  erased: 410,
};
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, mediationRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: mediationRefusalWords[why], values }] : [],
  });

/** 26, 32: what is open to them instead. Said whenever a mediation ends without, and printed on the paper. */
export const routeWords: readonly Word[] = [
  [
    '仲裁:劳动争议、土地承包等依法可以仲裁的,向有管辖权的仲裁委员会申请。',
    'Arbitration: where the law provides it (wages, land contracts), at the arbitration commission.',
  ],
  [
    '行政:请乡镇(街道)、主管部门依法处理。',
    'Administration: ask the township or the department in charge to deal with it.',
  ],
  ['诉讼:向人民法院起诉。', 'Court: bring a lawsuit.'],
];
/** 人民调解法 23, 24: read out and handed over before the first session. */
export const rightsWords = {
  rights: [
    ['可以选择或者接受调解员。', 'You choose a mediator or accept one.'],
    ['可以接受调解、拒绝调解,也可以随时要求终止。', 'You may accept, refuse, and stop at any time.'],
    ['可以要求公开进行或者不公开进行。', 'You may ask for open or closed sessions.'],
    ['可以自主表达意愿、自愿达成协议。', 'You say what you want and agree only of your own will.'],
    [
      '调解不收任何费用,也不妨碍您去仲裁、找行政机关或者起诉。',
      'It costs nothing, and keeps you from neither arbitration, the administration nor the courts.',
    ],
  ],
  duties: [
    ['如实说明纠纷事实。', 'Tell what happened as it was.'],
    ['遵守调解现场秩序,尊重调解员。', 'Keep order and respect the mediator.'],
    ['尊重对方行使权利。', 'Respect the other side’s rights.'],
    ['按协议履行。', 'Do what was agreed.'],
  ],
} as const satisfies Record<string, readonly Word[]>;

export const mediationWords = {
  title: ['人民调解', 'Mediation'],
  number: ['编号', 'Number'],
  kind: ['纠纷类型', 'Kind'],
  status: ['到哪一步', 'State'],
  committee: ['调解委员会', 'Committee'],
  applicant: ['申请人', 'Applicant'],
  other: ['对方', 'Other side'],
  reminder: ['履行到期:{number}', 'To be performed: {number}'],
  meets: ['{time} 调解：{number}', '{time} mediation: {number}'],
  windowDay: ['司法确认申请截止:{number}', 'Last day for the court: {number}'],
  offeredOnCase: ['经本人同意,转请{committee}调解', 'With consent, {committee} was asked to mediate'],
} as const satisfies Record<string, Word>;
