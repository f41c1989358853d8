import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { selectCounts } from './counts.store.ts';
import { saveGrant, selectOwing } from './grants.store.ts';
import { entriesOfHandout, handoutSeen } from './handouts.store.ts';
import { handedIn, linesOf, PAGE, type StoredEntry, selectEntries, selectEntry } from './ledger.store.ts';
import type { EntryView, FiguresView, stockApi } from './relief.contract.ts';
import { post } from './relief.store.ts';
import { presentEntries, staffOf } from './relief.view.ts';
import { no } from './relief.words.ts';
import { tellBatch } from './stock.actions.ts';

type Api = typeof stockApi;

export const listEntries: Handler<Api['listEntries']> = async (ctx, { query }) => {
  const rows = await selectEntries(ctx, query, PAGE + 1);
  const items = await presentEntries(ctx, rows.slice(0, PAGE));
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
};

/** Undoes one entry by its opposite, today. */
async function undo(tx: TxCtx, e: { id: string; batchId: string; area: string }, reason: string): Promise<string> {
  const lines = await linesOf(tx, [e.id]);
  return post(tx, {
    batchId: e.batchId,
    area: e.area,
    kind: 'reversal',
    day: dayOf(tx.now),
    reason,
    reverses: e.id,
    // What was given last is taken back first.
    sides: lines.toReversed().map((l) => ({ accountId: l.accountId, amount: -l.amount })),
  });
}

/** What one hand gave is undone as a whole: the receipt it was signed for is one paper. */
async function undoHandout(tx: TxCtx, e: StoredEntry & { handoutId: string }, reason: string): Promise<string> {
  const handout = await handoutSeen(tx, e.handoutId);
  let first = '';
  for (const entry of await entriesOfHandout(tx, e.handoutId)) {
    if (entry.reversedBy) throw no('reversedAlready');
    const id = await undo(tx, entry, reason);
    if (entry.id === e.id) first = id;
  }
  await saveGrant(tx, handout.grant_id, { status: 'reversed', ended_reason: reason });
  await record(tx, {
    kind: 'reliefGrant',
    id: handout.grant_id,
    area: handout.area,
    verb: 'reverse',
    shows: 'resident',
    data: { handout: handout.id },
  });
  return first;
}

export const reverseEntry: Handler<Api['reverseEntry']> = (ctx, { params, input }) =>
  once(ctx, async (tx): Promise<EntryView> => {
    const self = staffOf(tx);
    const e = await selectEntry(tx, params.id);
    if (!isWithin(e.area, self.area)) throw notFound();
    if (e.kind === 'reversal') throw no('reversesReversal');
    if (e.kind === 'count') throw no('countNotReversed');
    if (e.reversedBy) throw no('reversedAlready');
    if (e.madeBy === self.accountId) throw no('ownReversal');
    const { handoutId } = e;
    const id = handoutId ? await undoHandout(tx, { ...e, handoutId }, input.reason) : await undo(tx, e, input.reason);
    await tellBatch(tx, { id: e.batchId, area: e.area }, 'reverse', { entry: e.id });
    const [view] = await presentEntries(tx, [await selectEntry(tx, id)]);
    if (!view) throw notFound();
    return view;
  });

export const reliefFigures: Handler<Api['reliefFigures']> = async (ctx, { query }): Promise<FiguresView> => {
  const self = staffOf(ctx);
  const area = query.area ?? self.area;
  if (!isWithin(area, self.area)) throw notFound();
  const rows = await handedIn(ctx, area, query.from, query.to);
  const goods = rows.filter((r) => r.kind === 'goods');
  const money = rows.filter((r) => r.kind === 'money');
  const emergency = money.filter((r) => r.purpose === 'emergency');
  const sum = (of: typeof rows) => of.reduce((n, r) => n + r.amount, 0);
  const families = (of: typeof rows) => new Set(of.map((r) => r.householdId)).size;
  const today = dayOf(ctx.now);
  const owing = await selectOwing(ctx, area);
  const counts = await selectCounts(ctx, { status: 'open' });
  return {
    goods: [...Map.groupBy(goods, (r) => `${r.item}\n${r.unit}`)].map(([key, of]) => {
      const [item = '', unit = ''] = key.split('\n');
      return { item, unit, handed: sum(of), households: families(of) };
    }),
    goodsHouseholds: families(goods),
    money: { cents: sum(money), households: families(money) },
    emergency: { cents: sum(emergency), households: families(emergency) },
    papersLate: owing.filter((g) => g.papersDue !== null && g.papersDue < today).length,
    openCounts: counts.filter((c) => isWithin(c.area, area)).length,
  };
};
