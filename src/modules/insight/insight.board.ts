import { isWithin } from '#kernel/area.ts';
import { type TallyQuestion, type TallyRow, tallyMany } from '#modules/cases/index.ts';
import { committeeJoinedBy, type Organisation, organisationsById } from '#modules/organisations/index.ts';
import { ancestorsOf, childrenOf, placeNamed } from '#modules/places/index.ts';
import { spotsBelow } from '#modules/stations/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Figure, FigureScope, FigureValue } from '#platform/figure.ts';
import type { Handler } from '#platform/module.ts';
import { cannotTell, numberOf, type Scoped, scopeOf, viewOf } from './insight.actions.ts';
import { boardFigures, firstBoard, firstOnMap } from './insight.board.rules.ts';
import type { Board, InsightApi } from './insight.contract.ts';
import { toldAgain } from './insight.memo.ts';
import { bucketsOf, type Days, filled, grainOf, plusDays } from './insight.period.rules.ts';
import { type Comparison, spanBefore } from './insight.rules.ts';
import { figureValues, valuesBelow } from './insight.store.ts';

/** How many units stand in the chart; the others are in the list behind the number. */
const MOST_UNITS = 20;
const MOST_CATEGORIES = 15;

const daysOf = ({ from, before }: { from: string; before: string }): Days => ({ from, to: plusDays(before, -1) });

/** One bar for each key: how many came, and how many of those have run over and are still open. */
function barsOf(rows: readonly TallyRow[], measure: string, most = 100): BarOf[] {
  const bars = new Map<string, BarOf>();
  for (const r of rows) {
    const bar = bars.get(r.key) ?? { key: r.key, label: null, n: 0, overdue: 0 };
    if (r.measure === measure) bar.n += r.n;
    if (r.measure === 'overdue' && r.state === 'open') bar.overdue += r.n;
    bars.set(r.key, bar);
  }
  return [...bars.values()]
    .filter((b) => b.n > 0)
    .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
    .slice(0, most);
}
type BarOf = { key: string; label: string | null; n: number; overdue: number };

const trendQuestion = (scope: FigureScope, grain: string): TallyQuestion => ({
  ...{ area: scope.area, from: scope.from, before: scope.before },
  ...{ measures: ['received', 'closed'], by: grain === 'month' ? 'month' : 'day' },
});

/** Everything a board says about cases, read in one question. */
async function casesOf(ctx: Ctx, scope: FigureScope, against?: Comparison): Promise<NonNullable<Board['cases']>> {
  const { area, from, before } = scope;
  const days = daysOf(scope);
  const grain = grainOf(days);
  const other = against && { ...scope, ...spanBefore(scope, against) };
  const of = (by: TallyQuestion['by'], ...measures: TallyQuestion['measures']): TallyQuestion => ({
    ...{ area, from, before, by },
    measures,
  });
  const [trend, kinds, categories, states, units, earlier] = await tallyMany(ctx, [
    trendQuestion(scope, grain),
    of('kind', 'received', 'overdue'),
    of('category', 'received', 'overdue'),
    of('state', 'received', 'channel'),
    of('unit', 'received', 'overdue'),
    ...(other ? [trendQuestion(other, grain)] : []),
  ]);
  const buckets = bucketsOf(days, grain);
  const told = (rows: readonly TallyRow[], measure: string, parts: readonly Days[]) =>
    filled(
      parts,
      rows.filter((r) => r.measure === measure),
    );
  const [received, closed] = [told(trend!, 'received', buckets), told(trend!, 'closed', buckets)];
  const then = other && told(earlier!, 'received', bucketsOf(daysOf(other), grain));
  const bars = barsOf(units!, 'received', MOST_UNITS);
  const names = await organisationsById(
    ctx,
    bars.map((b) => b.key),
  );
  return {
    grain,
    trend: buckets.map((b, i) => ({
      ...b,
      ...{ received: received[i]!, closed: closed[i]!, before: then ? (then[i] ?? null) : null },
    })),
    kinds: barsOf(kinds!, 'received'),
    categories: barsOf(categories!, 'received', MOST_CATEGORIES),
    channels: barsOf(states!, 'channel'),
    states: barsOf(states!, 'received'),
    units: bars.map((b) => ({ ...b, label: names.get(b.key)?.shortName ?? null })),
  };
}

/** A figure told of each place one level below, with where that place stands. */
async function mapOf(ctx: Ctx, scope: FigureScope, entry: [string, Figure] | undefined): Promise<Board['map']> {
  if (!entry) return { figure: null, tiles: [] };
  const children = await childrenOf(ctx, scope.area);
  const digits = children[0]?.code.length;
  if (!digits) return { figure: entry[0], tiles: [] };
  const [values, spots] = await Promise.all([
    valuesBelow(ctx, entry[1], scope, digits),
    spotsBelow(ctx, scope.area, digits),
  ]);
  const at = new Map(spots.map((s) => [s.code, s]));
  const nothing: FigureValue = entry[1].as === 'share' ? { good: 0, of: 0 } : { n: 0 };
  const tiles = children.map(({ code, name }) => ({
    ...{ code, name, own: false, ...numberOf(values.get(code) ?? nothing) },
    ...{ lat: at.get(code)?.lat ?? null, long: at.get(code)?.long ?? null },
  }));
  const own = values.get(scope.area);
  const rest = own && { code: scope.area, name: '', own: true, ...numberOf(own), lat: null, long: null };
  return { figure: entry[0], tiles: rest ? [...tiles, rest] : tiles };
}

const SAME_SECOND_MS = 1000;
const OTHERS_MS = 30_000;
const asText = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });

/** Figures of other modules are counted from their rows: that is told again for some seconds, with the moment it was read. */
const othersOf = (ctx: Ctx, entries: readonly [string, Figure][], scopes: readonly FigureScope[]) =>
  toldAgain(ctx.house, JSON.stringify([entries.map(([id]) => id), scopes]), OTHERS_MS, async () => ({
    asOf: asText(ctx.now),
    values: await figureValues(ctx, entries, scopes, true),
  }));

type Query = Parameters<Handler<InsightApi['board']>>[1]['query'];

export async function boardOf(
  ctx: Ctx,
  query: Query,
  { scope, place, notes }: Scoped,
  unit: Organisation | null,
): Promise<Board> {
  const byId = new Map([...ctx.house.figures].filter(([, figure]) => !cannotTell(figure, scope)));
  const chosen = boardFigures(query.board, [...byId.keys()]);
  const ids = [...chosen.headline, ...chosen.groups.flatMap((g) => g.ids)];
  const entries = ids.map((id): [string, Figure] => [id, byId.get(id)!]);
  const other = query.against && { ...scope, ...spanBefore(scope, query.against) };
  const scopes = other ? [scope, other] : [scope];
  const onMap = query.map && byId.has(query.map) ? query.map : firstOnMap(query.board, ids);
  const above = ctx.actor.kind === 'staff' ? ancestorsOf(scope.area).filter((a) => isWithin(a, areaOf(ctx))) : [];
  const [kept, others, cases, map, names] = await Promise.all([
    figureValues(
      ctx,
      entries.filter(([, f]) => f.together),
      scopes,
    ),
    othersOf(
      ctx,
      entries.filter(([, f]) => !f.together),
      scopes,
    ),
    query.board === 'place' ? casesOf(ctx, scope, query.against) : null,
    mapOf(ctx, scope, onMap === undefined ? undefined : [onMap, byId.get(onMap)!]),
    placeNamed(ctx, above),
  ]);
  const view = (id: string) => {
    const [now, before] = scopes.map((_, i) => kept[i]!.get(id) ?? others.values[i]!.get(id));
    return viewOf([id, byId.get(id)!], now!, before);
  };
  return {
    asOf: others.asOf < asText(ctx.now) ? others.asOf : asText(ctx.now),
    board: query.board,
    unit: unit && { id: unit.id, name: unit.name },
    place: { code: place.code, name: place.name, fullName: place.fullName },
    above: above.map((code) => ({ code, name: names.get(code) ?? code })),
    notes: notes.map((n) => [...n]),
    against: other ? daysOf(other) : null,
    headline: chosen.headline.map(view),
    groups: chosen.groups.map(({ module, ids: of }) => ({ module, items: of.map(view) })),
    cases,
    map,
  };
}

export const board: Handler<InsightApi['board']> = async (ctx, { query }) => {
  const unit = query.board === 'industry' ? await committeeOf(ctx) : null;
  const scoped = await scopeOf(ctx, { ...query, ...(unit && { organisationId: unit.id }) });
  const key = JSON.stringify([areaOf(ctx), unit?.id, query]);
  return toldAgain(ctx.house, key, SAME_SECOND_MS, () => boardOf(ctx, query, scoped, unit));
};

/** Whoever keeps an industry's book sees what is of the committee their unit belongs to, or of their own; others see the industry by place. */
async function committeeOf(ctx: Ctx): Promise<Organisation | null> {
  const { actor } = ctx;
  if (actor.kind !== 'staff' || firstBoard(actor.role) !== 'industry') return null;
  const id = (await committeeJoinedBy(ctx, actor.organisationId)) ?? actor.organisationId;
  return (await organisationsById(ctx, [id])).get(id) ?? null;
}

const areaOf = ({ actor }: Ctx): string => (actor.kind === 'staff' ? actor.area : '');
