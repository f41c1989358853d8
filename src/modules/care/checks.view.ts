import { openVerbs } from '#kernel/workflow.ts';
import { householdCards } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { assignRoles, visitRoles } from './care.rules.ts';
import type { CheckRow, CheckView, VisitView } from './checks.contract.ts';
import { type CheckFacts, checkWorkflow, urgencyOf } from './checks.rules.ts';
import { type Check, selectCheck } from './checks.store.ts';
import { intervalOf } from './enrol.ts';
import { selectMember } from './members.store.ts';
import { photosOf, type StoredVisit, visitsOf } from './visits.store.ts';

export async function presentChecks(ctx: Ctx, checks: readonly Check[]): Promise<CheckRow[]> {
  const cards = await householdCards(
    ctx,
    checks.map((c) => c.householdId),
  );
  const today = dayOf(ctx.now);
  return checks.map(({ opensOn, unitId: _, assigneeId: __, settledAt, syncNumber: ___, ...c }) => {
    const card = cards.get(c.householdId);
    return {
      ...c,
      household: card?.head ?? '',
      address: card?.address ?? '',
      urgency: settledAt ? null : urgencyOf({ ...c, opensOn }, today),
    };
  });
}

export const partsOf = (ctx: Ctx): ReadonlySet<'assigner' | 'visitor'> => {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return new Set();
  const has = (roles: readonly string[]) => roles.includes(actor.role);
  return new Set([
    ...(has(assignRoles) ? ['assigner' as const] : []),
    ...(has(visitRoles) ? ['visitor' as const] : []),
  ]);
};

/** The try at which nobody was met, against which the next one has to differ: the last one that counted. */
export const missedBefore = (visits: readonly StoredVisit[]): StoredVisit | null =>
  visits.findLast((v) => v.outcome === 'notFound' && v.standing !== 'beside') ?? null;

export const factsOf = (c: Check, visits: readonly StoredVisit[], now: CheckFacts['now'] = null): CheckFacts => {
  const before = missedBefore(visits);
  return { status: c.state, before: before && { method: before.method, accountId: before.accountId }, now };
};

const outcomesDiffer = (visits: readonly StoredVisit[]): boolean =>
  visits.some((v) => v.standing === 'beside') &&
  new Set(visits.filter((v) => v.outcome !== 'notFound').map((v) => v.outcome)).size > 1;

export async function presentCheck(ctx: Ctx, id: string): Promise<CheckView> {
  const c = await selectCheck(ctx, id);
  const [row] = await presentChecks(ctx, [c]);
  if (!row) throw new Error('a check that was just read');
  const visits = await visitsOf(ctx, [c.id]);
  const photos = Map.groupBy(await photosOf(ctx, [c.id]), (f) => f.visitId);
  const rule = await intervalOf(ctx, await selectMember(ctx, c.memberId), c.kind, dayOf(ctx.now));
  return {
    ...row,
    opensOn: c.opensOn,
    syncNumber: c.syncNumber,
    needsWitness: rule?.needsWitness ?? false,
    visits: visits.map(
      ({ checkId: _, accountId: __, personId: ___, madeAt, strokes, ...v }): VisitView => ({
        ...v,
        madeAt: madeAt.toString(),
        strokes: strokes?.map((s) => s.map(([x, y]) => [x, y] as [number, number])) ?? null,
        photos: (photos.get(v.id) ?? []).map((f) => ({ id: f.id, name: f.name, hasThumb: f.thumb_hash !== null })),
      }),
    ),
    disagree: outcomesDiffer(visits),
    open: openVerbs(checkWorkflow, factsOf(c, visits), partsOf(ctx), ctx.now).open,
  };
}
