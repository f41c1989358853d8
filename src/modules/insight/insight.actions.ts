import { isWithin } from '#kernel/area.ts';
import { faulty, notFound } from '#kernel/refusal.ts';
import { say, type Word } from '#kernel/words.ts';
import { sliceFigure, tallyOf } from '#modules/cases/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf, type Place, placeNames, placeOf, successorOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Figure, FigureScope, FigureValue } from '#platform/figure.ts';
import type { Handler } from '#platform/module.ts';
import type { FigureView, InsightApi } from './insight.contract.ts';
import { type Comparison, dayAfter, spanBefore, standingOf } from './insight.rules.ts';
import { figureValue, figureValues, ownPart, queryOf, rowsOf } from './insight.store.ts';
import { noteWords, insightWords as w } from './insight.words.ts';

export type Asked = { area: string; organisationId?: string | undefined; from: string; to: string };
/** A scope that may be asked of, and what has to be said beside its numbers. */
export type Scoped = { scope: FigureScope; place: Place; placeName: string; notes: Word[] };

const MAX_DAYS = 3660;
const both = (word: Word, values: Record<string, string>): Word => [say(word, 'zh', values), say(word, 'en', values)];

/**
 * The scope as asked, or a refusal: outside one's own area is 404, a period in which the unit was not there has no number, and a period
 * in which it was there for a part says so.
 */
export async function scopeOf(ctx: Ctx, asked: Asked): Promise<Scoped> {
  const { actor } = ctx;
  if (actor.kind === 'staff' && !isWithin(asked.area, actor.area)) throw notFound();
  if (asked.from > asked.to) throw faulty('from', 'order', w.noOrder);
  const span = { from: asked.from, before: dayAfter(asked.to) };
  if ((Date.parse(span.before) - Date.parse(span.from)) / 86_400_000 > MAX_DAYS)
    throw faulty('from', 'tooLong', w.tooLong);
  const place = await placeOf(ctx, asked.area);
  if (!place) throw notFound();
  const unit = asked.organisationId
    ? (await organisationsById(ctx, [asked.organisationId])).get(asked.organisationId)
    : null;
  // Those of a unit within a part of its own place are fewer still.
  const isOnLine = unit && (isWithin(unit.area, asked.area) || isWithin(asked.area, unit.area));
  if (asked.organisationId && !isOnLine) throw notFound();
  const there = unit ? { from: unit.validFrom, to: unit.validTo } : { from: place.validFrom, to: place.validTo };
  const { never, notes } = standingOf(there, span, dayOf(ctx.now));
  if (never) throw faulty('from', 'notThere', w.never);
  const successor = notes.includes('endedEarlier') ? await successorNamed(ctx, place, unit?.successorId) : null;
  const values = { beganLater: there.from ?? '', endedEarlier: there.to ?? '', notOverYet: '' };
  return {
    scope: { area: asked.area, ...(unit && { organisationId: unit.id }), ...span },
    place,
    placeName: unit?.name ?? place.fullName,
    notes: notes.map((note) =>
      note === 'endedEarlier' && successor
        ? both(noteWords.mergedEarlier, { day: values[note], successor })
        : both(noteWords[note], { day: values[note] }),
    ),
  };
}

/** What a unit or a place was merged into. */
async function successorNamed(ctx: Ctx, place: Place, unitId: string | null | undefined): Promise<string | null> {
  if (unitId === undefined) return (await successorOf(ctx, place))?.fullName ?? null;
  return unitId === null ? null : ((await organisationsById(ctx, [unitId])).get(unitId)?.name ?? null);
}

export const numberOf = (value: FigureValue): { value: number | null; of: number | null } =>
  'n' in value ? { value: value.n, of: null } : { value: value.of > 0 ? value.good / value.of : null, of: value.of };

/** Whether this figure can be told of this scope; else why not. */
export function cannotTell(figure: Figure, { organisationId, from, before }: FigureScope): Word | null {
  if (organisationId && figure.of === 'place') return w.placeOnly;
  if (!organisationId && figure.of === 'unit') return w.unitOnly;
  return figure.whole === 'month' && !(from.endsWith('-01') && before.endsWith('-01')) ? w.wholeMonths : null;
}

/** A number with its words, and the same of the span it is compared with. */
export function viewOf([id, figure]: readonly [string, Figure], now: FigureValue, before?: FigureValue): FigureView {
  const { says, unit, how, as } = figure;
  return {
    ...{ id, says: [...says], unit: [...unit], how: [...how], as },
    ...numberOf(now),
    before: before ? numberOf(before) : null,
  };
}

/** One figure of a scope, with the same of the span before when it is compared. */
export async function figureOf(
  ctx: Ctx,
  [id, figure]: [string, Figure],
  scope: FigureScope,
  against?: Comparison,
): Promise<FigureView> {
  const now = await figureValue(ctx, figure, scope);
  const before = against && (await figureValue(ctx, figure, { ...scope, ...spanBefore(scope, against) }));
  return viewOf([id, figure], now, before);
}

export const figures: Handler<InsightApi['figures']> = async (ctx, { query }) => {
  const { scope, placeName, notes } = await scopeOf(ctx, query);
  const all = ctx.house.figures;
  const wanted = query.ids?.split(',').filter(Boolean) ?? [...all.keys()];
  const left: { id: string; why: [string, string] }[] = [];
  const told: [string, Figure][] = [];
  for (const id of wanted) {
    const figure = all.get(id);
    const why = figure ? cannotTell(figure, scope) : w.noFigure;
    if (figure && !why) told.push([id, figure]);
    // Nobody asked for it by name: what cannot be told of this kind of unit is simply not there.
    else if (query.ids) left.push({ id, why: [...(why ?? w.noFigure)] });
  }
  const other = query.against && { ...scope, ...spanBefore(scope, query.against) };
  const [now, before] = await figureValues(ctx, told, other ? [scope, other] : [scope]);
  const items = told.map((entry) => viewOf(entry, now!.get(entry[0])!, before?.get(entry[0])));
  return {
    asOf: ctx.now.toString({ smallestUnit: 'second' }),
    placeName,
    against: other ? { from: other.from, to: dayBefore(other.before) } : null,
    notes: notes.map((n) => [...n] as [string, string]),
    items,
    left,
  };
};

const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/** The list behind a number: the number again, how it is counted, and a page of its rows. */
async function behind(
  ctx: Ctx,
  [id, whole]: [string, Figure],
  { scope, placeName, notes }: Scoped,
  asked: { own: boolean; after?: string | undefined; limit: number },
) {
  const figure = asked.own ? ownPart(whole) : whole;
  const [page, view] = await Promise.all([rowsOf(ctx, figure, scope, asked), figureOf(ctx, [id, figure], scope)]);
  const names = await placeNames(ctx, [...new Set(page.items.map((r) => r.area))]);
  return {
    figure: view,
    placeName,
    asOf: ctx.now.toString({ smallestUnit: 'second' }),
    notes: notes.map((n) => [...n] as [string, string]),
    query: queryOf(ctx, figure, scope),
    items: page.items.map((r) => ({ ...r, placeName: names.get(r.area) ?? r.area })),
    next: page.next,
  };
}

export const figureRows: Handler<InsightApi['figureRows']> = async (ctx, { params, query }) => {
  const scoped = await scopeOf(ctx, query);
  const figure = ctx.house.figures.get(params.name);
  if (!figure || cannotTell(figure, scoped.scope)) throw notFound();
  return behind(ctx, [params.name, figure], scoped, query);
};

export const slice: Handler<InsightApi['slice']> = async (ctx, { query }) => {
  const { measure, states, kind, category, unit } = query;
  const figure = sliceFigure({
    measure,
    ...(states && { states: states.split(',') }),
    ...(kind && { kind }),
    ...(category !== undefined && { category }),
    ...(unit && { unit }),
  });
  return behind(ctx, [`cases.${measure}`, figure], await scopeOf(ctx, query), query);
};

export const caseCounts: Handler<InsightApi['caseCounts']> = async (ctx, { query }) => {
  const { scope, notes } = await scopeOf(ctx, query);
  const { by, measures, kind, category, unit } = query;
  const rows = await tallyOf(ctx, {
    ...scope,
    ...{ by, measures },
    ...(kind && { kind }),
    ...(category && { category }),
    ...(unit && { unit }),
  });
  const keys = [...new Set(rows.map((r) => r.key))];
  const labels =
    by === 'place'
      ? await placeNames(ctx, keys)
      : by === 'unit'
        ? new Map([...(await organisationsById(ctx, keys))].map(([id, o]) => [id, o.shortName]))
        : new Map<string, string>();
  return {
    asOf: ctx.now.toString({ smallestUnit: 'second' }),
    notes: notes.map((n) => [...n] as [string, string]),
    items: rows.map((r) => ({
      ...r,
      measure: r.measure as (typeof measures)[number],
      label: labels.get(r.key) ?? null,
    })),
  };
};
