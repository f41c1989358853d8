import { soundsLikeDanger, soundsLikeUtility } from '#modules/cases/cases.urgency.rules.ts';
import { organisationsFor } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Grounds, Suggestion } from './classify.contract.ts';
import { LEAST_TEXT, suggestCategories } from './classify.rules.ts';
import { closedLike, selectModelMark } from './classify.store.ts';
import { whyNoneWords } from './classify.words.ts';
import { vectorOf } from './features.rules.ts';
import type { Model } from './learn.rules.ts';
import { modelNow } from './model.held.ts';
import { type UnitSuggestion, unitsFor } from './receiver.rules.ts';
import type { Doc } from './text.rules.ts';

/** Category, urgency and units for a text at a place. Reads, and keeps nothing. */
export async function suggestionFor(ctx: Ctx, doc: Doc, area: string): Promise<Suggestion> {
  const text = `${doc.title}\n${doc.body}`;
  const tier = soundsLikeDanger(text) ? 'emergency' : soundsLikeUtility(text) ? 'utility' : null;
  const none = { categories: [], tier, units: [] } as const;
  if (text.trim().length < LEAST_TEXT)
    return { ...none, categories: [], units: [], because: [...whyNoneWords.shortText] };
  const learned = await modelNow(ctx);
  if (!learned) return { ...none, categories: [], units: [], because: [...whyNoneWords.fewExamples] };
  const { model, counts } = learned;
  const categories = suggestCategories(model, doc).map((s) => ({ ...s, examples: counts[s.category] ?? 0 }));
  const units = await unitsAround(ctx, model, doc, { area, category: categories[0]!.category });
  return { categories, tier, units, because: null };
}

/** From the township first; where nothing of the kind was closed there, from the county. */
async function unitsAround(
  ctx: Ctx,
  model: Model,
  doc: Doc,
  { area, category }: { area: string; category: string },
): Promise<UnitSuggestion[]> {
  const open = new Set((await organisationsFor(ctx, area)).map((o) => o.id));
  const vector = vectorOf(model.space, doc);
  for (const within of new Set([area.slice(0, 9), area.slice(0, 6)])) {
    const handled = await closedLike(ctx, { category, within });
    const units = unitsFor({ vector, space: model.space, area }, handled, (id) => open.has(id));
    if (units.length > 0) return units;
  }
  return [];
}

/** The first suggestion for a case with all it rests on; the cases it was likened to are other people's and stay out. */
export async function groundsFor(
  ctx: Ctx,
  c: Doc & { area: string },
): Promise<(Grounds & { category: string }) | null> {
  const { categories, units } = await suggestionFor(ctx, c, c.area);
  const [first] = categories;
  const mark = first && (await selectModelMark(ctx));
  if (!mark) return null;
  const { examples, ...likeliest } = first;
  return {
    ...likeliest,
    learnedFrom: mark.examples,
    ofCategory: examples,
    units: units.map(({ name, cases, here }) => ({ name, cases, here })),
  };
}
