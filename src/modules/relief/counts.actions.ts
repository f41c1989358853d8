import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  type Count,
  entryOfCount,
  insertCount,
  isCountOpen,
  lockCount,
  saveExplained,
  selectCount,
  selectCounts,
} from './counts.store.ts';
import { linesOf } from './ledger.store.ts';
import type { CountView, stockApi } from './relief.contract.ts';
import { correctorRoles } from './relief.rules.ts';
import { accountFor, lockBalance, post, selectBatch } from './relief.store.ts';
import { staffOf } from './relief.view.ts';
import { no } from './relief.words.ts';
import { tellBatch } from './stock.actions.ts';
import { selectStore } from './stock.store.ts';

type Api = typeof stockApi;

function present(ctx: Ctx, { batchKind, countedBy, ...c }: Count): CountView {
  const { actor } = ctx;
  const mayExplain =
    c.status === 'open' &&
    actor.kind === 'staff' &&
    (correctorRoles as readonly string[]).includes(actor.role) &&
    actor.accountId !== countedBy;
  return { ...c, money: batchKind === 'money', mayExplain };
}

export const listCounts: Handler<Api['listCounts']> = async (ctx, { query }) => ({
  items: (await selectCounts(ctx, query)).map((c) => present(ctx, c)),
});

/** The store then holds what was found; what is missing stands in an account of its own until somebody else explains it. */
export const countStock: Handler<Api['countStock']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    if (input.witness === self.name) throw no('countWitnessSame', 'witness');
    const store = await selectStore(tx, input.storeId);
    if (!isWithin(store.area, self.area)) throw notFound();
    const batch = await selectBatch(tx, input.batchId);
    const expected = await lockBalance(tx, batch.id, store.id);
    if (await isCountOpen(tx, store.id, batch.id)) throw no('countOpen');
    const id = tx.house.newId();
    const day = dayOf(tx.now);
    await insertCount(tx, {
      id,
      area: store.area,
      storeId: store.id,
      batchId: batch.id,
      expected,
      counted: input.counted,
      day,
      by: self.accountId,
      organisationId: self.organisationId,
      witness: input.witness,
    });
    const difference = input.counted - expected;
    if (difference !== 0) {
      const lost = await accountFor(tx, store.area, { kind: 'discrepancy', stock_id: store.id });
      const sides = [
        { accountId: store.id, amount: difference },
        { accountId: lost, amount: -difference },
      ];
      await post(tx, { batchId: batch.id, area: store.area, kind: 'count', day, countId: id, sides });
    }
    await record(
      tx,
      { kind: 'reliefCount', id, area: store.area, verb: 'count', shows: 'staff', data: { difference } },
      'new',
    );
    return present(tx, await selectCount(tx, id));
  });

export const explainCount: Handler<Api['explainCount']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const c = await lockCount(tx, params.id, tx.version);
    if (c.status !== 'open') throw no('countSettled');
    if (c.countedBy === self.accountId) throw no('ownCount');
    if (input.finding === 'loss' && self.role === 'villageCadre') throw no('lossNeedsTownship');
    if (input.finding === 'miscounted') {
      const entry = await entryOfCount(tx, c.id);
      const lines = await linesOf(tx, [entry.id]);
      await post(tx, {
        batchId: c.batchId,
        area: c.area,
        kind: 'reversal',
        day: dayOf(tx.now),
        reverses: entry.id,
        reason: input.explanation.slice(0, 200),
        sides: lines.map((l) => ({ accountId: l.accountId, amount: -l.amount })),
      });
    }
    await saveExplained(tx, c.id, { ...input, by: self.accountId });
    await record(tx, {
      kind: 'reliefCount',
      id: c.id,
      area: c.area,
      verb: 'explain',
      shows: 'staff',
      data: { finding: input.finding, explanation: input.explanation },
    });
    await tellBatch(tx, { id: c.batchId, area: c.area }, 'explain', { count: c.id, finding: input.finding });
    return present(tx, await selectCount(tx, c.id));
  });
