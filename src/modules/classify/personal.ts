import { tell } from '#kernel/tell.ts';
import { caseSeen, reportsOf } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import { momentOf } from '#platform/personal.store.ts';
import type { HeldRow, Personal, Subject } from '#platform/personal.ts';
import { explainedOf } from './classify.explain.ts';
import { explainWords as w } from './classify.words.ts';
import { linesOf } from './explain.words.ts';

async function suggestionsFor(ctx: Ctx, subject: Subject): Promise<HeldRow[]> {
  const rows: HeldRow[] = [];
  for (const id of await reportsOf(ctx, subject)) {
    const c = await caseSeen(ctx, id);
    const e = await explainedOf(ctx, c);
    if (!e.suggestion && !e.isRefused) continue;
    const inZh = linesOf(e, (word, values) => tell(word, 'zh', values));
    const inEn = linesOf(e, (word, values) => tell(word, 'en', values));
    rows.push({
      id,
      at: e.keptAt && momentOf(Temporal.Instant.from(e.keptAt)),
      lines: [
        { says: w.number, text: c.number },
        ...inZh.map(({ says, text }, i) => ({ says, text: [text, inEn[i]!.text] as const })),
        ...(e.isRefused ? [{ says: w.refusal, text: w.isRefused }] : []),
      ],
    });
  }
  return rows;
}

/** What was suggested for this person's reports, and why: a request for an explanation is answered by it (个人信息保护法 24, 48). */
export const personal: Personal = {
  held: [
    {
      name: 'suggestions',
      says: ['系统建议过什么、为什么', 'What the system suggested and why'],
      why: ['给经办人提示类别和单位,由人决定', 'To suggest a category and a unit to the officer; people decide'],
      until: ['随您反映的事', 'With your report'],
      kept: ['要能向您说明为什么这样建议(个人信息保护法第二十四条)', 'It must be explained to you (PIPL 24)'],
      tables: ['category_judgement', 'category_refusal'],
      find: suggestionsFor,
    },
  ],
  apart: {},
};
