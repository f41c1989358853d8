import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Feed } from '#platform/module.ts';
import { lockFinding, saveFinding, selectFindings } from './findings.store.ts';
import { overdueOf, superviseDue } from './inspections.rules.ts';
import { inspectionWords as w } from './inspections.words.ts';
import { entryOf } from './rounds.actions.ts';
import { insertStep } from './steps.store.ts';

/**
 * Every morning: what runs over is supervised (督办), again after a fortnight. It then stands on the desks of the unit that sets it right and of the
 * office that inspected, and in the way of the finding.
 */
export async function superviseOverdue(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  for (const { id } of (await selectFindings(ctx)).filter((f) => superviseDue(f, today)))
    await inTransaction(ctx, async (tx) => {
      const f = await lockFinding({ ...tx, version: null }, id);
      const which = overdueOf(f, today);
      if (!which || !superviseDue(f, today)) return;
      const why = which === 'plan' ? w.overPlan : w.overDue;
      const n = f.supervisions + 1;
      const says = [
        say(w.houseSupervised, 'zh', { what: why[0], n }),
        say(w.houseSupervised, 'en', { what: why[1], n }),
      ] as const;
      await saveFinding(tx, f.id, f.status, { supervisedOn: today });
      await insertStep(tx, f, { verb: 'supervise', by: null, onDay: today, body: null, says });
      await record(tx, entryOf('finding', f, 'supervise', { which, owner: f.ownerId, n }));
    });
}

/** The days on which a plan or a rectification of one's own unit is due, in the calendar one subscribes to. */
export const findingDays: Feed = async (ctx, actor) => {
  const own = await selectFindings({ ...ctx, actor }, { unitId: actor.organisationId });
  return own
    .filter((f) => f.ownerId === actor.organisationId && f.status !== 'closed' && f.status !== 'selfChecked')
    .map((f) => {
      const of = { title: f.round, nth: f.nth };
      const says = [say(w.dueDay, 'zh', of), say(w.dueDay, 'en', of)] as const;
      return { id: `finding-${f.id}`, day: f.status === 'assigned' ? f.planDue : f.dueOn, since: ctx.now, says };
    });
};
