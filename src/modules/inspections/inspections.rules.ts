/**
 * 巡察整改 (product S3.5; domain §8.5): a finding, the unit that sets it right, what shows it, and somebody of another unit who looks. Pure.
 * Day numbers are configuration of each round: the law (巡视工作条例, revised 2024) is practised with about a month for the plan and half a year to set right.
 */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const findingStatuses = [
  'found',
  'assigned',
  'planned',
  'underWay',
  'selfChecked',
  'returned',
  'longTerm',
  'closed',
] as const;
export type FindingStatus = (typeof findingStatuses)[number];
export const findingCategories = [
  'party',
  'relief',
  'funds',
  'style',
  'service',
  'organisation',
  'safety',
  'other',
] as const;
export type FindingCategory = (typeof findingCategories)[number];
/** 立行立改, 限期整改, 长期坚持. */
export const findingTerms = ['atOnce', 'limited', 'lasting'] as const;
export type FindingTerm = (typeof findingTerms)[number];
/** Who may read what came of a round: the units themselves; the Party's own people of the place; everybody. */
export const opennesses = ['none', 'party', 'public'] as const;
export type Openness = (typeof opennesses)[number];

export const findingVerbs = [
  'assign',
  'plan',
  'returnPlan',
  'report',
  'selfCheck',
  'close',
  'sendBack',
  'extend',
  'supervise',
  'whistle',
] as const;
export type FindingVerb = (typeof findingVerbs)[number];
/** Verbs by which somebody works on the setting right; who did one of them does not check it (domain §8.5). */
export const handlingVerbs = ['plan', 'report', 'selfCheck'] as const satisfies readonly FindingVerb[];
/** What is kept of a finding's way: the verbs, and a closing that was refused to its own unit. */
export const stepVerbs = ['add', ...findingVerbs, 'closeRefused'] as const;
export type StepVerb = (typeof stepVerbs)[number];

/** Who sets it right; who helps with it; the office that inspected; any inspecting office of the place; who may whistle; the house. */
export type FindingPart = 'owner' | 'helper' | 'inspector' | 'checker' | 'caller' | 'house';
export type FindingRefusal =
  | 'ownUnit'
  | 'handledIt'
  | 'evidenceMissing'
  | 'measuresOpen'
  | 'reasonMissing'
  | 'notOverdue'
  | 'dayMissing'
  | 'whistledBefore';
export type FindingFacts = {
  readonly status: FindingStatus;
  /** Does whoever acts belong to the unit that owns it, that was inspected, or that helped? */
  readonly isOwnUnit: boolean;
  /** Did they themselves plan, report or check it, in whatever post? */
  readonly handledIt: boolean;
  /** Is there something that shows it, since it was last sent back? */
  readonly hasEvidence: boolean;
  readonly openMeasures: number;
  readonly reason: string;
  readonly isOverdue: boolean;
  /** The new day of what takes longer, later than today. */
  readonly hasNewDay: boolean;
  readonly hasCase: boolean;
};

type Fault = FindingRefusal | false;
/** Nobody checks what their own unit, or they themselves, were to set right (domain §8.5: reviewer is not owner; §12.8). */
const byAnother = (f: FindingFacts): Fault => (f.isOwnUnit ? 'ownUnit' : f.handledIt && 'handledIt');
const withReason = (f: FindingFacts): Fault => f.reason.length < 2 && 'reasonMissing';
const running = ['planned', 'underWay', 'returned', 'longTerm'] as const;
export const findingWorkflow: Workflow<FindingVerb, FindingStatus, FindingPart, FindingFacts, FindingRefusal> = {
  assign: { from: ['found', 'assigned'], to: 'assigned', by: ['inspector'] },
  plan: { from: ['assigned', 'planned', 'returned', 'longTerm'], to: 'planned', by: ['owner'] },
  returnPlan: { from: ['planned'], to: 'assigned', by: ['inspector'], unless: withReason },
  report: {
    from: running,
    to: { among: ['underWay', 'longTerm'], choose: (f) => (f.status === 'longTerm' ? 'longTerm' : 'underWay') },
    by: ['owner', 'helper'],
  },
  selfCheck: {
    from: running,
    to: 'selfChecked',
    by: ['owner'],
    unless: (f) => (f.openMeasures > 0 ? 'measuresOpen' : !f.hasEvidence && 'evidenceMissing'),
  },
  // The owner may knock: it is refused by name, and that it was tried is kept.
  close: {
    from: ['selfChecked'],
    to: 'closed',
    by: ['inspector', 'checker', 'owner', 'helper'],
    unless: (f) => byAnother(f) || withReason(f),
  },
  sendBack: {
    from: ['selfChecked'],
    to: 'returned',
    by: ['inspector', 'checker'],
    unless: (f) => byAnother(f) || withReason(f),
  },
  extend: {
    from: ['planned', 'underWay', 'selfChecked', 'returned', 'longTerm'],
    to: 'longTerm',
    by: ['inspector', 'checker'],
    unless: (f) => byAnother(f) || withReason(f) || (!f.hasNewDay && 'dayMissing'),
  },
  supervise: {
    from: ['assigned', 'planned', 'underWay', 'returned', 'longTerm'],
    to: 'same',
    by: ['inspector', 'house'],
    unless: (f) => !f.isOverdue && 'notOverdue',
  },
  whistle: {
    from: ['assigned', 'planned', 'underWay', 'returned', 'longTerm'],
    to: 'same',
    by: ['caller'],
    unless: (f) => f.hasCase && 'whistledBefore',
  },
};

/** Days a round begins with; an office changes them for its round (domain §8.5: day numbers are configuration). */
export const PLAN_DAYS = 30;
export const RECTIFY_DAYS = 180;
/** What runs on after it was supervised is supervised again after so many days. */
export const SUPERVISE_AGAIN_DAYS = 15;

const dayAfter = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
export const dueAfter = dayAfter;

type Running = { status: FindingStatus; planDue: string; dueOn: string };
/** What runs over: a plan that is not there on its day, or what is not set right on its day. What waits for another's word is not the owner's delay. */
export function overdueOf(f: Running, today: string): 'plan' | 'due' | null {
  if (f.status === 'closed' || f.status === 'selfChecked' || f.status === 'found') return null;
  if (f.dueOn < today) return 'due';
  return f.status === 'assigned' && f.planDue < today ? 'plan' : null;
}
/** Is it to be supervised today: over its day, and not supervised within the last days? */
export const superviseDue = (f: Running & { supervisedOn: string | null }, today: string): boolean =>
  overdueOf(f, today) !== null && (f.supervisedOn === null || dayAfter(f.supervisedOn, SUPERVISE_AGAIN_DAYS) <= today);

export const standings = ['overdue', ...findingStatuses] as const;
export type Standing = (typeof standings)[number];
export const standingOf = (f: Running, today: string): Standing => (overdueOf(f, today) ? 'overdue' : f.status);

export type UnitCount = {
  total: number;
  closed: number;
  toCheck: number;
  open: number;
  lasting: number;
  overdue: number;
  returned: number;
  repeated: number;
};
type Counted = Running & { returned: number; former: object | null };
export function countOf(list: readonly Counted[], today: string): UnitCount {
  const n = (is: (f: Counted) => boolean) => list.filter(is).length;
  return {
    total: list.length,
    closed: n((f) => f.status === 'closed'),
    toCheck: n((f) => f.status === 'selfChecked'),
    open: n((f) => f.status !== 'closed' && f.status !== 'selfChecked' && f.status !== 'longTerm'),
    lasting: n((f) => f.status === 'longTerm'),
    overdue: n((f) => overdueOf(f, today) !== null),
    returned: n((f) => f.returned > 0),
    repeated: n((f) => f.former !== null),
  };
}
/** By the unit that sets it right, in the order of names: a figure to look behind, not a ranking, and never of a person. */
export function countByOwner<F extends Counted & { owner: { id: string; name: string } | null }>(
  list: readonly F[],
  today: string,
): { unit: { id: string; name: string }; count: UnitCount }[] {
  const owned = list.filter((f) => f.owner !== null);
  const groups = Map.groupBy(owned, (f) => f.owner?.id ?? '');
  return [...groups.values()]
    .map((own) => ({ unit: own[0]?.owner ?? { id: '', name: '' }, count: countOf(own, today) }))
    .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'zh'));
}

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪姜范谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟龙段雷钱汤尹黎郎云乌包';
const TITLES = '同志|书记|主任|局长|乡长|镇长|县长|旗长|科长|股长|所长|站长|会计|出纳|委员|村长|支书';
/** A given name holds no word for an office or a unit. */
const GIVEN = '(?:(?![局委会处部办站村乡镇副业务级年度质中政组支])\\p{Script=Han})';
/** Surnames with which hardly any word begins: after a title they need no end of the name. */
const CLEAR = '王李张刘杨赵吴徐孙胡朱郭宋谢韩冯董萧袁邓傅沈彭吕蒋蔡贾丁薛阎谭廖邹熊郝崔邱秦邵';
const NAMED = [
  // 王某某, 张××
  new RegExp(`[${SURNAMES}](?:某|×|x|X|\\*){1,2}`, 'u'),
  // 王建国同志, 张书记
  new RegExp(`[${SURNAMES}]${GIVEN}{0,2}(?:${TITLES})`, 'u'),
  // 党委书记王建国。
  new RegExp(`(?:${TITLES})[${SURNAMES}]${GIVEN}{1,2}(?=$|[^\\p{Script=Han}])`, 'u'),
  new RegExp(`(?:${TITLES})(?!张贴|张榜|胡乱)[${CLEAR}]${GIVEN}{2}`, 'u'),
  /姓名[:\uFF1A]|身份证|\d{17}[\dXx]|1[3-9]\d{9}|1[3-9]\d-\d{4}-\d{4}/u,
];
/** Findings are about work. A text that calls somebody by name tells of a person: that goes to discipline inspection. A help, not a proof. */
export const namesPerson = (text: string): boolean => NAMED.some((r) => r.test(text));
const BARE = new RegExp(`^[${SURNAMES}]${GIVEN}{1,2}$`, 'u');
/** The leader in charge is a post: neither a name alone nor a post with a name. */
export const namesLeader = (post: string): boolean => namesPerson(post) || BARE.test(post.trim());

/** What a round is called before the gate: the finding by its number in it. */
export const findingLabel = (round: string, nth: number): string => `《${round}》第${nth}个问题`.slice(0, 120);

export const inspectorRoles = ['inspector', 'countyClerk'] as const satisfies readonly Role[];
/** Who acts for a unit that sets something right. */
export const ownerRoles = [
  'departmentClerk',
  'townshipClerk',
  'townshipLeader',
  'civilAffairs',
  'partyAffairs',
  'villageCadre',
  'countyClerk',
] as const satisfies readonly Role[];
/** Who reads the findings of every unit of their place; everybody else reads those their own unit has a part in. */
export const wideRoles = [
  'inspector',
  'countyClerk',
  'townshipClerk',
  'townshipLeader',
] as const satisfies readonly Role[];
export const inspectionRoles = [...new Set<Role>([...inspectorRoles, ...ownerRoles])] as readonly Role[];
export const reviewRoles = inspectionRoles;
