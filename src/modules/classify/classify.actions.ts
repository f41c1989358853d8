import { Refused } from '#kernel/refusal.ts';
import { caseSeen } from '#modules/cases/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { COMMAND_LINE_LIMITS, readSheet } from '#platform/sheet.ts';
import type { classifyApi } from './classify.contract.ts';
import { explainedOf } from './classify.explain.ts';
import {
  countJudgements,
  isRefused,
  replaceTerms,
  saveExamples,
  selectModelMark,
  selectTerms,
} from './classify.store.ts';
import { suggestionFor } from './classify.suggest.ts';
import { adviceWords, whyNoneWords } from './classify.words.ts';
import { adviceOn } from './reply.rules.ts';
import { examplesIn, type ReadTable, type Term, termsIn } from './tables.rules.ts';

type Do<K extends keyof typeof classifyApi> = Handler<(typeof classifyApi)[K]>;

export const suggest: Do<'suggest'> = (ctx, { input }) =>
  suggestionFor(ctx, { title: input.title ?? '', body: input.body ?? '' }, input.area);

export const suggestFor: Do<'suggestFor'> = async (ctx, { params }) => {
  const c = await caseSeen(ctx, params.id);
  if (await isRefused(ctx, c.id)) {
    const because: [string, string] = [...whyNoneWords.refused];
    return { categories: [], tier: null, units: [], because, category: c.category };
  }
  return { ...(await suggestionFor(ctx, c, c.area)), category: c.category };
};

export const explain: Do<'explain'> = async (ctx, { params }) => explainedOf(ctx, await caseSeen(ctx, params.id));

export const checkReply: Do<'checkReply'> = async (ctx, { params, input }) => {
  const c = await caseSeen(ctx, params.id);
  return {
    advice: adviceOn(c, input.text ?? '').map(({ code, ask }) => ({ code, says: [...adviceWords[code]], ask })),
  };
};

export const categories: Do<'categories'> = async (ctx) => ({ terms: await selectTerms(ctx) });

export const quality: Do<'quality'> = async (ctx) => {
  const [mark, judged, terms] = await Promise.all([selectModelMark(ctx), countJudgements(ctx), selectTerms(ctx)]);
  return {
    model: mark
      ? {
          examples: mark.examples,
          learnedAt: mark.learnedAt.toString(),
          categories: Object.entries(mark.counts as Record<string, number>)
            .map(([category, examples]) => ({ category, examples }))
            .sort((a, b) => b.examples - a.examples),
        }
      : null,
    judged,
    terms: terms.length,
  };
};

/** The rows of a table, or a refusal that says what is wrong with it. */
function itemsOf<T>({ items, fault }: ReadTable<T>): T[] {
  if (fault) throw new Refused('badTable', 422, fault.says, { values: { columns: fault.columns } });
  return items;
}

async function keepTerms(ctx: Ctx, terms: readonly Term[]) {
  return once(ctx, async (tx) => {
    await replaceTerms(tx, terms);
    const counted = { terms: terms.length, categories: new Set(terms.map((term) => term.level1)).size };
    await record(tx, {
      kind: 'taxonomy',
      id: tx.house.newId(),
      area: tx.house.config.jurisdiction,
      verb: 'import',
      shows: 'staff',
      data: counted,
    });
    return counted;
  });
}

export const importTerms: Do<'importTerms'> = async (ctx, { sheet }) => {
  const rows = await readSheet(sheet.bytes, { maxRows: 5000, maxBytes: 5 * 2 ** 20 });
  return keepTerms(ctx, itemsOf(termsIn(rows)));
};

/** The categories from a file, for the command line. */
export const importTaxonomy = async (ctx: Ctx, bytes: Uint8Array) =>
  keepTerms(ctx, itemsOf(termsIn(await readSheet(bytes, COMMAND_LINE_LIMITS))));

const BATCH = 500;
/** Texts with the category people gave them, from before this system; one number of a source is kept once. */
export async function importLabels(ctx: Ctx, bytes: Uint8Array, source: string) {
  const items = itemsOf(examplesIn(await readSheet(bytes, COMMAND_LINE_LIMITS)));
  const unique = [...new Map(items.map((item) => [item.number, item])).values()];
  const fresh = await inTransaction(ctx, async (tx) => {
    let sum = 0;
    for (let from = 0; from < unique.length; from += BATCH)
      sum += await saveExamples(tx, source, unique.slice(from, from + BATCH));
    return sum;
  });
  return { imported: fresh, known: unique.length - fresh, categories: new Set(unique.map((e) => e.category)).size };
}
