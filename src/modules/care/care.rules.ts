import type { Role } from '#kernel/actor.ts';

/* 特殊群体 (domain §5.1–5.5). Who receives a benefit of which class, and when it is looked at again. Nothing of petitions is known here (§12.13). */

export const careClasses = [
  'minimumLiving', // 低保
  'needyCentral', // 特困,集中供养
  'needyHome', // 特困,分散供养
  'elderAllowance', // 高龄津贴
  'relapseUnstable', // 防返贫:脱贫不稳定户
  'relapseMarginal', // 防返贫:边缘易致贫户
  'relapseSudden', // 防返贫:突发严重困难户
  'lowIncome', // 低保边缘
  'heavySpending', // 刚性支出困难
] as const;
export type CareClass = (typeof careClasses)[number];
/** Classes whose intervals stand in `care_rule`; those of the elder allowance stand in a table of their own (domain §5.5). */
export const ruledClasses = careClasses.filter((c) => c !== 'elderAllowance');

/** 复核: does the household still qualify · 认证: is the person there. */
export const checkKinds = ['recheck', 'certification'] as const;
export type CheckKind = (typeof checkKinds)[number];

/** `changing`: income is unstable, or somebody is able to work (审核确认办法 31). */
export const circumstances = ['steady', 'changing'] as const;
export type Circumstance = (typeof circumstances)[number];

/** What a membership rests on: an existing register, an application decided here, another decision. */
export const basisKinds = ['register', 'application', 'decision'] as const;
export type BasisKind = (typeof basisKinds)[number];

export const endReasons = [
  'deceased',
  'unreachable',
  'incomeAbove',
  'assetsAbove',
  'ableAgain',
  'supporter',
  'prison',
  'movedAway',
  'ageOrTerm',
  'riskGone',
  'ownWish',
  'enteredWrongly',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Whose work it is: who visits, who assigns and registers, who decides. Nobody else reads who belongs to a class. */
export const careRoles = [
  'gridWorker',
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'civilAffairs',
] as const satisfies readonly Role[];
export const enrolRoles = ['townshipClerk', 'civilAffairs'] as const satisfies readonly Role[];
export const assignRoles = ['villageCadre', 'townshipClerk', 'civilAffairs'] as const satisfies readonly Role[];
export const visitRoles = [
  'gridWorker',
  'villageCadre',
  'townshipClerk',
  'civilAffairs',
] as const satisfies readonly Role[];
export const proposeRoles = ['villageCadre', 'townshipClerk', 'civilAffairs'] as const satisfies readonly Role[];
export const decideRoles = ['townshipClerk', 'townshipLeader', 'civilAffairs'] as const satisfies readonly Role[];
/** How far units are, in figures; who is behind them is not shown. */
export const careBoardRoles = [...careRoles, 'countyClerk'] as const satisfies readonly Role[];
export const careRuleRoles = ['civilAffairs'] as const satisfies readonly Role[];

const personal: readonly CareClass[] = ['needyCentral', 'needyHome', 'elderAllowance'];
export type SubjectFault = 'personMissing' | 'personNotMeant';
/** Whose benefit it is: 特困 and 高龄 are one person's; 低保 is the household's, or of one person (单人户申请, 审核确认办法 8). */
export function subjectFault(careClass: CareClass, personId: string | null): SubjectFault | null {
  if (personal.includes(careClass)) return personId ? null : 'personMissing';
  return personId && careClass !== 'minimumLiving' ? 'personNotMeant' : null;
}

/** Classes that may turn into each other by a note: the form of 供养 is the person's own choice, kinds of 防返贫 bring no payment. Else it ends by decision. */
const kin: readonly (readonly CareClass[])[] = [
  ['needyCentral', 'needyHome'],
  ['relapseUnstable', 'relapseMarginal', 'relapseSudden'],
];
export const mayBecome = (from: CareClass): readonly CareClass[] =>
  kin.find((group) => group.includes(from))?.filter((c) => c !== from) ?? [];

/** The day so many months later; a month that is too short ends it earlier (31 August + 6 → 28 February). */
export const monthsAfter = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString();
export const daysBefore = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).subtract({ days }).toString();

/** A rule of a place from a day on. */
export type Placed = { area: string; validFrom: string };
/** The rule that holds at a place on a day: the narrowest place, then the newest. */
export function ruleAt<R extends Placed>(rules: readonly R[], area: string, on: string): R | null {
  const holds = rules.filter((r) => area.startsWith(r.area) && r.validFrom <= on);
  return holds.sort((a, b) => b.area.length - a.area.length || (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
}

export type AgeRule = Placed & { ageFrom: number; ageTo: number | null };
/** The rule for somebody born in a year; whoever's year is not known is held to the youngest that the place has a rule for. */
export function ageRuleAt<R extends AgeRule>(
  rules: readonly R[],
  area: string,
  on: string,
  birthYear: number | null,
): R | null {
  const youngest = Math.min(...rules.filter((r) => area.startsWith(r.area)).map((r) => r.ageFrom));
  const age = birthYear === null ? youngest : Math.max(youngest, Number(on.slice(0, 4)) - birthYear);
  return ruleAt(
    rules.filter((r) => r.ageFrom <= age && (r.ageTo === null || age < r.ageTo)),
    area,
    on,
  );
}

type Ages = { ageFrom: number; ageTo: number | null; validFrom: string };
/** Two rules of one place that begin on the same day may not both hold for an age. */
export const overlaps = (a: Ages, b: Ages): boolean =>
  a.validFrom === b.validFrom &&
  a.ageFrom < (b.ageTo ?? Number.POSITIVE_INFINITY) &&
  b.ageFrom < (a.ageTo ?? Number.POSITIVE_INFINITY) &&
  a.ageFrom !== b.ageFrom;

export type Interval = { months: number | null; leadDays: number; secondDays: number; needsWitness: boolean };
export type DueWindow = { opensOn: string; dueOn: string };

/**
 * When a check is due that was last done on a day: so many months later, begun so many days before. Never later than the rule says: a
 * check that was done early moves the next one forward. `months` of the membership itself count before those of the rule.
 */
export function windowAfter(last: string, rule: Interval | null, own: number | null = null): DueWindow | null {
  const months = own ?? rule?.months ?? null;
  if (months === null) return null;
  const dueOn = monthsAfter(last, months);
  const opens = daysBefore(dueOn, rule?.leadDays ?? 30);
  return { dueOn, opensOn: opens < last ? last : opens };
}

/** The window of a check that is due on a day which somebody named: begun as many days before as the rule says. */
export function windowUntil(dueOn: string, last: string, rule: Interval | null): DueWindow {
  const opens = daysBefore(dueOn, rule?.leadDays ?? 30);
  return { dueOn, opensOn: opens < last && last <= dueOn ? last : opens };
}

/** From which day the checks of a benefit are counted: the last one, or so that the next falls on the day that was named, or the beginning. */
export function countedFrom(
  of: { since: string; lastCheckedOn?: string; nextOn?: string },
  months: number | null,
): string {
  if (of.lastCheckedOn) return of.lastCheckedOn;
  if (!of.nextOn || months === null) return of.since;
  const before = monthsAfter(of.nextOn, -months);
  return before < of.since ? of.since : before;
}

export type CareRefusal =
  | SubjectFault
  | 'memberThere'
  | 'householdGone'
  | 'notOfHousehold'
  | 'sinceAhead'
  | 'membershipEnded'
  | 'endsBeforeSince'
  | 'notKin'
  | 'ruleThere'
  | 'ruleOverlaps'
  | 'agesTurned';
