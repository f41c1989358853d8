import type { Word } from '#kernel/words.ts';
import { type CaseKind, caseKinds } from '#modules/cases/cases.rules.ts';
import { formulasOn, shareOf } from '#modules/cases/cases.tally.rules.ts';
import { kindWords } from '#modules/cases/cases.words.ts';
import { tallyOf } from '#modules/cases/index.ts';
import { cannotTell, figureValue } from '#modules/insight/index.ts';
import { spanBefore } from '#modules/insight/insight.rules.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Figure, FigureScope, FigureValue } from '#platform/figure.ts';
import type { ChartView } from './bulletins.contract.ts';
import type { Facts, Rates, Stated } from './bulletins.rules.ts';
import { bulletinWords as w } from './bulletins.words.ts';
import { begunOn, partyOf, trendOf } from './numbers.store.ts';
import { bucketsOf, stepOf } from './period.rules.ts';
import { type Block, figuresIn, type Template } from './prose.rules.ts';

type Against = 'previous' | 'lastYear';
const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

export const numberOf = (v: FigureValue): { value: number | null; of: number | null } =>
  'n' in v ? { value: v.n, of: null } : { value: v.of > 0 ? v.good / v.of : null, of: v.of };

/** The scope in which a figure of this bulletin is told: one that only units have is told of the place's Party organisation. */
export function scopeFor(figure: Figure, scope: FigureScope, party: string | null): FigureScope {
  return figure.of === 'unit' && !scope.organisationId && party ? { ...scope, organisationId: party } : scope;
}

type Asking = { scope: FigureScope; against: Against; party: string | null; begun: string };
async function stated(ctx: Ctx, id: string, { scope, against, party, begun }: Asking): Promise<Stated> {
  const figure = ctx.house.figures.get(id);
  const none = { value: null, of: null, before: null, organisationId: null } as const;
  if (!figure) return { says: [id, id], unit: ['', ''], as: 'rows', ...none, why: w.noFigure };
  const { says, unit, as } = figure;
  const own = scopeFor(figure, scope, party);
  const why = cannotTell(figure, own);
  if (why) return { says, unit, as, ...none, why };
  const now = numberOf(await figureValue(ctx, figure, own));
  const earlier = { ...own, ...spanBefore(own, against) };
  // A time of which nothing was ever written down is no measure of this one.
  const isBefore = earlier.before <= begun;
  const before = isBefore || cannotTell(figure, earlier) ? null : numberOf(await figureValue(ctx, figure, earlier));
  return {
    ...{ says, unit, as, ...now, before },
    why: now.value === null ? w.ofNothing : null,
    organisationId: own.organisationId !== scope.organisationId ? (own.organisationId ?? null) : null,
  };
}

const blocksIn = (t: Template): ReadonlySet<Block> =>
  new Set(t.sections.flatMap((s) => s.lines).filter((l) => typeof l === 'string'));
const unitOnly = (scope: FigureScope) => (scope.organisationId ? { unit: scope.organisationId } : {});
const isKind = (key: string): key is CaseKind => caseKinds.some((k) => k === key);

async function counted(ctx: Ctx, scope: FigureScope, by: 'state' | 'kind' | 'category', measure: 'received' | 'route') {
  const rows = await tallyOf(ctx, { ...scope, ...unitOnly(scope), by, measures: [measure] });
  const sums = new Map<string, number>();
  for (const r of rows) sums.set(r.key, (sums.get(r.key) ?? 0) + r.n);
  return [...sums].map(([key, n]) => ({ key, n })).sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
}

/** Units that had cases, by the three rates as the formulas of that day make them. */
async function unitsOf(ctx: Ctx, scope: FigureScope): Promise<Facts['units']> {
  const rows = await tallyOf(ctx, { ...scope, by: 'unit', measures: ['response', 'solved', 'stars'] });
  const byUnit = Map.groupBy(rows, (r) => r.key);
  const names = await organisationsById(ctx, [...byUnit.keys()]);
  const held = formulasOn(scope.from);
  const rates = (own: typeof rows): Rates => ({
    response: shareOf(own, held.response),
    solved: shareOf(own, held.solved),
    satisfied: shareOf(own, held.satisfied),
  });
  return [...byUnit]
    .map(([id, own]) => ({ id, name: names.get(id)?.shortName ?? id, rates: rates(own) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Everything a template needs, as of this moment. */
export async function factsOf(ctx: Ctx, t: Template, scope: FigureScope, against: Against): Promise<Facts> {
  const party = scope.organisationId ? null : await partyOf(ctx, scope.area, dayBefore(scope.before));
  const begun = await begunOn(ctx);
  const figures: Record<string, Stated> = {};
  for (const id of figuresIn(t)) figures[id] = await stated(ctx, id, { scope, against, party, begun });
  const blocks = blocksIn(t);
  const route = blocks.has('route') ? await counted(ctx, scope, 'state', 'route') : [];
  const n = (key: string) => route.find((r) => r.key === key)?.n ?? 0;
  const wantsKinds = blocks.has('kinds') || t.sections.some((s) => s.chart && 'kinds' in s.chart);
  return {
    figures,
    route: { dispatched: n('dispatched'), direct: n('direct') },
    kinds: wantsKinds
      ? (await counted(ctx, scope, 'kind', 'received')).map(({ key, n }) => ({
          ...{ key, n },
          says: isKind(key) ? kindWords[key] : ([key, key] as const),
        }))
      : [],
    categories: blocks.has('topCategories') ? await counted(ctx, scope, 'category', 'received') : [],
    units: blocks.has('lowUnits') && !scope.organisationId ? await unitsOf(ctx, scope) : [],
  };
}

type Point = ChartView['points'][number];
const label = (word: Word): [string, string] => [word[0], word[1]];

async function pointsOf(ctx: Ctx, id: string, scope: FigureScope): Promise<Point[]> {
  const figure = ctx.house.figures.get(id);
  if (!figure || cannotTell(figure, scope)) return [];
  const days = { from: scope.from, to: dayBefore(scope.before) };
  const sums = await trendOf(ctx, figure, scope, stepOf(days));
  return bucketsOf(days).map((b) => ({ label: label(b.label), n: sums.get(b.key) ?? 0 }));
}

/** The charts of a bulletin; one with nothing in it is not drawn. */
export async function chartsOf(ctx: Ctx, t: Template, scope: FigureScope, facts: Facts): Promise<ChartView[]> {
  const charts: ChartView[] = [];
  for (const [section, { chart }] of t.sections.entries()) {
    if (!chart) continue;
    if ('trend' in chart) {
      const s = facts.figures[chart.trend];
      const points = await pointsOf(ctx, chart.trend, scope);
      if (s) charts.push({ section, title: label(s.says), unit: label(s.unit), points });
    } else if ('figures' in chart) {
      const told = chart.figures.flatMap((id) => facts.figures[id] ?? []).filter((s) => s.value !== null);
      const points = told.map((s) => ({ label: label(s.says), n: s.value! }));
      charts.push({ section, title: label(chart.bars), unit: label(told[0]?.unit ?? ['', '']), points });
    } else {
      const points = facts.kinds.map((k) => ({ label: label(k.says), n: k.n }));
      charts.push({ section, title: label(w.byKind), unit: label(w.cases), points });
    }
  }
  return charts.filter((c) => c.points.some((p) => p.n > 0));
}
