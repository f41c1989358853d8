import { isWithin } from '#kernel/area.ts';
import { faulty, Refused } from '#kernel/refusal.ts';
import { householdsOfHead, livingHousehold, membersOf, selectHousehold } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { ApproveInput, GrantView, grantsApi } from './grants.contract.ts';
import {
  type Grant,
  grantLines,
  insertGrant,
  insertPaper,
  lockGrant,
  PAGE,
  papersOf,
  saveGrant,
  selectGrant,
  selectGrants,
  selectOwing,
} from './grants.store.ts';
import { approverFault, earmarkFault, missingPapers } from './relief.rules.ts';
import { type Batch, selectBatch, standings } from './relief.store.ts';
import { householdNames, staffOf } from './relief.view.ts';
import { no, purposeWords } from './relief.words.ts';
import { notAhead } from './stock.actions.ts';

type Api = typeof grantsApi;

export async function presentGrants(ctx: Ctx, grants: readonly Grant[]): Promise<GrantView[]> {
  const ids = grants.map((g) => g.id);
  const lines = Map.groupBy(await grantLines(ctx, ids), (l) => l.grantId);
  const papers = Map.groupBy(await papersOf(ctx, ids), (p) => p.grantId);
  const household = await householdNames(
    ctx,
    grants.map((g) => g.householdId),
  );
  return grants.map(({ papersWanted, approvedAt, ...g }) => {
    const { name, address } = household(g.householdId);
    const come = (papers.get(g.id) ?? []).map((p) => p.kind);
    return {
      ...g,
      household: name,
      address,
      approvedAt: approvedAt.toString(),
      lines: (lines.get(g.id) ?? []).map(({ grantId: _, batchArea: __, ...l }) => l),
      missing: g.status === 'handed' ? missingPapers(papersWanted ?? [], come) : [],
    };
  });
}
export async function presentGrant(ctx: Ctx, id: string): Promise<GrantView> {
  const [view] = await presentGrants(ctx, [await selectGrant(ctx, id)]);
  if (!view) throw new Error('a grant that was just read');
  return view;
}

/** Tells the household's people too: what was approved for them, handed to them, undone. */
export const tellGrant = (
  tx: TxCtx,
  g: { id: string; area: string },
  verb: string,
  data: Record<string, unknown> = {},
  born: 'new' | 'known' = 'known',
) => record(tx, { kind: 'reliefGrant', id: g.id, area: g.area, verb, shows: 'resident', data }, born);

export const listGrants: Handler<Api['listGrants']> = async (ctx, { query }) => {
  const rows = await selectGrants(ctx, query);
  const items = await presentGrants(ctx, rows.slice(0, PAGE));
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
};
export const getGrant: Handler<Api['getGrant']> = (ctx, { params }) => presentGrant(ctx, params.id);

/** The household as it is now, also where its record was merged into another; one that moved away or lies elsewhere is told as such, with what to do. */
export const householdAt = async (ctx: Ctx, id: string) =>
  selectHousehold(ctx, await livingHousehold(ctx, id)).catch((error) => {
    throw error instanceof Refused && error.code === 'notFound' ? no('householdGone', 'householdId') : error;
  });

/** Approves inside a larger act (an import); the rules are the same. Returns the id. */
export async function approve(tx: TxCtx, input: ApproveInput): Promise<string> {
  const self = staffOf(tx);
  const household = await householdAt(tx, input.householdId);
  if (new Set(input.lines.map((l) => l.batchId)).size < input.lines.length)
    throw faulty('lines', 'twice', ['同一批只写一行。', 'Name each batch once.']);
  const batches: Batch[] = [];
  for (const l of input.lines) batches.push(await selectBatch(tx, l.batchId));
  const fault = approverFault({
    role: self.role,
    hasMoney: batches.some((b) => b.kind === 'money'),
    isKin: input.isKin,
    purpose: input.purpose,
    decision: input.decision ?? null,
  });
  if (fault) throw no(fault, fault === 'decisionMissing' ? 'decision' : undefined);
  const sums = new Map(
    (
      await standings(
        tx,
        batches.map((b) => b.id),
      )
    ).map((s) => [s.batchId, s]),
  );
  for (const [i, batch] of batches.entries()) {
    const why = earmarkFault(batch, { purpose: input.purpose, area: household.area });
    if (why) throw no(why, `lines.${i}.batchId`, { purpose: purposeWords[batch.purpose][0] });
    const { stock = 0, promised = 0 } = sums.get(batch.id) ?? {};
    if ((input.lines[i]?.quantity ?? 0) > stock - (promised ?? 0)) throw no('stockNegative', `lines.${i}.quantity`);
  }
  const id = tx.house.newId();
  await insertGrant(tx, {
    id,
    area: household.area,
    householdId: household.id,
    purpose: input.purpose,
    reason: input.reason,
    decision: input.decision ?? null,
    isKin: input.isKin,
    approverId: self.accountId,
    organisationId: self.organisationId,
    lines: input.lines.map((l, i) => ({ ...l, batchPurpose: batches[i]?.purpose ?? 'any' })),
  });
  await tellGrant(tx, { id, area: household.area }, 'approve', { purpose: input.purpose }, 'new');
  return id;
}

export const approveGrant: Handler<Api['approveGrant']> = (ctx, { input }) =>
  once(ctx, async (tx) => presentGrant(tx, await approve(tx, input)));

export const cancelGrant: Handler<Api['cancelGrant']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const g = await lockGrant(tx, params.id, tx.version);
    if (g.status !== 'open') throw no('notOpen');
    await saveGrant(tx, g.id, { status: 'cancelled', ended_reason: input.reason });
    await tellGrant(tx, g, 'cancel', { reason: input.reason });
    return presentGrant(tx, g.id);
  });

export const addReliefPaper: Handler<Api['addReliefPaper']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    notAhead(tx, 'receivedOn', input.receivedOn);
    const g = await lockGrant(tx, params.id, tx.version);
    if (g.status !== 'handed' || g.papersWanted === null) throw no('notAnEmergency');
    const come = (await papersOf(tx, [g.id])).map((p) => p.kind);
    if (come.includes(input.kind)) throw no('paperThere', 'kind');
    await insertPaper(tx, g, {
      kind: input.kind,
      number: input.number ?? null,
      on: input.receivedOn,
      by: staffOf(tx).accountId,
    });
    await saveGrant(tx, g.id, {});
    await tellGrant(tx, g, 'paper', { kind: input.kind });
    return presentGrant(tx, g.id);
  });

export const papersMissing: Handler<Api['papersMissing']> = async (ctx, { query }) => {
  const today = dayOf(ctx.now);
  const items = await presentGrants(ctx, await selectOwing(ctx, query.area));
  return { items: items.map((g) => ({ ...g, isLate: g.papersDue !== null && g.papersDue < today })) };
};

export const reliefHouseholds: Handler<Api['reliefHouseholds']> = async (ctx, { query }) => {
  const found = (await householdsOfHead(ctx, query.name)).filter((h) => isWithin(h.area, staffOf(ctx).area));
  const today = dayOf(ctx.now);
  const items = [];
  for (const h of found) {
    const members = (await membersOf(ctx, h.id)).filter((m) => m.validTo === null || m.validTo > today);
    items.push({
      id: h.id,
      area: h.area,
      head: h.head ?? '',
      address: h.address,
      size: h.size,
      members: members.map((m) => ({ personId: m.personId, name: m.name })),
    });
  }
  return { items };
};
