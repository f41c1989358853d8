import { later, type TxCtx } from '#platform/context.ts';
import { lastOutcome, lastReplier, saveRating } from './cases.detail.store.ts';
import { act, nextAbove } from './cases.move.ts';
import { saveCheck } from './cases.proof.store.ts';
import { endHandling } from './cases.route.store.ts';
import type { StoredCase } from './cases.store.ts';
import { staff, type Verb } from './cases.verbs.staff.ts';

/* How it ends: the call by somebody who had no part in it, the call after the end, and what "not done" leads to (domain §12.8). */

export const callback: Verb<'callback'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'callback',
    async (tx, c, to) => {
      if (input.result !== 'unreached')
        later(
          tx,
          saveRating(tx, c, {
            stars: input.stars,
            solved: input.result === 'solved',
            text: input.text,
            via: 'callback',
          }),
        );
      return {
        change: await afterCallback(tx, c, input.result, to),
        ...(input.result !== 'unreached' && {
          // An explanation was not asked whether it solved anything.
          rated: { solved: input.result === 'explained' ? null : input.result === 'solved', stars: input.stars },
        }),
        data: { result: input.result, n: c.callbackTries + 1, ...(input.text && { text: input.text }) },
      };
    },
    () => ({ callback: input.result }),
  );

/** "Not solved" climbs to the level above the one who replied; two calls without an answer end it as unreached. */
async function afterCallback(
  tx: TxCtx,
  c: StoredCase,
  result: 'solved' | 'explained' | 'unsolved' | 'unreached',
  to: string,
) {
  const tries = { callback_tries: c.callbackTries + 1 };
  if (to === 'closed')
    return {
      ...tries,
      closed_at: tx.now,
      outcome:
        result === 'unreached'
          ? ('unreached' as const)
          : result === 'solved'
            ? await lastOutcome(tx, c.id)
            : ('explained' as const),
    };
  return result === 'unsolved' ? { ...tries, ...(await upAgain(tx, c)) } : tries;
}

/** Back to a desk above whoever replied, to be done again. */
export async function upAgain(tx: TxCtx, c: StoredCase) {
  const above = await nextAbove(tx, c, await lastReplier(tx, c.id));
  await endHandling(tx, c.id, 'disputed');
  return {
    redo_count: c.redoCount + 1,
    return_by: null,
    ...(above && { desk_organisation_id: above, raised_to: above, raised_at: tx.now }),
  };
}

/** A call after the end, on a sample: whether it is as the unit said. "Not so" opens the case again above whoever replied. */
export const checkClosed: Verb<'checkClosed'> = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'checkClosed',
    async (tx, c) => {
      await saveCheck(tx, c.id, { result: input.result, text: input.text ?? null, accountId: staff(tx).accountId });
      return {
        ...(input.result === 'differs' && { rated: { solved: false } }),
        change:
          input.result === 'differs'
            ? { outcome: null, closed_at: null, confirmed_at: null, ...(await upAgain(tx, c)) }
            : {},
        data: { check: input.result, ...(input.text && { text: input.text }) },
      };
    },
    () => ({ check: input.result }),
  );
