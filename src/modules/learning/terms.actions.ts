import { openVerbs } from '#kernel/workflow.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf } from './catalogue.actions.ts';
import type { LearningApi, TermInput, TermView } from './learning.contract.ts';
import { termWorkflow } from './learning.rules.ts';
import { learningRefusalWords, no } from './learning.words.ts';
import { entryOfTerm, moveTerm as move, partsOf, termFacts } from './terms.move.ts';
import { insertTerm, type LearningTerm, lockTerm, putTerm, selectTerms, termById } from './terms.store.ts';

type Handles = { [K in keyof LearningApi]: Handler<LearningApi[K]> };

export function viewOfTerm(ctx: Ctx, t: LearningTerm): TermView {
  const { open, closed } = openVerbs(termWorkflow, termFacts(ctx, t), partsOf(ctx, t), ctx.now);
  return {
    ...t,
    opensAt: t.opensAt.toString(),
    closesAt: t.closesAt.toString(),
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...learningRefusalWords[why]] as [string, string] })),
  };
}
function checkTerm(t: TermInput): void {
  if (t.fromDay >= t.toDay) throw no('daysWrong', 'toDay');
  if (Temporal.Instant.compare(t.opensAt, t.closesAt) >= 0) throw no('enrolmentWrong', 'closesAt');
}

export const listTerms: Handles['listTerms'] = async (ctx) => ({
  items: (await selectTerms(ctx)).map((t) => viewOfTerm(ctx, t)),
});
export const addTerm: Handles['addTerm'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    checkTerm(input);
    const { area, organisationId } = staffOf(tx);
    const id = tx.house.newId();
    await insertTerm(tx, id, { area, organisationId }, input);
    await record(tx, entryOfTerm({ id, area }, 'add'), 'new');
    return viewOfTerm(tx, await termById(tx, id));
  });
export const changeTerm: Handles['changeTerm'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    checkTerm(input);
    const t = await lockTerm(tx, params.id);
    if (t.status === 'ended') throw no('termOver');
    await putTerm(tx, t.id, input);
    await record(tx, entryOfTerm(t, 'change'));
    return viewOfTerm(tx, await termById(tx, t.id));
  });
export const moveTerm: Handles['moveTerm'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => viewOfTerm(tx, await move(tx, params.id, input.verb)));
