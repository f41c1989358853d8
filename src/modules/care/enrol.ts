import { Refused } from '#kernel/refusal.ts';
import { livingHousehold, membersOf, selectHousehold } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import {
  ageRuleAt,
  type BasisKind,
  type CareClass,
  type CheckKind,
  type Circumstance,
  checkKinds,
  countedFrom,
  type EndReason,
  type Interval,
  ruleAt,
  subjectFault,
  windowAfter,
  windowUntil,
} from './care.rules.ts';
import { no } from './care.words.ts';
import { recheckAfterDeath } from './checks.rules.ts';
import { dropChecks, insertCheck, lastSettled, openChecks, saveChecks } from './checks.store.ts';
import { insertNotice } from './ends.store.ts';
import { birthYearOf, insertMember, lockMember, type Member, openMembersOf, saveMember } from './members.store.ts';
import { allowanceRulesOf, rulesOf } from './rules.store.ts';
import { lastDeath } from './visits.store.ts';

/** Tells the household's own chain what became of a benefit of theirs; shown to them and to those whose work it is, nowhere in public. */
export const tellMember = (
  tx: TxCtx,
  m: { id: string; area: string },
  verb: string,
  data: Record<string, unknown> = {},
  born: 'new' | 'known' = 'known',
) => record(tx, { kind: 'careMember', id: m.id, area: m.area, verb, shows: 'resident', data }, born);

/** How often a benefit is checked for this kind at its place; null when the place does not ask for it. */
export async function intervalOf(
  ctx: Ctx,
  m: Pick<Member, 'area' | 'careClass' | 'circumstance' | 'personId'>,
  kind: CheckKind,
  on: string,
): Promise<Interval | null> {
  if (m.careClass !== 'elderAllowance') return ruleAt(await rulesOf(ctx, m.area, { ...m, kind }), m.area, on);
  if (kind === 'recheck') return null;
  const birthYear = m.personId ? await birthYearOf(ctx, m.personId) : null;
  return ageRuleAt(await allowanceRulesOf(ctx, m.area), m.area, on, birthYear);
}

/**
 * Opens the next check of a kind, counted from the day of the last one, or due on the day that a register named; nothing where the place
 * asks for none and nobody named a day.
 */
export async function openNext(
  tx: TxCtx,
  m: Member,
  kind: CheckKind,
  last: string,
  named: string | null = null,
): Promise<string | null> {
  const rule = await intervalOf(tx, m, kind, dayOf(tx.now));
  const window = named
    ? windowUntil(named, last, rule)
    : windowAfter(last, rule, kind === 'recheck' ? m.recheckMonths : null);
  if (!window) return null;
  await insertCheck(tx, { id: tx.house.newId(), area: m.area, memberId: m.id, kind, ...window });
  return window.dueOn;
}

/** From which day the next check of a kind is counted: the last one of it that met somebody, or the beginning. */
const lastDone = async (tx: TxCtx, m: Member, kind: CheckKind) => (await lastSettled(tx, m.id, kind)) ?? m.countedFrom;

/** Counts what is due of a benefit anew, after its rule or class has changed; what somebody has begun to look at stays as it is. */
export async function recount(tx: TxCtx, memberId: string): Promise<void> {
  const m = await lockMember(tx, memberId);
  const open = await openChecks(tx, [m.id]);
  for (const kind of checkKinds) {
    const there = open.find((c) => c.kind === kind);
    if (!there) {
      await openNext(tx, m, kind, await lastDone(tx, m, kind));
      continue;
    }
    if (there.state !== 'due' && there.state !== 'assigned') continue;
    const rule = await intervalOf(tx, m, kind, dayOf(tx.now));
    const last = await lastDone(tx, m, kind);
    const window = windowAfter(last, rule, kind === 'recheck' ? m.recheckMonths : null);
    const death = kind === 'recheck' ? await lastDeath(tx, m.householdId) : null;
    if (window)
      await saveChecks(tx, [there.id], {
        due_on: death && death >= last ? recheckAfterDeath(window.dueOn, death) : window.dueOn,
        opens_on: death && death >= last && death < window.opensOn ? death : window.opensOn,
      });
    else await dropChecks(tx, m.id, dayOf(tx.now), kind);
  }
}

/** The household as it is now, as far as the actor may see it. */
export const householdNow = async (ctx: Ctx, id: string) =>
  selectHousehold(ctx, await livingHousehold(ctx, id)).catch((error) => {
    throw error instanceof Refused && error.code === 'notFound' ? no('householdGone', 'householdId') : error;
  });

/** Who lives in a household on this day. */
export async function peopleOf(ctx: Ctx, householdId: string) {
  const today = dayOf(ctx.now);
  const members = await membersOf(ctx, householdId);
  return members
    .filter((m) => m.validFrom <= today && (m.validTo === null || m.validTo > today))
    .map(({ personId, name, relation }) => ({ personId, name, relation }));
}

export type Enrolment = {
  householdId: string;
  /** Whose benefit it is, for classes of one person (特困, 高龄, 低保 of one person); else null. */
  personId: string | null;
  careClass: CareClass;
  /** `changing` when income is unstable or somebody is able to work: re-checked more often. Left out: steady. */
  circumstance?: Circumstance;
  /** The first day of the benefit. */
  since: string;
  basis: { kind: BasisKind; id?: string | null; number?: string | null };
  /** Instead of what the rule of the place says, e.g. decided with the approval. */
  recheckMonths?: number | null;
  /** The day of the last check, where it was kept elsewhere until now; else the checks are counted from `since`. */
  lastCheckedOn?: string;
  /** The day of the next check, where a register names it: the certification of an allowance, else the re-check. */
  nextOn?: string;
  /** What is paid a month. */
  amountCents?: number | null;
};

/** A household, or one of its people, begins to receive a benefit. Returns its id and the day on which the next re-check is due. */
export async function enrol(tx: TxCtx, e: Enrolment): Promise<{ memberId: string; nextRecheck: string | null }> {
  const household = await householdNow(tx, e.householdId);
  const fault = subjectFault(e.careClass, e.personId);
  if (fault) throw no(fault, 'personId');
  const people = await peopleOf(tx, household.id);
  if (e.personId && !people.some((p) => p.personId === e.personId)) throw no('notOfHousehold', 'personId');
  const id = tx.house.newId();
  const named = e.careClass === 'elderAllowance' ? 'certification' : 'recheck';
  const start = {
    area: household.area,
    personId: e.personId,
    careClass: e.careClass,
    circumstance: e.circumstance ?? 'steady',
  } as const;
  const months = e.recheckMonths ?? (e.nextOn ? (await intervalOf(tx, start, named, dayOf(tx.now)))?.months : null);
  await insertMember(tx, {
    id,
    ...start,
    householdId: household.id,
    since: e.since,
    basisKind: e.basis.kind,
    basisId: e.basis.id ?? null,
    basisNumber: e.basis.number ?? null,
    recheckMonths: e.recheckMonths ?? null,
    amountCents: e.amountCents ?? null,
    countedFrom: countedFrom(e, months ?? null),
  });
  const m = await lockMember(tx, id);
  for (const kind of checkKinds) await openNext(tx, m, kind, m.countedFrom, kind === named ? (e.nextOn ?? null) : null);
  await tellMember(tx, m, 'enrol', { careClass: m.careClass, since: m.since, basis: m.basisKind }, 'new');
  return { memberId: id, nextRecheck: (await nextRechecks(tx, [id])).get(id) ?? null };
}

/**
 * A benefit ends by a decision that was made: what is still due of it is dropped, and a notice to the household is ready to be printed and
 * served. `endedOn` may lie ahead (渐退). `endId`: the decision, where it was made in this module.
 */
export async function endMembership(
  tx: TxCtx,
  e: { memberId: string; reason: EndReason; endedOn: string; endId?: string },
): Promise<{ noticeId: string }> {
  const m = await lockMember(tx, e.memberId);
  if (m.endedAt) throw no('membershipEnded');
  if (e.endedOn < m.since) throw no('endsBeforeSince', 'endedOn');
  await saveMember(tx, m.id, { ended_on: e.endedOn, end_reason: e.reason, ended_at: tx.now });
  await dropChecks(tx, m.id, dayOf(tx.now));
  const of = { area: m.area, memberId: m.id, endId: e.endId ?? null };
  const noticeId = await insertNotice(tx, { ...of, reason: e.reason, endsOn: e.endedOn });
  await tellMember(tx, m, 'end', { reason: e.reason, endedOn: e.endedOn, notice: noticeId });
  return { noticeId };
}

/** The days on which the next re-checks of these memberships are due; who has none is not in the map. */
export async function nextRechecks(ctx: Ctx, memberIds: readonly string[]): Promise<Map<string, string>> {
  const open = await openChecks(ctx, memberIds);
  return new Map(open.flatMap((c) => (c.kind === 'recheck' ? [[c.memberId, c.dueOn] as const] : [])));
}

/** The benefits a household has now, its people's too, as far as the actor may see them. */
export const membershipsOf = (ctx: Ctx, householdId: string): Promise<Member[]> => openMembersOf(ctx, householdId);

/** What is due of this membership: its open checks, soonest first. */
export const nextChecks = (ctx: Ctx, memberId: string) => openChecks(ctx, [memberId]);
