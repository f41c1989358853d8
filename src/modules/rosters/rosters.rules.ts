import type { Role } from '#kernel/actor.ts';

/** Who makes and publishes the roster of their unit. */
export const rosterHeads = [
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
  'departmentClerk',
  'stationKeeper',
  'universityOffice',
] as const satisfies readonly Role[];
/** Who is on duty somewhere, or looks whether somebody is. */
export const rosterRoles = [
  ...rosterHeads,
  'agent',
  'gridWorker',
  'villageSupervisor',
  'propertyWorker',
  'civilAffairs',
  'partyAffairs',
  'mediator',
  'inspector',
] as const satisfies readonly Role[];

export const cameBy = ['draft', 'hand', 'swap', 'fill'] as const;
export type CameBy = (typeof cameBy)[number];
export const swapStatuses = ['offered', 'accepted', 'refused', 'withdrawn'] as const;
export type SwapStatus = (typeof swapStatuses)[number];

/** What a day is to who has to be on duty: one of a holiday weighs more than a plain one, and is shared out by itself. */
export type DayClass = 'holiday' | 'weekend' | 'plain';
const classes = ['holiday', 'weekend', 'plain'] as const satisfies readonly DayClass[];
export type RosterDay = { readonly day: string; readonly is: DayClass };
export type Placed = { readonly day: string; readonly accountId: string };
export type Away = { readonly accountId: string; readonly from: string; readonly to: string };
/** How often somebody was on duty in the months before, by class. */
export type Earlier = ReadonlyMap<string, Readonly<Record<DayClass, number>>>;

export const isAway = (aways: readonly Away[], accountId: string, day: string): boolean =>
  aways.some((a) => a.accountId === accountId && a.from <= day && day <= a.to);

type Fairness = { people: readonly string[]; earlier: Earlier; classOf: ReadonlyMap<string, DayClass> };

/** Who of these is next by the fair rule, given who is on duty already (see `draftRoster`); null when nobody is left. */
function nextBy(
  f: Fairness,
  placed: readonly Placed[],
  { day, is }: RosterDay,
  free: readonly string[],
): string | null {
  const had = (who: string, of?: DayClass) =>
    placed.filter((p) => p.accountId === who && (!of || f.classOf.get(p.day) === of)).length;
  const before = (who: string, of?: DayClass) => {
    const e = f.earlier.get(who);
    return !e ? 0 : of ? e[of] : e.holiday + e.weekend + e.plain;
  };
  const nearest = (who: string) =>
    Math.min(
      99,
      ...placed
        .filter((p) => p.accountId === who)
        .map((p) => Math.abs(Temporal.PlainDate.from(p.day).until(day, { largestUnit: 'days' }).days)),
    );
  const rank = (who: string) => [
    had(who),
    had(who, is) + before(who, is),
    before(who),
    // The day before and the day after are the nearest there is: nobody gets them while another is free.
    -nearest(who),
    f.people.indexOf(who),
  ];
  const [next] = free.map((who) => ({ who, at: rank(who) })).sort((a, b) => compare(a.at, b.at));
  return next?.who ?? null;
}

/**
 * A fair draft of one month. Every day gets the person who has had fewest days this month; among those who had fewest days of that
 * class (this month and before), then fewest at all before, then the longest free (so nobody is on two days running while another can be),
 * then the order in which people were named. Holidays are given out first, then weekends, so that each is shared out by itself.
 * Whoever is away is passed over; a day on which all are away stays empty and is a gap. The same input makes the same draft.
 */
export function draftRoster(input: {
  days: readonly RosterDay[];
  people: readonly string[];
  perDay: number;
  away: readonly Away[];
  earlier: Earlier;
}): Placed[] {
  const { people, away, earlier } = input;
  const placed: Placed[] = [];
  const days = classes.flatMap((c) => input.days.filter((d) => d.is === c));
  const fairness = { people, earlier, classOf: new Map(input.days.map((d) => [d.day, d.is])) };
  for (const d of days)
    for (let seat = 0; seat < input.perDay; seat += 1) {
      const free = people.filter(
        (who) => !isAway(away, who, d.day) && !placed.some((p) => p.day === d.day && p.accountId === who),
      );
      const next = nextBy(fairness, placed, d, free);
      if (next) placed.push({ day: d.day, accountId: next });
    }
  return placed.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

/**
 * Who is asked to stand in on a day that became free: next by the same rule as the draft, without those who are away or have said no
 * already. Null when everybody has: then the day stays a gap that is told above.
 */
export function standInFor(input: {
  day: string;
  days: readonly RosterDay[];
  people: readonly string[];
  placed: readonly Placed[];
  away: readonly Away[];
  earlier: Earlier;
  passedOver: readonly string[];
}): string | null {
  const { people, earlier, placed, away } = input;
  const day = input.days.find((d) => d.day === input.day);
  if (!day) return null;
  const free = people.filter((who) => !isAway(away, who, day.day) && !input.passedOver.includes(who));
  const classOf = new Map(input.days.map((d) => [d.day, d.is]));
  return nextBy({ people, earlier, classOf }, placed, day, free);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((n, k) => n !== b[k]);
  return i < 0 ? 0 : a[i]! - b[i]!;
}

/** Days with nobody: a roster with one is not published (domain §2.6: at least one person every day). */
export const gapsIn = (days: readonly string[], placed: readonly Placed[]): string[] =>
  days.filter((day) => !placed.some((p) => p.day === day));

export type SwapRefusal =
  | 'notTheirDay'
  | 'dayPast'
  | 'awayThen'
  | 'noGap'
  | 'onDutyThen'
  | 'notInRoster'
  | 'notPublished'
  | 'swapOver'
  | 'notYours';

/** May these two change days (`toDay` null: a gift)? Both are asked by name; the days are checked again when it is accepted. */
export function checkSwap(
  s: { fromId: string; fromDay: string; toId: string; toDay: string | null },
  roster: { people: readonly string[]; placed: readonly Placed[]; away: readonly Away[]; isPublished: boolean },
  today: string,
): SwapRefusal | null {
  const has = (who: string, day: string) => roster.placed.some((p) => p.accountId === who && p.day === day);
  if (!roster.isPublished) return 'notPublished';
  if (!roster.people.includes(s.toId)) return 'notInRoster';
  if (s.fromDay < today || (s.toDay !== null && s.toDay < today)) return 'dayPast';
  if (!has(s.fromId, s.fromDay) || (s.toDay !== null && !has(s.toId, s.toDay))) return 'notTheirDay';
  if (has(s.toId, s.fromDay) || (s.toDay !== null && has(s.fromId, s.toDay))) return 'onDutyThen';
  const isFree = (who: string, day: string) => !isAway(roster.away, who, day);
  if (!isFree(s.toId, s.fromDay) || (s.toDay !== null && !isFree(s.fromId, s.toDay))) return 'awayThen';
  return null;
}

/** May they stand in on this day? Looked at again when they agree: somebody else may have been quicker. */
export function checkStandIn(
  s: { toId: string; fromDay: string },
  roster: { people: readonly string[]; placed: readonly Placed[]; away: readonly Away[]; isPublished: boolean },
  today: string,
): SwapRefusal | null {
  if (!roster.isPublished) return 'notPublished';
  if (!roster.people.includes(s.toId)) return 'notInRoster';
  if (s.fromDay < today) return 'dayPast';
  if (roster.placed.some((p) => p.day === s.fromDay)) return 'noGap';
  return isAway(roster.away, s.toId, s.fromDay) ? 'awayThen' : null;
}
