import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import type { Handler } from '#platform/module.ts';
import { type CaptureForm, captureForms, DEFAULT_BUDGET_MINUTES, minutesOf, weekOf } from './burden.rules.ts';
import { selectBurden } from './burden.store.ts';
import { staffOf } from './facts.actions.ts';
import { captureFormWords } from './facts.words.ts';
import type { returnsApi } from './returns.contract.ts';
import { selectReturns } from './returns.store.ts';

const isCapture = (form: string): form is CaptureForm => captureForms.some((c) => c === form);

/** What forms cost the units of a place, week by week. Red is the form, and who ordered it; nobody who filled it in is here. */
export const burden: Handler<(typeof returnsApi)['burden']> = async (ctx, { query }) => {
  const own = staffOf(ctx).area;
  const area = query.area ?? own;
  if (!isWithin(area, own)) throw notFound();
  const spent = await selectBurden(ctx, area, weekOf(query.from), weekOf(query.to));
  const forms = new Map((await selectReturns(ctx, true)).map((f) => [`return:${f.id}`, f]));
  const lines = spent.map((s) => {
    const form = forms.get(s.form);
    const minutes = minutesOf(s);
    const budgetMinutes = form?.budgetMinutes ?? DEFAULT_BUDGET_MINUTES;
    return {
      ...s,
      name: form?.name ?? (isCapture(s.form) ? say(captureFormWords[s.form], ctx.lang) : s.form),
      orderedBy: form?.unit ?? null,
      minutes,
      budgetMinutes,
      isOver: minutes > budgetMinutes,
    };
  });
  return { weeks: [...new Set(spent.map((s) => s.week))], lines };
};
