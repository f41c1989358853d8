import { caseSeen } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import { givingWay } from '#platform/give-way.ts';
import type { JobPayload } from '#platform/jobs.ts';
import {
  basisOf,
  isRefused,
  saveJudgement,
  saveModel,
  selectExamples,
  selectModelMark,
  selectTerms,
} from './classify.store.ts';
import { groundsFor } from './classify.suggest.ts';
import { canLearn, learn } from './learn.rules.ts';
import { examplesOf } from './tables.rules.ts';

/** Fewer examples would teach accidents. */
export const LEAST_EXAMPLES = 20;

/**
 * Learns anew when the examples have changed since the last time, and only then: the mark of what was learned from is compared
 * first. Learning gives way every few milliseconds, so that nobody waits for it.
 */
export async function learnAgain(ctx: Ctx): Promise<void> {
  const basis = await basisOf(ctx);
  const known = await selectModelMark(ctx);
  if (known?.basis === basis) return;
  const examples = await selectExamples(ctx);
  if (examples.length < LEAST_EXAMPLES || !canLearn(examples)) return;
  const counts: Record<string, number> = {};
  for (const { category } of examples) counts[category] = (counts[category] ?? 0) + 1;
  // Terms of a category nobody has used yet would only be offered for want of evidence.
  const terms = examplesOf((await selectTerms(ctx)).filter((term) => term.level1 in counts));
  await saveModel(ctx, await givingWay(learn([...examples, ...terms])), { basis, counts });
}

/**
 * A person gave a case its category: was it the one that would have been suggested? Counted per category, never per person; on what grounds stays with
 * it, for whoever asks why.
 */
export async function judgeChoice(ctx: Ctx, { id }: JobPayload): Promise<void> {
  const c = await caseSeen(ctx, String(id));
  if (!c.category || (await isRefused(ctx, c.id))) return;
  const suggested = await groundsFor(ctx, c);
  if (suggested) await saveJudgement(ctx, c, suggested, c.category);
}
