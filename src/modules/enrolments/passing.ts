import type { LearningClass } from '#modules/learning/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { recordAll } from '#platform/journal.ts';
import { countsIn, endOf, lockRules, putKeptReleased, seatsNow } from './classes.store.ts';
import { drawOf } from './draws.store.ts';
import { nextOffers, offerEnds } from './enrolments.rules.ts';
import { type Enrolment, enrolmentsIn, lineOf, putEnrolment } from './enrolments.store.ts';

/* What happens when a seat is free: offers that ran out end, kept seats are released at their hour, and whoever waits is offered what is free. */

const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'enrolment' } });
const entry = (e: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'enrolment', id: e.id, area: e.area, verb, shows: 'resident', data }) as const;
const isDue = (at: Temporal.Instant | null, now: Temporal.Instant) =>
  at !== null && Temporal.Instant.compare(now, at) >= 0;

async function lapse(tx: TxCtx, classId: string): Promise<void> {
  const out: Enrolment[] = (await enrolmentsIn(asHouse(tx), classId, 'offered')).filter((e) =>
    isDue(e.expiresAt, tx.now),
  );
  for (const e of out) await putEnrolment(tx, e.id, { status: 'lapsed' });
  await recordAll(
    tx,
    out.map((e) => entry(e, 'lapse')),
  );
}
/** Brings one class up to date; how many offers went out. The class is held, so that a seat is offered once. */
export async function passOn(tx: TxCtx, c: LearningClass): Promise<number> {
  let rules = await lockRules(tx, c);
  await lapse(tx, c.id);
  const isDrawn = c.mode === 'first_come' || (await drawOf(tx, c.id))?.drawnAt != null;
  if (!isDrawn) return 0;
  if (rules.keptReleasedAt === null && isDue(rules.keptUntil, tx.now)) {
    await putKeptReleased(tx, c.id);
    rules = { ...rules, keptReleasedAt: tx.now };
    await recordAll(tx, [
      { kind: 'enrolmentClass', id: c.id, area: c.area, verb: 'releaseKept', shows: 'staff', data: {} },
    ]);
  }
  if (c.cancelledReason !== null || isDue(await endOf(tx, c.id), tx.now)) return 0;
  const ids = nextOffers(seatsNow(c, rules, await countsIn(tx, c.id)), await lineOf(tx, c.id));
  const expiresAt = offerEnds(tx.now, rules.offerHours);
  for (const id of ids) await putEnrolment(tx, id, { status: 'offered', expiresAt });
  await recordAll(
    tx,
    ids.map((id) => entry({ id, area: c.area }, 'offer', { until: expiresAt.toString() })),
  );
  return ids.length;
}
export const passOnAlone = (ctx: Ctx, c: LearningClass): Promise<number> =>
  inTransaction(asHouse(ctx), (tx) => passOn(tx, c));
