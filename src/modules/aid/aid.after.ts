import { notFound } from '#kernel/refusal.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { act, type Doing, entryOf, staffOf, writeLetter } from './aid.act.ts';
import type { AidApi } from './aid.contract.ts';
import { addObjection, addStatement } from './aid.parts.store.ts';
import { presentAid } from './aid.present.ts';
import { no } from './aid.refusals.words.ts';
import { paidStatuses } from './aid.rules.ts';
import { saveStagePaid, stagesOf } from './aid.stages.store.ts';
import { lockAid, saveAid } from './aid.store.ts';
import { byOf, limitNow, notAhead } from './aid.verbs.ts';

/* After the decision: self-care that changed, an objection to what was granted, payment in stages. What is paid goes on meanwhile. */
type Handles = { [K in keyof AidApi]: Handler<AidApi[K]> };

/** Whoever hears of it notes it; two people come and look within the limit (TK 23). */
export const askAssess: Handles['askAssess'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'askAssess', async ({ tx, a }) => {
    await addStatement(tx, a, { kind: 'reassess', text: input.text }, byOf(tx));
    return { change: { reassess_at: tx.now } };
  });

/** An objection to what was granted: nothing is stopped by it; it is looked into by people who had no part before. */
export async function disputed(
  { tx, a }: Doing,
  way: 'portal' | 'counter',
  said: { text: string; name: string | null },
) {
  await addObjection(tx, a, way, said, 'approved');
  return { change: a.disputed_at ? {} : { disputed_at: tx.now, review_by: null }, data: { way } };
}
export const disputeAid: Handles['disputeAid'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'dispute', (doing) => disputed(doing, 'counter', { text: input.text, name: input.name ?? null }));

export const settleDispute: Handles['settleDispute'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'settleDispute', async ({ tx, a }) => {
    const { amount: reviewDays } = await limitNow(tx, a, 'review');
    await addStatement(tx, a, { kind: 'review', outcome: input.outcome, text: input.text }, byOf(tx));
    await writeLetter(tx, a, 'reviewed', { outcome: input.outcome, text: input.text, reviewDays });
    return { change: { disputed_at: null }, data: { outcome: input.outcome } };
  });

export const payStage: Handles['payStage'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const a = await lockAid(tx, params.id);
    notAhead(tx, 'on', input.on);
    if (!paidStatuses.some((s) => s === a.status)) throw no('ended');
    if (!(await stagesOf(tx, a.id)).some((s) => s.nth === params.nth)) throw notFound();
    const paid = { on: input.on, voucher: input.voucher, by: staffOf(tx).accountId };
    if (!(await saveStagePaid(tx, a.id, params.nth, paid))) throw no('stagePaid');
    await saveAid(tx, a.id, {});
    await record(tx, entryOf(a, 'payStage', { nth: params.nth, on: input.on }));
    return presentAid(tx, a.id);
  });
