import { dueFor } from '#kernel/clock.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { calendarOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { type Entry, recordAll } from '#platform/journal.ts';
import { saveDue, selectProvisional } from './cases.clocks.recount.store.ts';
import { claimClocks, localDay, refreshDue } from './cases.clocks.store.ts';
import { decideDecline } from './cases.decline.store.ts';
import { lapsedCases } from './cases.jobs.store.ts';
import { moveLocked, nextAbove } from './cases.move.ts';
import { forgetOldOrigins } from './cases.proof.store.ts';
import { REOPEN_WINDOW_DAYS } from './cases.rules.ts';
import { lockCase, saveCase } from './cases.store.ts';
import { endSuspension } from './cases.suspension.store.ts';
import { FOLDED_AT_ONCE, foldBatch } from './cases.tally.store.ts';

const BATCH = 200;

type Claimed = Awaited<ReturnType<typeof claimClocks>>;
const entryOf = (verb: 'warn' | 'overdue', k: Claimed[number], more: object = {}): Entry => ({
  kind: 'case',
  id: k.caseId,
  area: k.area,
  verb,
  shows: verb === 'overdue' ? 'resident' : 'staff',
  data: { purpose: k.purpose, rule: k.ruleId, due: k.due.toString(), ...more },
});

/** Warns 48 h and 24 h before an end. Marks and entries are one transaction: a job that dies half-way warns later, never twice. */
async function warn(ctx: Ctx, mark: 'warned_48_at' | 'warned_24_at', hours: number): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const claimed = await claimClocks(tx, mark, BATCH);
    await recordAll(
      tx,
      claimed.map((k) => entryOf('warn', k, { hours })),
    );
    return claimed.length;
  });
}

/** What is overdue is shown to the level above, once per clock. */
async function raiseOverdue(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const claimed = await claimClocks(tx, 'overdue_at', BATCH);
    for (const k of claimed) await raiseOne(tx, k);
    return claimed.length;
  });
}

async function raiseOne(tx: TxCtx, k: Claimed[number]): Promise<void> {
  const c = await lockCase(tx, k.caseId);
  const above = c.raisedTo ?? (await nextAbove(tx, c));
  const unit = above ? (await organisationsById(tx, [above])).get(above) : undefined;
  await saveCase(tx, c.id, {
    overdue_at: tx.now,
    ...(above && { raised_to: above, raised_at: tx.now }),
    // Not in touch in time: known from this moment on, whatever comes later.
    ...(k.purpose === 'contact' && !c.response && { response: 'missed', responded_on: localDay(tx.now) }),
  });
  await recordAll(tx, [entryOf('overdue', k, unit ? { to: unit.shortName } : {})]);
}

/** Every minute: warnings and overdue clocks, in batches until none is left. */
export async function watchClocks(ctx: Ctx): Promise<void> {
  for (const step of [
    () => warn(ctx, 'warned_48_at', 48),
    () => warn(ctx, 'warned_24_at', 24),
    () => raiseOverdue(ctx),
  ])
    while ((await step()) === BATCH);
}

/** Withdrawals take effect when the seven days are over. */
export async function lapseWithdrawals(ctx: Ctx): Promise<void> {
  for (const id of await lapsedCases(ctx)) {
    await inTransaction(ctx, async (tx) => {
      const c = await lockCase(tx, id);
      // The person may have changed their mind since the list was read.
      if (c.status !== 'withdrawing') return;
      await moveLocked(tx, c, 'lapse', async () => {
        await endSuspension(tx, c.id, 'withdrawn');
        if (c.arbiterId) await decideDecline(tx, c.id, { by: c.arbiterId, agreed: true });
        return { change: { outcome: 'withdrawn', closed_at: tx.now, status_before: null, withdraw_until: null } };
      });
    });
  }
}

/** What a unit's addresses were kept for is over. */
export const forgetOrigins = (ctx: Ctx) => forgetOldOrigins(ctx, ctx.now.subtract({ hours: REOPEN_WINDOW_DAYS * 24 }));

/** Ends beyond the calendar are computed again once a holiday notice has been imported. */
export async function settleProvisional(ctx: Ctx): Promise<void> {
  const calendar = await calendarOf(ctx);
  for (const k of await selectProvisional(ctx)) {
    const rule = {
      id: k.ruleId,
      unit: k.unit as 'h' | 'wd' | 'd',
      amount: k.amount,
      duty: k.duty as 'organ' | 'resident',
      source: k.source,
      pausable: false,
      warnHours: [],
    };
    const due = dueFor(rule, k.start, calendar);
    if (due.provisional && Temporal.Instant.compare(due.due, k.due) === 0) continue;
    await inTransaction(ctx, async (tx) => {
      const c = await lockCase(tx, k.caseId);
      await saveDue(tx, k.id, due);
      await saveCase(tx, c.id, {
        ...(await refreshDue(tx, c.id)),
        ...(k.purpose === 'return' && c.status === 'dispatched' && { return_by: due.due }),
      });
      await recordAll(tx, [
        {
          kind: 'case',
          id: c.id,
          area: c.area,
          verb: 'recount',
          shows: 'resident',
          data: { rule: k.ruleId, before: k.due.toString(), due: due.due.toString() },
        },
      ]);
    });
  }
}

/**
 * Every minute: what acts noted as their difference goes into the sums. What comes meanwhile waits for the next minute: of many at once most cancel
 * out or share a sum, while whoever folds each as it comes spends more on the sums than on the acts.
 */
export async function foldTally(ctx: Ctx): Promise<void> {
  while ((await inTransaction(ctx, foldBatch)) === FOLDED_AT_ONCE);
}
