import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { withhold } from '#modules/publication/statistics.rules.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf, VILLAGE_DIGITS } from './charter.actions.ts';
import type { NormsApi } from './norms.contract.ts';
import { behaviours, daysAfter, isQuarterClosed, quarterOf, SEEN_DAYS } from './norms.rules.ts';
import { no } from './norms.words.ts';
import { insertSeen, seenByQuarter, seenSince, strike } from './seen.store.ts';

type Handles = { [K in keyof NormsApi]: Handler<NormsApi[K]> };

/** The village of whoever counts: a grid is too small to be counted by itself. */
function villageOf(ctx: Ctx): string {
  const { area } = staffOf(ctx);
  if (area.length < VILLAGE_DIGITS) throw no('notYours');
  return area.slice(0, VILLAGE_DIGITS);
}
const firstDay = (ctx: Ctx) => daysAfter(dayOf(ctx.now), -SEEN_DAYS);
const recent = async (ctx: Ctx) => ({ items: await seenSince(ctx, villageOf(ctx), firstDay(ctx)) });

export const listSeen: Handles['listSeen'] = (ctx) => recent(ctx);
export const noteSeen: Handles['noteSeen'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const area = villageOf(tx);
    if (input.onDay > dayOf(tx.now)) throw no('dayAhead', 'onDay');
    if (input.onDay < firstDay(tx)) throw no('dayOld', 'onDay', { n: SEEN_DAYS });
    const id = tx.house.newId();
    await insertSeen(tx, { id, area, ...input, by: staffOf(tx).accountId });
    const data = { behaviour: input.behaviour, n: input.n };
    await record(tx, { kind: 'normSeen', id, area, verb: 'count', shows: 'staff', data });
    return recent(tx);
  });
export const strikeSeen: Handles['strikeSeen'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const area = villageOf(tx);
    const known = (await seenSince(tx, area, firstDay(tx))).find((s) => s.id === params.id);
    if (!known) throw notFound();
    if (!(await strike(tx, area, params.id))) throw no('struckAlready');
    await record(tx, { kind: 'normSeen', id: params.id, area, verb: 'strike', shows: 'staff', data: {} });
    return recent(tx);
  });

const QUARTERS = 4;
export type Figures = Awaited<ReturnType<typeof figuresOf>>;
/**
 * What is public of a village: quarters that stand, behaviours with five or more, and nothing from which a smaller number could be worked out
 * (domain §7.3, §12.20). Staff read the same figures: there is no second, fuller list.
 */
export async function figuresOf(ctx: Ctx, area: string) {
  const today = dayOf(ctx.now);
  const seen = await seenByQuarter(ctx, area);
  const quarters = [...new Set(seen.map((s) => quarterOf(s.onDay)))]
    .filter((q) => isQuarterClosed(q, today))
    .sort()
    .reverse()
    .slice(0, QUARTERS);
  return quarters.map((quarter) => {
    const of = (b: string) =>
      seen.filter((s) => s.behaviour === b && quarterOf(s.onDay) === quarter).reduce((sum, s) => sum + s.n, 0);
    const counts = behaviours.map((behaviour) => ({ behaviour, n: of(behaviour) })).filter((c) => c.n > 0);
    const { shown, total } = withhold(counts.map((c) => c.n));
    return { quarter, cells: counts.map((c, i) => ({ behaviour: c.behaviour, n: shown[i] ?? null })), total };
  });
}
export const normFigures: Handles['normFigures'] = async (ctx, { query }) => {
  const own = staffOf(ctx).area;
  const area = query.area ?? own;
  if (!area.startsWith(own) && !own.startsWith(area)) throw notFound();
  return { quarters: area.length < VILLAGE_DIGITS ? [] : await figuresOf(ctx, area.slice(0, VILLAGE_DIGITS)) };
};
