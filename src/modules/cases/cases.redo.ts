import { decide } from '#kernel/workflow.ts';
import type { TxCtx } from '#platform/context.ts';
import { moveLocked } from './cases.move.ts';
import { partsIn } from './cases.parts.rules.ts';
import type { StoredCase } from './cases.store.ts';
import { upAgain } from './cases.verbs.end.ts';
import { caseWorkflow } from './cases.workflow.rules.ts';

/** climbed: it lies above whoever replied. atWork: nobody had called it done. tooLate: it ended too long ago, or is sealed. */
export type Climbed = 'climbed' | 'atWork' | 'tooLate';

/**
 * "Not done", said to the house by a channel that called the person back. It climbs as the person's own word does, to the level above
 * whoever replied (product N9). The case is locked.
 */
export async function climbAgain(tx: TxCtx, c: StoredCase, data: Readonly<Record<string, unknown>>): Promise<Climbed> {
  const verb = c.status === 'replied' ? 'dispute' : c.status === 'closed' ? 'reopen' : null;
  if (!verb) return c.status === 'withdrawn' || c.status === 'withdrawing' ? 'tooLate' : 'atWork';
  if (c.isSealed || !decide(caseWorkflow, verb, c, partsIn(c, tx.actor), tx.now).ok) return 'tooLate';
  const anew = verb === 'reopen' ? { outcome: null, closed_at: null, confirmed_at: null } : {};
  await moveLocked(tx, c, verb, async () => ({ change: { ...anew, ...(await upAgain(tx, c)) }, data }));
  return 'climbed';
}
