import { classById } from '#modules/learning/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { record } from '#platform/journal.ts';
import { classesDue, lockRules } from './classes.store.ts';
import { closeList } from './draws.actions.ts';
import { asHouse, entryOf } from './enrol.ts';
import { FORGET_DAYS } from './enrolments.rules.ts';
import { enrolmentById, eraseEnrolments, putEnrolment, seatsGone } from './enrolments.store.ts';
import { passOn } from './passing.ts';

/** Every few minutes: offers that ran out pass on, kept seats are released at their hour, lists of draws are closed. A class at a time. */
export async function keepMoving(ctx: Ctx): Promise<void> {
  for (const id of await classesDue(ctx)) {
    const c = await classById(asHouse(ctx), id);
    await inTransaction(asHouse(ctx), async (tx) => {
      await closeList(tx, c);
      await passOn(tx, c);
    });
  }
}

/** A seat was given back at the university itself: the enrolment follows, and the seat passes on. */
export async function seatLeft(ctx: Ctx, payload: JobPayload): Promise<void> {
  const c = await classById(asHouse(ctx), String(payload.id));
  await inTransaction(asHouse(ctx), async (tx) => {
    await lockRules(tx, c);
    for (const id of await seatsGone(tx, c.id)) {
      const e = await enrolmentById(tx, id);
      await putEnrolment(tx, e.id, { status: 'withdrawn' });
      await record(tx, entryOf(e, 'withdraw'));
    }
    await passOn(tx, c);
  });
}

/** Every night: names and telephones go, 90 days after (docs/privacy.md). */
export const forgetEnrolments = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await eraseEnrolments(tx, tx.now.subtract({ hours: 24 * FORGET_DAYS }));
  });
