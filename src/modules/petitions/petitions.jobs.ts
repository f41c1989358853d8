import { isBoundByPetitionLaw } from '#modules/cases/cases.clocks.rules.ts';
import { caseForWork, recordOnCase, releaseHold } from '#modules/cases/index.ts';
import { organisationKinds } from '#modules/organisations/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { moveHeld } from './petitions.act.ts';
import { begin } from './petitions.begin.ts';
import { claimClocks, endClocks, selectLapsed, selectProvisional, settleOne } from './petitions.clocks.store.ts';
import { isEnded } from './petitions.rules.ts';
import { findPetition, selectUnbegun } from './petitions.store.ts';
import { entryWords } from './petitions.told.words.ts';
import { clockWords } from './petitions.words.ts';

const BATCH = 200;
const boundKinds = organisationKinds.filter(isBoundByPetitionLaw);

/** A case came in or was signed for: if it is a petition at a body that the law binds, its procedure begins. */
export const beginPetition = (ctx: Ctx, payload: JobPayload): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await begin(tx, String(payload.id));
  });

/** Whatever the listener may have missed, so that nothing stays unregistered (44). */
export async function beginMissed(ctx: Ctx): Promise<void> {
  for (const { id } of await selectUnbegun(ctx, boundKinds, BATCH))
    await inTransaction(ctx, async (tx) => {
      await begin(tx, id);
    });
}

/** The person's withdrawal took effect: the procedure ends with the case. */
export const noteWithdrawal = (ctx: Ctx, payload: JobPayload): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const id = String(payload.id);
    const c = await caseForWork(tx, id);
    const p = await findPetition(tx, id);
    if (!p || isEnded(p.state) || c.status !== 'withdrawn') return;
    await moveHeld(tx, c, p, 'withdraw', async () => {
      await endClocks(tx, p, 'stopped');
      await releaseHold(tx, { by: 'petition', ref: id });
      return {};
    });
  });

async function watch(ctx: Ctx, mark: 'warned_at' | 'overdue_at'): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const claimed = await claimClocks(tx, mark, BATCH);
    for (const k of claimed)
      await recordOnCase(
        tx,
        { id: k.caseId, area: k.area },
        {
          verb: mark === 'warned_at' ? 'petition.warn' : 'petition.overdue',
          says: mark === 'warned_at' ? entryWords.warn : entryWords.overdue,
          shows: mark === 'warned_at' ? 'staff' : 'resident',
          data: { what: [...(clockWords[k.ruleId] ?? [k.ruleId, k.ruleId])], rule: k.ruleId, due: k.due.toString() },
        },
      );
    return claimed.length;
  });
}

/** Every minute: warnings, what is past a limit of the law, and windows that ran out. */
export async function watchPetitions(ctx: Ctx): Promise<void> {
  for (const mark of ['warned_at', 'overdue_at'] as const) while ((await watch(ctx, mark)) === BATCH);
  await concludeLapsed(ctx);
}

/** Nobody asked within the window: the procedure is over (the case's own end is not touched). */
export async function concludeLapsed(ctx: Ctx): Promise<void> {
  for (const { caseId } of await selectLapsed(ctx, BATCH))
    await inTransaction(ctx, async (tx) => {
      const c = await caseForWork(tx, caseId);
      const p = await findPetition(tx, caseId);
      // The person may have asked at the last moment, since the list was read.
      if (!p || !['served', 'executed', 'reviewServed'].includes(p.state)) return;
      await moveHeld(tx, c, p, 'conclude', async () => {
        // What is owed by a supportive opinion outlives the person's window.
        await endClocks(tx, p, 'stopped', ['askReview', 'askRecheck']);
        return {};
      });
    });
}

/** Ends beyond the calendar are computed again once a holiday notice has been imported. */
export async function settleProvisional(ctx: Ctx): Promise<void> {
  for (const k of await selectProvisional(ctx))
    await inTransaction(ctx, async (tx) => {
      await caseForWork(tx, k.caseId);
      await settleOne(tx, k);
    });
}
