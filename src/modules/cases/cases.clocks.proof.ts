import { type ClockRule, dueFor, explainDue } from '#kernel/clock.ts';
import { notFound } from '#kernel/refusal.ts';
import { calendarOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { type Drift, keepRecount, selectClockChanges } from './cases.clocks.drift.store.ts';
import { clocksToRecount, selectClock } from './cases.clocks.recount.store.ts';
import { presentCase, presentClock } from './cases.present.ts';
import { selectCase } from './cases.store.ts';
import type { ClockProof } from './cases.views.contract.ts';

type Kept = { ruleId: string; unit: string; amount: number; duty: string; source: string };

/** The rule as it was when the clock started; the clock keeps it, so a later change of the rule set does not change the proof. */
const keptRule = (k: Kept): ClockRule => ({
  id: k.ruleId,
  unit: k.unit as ClockRule['unit'],
  amount: k.amount,
  duty: k.duty as ClockRule['duty'],
  source: k.source,
  pausable: false,
  warnHours: [],
});

/** Two seconds apart is the same act: a clock starts and ends in the transaction that records the act. */
const MEANS_SAME_MS = 2000;
const near = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) <= MEANS_SAME_MS;

type Ends = { due: Temporal.Instant; shown: Temporal.Instant };
/** The end that the law counts and the one that people are shown: queues are sorted by the second. */
const isSame = (a: Ends, b: Ends) =>
  Temporal.Instant.compare(a.due, b.due) === 0 && Temporal.Instant.compare(a.shown, b.shown) === 0;

/** How a limit was counted, day by day, and who started and ended it (product N12). */
export async function proveClock(ctx: Ctx, caseId: string, clockId: string): Promise<ClockProof> {
  const c = await selectCase(ctx, caseId);
  const k = await selectClock(ctx, c.id, clockId);
  if (!k) throw notFound();
  const calendar = await calendarOf(ctx);
  const again = dueFor(keptRule(k), k.start, calendar);
  const clock = presentClock(k);
  const [{ timeline }, changes] = [await presentCase(ctx, c), await selectClockChanges(ctx, k.id)];
  const acts = timeline.filter((e) => near(e.at, clock.start) || (clock.endedAt !== null && near(e.at, clock.endedAt)));
  return {
    clock,
    days: explainDue(keptRule(k), k.start, calendar),
    acts: acts.map(({ at, verb, actor, organisation }) => ({ at, verb, actor, organisation })),
    changes: changes.map((x) => ({ ...x, at: x.at.toString() })),
    recounted: {
      due: again.due.toString({ smallestUnit: 'second' }),
      shown: again.shown.toString({ smallestUnit: 'second' }),
      same: isSame(again, k),
    },
  };
}

/** Counts every running limit anew, keeps which of them is not what it was, and says so aloud: zero drift is the promise. */
export async function recountClocks(ctx: Ctx): Promise<{ counted: number; drifted: string[] }> {
  const calendar = await calendarOf(ctx);
  const drifts: Drift[] = [];
  let counted = 0;
  for await (const k of clocksToRecount(ctx)) {
    counted += 1;
    const again = dueFor(keptRule(k), k.start, calendar);
    // One that the calendar did not cover is settled by its own job, with an entry in the journal.
    if (k.provisional || isSame(again, k)) continue;
    drifts.push({ clockId: k.id, caseId: k.caseId, area: k.area, kept: k.shown, counted: again.shown });
  }
  await inTransaction(ctx, (tx) => keepRecount(tx, { counted, drifts }));
  const drifted = drifts.map((d) => d.clockId);
  if (drifted.length > 0)
    ctx.house.log.error(
      { counted, drifted: drifted.slice(0, 50), n: drifted.length },
      'limits drifted from their rules',
    );
  return { counted, drifted };
}
