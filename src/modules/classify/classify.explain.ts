import { notFound } from '#kernel/refusal.ts';
import { caseForWork, caseSeen, recordOnCase } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import { once } from '#platform/once.ts';
import type { Explained, Grounds } from './classify.contract.ts';
import { isRefused, refuseSuggestions, selectJudgement } from './classify.store.ts';
import { groundsFor } from './classify.suggest.ts';
import { explainWords } from './classify.words.ts';

/* Why the machine suggested what it did for one case, told to the person and to the officer in the same words (个人信息保护法 24); and the person's no to it. */

type Explainable = { id: string; area: string; title: string; body: string; category: string | null };
/** The house's own work: what is suggested follows from the text and the place, whoever asks for the reasons. */
const asHouse = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'system', what: 'classify' } });

/** What was suggested when somebody chose; where nobody has yet, or the grounds were not kept then, what would be suggested now. */
export async function explainedOf(ctx: Ctx, c: Explainable): Promise<Explained> {
  const [kept, refused] = await Promise.all([selectJudgement(ctx, c.id), isRefused(ctx, c.id)]);
  const grounds = kept?.grounds ?? null;
  const chosen = kept?.chosen ?? c.category;
  if (kept && grounds)
    return {
      ...{ isRefused: refused, chosen, keptAt: kept.at.toString() },
      suggestion: { category: kept.suggested, ...(grounds as unknown as Grounds) },
    };
  return { isRefused: refused, chosen, keptAt: null, suggestion: refused ? null : await groundsFor(asHouse(ctx), c) };
}

/** For the person whose receipt it is. */
export async function ownExplained(ctx: Ctx): Promise<Explained> {
  return explainedOf(ctx, await caseSeen(ctx, ownId(ctx)));
}
function ownId({ actor }: Ctx): string {
  if (actor.kind !== 'receipt') throw notFound();
  return actor.caseId;
}

/** From now on nothing is suggested for their case and nothing is learned from it; a person decides as before, and reads that it was refused. */
export const refuseOwn = (ctx: Ctx): Promise<{ id: string }> =>
  once(ctx, async (tx) => {
    const c = await caseForWork(tx, ownId(tx));
    if (await refuseSuggestions(tx, c))
      await recordOnCase(tx, c, { verb: 'classify.refuse', says: explainWords.refusedEntry, shows: 'resident' });
    return { id: c.id };
  });
