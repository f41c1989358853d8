import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { record } from '#platform/journal.ts';
import type { Feed } from '#platform/module.ts';
import { dueInstalments, eraseContent, keptLongEnough, ownDays, putReminded } from './jobs.store.ts';
import { entryOf } from './mediations.act.ts';
import { clocksOf } from './mediations.load.ts';
import { instalmentReminder, keptUntil } from './mediations.rules.ts';
import { mediationById } from './mediations.store.ts';
import { mediationWords as w } from './mediations.words.ts';

/** Every night: instalments that come due or are over are spoken of once each; files that were kept long enough lose what they say. */
export async function nightly(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  for (const i of await dueInstalments(ctx)) {
    const which = instalmentReminder(i, today);
    if (!which) continue;
    await inTransaction(ctx, async (tx) => {
      const m = await mediationById(tx, i.mediationId);
      await putReminded(tx, i.id, which);
      await record(tx, entryOf(m, 'remind', { instalment: i.nth, which }));
    });
  }
  for (const f of await keptLongEnough(ctx)) {
    const until = f.archivedOn && keptUntil(f.archivedOn, f.keepYears);
    if (!until || until >= today) continue;
    const hashes = await inTransaction(ctx, async (tx) => {
      const m = await mediationById(tx, f.id);
      const gone = await eraseContent(tx, f.id);
      await record(tx, entryOf(m, 'erase'));
      return gone;
    });
    await forgetFiles(ctx, hashes);
  }
}

/** What one follows as a mediator, in the calendar one subscribes to: days of performance, and the last day for the court. */
export const mediationDays: Feed = async (ctx, actor) => {
  const as = { ...ctx, actor };
  const { instalments, windows, appointments } = await ownDays(as);
  const days = instalments.map((i) => ({
    ...{ id: `mediation-${i.id}`, day: i.dueOn, since: ctx.now },
    says: [say(w.reminder, 'zh', { number: i.number }), say(w.reminder, 'en', { number: i.number })] as const,
  }));
  for (const { id, at, number } of appointments) {
    const time = at.toZonedDateTimeISO('Asia/Shanghai').toPlainTime().toString({ smallestUnit: 'minute' });
    days.push({
      ...{ id: `mediation-meets-${id}`, day: dayOf(at), since: ctx.now },
      says: [say(w.meets, 'zh', { number, time }), say(w.meets, 'en', { number, time })] as const,
    });
  }
  for (const { id, number } of windows) {
    const [clock] = await clocksOf(as, await mediationById(as, id));
    if (clock)
      days.push({
        ...{ id: `mediation-court-${id}`, day: clock.until, since: ctx.now },
        says: [say(w.windowDay, 'zh', { number }), say(w.windowDay, 'en', { number })] as const,
      });
  }
  return days;
};
