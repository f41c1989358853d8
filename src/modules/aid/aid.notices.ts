import { notFound, Refused } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { only } from '#modules/relief/relief.rules.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { entryOf, moveAid } from './aid.act.ts';
import { disputed } from './aid.after.ts';
import { endGrace } from './aid.decide.ts';
import { dropForms } from './aid.form.ts';
import { emptyOld, publishYearly } from './aid.keep.ts';
import { endOver, type Hanging, hanging, lockNotice, objectionsSince, takeDown } from './aid.notices.store.ts';
import { presentAid } from './aid.present.ts';
import { no } from './aid.refusals.words.ts';
import type { RegistersApi } from './aid.registers.contract.ts';
import { noticeFields } from './aid.rules.ts';
import { graceOver, lockAid } from './aid.store.ts';
import { objected } from './aid.verbs.ts';
import type { AidNoticeView } from './aid.views.contract.ts';

type Handles = Pick<{ [K in keyof RegistersApi]: Handler<RegistersApi[K]> }, 'aidNotices' | 'takeDownAid'>;

/** Of the household the fields of the list and nothing else, whatever is known (DB 24). */
export const publicOf = (n: Hanging): AidNoticeView => ({
  ...only(noticeFields, n),
  id: n.id,
  kind: n.kind,
  aid: n.aid,
  place: n.place,
  from: n.from,
  to: n.to,
});

export const aidNotices: Handles['aidNotices'] = async (ctx, { query }) => ({
  items: (await hanging(ctx, dayOf(ctx.now), { village: query.village })).map(publicOf),
});

/** What was granted may be taken down early; an opinion hangs its days, for villagers have a right to them. */
export const takeDownAid: Handles['takeDownAid'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const n = await lockNotice(tx, params.id);
    if (n.downAt || n.to < dayOf(tx.now)) throw no('noticeOver');
    if (n.kind === 'proposed') throw no('publicityRuns');
    await takeDown(tx, n.aidId, 'approved');
    await takeDown(tx, n.aidId, 'stopping');
    await record(tx, entryOf({ id: n.aidId, area: n.area }, 'takeDown'));
    return presentAid(tx, n.aidId);
  });

const MOST_A_DAY = 20;
/** Anybody of the village says what is wrong with what hangs there, proposed or granted; they need not say who they are. */
export const objectTo = (ctx: Ctx, noticeId: string, said: { text: string; name: string | null }): Promise<void> =>
  once({ ...ctx, actor: { kind: 'visitor' } }, async (tx) => {
    const [n] = await hanging(tx, dayOf(tx.now), { id: noticeId });
    if (!n || n.kind === 'stopping') throw no('noticeOver');
    // The visitor sees no application; what they object to is found by the notice that hangs out.
    const a = await lockAid({ ...tx, actor: { kind: 'system', what: 'notice' } }, n.aidId, 'anyVersion');
    if ((await objectionsSince(tx, a.id, tx.now.subtract({ hours: 24 }))) >= MOST_A_DAY) throw no('tooManyObjections');
    // What is only proposed comes down; what was granted goes on while it is looked into by others.
    if (n.kind === 'proposed') await moveAid(tx, a, 'object', (doing) => objected(doing, 'portal', said));
    else await moveAid(tx, a, 'dispute', (doing) => disputed(doing, 'portal', said));
  });

/**
 * Every night: what is over is marked as taken down, what hung its days without an objection goes up to the county, a grace that is over ends,
 * what is paid is published for the year, what was kept long enough is emptied, forms
 * that nobody filed an application for go.
 * That nobody sees a notice any more does not wait for this.
 */
export async function nightly(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  const over = await inTransaction(ctx, async (tx) => {
    const ended = await endOver(tx, today);
    for (const n of ended) await record(tx, entryOf({ id: n.aidId, area: n.area }, 'takeDown', { kind: n.kind }));
    return ended;
  });
  for (const n of over.filter((o) => o.kind === 'proposed'))
    await settleOne(ctx, n.aidId, 'sendUp', async ({ tx }) => ({ change: { sent_up_at: tx.now } }));
  for (const id of await graceOver(ctx, today)) await settleOne(ctx, id, 'endGrace', endGrace);
  await publishYearly(ctx);
  await emptyOld(ctx);
  await dropForms(ctx);
}

/** One at a time: what the table refuses tonight stays for the desk, and does not keep the others. */
async function settleOne(ctx: Ctx, id: string, verb: 'sendUp' | 'endGrace', effect: Parameters<typeof moveAid>[3]) {
  try {
    await inTransaction(ctx, async (tx) => moveAid(tx, await lockAid(tx, id, 'anyVersion'), verb, effect));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

export async function oneNotice(ctx: Ctx, id: string): Promise<AidNoticeView> {
  const [n] = await hanging(ctx, dayOf(ctx.now), { id });
  if (!n) throw notFound();
  return publicOf(n);
}
