import { Refused } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import { privately } from './accusations.file.actions.ts';
import { partsIn } from './accusations.present.ts';
import {
  type AccusationFacts,
  type AccusationPart,
  type AccusationVerb,
  accusationWorkflow,
  disciplineRoles,
} from './accusations.rules.ts';
import { type Change, changeAccusation, lockAccusation, type StoredAccusation } from './accusations.store.ts';
import { refusalWords } from './accusations.words.ts';
import { selectGone } from './recusal.store.ts';

/** Nothing of what was said goes into the journal: which officer did what, and when. Who stepped aside does not hear of it. */
export const note = async (
  tx: TxCtx,
  a: { id: string; area: string; organisationId: string },
  verb: AccusationVerb | 'open',
) =>
  record(tx, {
    kind: 'accusation',
    id: a.id,
    area: a.area,
    verb,
    shows: 'staff',
    heardBy: {
      roles: disciplineRoles,
      organisationId: a.organisationId,
      except: [...(await selectGone(tx, a.id))],
    },
  });

/** The table decides, the change is kept, the journal notes it. */
export async function step(
  tx: TxCtx,
  a: StoredAccusation,
  verb: AccusationVerb,
  parts: ReadonlySet<AccusationPart>,
  more: Partial<AccusationFacts>,
  work: () => Promise<Change>,
): Promise<void> {
  const verdict = decide(accusationWorkflow, verb, { ...a, ...more }, parts, tx.now);
  if (!verdict.ok) throw new Refused(verdict.why, 409, refusalWords[verdict.why]);
  const change = await work();
  await changeAccusation(tx, a.id, { ...(verdict.to !== a.status && { status: verdict.to }), ...change });
  await note(tx, { ...a, ...change.organ }, verb);
}

/** One verb of the organ: lock, decide by the table, do, record, present. */
export function act<T>(
  ctx: Ctx,
  id: string,
  verb: AccusationVerb,
  work: (tx: TxCtx, a: StoredAccusation) => Promise<Change>,
  present: (tx: TxCtx) => Promise<T>,
): Promise<T> {
  return once(privately(ctx), async (tx) => {
    const a = await lockAccusation(tx, id);
    await step(tx, a, verb, partsIn(tx), {}, () => work(tx, a));
    return present(tx);
  });
}
