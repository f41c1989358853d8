import { caseForWork, recordOnCase } from '#modules/cases/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { record } from '#platform/journal.ts';
import { optOut } from './incidents.cases.store.ts';
import { touchIncident } from './incidents.store.ts';
import { timelineWords } from './incidents.words.ts';

/**
 * "Not solved" takes this one case out of the incident and no other: it climbs as any case does, and whatever is said to all from
 * then on is not said to it. A call that finds the same counts the same. So does a case opened again, by whomever: it may outlive an
 * incident that has ended, and must be free to join another.
 */
export const letGo = (ctx: Ctx, { id, verb }: JobPayload): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const c = await caseForWork(tx, String(id));
    if (c.status !== 'returned' || c.redoCount === 0) return;
    const left = await optOut(tx, c.id);
    if (!left) return;
    await touchIncident(tx, left.incidentId);
    const says = verb === 'reopen' ? timelineWords.reopened : timelineWords.optedOut;
    await recordOnCase(tx, c, { verb: 'incident.optOut', says, shows: 'resident' });
    await record(tx, {
      kind: 'incident',
      id: left.incidentId,
      area: c.area,
      verb: 'optOut',
      shows: 'staff',
      data: { case: c.number },
    });
  });
