import { say } from '#kernel/words.ts';
import { caseForWork, declinedBy, recordOnCase } from '#modules/cases/index.ts';
import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { Job } from '#platform/jobs.ts';
import { callWhistle } from './whistles.call.ts';
import { claimLate, raiseUnit } from './whistles.changes.store.ts';
import { hasWhistle } from './whistles.store.ts';
import { thirdReturnIssue, timelineWords } from './whistles.words.ts';

/** How long a joint handling has when nobody named a day. */
const DAYS_TOGETHER = 7;

/** What went round three times is done together: those that declined are called, the unit that has it now leads (product N8). */
export const joint: Job['run'] = (ctx, payload) =>
  inTransaction(ctx, async (tx) => {
    const c = await caseForWork(tx, String(payload.id));
    if (c.bounces < 3 || c.status !== 'handling' || !c.handlerOrganisationId) return;
    if ((await hasWhistle(tx, c.id, 'thirdReturn')) || (await hasWhistle(tx, c.id, 'running'))) return;
    const lead = c.handlerOrganisationId;
    const unitIds = (await declinedBy(tx, c.id)).filter((id) => id !== lead);
    if (unitIds.length === 0) return;
    await callWhistle(tx, c, {
      origin: 'thirdReturn',
      callerOrganisationId: lead,
      callerId: null,
      leadOrganisationId: lead,
      issue: thirdReturnIssue[0],
      plan: null,
      reportHours: null,
      due: dayOf(tx.now.add({ hours: 24 * DAYS_TOGETHER })),
      unitIds,
    });
  });

/** Units that did not come in time are told to the level above them, once (北京市街道办事处条例: 督办). */
export async function watchArrivals(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const late of await claimLate(tx)) {
      const [above = null] = await superiorsOf(tx, late.organisationId);
      await raiseUnit(tx, late.whistleId, late.organisationId, above);
      const unit = (await organisationsById(tx, [late.organisationId])).get(late.organisationId)?.shortName ?? '';
      await recordOnCase(
        tx,
        { id: late.caseId, area: late.area },
        {
          verb: 'whistle.overdue',
          shows: 'resident',
          says: [say(timelineWords.overdue, 'zh', { unit }), say(timelineWords.overdue, 'en', { unit })],
          data: { whistle: late.whistleId },
        },
      );
    }
  });
}
