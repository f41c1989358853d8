import { decide } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { keeperRoles, type TermFacts, type TermVerb, termWorkflow } from './learning.rules.ts';
import { no } from './learning.words.ts';
import { type LearningTerm, lockTerm, putTermStatus, termById } from './terms.store.ts';

export const entryOfTerm = (
  t: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'learningTerm', id: t.id, area: t.area, verb, shows: 'public', data }) as const;

export const termFacts = (ctx: Ctx, t: LearningTerm): TermFacts => ({ ...t, today: dayOf(ctx.now) });
export const partsOf = ({ actor }: Ctx, t: { area: string }): ReadonlySet<'keeper'> => {
  const isKeeper =
    actor.kind === 'system' ||
    (actor.kind === 'staff' && keeperRoles.some((r) => r === actor.role) && t.area.startsWith(actor.area));
  return new Set(isKeeper ? ['keeper' as const] : []);
};

/** Moves a term on; `enrolments` does it when its window closes or a draw is confirmed. */
export async function moveTerm(tx: TxCtx, id: string, verb: TermVerb): Promise<LearningTerm> {
  const t = await lockTerm(tx, id);
  const verdict = decide(termWorkflow, verb, termFacts(tx, t), partsOf(tx, t), tx.now);
  if (!verdict.ok) throw no(verdict.why);
  await putTermStatus(tx, id, verdict.to);
  await record(tx, entryOfTerm(t, verb));
  return termById(tx, id);
}
