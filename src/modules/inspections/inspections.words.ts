import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  FindingCategory,
  FindingPart,
  FindingRefusal,
  FindingStatus,
  FindingTerm,
  FindingVerb,
  Openness,
  Standing,
  StepVerb,
} from './inspections.rules.ts';

export const categoryWords: Record<FindingCategory, Word> = {
  party: ['党的建设', 'Party building'],
  relief: ['惠民政策落实', 'Benefits for people'],
  funds: ['资金资产资源', 'Funds and assets'],
  style: ['作风和形式主义', 'Style of work'],
  service: ['为民服务', 'Service to people'],
  organisation: ['班子和队伍建设', 'Leadership and staff'],
  safety: ['安全和环境', 'Safety and environment'],
  other: ['其他', 'Other'],
};
export const termWords: Record<FindingTerm, Word> = {
  atOnce: ['立行立改', 'At once'],
  limited: ['限期整改', 'By its day'],
  lasting: ['长期坚持', 'Lasting'],
};
export const findingStatusWords: Record<FindingStatus, Word> = {
  found: ['待交办', 'To be assigned'],
  assigned: ['等整改方案', 'Plan awaited'],
  planned: ['方案已报', 'Planned'],
  underWay: ['整改中', 'Under way'],
  selfChecked: ['等复核', 'To be checked'],
  returned: ['退回重改', 'Sent back'],
  longTerm: ['长期整改', 'Long-term'],
  closed: ['已销号', 'Closed'],
};
export const standingWords: Record<Standing, Word> = { overdue: ['逾期', 'Overdue'], ...findingStatusWords };
export const opennessWords: Record<Openness, Word> = {
  none: ['不公开', 'Not published'],
  party: ['党内通报', 'Within the Party'],
  public: ['社会公开', 'To everybody'],
};
export const findingVerbWords: Record<FindingVerb, Word> = {
  assign: ['交办', 'Assign'],
  plan: ['报整改方案', 'Hand in the plan'],
  returnPlan: ['退回方案', 'Send the plan back'],
  report: ['报进展', 'Report progress'],
  selfCheck: ['报自查完成', 'Say it is set right'],
  close: ['复核销号', 'Check and close'],
  sendBack: ['退回重改', 'Send back'],
  extend: ['转长期整改', 'Make it long-term'],
  supervise: ['督办', 'Supervise'],
  whistle: ['吹哨', 'Whistle'],
};
export const findingPartWords: Record<FindingPart, Word> = {
  owner: ['整改单位', 'the unit that sets it right'],
  helper: ['牵头部门、配合单位', 'units that help'],
  inspector: ['巡察单位', 'the inspecting office'],
  checker: ['别的巡察单位', 'another inspecting office'],
  caller: ['能吹哨的岗位', 'posts that may whistle'],
  house: ['系统', 'the house'],
};
export const stepWords: Record<StepVerb, Word> = {
  ...findingVerbWords,
  add: ['登记问题', 'Entered'],
  closeRefused: ['给自己销号，被拒', 'closing of its own refused'],
};

type Why =
  | FindingRefusal
  | 'notNow'
  | 'notYours'
  | 'unitUnknown'
  | 'ownRound'
  | 'notInspected'
  | 'personNamed'
  | 'leaderNamed'
  | 'futureDay'
  | 'daysOrder'
  | 'duePast'
  | 'measureLate'
  | 'nthTaken'
  | 'unitInUse'
  | 'measureUnknown'
  | 'noMeasures'
  | 'nothingFound';
export const inspectionRefusalWords: Record<Why, Word> = {
  ownUnit: [
    '{unit}就是整改这个问题的单位（或被巡察、配合整改的单位），不能给自己复核销号，要由别的单位复核。',
    '{unit} is the unit that sets this right (or was inspected, or helped with it): another unit checks it.',
  ],
  handledIt: [
    '您经手过这个问题的整改，不能由您复核，请换一个没有经手的人。',
    'You worked on setting this right yourself: somebody who did not checks it.',
  ],
  evidenceMissing: [
    '自查完成要附上能看出改到位的照片或材料。',
    'Show it: attach a picture or a paper from which one sees that it is set right.',
  ],
  measuresOpen: ['还有整改措施没有办完，办完再报自查完成。', 'Measures are still open: finish them first.'],
  reasonMissing: ['请写明情况：看了什么、还差什么。', 'Say what you saw, or what is missing.'],
  dayMissing: ['请写下一次看的日子，要在今天以后。', 'Give the next day to look, later than today.'],
  whistledBefore: ['这个问题已经吹过哨，请到那件诉求里接着办。', 'A whistle was called for it: go on in that case.'],
  notOverdue: ['还没有到期，用不着督办。', 'It is not overdue.'],
  notNow: ['情况已经变了，请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的单位办。', 'Your organisation does not do this.'],
  unitUnknown: [
    '没有“{name}”这个单位，或它不管这个地方。',
    'There is no unit “{name}”, or it does not serve this place.',
  ],
  ownRound: ['不能巡察自己的单位。', 'Nobody inspects their own unit.'],
  notInspected: ['“{name}”不在这一轮被巡察的单位里。', '“{name}” was not inspected in this round.'],
  personNamed: [
    '这里只记工作上的问题，不写人名、电话和证件号。涉及个人的问题线索请移交纪检监察机关。',
    'Findings are about work: no names, telephones or identity numbers. What is about a person goes to discipline inspection.',
  ],
  leaderNamed: ['责任领导只写职务，不写姓名。', 'The leader in charge is a post, not a name.'],
  futureDay: ['日期不能在今天以后。', 'The day is not after today.'],
  daysOrder: ['结束日期不能早于开始日期，反馈日期不能早于开始日期。', 'It cannot end, or be told, before it began.'],
  duePast: [
    '期限不能早于反馈日期，整改期限不能早于报方案的期限。',
    'It cannot be due before it was told, nor before its plan.',
  ],
  measureLate: ['措施的完成日期不能晚于整改期限 {day}。', 'A measure is done by the day of the finding, {day}.'],
  nthTaken: ['第 {n} 个问题已经有了。', 'There is a finding {n} already.'],
  unitInUse: [
    '“{name}”已经登记了问题，不能从被巡察单位里去掉。',
    '“{name}” has findings and stays among the inspected.',
  ],
  measureUnknown: ['没有这条措施。', 'There is no such measure.'],
  noMeasures: ['方案里至少要有一条措施。', 'A plan has one measure at least.'],
  nothingFound: [
    '这一轮还没有登记问题，没有可公开的。',
    'Nothing was found in this round yet: there is nothing to publish.',
  ],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  whistledBefore: 409,
  notYours: 403,
  ownUnit: 403,
  handledIt: 403,
  nthTaken: 409,
};
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, inspectionRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: inspectionRefusalWords[why], values }] : [],
  });

/** Said with a closing that was refused to its own unit. */
export const triedWord: Word = ['这次操作已记录在案。', 'That it was tried is on record.'];

export const inspectionWords = {
  title: ['巡察整改', 'Inspections'],
  round: ['巡察轮次', 'Round'],
  unit: ['被巡察单位', 'Inspected unit'],
  nth: ['序号', 'No.'],
  category: ['问题类别', 'Category'],
  body: ['具体问题', 'Finding'],
  basis: ['依据', 'Basis'],
  papers: ['佐证材料', 'Papers'],
  term: ['整改类型', 'Kind'],
  owner: ['责任单位', 'Owner'],
  leader: ['责任领导（职务）', 'Leader in charge (post)'],
  leaderShort: ['责任领导', 'Leader in charge'],
  lead: ['牵头部门', 'Lead department'],
  planDue: ['报方案期限', 'Plan due'],
  due: ['整改期限', 'Due'],
  measures: ['整改措施', 'Measures'],
  measureUnit: ['谁来办', 'Unit'],
  measureDue: ['完成日期', 'Due'],
  status: ['整改情况', 'State'],
  last: ['最近进展', 'Last word'],
  course: ['整改和复核经过', 'What was done and checked'],
  returned: ['退回次数', 'Sent back'],
  times: ['{n} 次', '{n}'],
  repeated: ['重复问题', 'Repeated'],
  formerOf: ['{round}第 {nth} 个问题也是这一类', 'The same kind as no. {nth} of {round}'],
  closedOn: ['销号日期', 'Closed on'],
  supervised: ['督办', 'Supervised'],
  houseSupervised: ['{what}，系统督办第 {n} 次', '{what}: supervised by the house, time {n}'],
  overPlan: ['整改方案逾期未报', 'the plan is overdue'],
  overDue: ['整改逾期', 'it is overdue'],
  dueDay: ['整改到期：{title}第 {nth} 个问题', 'Rectification due: {title}, no. {nth}'],
  whistleSays: ['巡察整改吹哨：{label}', 'Whistle from a finding of an inspection: {label}'],
  assignedTo: ['交给{unit}，责任领导：{post}', 'To {unit}; leader in charge: {post}'],
  done: ['办完了：{what}', 'Done: {what}'],
  calledFor: ['吹哨叫了{units}，诉求 {number}', 'Whistled for {units}, case {number}'],
  nextDay: ['下一次看：{day}', 'Next look: {day}'],
  year: ['{year} 年第 {nth} 轮', '{year}, round {nth}'],
} as const satisfies Record<string, Word>;
export const inspectionPaperWords = {
  title: ['巡察反馈问题整改登记表', 'Rectification of a finding of an inspection'],
} as const satisfies Record<string, Word>;
export const portalInspectionWords = {
  lead: [
    '只公布到单位和问题类别，不涉及个人。问题有没有改到位，由别的单位复核。',
    'By unit and kind only, never by person. Whether something is set right is checked by another unit.',
  ],
  homeSays: ['巡察指出的问题，改到哪一步了', 'What inspections found, and how far it is set right'],
  none: ['还没有公开的巡察整改情况。', 'Nothing is published yet.'],
  counted: ['{n} 个问题，已销号 {done} 个', '{n} findings, {done} set right'],
  overdueOf: ['逾期 {n} 个', '{n} overdue'],
  publishedOn: ['{day} 公布', 'published {day}'],
  toldOn: ['{day} 反馈', 'told {day}'],
  byUnit: ['各单位', 'By unit'],
  byKind: ['各类问题', 'By kind'],
  unit: ['单位', 'Unit'],
  kind: ['类别', 'Kind'],
  all: ['问题', 'Findings'],
  done: ['已销号', 'Set right'],
  lasting: ['长期整改', 'Long-term'],
  late: ['逾期', 'Overdue'],
  false: ['说改好了，其实没改？', 'Said to be set right, and it is not?'],
  falseHow: [
    '把您看到的告诉我们：是哪个单位、哪件事、现在什么样，能拍照最好。可以不留姓名，谁在办、到哪一步都查得到。',
    'Tell us what you see: which unit, which matter, how it is now; a picture helps. You need not give your name, and you can follow who works on it.',
  ],
  say: ['反映整改不实', 'Report it'],
  back: ['看全部', 'All'],
} as const satisfies Record<string, Word>;
