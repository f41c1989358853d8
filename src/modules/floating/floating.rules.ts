/** 流动党员: what a member on the move is recorded by, and who owes what by when (domain §6). Pure. */
import type { Role } from '#kernel/actor.ts';

export const floatingStatuses = [
  'registeredOut', // 已登记外出
  'reportedIn', // 已报到
  'attached', // 已编入流入地支部
  'contacted', // 保持联系
  'relationMoved', // 组织关系已转
  'returned', // 已回来
  'lostContact', // 暂时联系不上
] as const;
export type FloatingStatus = (typeof floatingStatuses)[number];
export const openStatuses = [
  'registeredOut',
  'reportedIn',
  'attached',
  'contacted',
  'lostContact',
] as const satisfies readonly FloatingStatus[];
export const isOpen = (status: FloatingStatus): boolean => openStatuses.some((s) => s === status);

export const directions = ['county', 'province', 'otherProvince', 'abroad'] as const;
export type Direction = (typeof directions)[number];
export const reasons = ['work', 'business', 'study', 'family', 'other'] as const;
export type Reason = (typeof reasons)[number];
export const ways = ['phone', 'message', 'video', 'visit', 'letter', 'family', 'branch'] as const;
export type Way = (typeof ways)[number];
export const consentWays = ['paper', 'spoken', 'self'] as const;
export type ConsentWay = (typeof consentWays)[number];
export const sides = ['home', 'inflow'] as const;
/** Both branches answer for a member on the move: the one they left and the one they came to (双方共管). */
export type Side = (typeof sides)[number];

/** Who reads of members on the move: as the roll of a branch, for membership is sensitive (domain §10.1). */
export const readerRoles = [
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
  'inspector',
] as const satisfies readonly Role[];
export const keeperRoles = [
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
/** Who sets the limits of a place. */
export const ruleRoles = ['partyAffairs', 'countyClerk'] as const satisfies readonly Role[];

export const ruleKeys = [
  'awayMonths',
  'nameContactDays',
  'reportInDays',
  'attachDays',
  'contactMonths',
  'contactAbroadMonths',
  'lostTries',
  'lostWays',
  'retryDays',
] as const;
export type RuleKey = (typeof ruleKeys)[number];
export type FloatingRules = Readonly<Record<RuleKey, number>>;

const plus = (day: string, more: { days?: number; months?: number }): string =>
  Temporal.PlainDate.from(day).add(more).toString();

/** Being away for six months and more is the ground for registering (2024 意见, domain §6): an end that is known must lie behind them. */
export const isLongEnough = (leftOn: string, until: string | null, rules: Pick<FloatingRules, 'awayMonths'>): boolean =>
  until === null || until >= plus(leftOn, { months: rules.awayMonths });

/** How often a member is contacted: students abroad at least every half year (domain §6), others as the place has set. */
export const contactMonths = (
  m: { direction: Direction; reason: Reason },
  rules: Pick<FloatingRules, 'contactMonths' | 'contactAbroadMonths'>,
): number =>
  m.direction === 'abroad' && m.reason === 'study' ? Math.min(6, rules.contactAbroadMonths) : rules.contactMonths;

export type Try = { readonly day: string; readonly way: Way; readonly reached: boolean; readonly side: Side };
export type DueFacts = {
  readonly status: FloatingStatus;
  readonly direction: Direction;
  readonly reason: Reason;
  readonly registeredOn: string;
  readonly reportedOn: string | null;
  readonly attachedOn: string | null;
  readonly hasContactPerson: boolean;
  /** Is that branch one of this house, which then does its part here itself? */
  readonly homeIsHere: boolean;
  readonly inflowIsHere: boolean;
  readonly tries: readonly Try[];
};
export const dueKinds = ['nameContact', 'reportIn', 'attach', 'contact', 'retry'] as const;
export type DueKind = (typeof dueKinds)[number];
export type Due = { readonly what: DueKind; readonly side: Side; readonly by: string };

const latest = (days: readonly (string | null)[]): string =>
  days.flatMap((d) => (d ? [d] : [])).reduce((a, b) => (a > b ? a : b));

/** What each branch owes a member now and by when. A unit owes it, never a person; nothing here is counted against anybody. */
export function dueWork(f: DueFacts, rules: FloatingRules): Due[] {
  if (!isOpen(f.status)) return [];
  const due: Due[] = [];
  const keeper: Side = f.homeIsHere ? 'home' : 'inflow';
  const inflow: Side = f.inflowIsHere ? 'inflow' : 'home';
  if (f.homeIsHere && !f.hasContactPerson)
    due.push({ what: 'nameContact', side: 'home', by: plus(f.registeredOn, { days: rules.nameContactDays }) });
  if (f.status === 'registeredOut')
    due.push({ what: 'reportIn', side: keeper, by: plus(f.registeredOn, { days: rules.reportInDays }) });
  if (f.status === 'reportedIn')
    due.push({ what: 'attach', side: inflow, by: plus(f.reportedOn ?? f.registeredOn, { days: rules.attachDays }) });
  if (f.status === 'lostContact') {
    const last = latest([f.registeredOn, ...f.tries.map((t) => t.day)]);
    due.push({ what: 'retry', side: keeper, by: plus(last, { days: rules.retryDays }) });
    return due;
  }
  const months = contactMonths(f, rules);
  const reached = f.tries.filter((t) => t.reached);
  const lastOf = (side: Side, from: string) =>
    latest([from, ...reached.filter((t) => t.side === side).map((t) => t.day)]);
  due.push({ what: 'contact', side: keeper, by: plus(lastOf(keeper, f.registeredOn), { months }) });
  if (f.homeIsHere && f.inflowIsHere && f.attachedOn)
    due.push({ what: 'contact', side: 'inflow', by: plus(lastOf('inflow', f.attachedOn), { months }) });
  return due.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}

/** Tries without an answer since somebody was last reached, and in how many different ways. */
export function unanswered(tries: readonly Try[]): { tries: number; ways: number } {
  const last = latest(['0001-01-01', ...tries.filter((t) => t.reached).map((t) => t.day)]);
  const since = tries.filter((t) => !t.reached && t.day >= last);
  return { tries: since.length, ways: new Set(since.map((t) => t.way)).size };
}

/** The code on the paper: eight digits, told once. */
export const CODE_DIGITS = 8;
export const MAX_TRIES = 10;
/** What was kept of a member goes so many years after the end; the line that there was one stays. */
export const KEPT_YEARS = 3;
