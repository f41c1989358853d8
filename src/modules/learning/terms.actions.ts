import { openVerbs } from '#kernel/workflow.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { classById, type LearningClass, selectClasses } from './classes.store.ts';
import type { ClassView, LearningApi, TermView } from './learning.contract.ts';
import { termWorkflow } from './learning.rules.ts';
import { learningRefusalWords } from './learning.words.ts';
import { moveTerm as move, partsOf, termFacts } from './terms.move.ts';
import { type LearningTerm, selectTerms } from './terms.store.ts';

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
export const viewOfClass = (c: LearningClass): ClassView => ({
  ...c,
  slots: [...c.slots],
  opensAt: c.opensAt.toString(),
  closesAt: c.closesAt.toString(),
});

export const listTerms: Handles['listTerms'] = async (ctx) => ({
  items: (await selectTerms(ctx)).map((t) => viewOfTerm(ctx, t)),
});
export const moveTerm: Handles['moveTerm'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => viewOfTerm(tx, await move(tx, params.id, input.verb)));
export const listClasses: Handles['listClasses'] = async (ctx, { query }) => ({
  items: (await selectClasses(ctx, query)).map(viewOfClass),
});
export const getClass: Handles['getClass'] = async (ctx, { params }) => viewOfClass(await classById(ctx, params.id));
