import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Feed } from '#platform/module.ts';
import { reminderDue } from './measures.rules.ts';
import { lockMeasure, putReminded, selectMeasures } from './measures.store.ts';
import { measureWords as w } from './measures.words.ts';

/** Every morning: leads are reminded two weeks and three days before, and once when it is over; each word once for each day that was set. */
export async function remindLeads(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  const due = (await selectMeasures(ctx, {})).filter((m) => reminderDue(m, today) !== null);
  for (const { id } of due)
    await inTransaction(ctx, async (tx) => {
      const m = await lockMeasure({ ...tx, version: null }, id);
      const which = reminderDue(m, today);
      if (!which) return;
      await putReminded(tx, m.id, which);
      await record(tx, {
        kind: 'measure',
        id: m.id,
        area: m.area,
        verb: 'remind',
        shows: 'staff',
        data: { which, lead: m.leadId, dueOn: m.dueOn },
      });
    });
}

/** The days on which something of one's own unit is due, in the calendar one subscribes to. */
export const measureDays: Feed = async (ctx, actor) => {
  const as = { ...ctx, actor };
  const own = await selectMeasures(as, { unitId: actor.organisationId });
  return own
    .filter((m) => m.status === 'notStarted' || m.status === 'underWay')
    .map((m) => {
      const of = { title: m.documentTitle, nth: m.nth };
      const says = [say(w.dueDay, 'zh', of), say(w.dueDay, 'en', of)] as const;
      return { id: `measure-${m.id}`, day: m.dueOn, since: ctx.now, says };
    });
};
