import { notFound } from '#kernel/refusal.ts';
import { purposeWords } from '#modules/cases/cases.words.ts';
import { caseSeen, type Limit, proveLimit } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import { arrivalOf, DEFAULT_REPORT_SOURCE } from './whistles.rules.ts';
import { type StoredWhistle, selectWhistle, whistlesOfCase } from './whistles.store.ts';

const HOUR_MS = 3_600_000;

/** Until when those called have to have come, as a limit like any other. */
function limitOf(w: StoredWhistle): Limit {
  const { calledAt: start, reportBy: due } = w;
  return {
    id: w.id,
    says: purposeWords.arrive,
    ruleId: 'whistle.arrive',
    source: w.reportSource ?? DEFAULT_REPORT_SOURCE,
    unit: 'h',
    amount: Math.round((due.epochMilliseconds - start.epochMilliseconds) / HOUR_MS),
    duty: 'organ',
    start,
    due,
    shown: due,
    rolled: false,
    provisional: false,
    ...arrivalOf(w),
  };
}

/** How the moment to report in was counted, and what became of it, unit by unit (product N12). */
async function prove(ctx: Ctx, w: StoredWhistle) {
  // Whoever was called sees the whistle, not always the case: of its journal they are told what belongs to the whistle.
  const reader: Ctx = ctx.actor.kind === 'staff' ? { ...ctx, actor: { kind: 'system', what: 'proof' } } : ctx;
  const c = await caseSeen(reader, w.caseId);
  const isIts = (e: { verb: string; data: Readonly<Record<string, unknown>> }) =>
    e.verb.startsWith('whistle.') && e.data.whistle === w.id;
  return proveLimit(reader, c, limitOf(w), { isIts });
}

export const proveReportBy = async (ctx: Ctx, id: string) => prove(ctx, await selectWhistle(ctx, id));

/** The same on the page of the person whose case it is. */
export async function proveReportByOfCase(ctx: Ctx, caseId: string, id: string) {
  const w = (await whistlesOfCase(ctx, caseId)).find((known) => known.id === id);
  if (!w) throw notFound();
  return prove(ctx, w);
}
