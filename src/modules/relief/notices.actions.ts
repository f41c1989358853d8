import { isWithin } from '#kernel/area.ts';
import { addDays } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { householdCards } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { grantsApi, NoticeView } from './grants.contract.ts';
import {
  endOver,
  hanging,
  householdsOfBatch,
  insertNotice,
  lockNotice,
  type StoredNotice,
  selectNotice,
  takeDown,
} from './notices.store.ts';
import { mayList, noticeFields, noticeRowFields, only, surnameOf } from './relief.rules.ts';
import { selectBatch, standings } from './relief.store.ts';
import { staffOf } from './relief.view.ts';
import { no } from './relief.words.ts';
import { tellBatch } from './stock.actions.ts';
import { ruleFor } from './stock.store.ts';

type Api = typeof grantsApi;

/** What hangs out of a batch: the fields of the list in the rules, and nothing else whatever is known. */
async function publicOf(ctx: Ctx, n: StoredNotice): Promise<NoticeView> {
  const [sum] = await standings(ctx, [n.batchId]);
  const families = await householdsOfBatch(ctx, [n.batchId]);
  const cards = await householdCards(
    ctx,
    families.flatMap((f) => f.householdId ?? []),
  );
  const rows = families.map((f) => {
    const card = cards.get(f.householdId ?? '');
    return only(noticeRowFields, {
      ...card,
      name: surnameOf(card?.head ?? ''),
      size: card?.size ?? 0,
      quantity: f.quantity,
    });
  });
  const whole = {
    ...n,
    donor: n.isDonorShown ? n.donor : null,
    received: sum?.received ?? 0,
    handed: sum?.handed ?? 0,
    stock: sum?.stock ?? 0,
    households: families.length,
    // By name, so that the order tells nothing of who was asked first.
    list:
      n.hasList && mayList(n.purpose)
        ? rows.sort((a, b) => a.name.localeCompare(b.name, 'zh') || a.quantity - b.quantity || a.size - b.size)
        : null,
  };
  return { id: n.id, ...only(noticeFields, whole) };
}

export const publishRelief: Handler<Api['publishRelief']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const batch = await selectBatch(tx, params.id);
    if (!isWithin(batch.area, self.area)) throw notFound();
    const today = dayOf(tx.now);
    const { notice_days: days } = await ruleFor(tx, batch.area, today);
    const to = input.to ?? addDays(input.from, days - 1);
    if (input.from < today || to < input.from) throw no('noticePast', 'from');
    if (input.hasList && !mayList(batch.purpose)) throw no('noticeNoList', 'hasList');
    const [sum] = await standings(tx, [batch.id]);
    if (!sum || sum.handed === 0) throw no('noticeEmpty');
    await endOver(tx, today, batch.id);
    const id = tx.house.newId();
    await insertNotice(tx, {
      id,
      batchId: batch.id,
      area: batch.area,
      hasList: input.hasList,
      from: input.from,
      to,
      by: self.accountId,
    });
    await tellBatch(tx, batch, 'publish', { notice: id, from: input.from, to, hasList: input.hasList });
    return publicOf(tx, await selectNotice(tx, id));
  });

export const takeDownRelief: Handler<Api['takeDownRelief']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const n = await lockNotice(tx, params.id, tx.version);
    if (n.down_at || n.to_day < dayOf(tx.now)) throw no('noticeOver');
    await takeDown(tx, n.id);
    await tellBatch(tx, { id: n.batch_id, area: n.area }, 'takeDown', { notice: n.id, reason: input.reason });
    return { id: n.id, downAt: tx.now.toString() };
  });

export const publicRelief: Handler<Api['publicRelief']> = async (ctx, { query }) => {
  const found = await hanging(ctx, dayOf(ctx.now), query);
  const items = [];
  for (const n of found) {
    const { list: _, ...view } = await publicOf(ctx, n);
    items.push(view);
  }
  return { items };
};

export const publicReliefOne: Handler<Api['publicReliefOne']> = async (ctx, { params }) => {
  const [found] = await hanging(ctx, dayOf(ctx.now), { id: params.id });
  if (!found) throw notFound();
  return publicOf(ctx, found);
};

/** Every night: what is over is marked as taken down and said in the chain. That nobody sees it any more does not wait for this. */
export const takeDownOver = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    for (const n of await endOver(tx, dayOf(tx.now)))
      await tellBatch(tx, { id: n.batchId, area: n.area }, 'takeDown', { notice: n.id, reason: 'over' });
  });
