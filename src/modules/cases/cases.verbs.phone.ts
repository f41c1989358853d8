import { Refused } from '#kernel/refusal.ts';
import { checkCaptured, takeFiles } from '#modules/phones/index.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { casesApi } from './cases.contract.ts';
import { insertFiles } from './cases.detail.store.ts';
import { moveLocked } from './cases.move.ts';
import { intakeRoles } from './cases.parts.rules.ts';
import { noteOrigin } from './cases.proof.store.ts';
import { lockLatest, type StoredCase } from './cases.store.ts';
import { refusalWords } from './cases.words.ts';

const isOver = (c: StoredCase) => c.status === 'closed' || c.status === 'withdrawn';

/** A case that ended while the phone was away says so, with what can be done now. */
const overMeanwhile = (c: StoredCase) =>
  c.status === 'withdrawn'
    ? new Refused('withdrawnMeanwhile', 409, refusalWords.withdrawnMeanwhile)
    : new Refused('closedMeanwhile', 409, refusalWords.closedMeanwhile);

/**
 * Adds to a case what was written on a phone, perhaps days ago: something the person said further, a contact with them, an internal note.
 * It decides nothing, so it is not held against the version the phone had seen; the workflow decides whether it may still be added.
 */
export const addFromPhone: Handler<(typeof casesApi)['addFromPhone']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await lockLatest(tx, params.id);
    const { verb, text, captured } = input;
    const role = tx.actor.kind === 'staff' ? tx.actor.role : null;
    if (verb === 'supplement' && !intakeRoles.some((r) => r === role))
      throw new Refused('notYours', 403, refusalWords.notYours);
    await checkCaptured(tx, captured, c.receivedAt);
    const files = await takeFiles(tx, captured.files);
    try {
      await moveLocked(tx, c, verb, () => ({ data: { text, madeAt: captured.madeAt } }));
    } catch (error) {
      if (error instanceof Refused && error.code === 'notNow' && isOver(c)) throw overMeanwhile(c);
      throw error;
    }
    await insertFiles(tx, c, files, 'staff');
    if (verb === 'contact') await noteOrigin(tx, c);
    return { id: c.id, number: c.number };
  });
