import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { record } from '#platform/journal.ts';
import { entryOf } from './aid.act.ts';
import { type AidStep, limitFor, monthsAfter, noticeEnd } from './aid.clocks.rules.ts';
import { empty, endedWhole, lockWhole, paidAndDown } from './aid.keep.store.ts';
import { settingsOf } from './aid.load.ts';
import { hangOut } from './aid.notices.store.ts';
import type { AidKind } from './aid.rules.ts';

/** Which limits hold here today, asked once for a whole night. */
async function limitsNow(ctx: Ctx) {
  const { limits } = await settingsOf(ctx);
  const day = dayOf(ctx.now);
  return (a: { area: string; kind: string }, step: AidStep) =>
    limitFor(limits, { area: a.area, kind: a.kind as AidKind, step, day })?.amount ?? null;
}

/** Every year what is paid hangs out again in its village, with the amount of today (DB 24): the same three fields, the same days. */
export async function publishYearly(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  const limit = await limitsNow(ctx);
  for (const a of await paidAndDown(ctx)) {
    const [every, days] = [limit(a, 'yearly'), limit(a, 'published')];
    if (every === null || days === null || monthsAfter(a.last, every) > today) continue;
    await inTransaction(ctx, async (tx) => {
      await hangOut(tx, a, { kind: 'approved', size: a.size, cents: a.cents, from: today, to: noticeEnd(today, days) });
      await record(tx, entryOf(a, 'publishYearly'));
    });
  }
}

/** What has been kept long enough is emptied: the words go, the bare course of it stays for the audit. */
export async function emptyOld(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  const limit = await limitsNow(ctx);
  for (const a of await endedWhole(ctx)) {
    const months = limit(a, 'keep');
    if (months === null || monthsAfter(dayOf(a.end), months) >= today) continue;
    const hashes = await inTransaction(ctx, async (tx) => {
      if (!(await lockWhole(tx, a.id))) return [];
      const gone = await empty(tx, a.id);
      await record(tx, entryOf(a, 'erase'));
      return gone;
    });
    await forgetFiles(ctx, hashes);
  }
}
