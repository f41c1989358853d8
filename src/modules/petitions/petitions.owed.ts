import { faulty } from '#kernel/refusal.ts';
import { changeClocks, holdCase, releaseHold, type StoredCase } from '#modules/cases/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { type Doing, today } from './petitions.act.ts';
import { executionRule } from './petitions.clocks.rules.ts';
import { endClocks, startClock } from './petitions.clocks.store.ts';
import type { Outcome } from './petitions.rules.ts';
import { holdWords } from './petitions.words.ts';

/* What is still owed on a petition, and what that does to its case (信访工作条例 32). */

/** By when what is decided in the person's favour is carried out: the opinion names a day to come (32). Null for any other outcome. */
export function executeByOf(tx: TxCtx, input: { outcome: Outcome; executeBy?: string | undefined }): string | null {
  if (input.outcome !== 'support') return null;
  if (!input.executeBy)
    throw faulty('executeBy', 'required', [
      '支持请求的,要写明在哪一天前执行。',
      'A supportive decision says by which day it is carried out.',
    ]);
  if (input.executeBy < today(tx))
    throw faulty('executeBy', 'past', ['执行日期不能早于今天。', 'It is carried out on a day to come.']);
  return input.executeBy;
}

/**
 * From its service on, what was decided in the person's favour is owed: the case stays open until that is done, and its own end is
 * the day the opinion names. A case that was closed before is not opened by it; the limit runs and is told all the same.
 */
export async function oweExecution({ tx, c, p }: Pick<Doing, 'tx' | 'c' | 'p'>, executeBy: string): Promise<void> {
  const limit = executionRule(today(tx), executeBy);
  await endClocks(tx, p, 'stopped', ['execute']);
  await startClock(tx, p, limit, tx.now, p.decidedOrganisationId);
  if (c.closedAt) return;
  await holdFor(tx, c, 'execution');
  await changeClocks(tx, c, { end: { callback: 'stopped', handle: 'stopped' }, start: { handle: limit } });
}

/** One thing at a time keeps the case of a petition open, and what people read is what it waits for now. */
export async function holdFor(tx: TxCtx, c: StoredCase, what: keyof typeof holdWords): Promise<void> {
  await releaseHold(tx, { by: 'petition', ref: c.id });
  await holdCase(tx, c, { by: 'petition', ref: c.id, says: holdWords[what] });
}
