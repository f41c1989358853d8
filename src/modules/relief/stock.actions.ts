import { isWithin } from '#kernel/area.ts';
import { faulty, notFound } from '#kernel/refusal.ts';
import { organisationsFor } from '#modules/organisations/index.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { selectEntries } from './ledger.store.ts';
import type { BatchWhole, stockApi } from './relief.contract.ts';
import { formatBatchNumber } from './relief.number.rules.ts';
import type { PaperKind } from './relief.rules.ts';
import { channels } from './relief.rules.ts';
import { accountFor, type Batch, insertBatch, nextSerial, post, selectBatch, selectBatches } from './relief.store.ts';
import { presentBatches, presentEntries, staffOf } from './relief.view.ts';
import { no } from './relief.words.ts';
import {
  holdings,
  insertRule,
  insertStore,
  type Rule,
  selectRules,
  selectStore,
  selectStores,
  storesOfBatch,
} from './stock.store.ts';

type Api = typeof stockApi;

/** A day that has not come is refused; a day in the past may be written up. */
export const notAhead = (ctx: Ctx, field: string, day: string) => {
  if (day > dayOf(ctx.now)) throw no('dayAhead', field);
};

/** Tells the chain of a batch what was done with it; no household is named there. */
export const tellBatch = (
  tx: TxCtx,
  b: Pick<Batch, 'id' | 'area'>,
  verb: string,
  data: Record<string, unknown>,
  born: 'new' | 'known' = 'known',
) => record(tx, { kind: 'reliefBatch', id: b.id, area: b.area, verb, shows: 'staff', data }, born);

export async function wholeBatch(ctx: Ctx, id: string): Promise<BatchWhole> {
  const batch = await selectBatch(ctx, id);
  const [view] = await presentBatches(ctx, [batch]);
  if (!view) throw notFound();
  const entries = await selectEntries(ctx, { batchId: id }, 200);
  return { ...view, stores: await storesOfBatch(ctx, id), entries: await presentEntries(ctx, entries) };
}

export const listBatches: Handler<Api['listBatches']> = async (ctx, { query }) => {
  const items = await presentBatches(ctx, await selectBatches(ctx, query));
  return { items: query.left ? items.filter((b) => b.standing.stock > 0) : items };
};

export const getBatch: Handler<Api['getBatch']> = (ctx, { params }) => wholeBatch(ctx, params.id);

export const receiveBatch: Handler<Api['receiveBatch']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    if (!isWithin(input.area, self.area) || !(await placeOf(tx, input.area)))
      throw faulty('area', 'notYours', ['请选择本辖区内的地方。', 'Choose a place within your post.']);
    notAhead(tx, 'receivedOn', input.receivedOn);
    if (input.kind === 'money' && (input.unit || input.unitCents !== undefined)) throw no('moneyUnit', 'unit');
    const store = await selectStore(tx, input.storeId);
    const year = Number(input.receivedOn.slice(0, 4));
    const number = formatBatchNumber(input.area, year, await nextSerial(tx, input.area, year));
    const batch = {
      id: tx.house.newId(),
      area: input.area,
      number,
      kind: input.kind,
      source: input.source,
      donor: input.donor,
      isDonorShown: input.isDonorShown,
      item: input.item,
      unit: input.kind === 'money' ? '元' : (input.unit ?? '件'),
      unitCents: input.kind === 'money' ? 1 : (input.unitCents ?? 0),
      purpose: input.purpose,
      decision: input.decision ?? null,
      receivedOn: input.receivedOn,
      organisationId: self.organisationId,
      by: self.accountId,
    };
    await insertBatch(tx, batch);
    const from = await accountFor(tx, batch.area, { kind: 'source', source: batch.source });
    await post(tx, {
      batchId: batch.id,
      area: batch.area,
      kind: 'receipt',
      day: input.receivedOn,
      sides: [
        { accountId: from, amount: -input.quantity },
        { accountId: store.id, amount: input.quantity },
      ],
    });
    await tellBatch(tx, batch, 'receive', { number, quantity: input.quantity }, 'new');
    return wholeBatch(tx, batch.id);
  });

export const listStores: Handler<Api['listStores']> = async (ctx) => {
  const stores = await selectStores(ctx);
  const held = Map.groupBy(
    await holdings(
      ctx,
      stores.map((s) => s.id),
    ),
    (h) => h.storeId,
  );
  return {
    items: stores.map((s) => ({ ...s, holds: (held.get(s.id) ?? []).map(({ storeId: _, ...h }) => h) })),
  };
};

export const addStore: Handler<Api['addStore']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area, organisationId, name } = input;
    if (!isWithin(area, staffOf(tx).area) || !(await placeOf(tx, area)))
      throw faulty('area', 'notYours', ['请选择本辖区内的地方。', 'Choose a place within your post.']);
    if (!(await organisationsFor(tx, area)).some((o) => o.id === organisationId))
      throw faulty('organisationId', 'notHere', ['这个单位不管这个地方。', 'This unit does not serve the place.']);
    const id = tx.house.newId();
    await insertStore(tx, { id, area, organisationId, name });
    await record(tx, { kind: 'reliefStore', id, area, verb: 'add', shows: 'staff', data: { name } }, 'new');
    return selectStore(tx, id);
  });

export const moveStock: Handler<Api['moveStock']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    notAhead(tx, 'day', input.day);
    if (input.fromId === input.toId) throw no('storeSame', 'toId');
    const batch = await selectBatch(tx, input.batchId);
    const [from, to] = [await selectStore(tx, input.fromId), await selectStore(tx, input.toId)];
    await post(tx, {
      batchId: batch.id,
      area: from.area,
      kind: 'move',
      day: input.day,
      reason: input.reason,
      sides: [
        { accountId: from.id, amount: -input.quantity },
        { accountId: to.id, amount: input.quantity },
      ],
    });
    await tellBatch(tx, batch, 'move', { from: from.id, to: to.id, quantity: input.quantity });
    return wholeBatch(tx, batch.id);
  });

const ruleOf = ({ placeName, ...r }: Rule & { placeName: string | null }) => ({
  area: r.area,
  placeName,
  validFrom: r.valid_from,
  papersDays: r.papers_days,
  papersUnit: r.papers_unit as 'wd' | 'd',
  papers: r.papers as PaperKind[],
  cashMaxCents: r.cash_max_cents,
  noticeDays: r.notice_days,
  source: r.source,
});

export const listReliefRules: Handler<Api['listReliefRules']> = async (ctx) => ({
  items: (await selectRules(ctx, staffOf(ctx).area)).map(ruleOf),
  channels: [...channels],
});

export const addReliefRule: Handler<Api['addReliefRule']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const place = await placeOf(tx, input.area);
    if (!isWithin(input.area, staffOf(tx).area) || !place)
      throw faulty('area', 'notYours', ['请选择本辖区内的地方。', 'Choose a place within your post.']);
    const rule = {
      area: input.area,
      valid_from: input.validFrom,
      papers_days: input.papersDays,
      papers_unit: input.papersUnit,
      papers: input.papers,
      cash_max_cents: input.cashMaxCents,
      notice_days: input.noticeDays,
      source: input.source,
    };
    await insertRule(tx, rule);
    const id = tx.house.newId();
    await record(
      tx,
      { kind: 'reliefRule', id, area: input.area, verb: 'add', shows: 'staff', data: { ...input } },
      'new',
    );
    return ruleOf({ ...rule, version: 1, placeName: place.fullName });
  });
