import { formulasOn, shareOf } from '#modules/cases/cases.tally.rules.ts';
import { sliceFigure, type TallyMeasure, tallyOf } from '#modules/cases/index.ts';
import { cannotTell, figureValue } from '#modules/insight/index.ts';
import { spanBefore } from '#modules/insight/insight.rules.ts';
import { type Ctx, inTransaction, systemCtx } from '#platform/context.ts';
import type { Figure, FigureScope } from '#platform/figure.ts';
import { record } from '#platform/journal.ts';
import { differs, type Facts } from './bulletins.rules.ts';
import {
  bulletinById,
  type Correction,
  checkedAt,
  correctionsOf,
  idsToCheck,
  insertCorrection,
  type NumberRow,
  numbersOf,
  type StoredBulletin,
  takeCheck,
} from './bulletins.store.ts';
import { numberOf } from './facts.ts';
import { marksOf, rowsMarked, shareOfRows } from './numbers.store.ts';
import type { Part, Prose, Ref, Slice } from './prose.rules.ts';

type Number = { value: number | null; of: number | null };
const refsIn = (p: Prose): Ref[] =>
  [p.lead, ...p.sections.flatMap((s) => s.paras)].flat().flatMap((part: Part) => part.ref ?? []);

const scopeOfNumber = (
  n: Pick<NumberRow, 'from' | 'before' | 'organisationId'>,
  of: { area: string; organisationId: string | null },
): FigureScope => {
  const unit = n.organisationId ?? of.organisationId;
  return { area: of.area, from: n.from, before: n.before, ...(unit && { organisationId: unit }) };
};

/** A part of what is counted of cases, from the sums that are kept of them. */
async function sliceValue(ctx: Ctx, slice: Slice, scope: FigureScope): Promise<Number> {
  const { kind, category, unit, states } = slice;
  const measure = slice.measure as TallyMeasure;
  const by = category === undefined ? ('state' as const) : ('category' as const);
  const whole = await tallyOf(ctx, {
    ...{ area: scope.area, from: scope.from, before: scope.before, measures: [measure], by },
    ...(kind && { kind }),
    ...((unit ?? scope.organisationId) && { unit: (unit ?? scope.organisationId)! }),
  });
  const rows = category === undefined ? whole : whole.filter((r) => r.key === category);
  if (unit) {
    const held = formulasOn(scope.from);
    const formula = [held.response, held.solved, held.satisfied].find((f) => f.measure === measure)!;
    const { good, of } = shareOf(rows, formula);
    return { value: of > 0 ? good / of : null, of };
  }
  const wanted = states?.split(',');
  return { value: rows.reduce((n, r) => n + (wanted && !wanted.includes(r.state) ? 0 : r.n), 0), of: null };
}

/** The very cases a part of the sums is made of: of a share of a unit all it is a share of, those that count as good with amount 1. */
function figureOf(ctx: Ctx, n: Pick<NumberRow, 'figure' | 'slice'>, scope: FigureScope): Figure | undefined {
  if (!n.slice) return ctx.house.figures.get(n.figure);
  const { kind, category, states, unit = scope.organisationId } = n.slice;
  const measure = n.slice.measure as TallyMeasure;
  const part = { measure, ...(kind && { kind }), ...(category !== undefined && { category }), ...(unit && { unit }) };
  const whole = sliceFigure({ ...part, ...(states && { states: states.split(',') }) });
  if (!n.slice.unit) return whole;
  const held = formulasOn(scope.from);
  const formula = [held.response, held.solved, held.satisfied].find((f) => f.measure === measure);
  return formula ? shareOfRows(whole, sliceFigure({ ...part, states: formula.good })) : whole;
}

async function valueNow(ctx: Ctx, n: Pick<NumberRow, 'figure' | 'slice'>, scope: FigureScope): Promise<Number> {
  if (n.slice) return sliceValue(ctx, n.slice, scope);
  const figure = ctx.house.figures.get(n.figure);
  return figure && !cannotTell(figure, scope)
    ? numberOf(await figureValue(ctx, figure, scope))
    : { value: null, of: null };
}

/** Every number that stands in the text, once each, with what shows the rows behind it. */
export async function numbersToFreeze(
  ctx: Ctx,
  text: Prose,
  { facts, scope, against }: { facts: Facts; scope: FigureScope; against: 'previous' | 'lastYear' },
): Promise<NumberRow[]> {
  const rows: NumberRow[] = [];
  for (const ref of new Map(refsIn(text).map((r) => [JSON.stringify(r), r])).values()) {
    const isSlice = 'slice' in ref;
    const span = !isSlice && ref.before ? { ...scope, ...spanBefore(scope, against) } : scope;
    const number = {
      ...{ nth: rows.length + 1, from: span.from, before: span.before, slice: isSlice ? ref.slice : null },
      ...{ figure: isSlice ? `cases.${ref.slice.measure}` : ref.figure },
      organisationId: isSlice ? null : (facts.figures[ref.figure]?.organisationId ?? null),
    };
    const own = scopeOfNumber(number, { area: scope.area, organisationId: scope.organisationId ?? null });
    const figure = figureOf(ctx, number, own);
    const marks = figure ? await marksOf(ctx, figure, own) : { digest: null, marks: null };
    rows.push({ ...number, ...(await valueNow(ctx, number, own)), ...marks });
  }
  return rows;
}

/** Which rows are new or changed since it was issued, and how many count no longer. */
async function differenceOf(ctx: Ctx, n: NumberRow, figure: Figure | undefined, scope: FigureScope) {
  const none = { added: [], addedCount: 0, goneCount: 0 };
  if (!figure || !n.marks) return none;
  const { marks } = await marksOf(ctx, figure, scope);
  if (!marks) return none;
  const [was, is] = [new Set(n.marks), new Set(marks)];
  const added = marks.filter((m) => !was.has(m));
  return {
    added: added.length > 0 ? await rowsMarked(ctx, figure, scope, added) : [],
    addedCount: added.length,
    goneCount: n.marks.filter((m) => !is.has(m)).length,
  };
}

/** Counts an issued bulletin again; a number that is not what was last said of it gets a correction. What was issued is never touched. */
export async function recount(ctx: Ctx, b: StoredBulletin): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await takeCheck(tx, b);
    const last = new Map<number, Correction>((await correctionsOf(tx, b.id)).map((c) => [c.nth, c]));
    let found = 0;
    for (const n of await numbersOf(tx, b.id)) {
      const scope = scopeOfNumber(n, b);
      const now = await valueNow(tx, n, scope);
      const said = last.get(n.nth) ?? n;
      const change = { wasValue: said.value, wasOf: said.of, ...now };
      if (!differs(change)) continue;
      found += 1;
      const difference = await differenceOf(tx, n, figureOf(tx, n, scope), scope);
      await insertCorrection(tx, b, { id: tx.house.newId(), nth: n.nth, ...change, ...difference });
    }
    if (found > 0)
      await record(tx, { kind: 'bulletin', id: b.id, area: b.area, verb: 'correct', shows: 'staff', data: { found } });
    return found;
  });
}

/** Whoever looks has it counted again, at most once an hour. */
export async function recountOnLook(ctx: Ctx, b: StoredBulletin): Promise<void> {
  const at = await checkedAt(ctx, b.id);
  if (at && Temporal.Instant.compare(at.add({ hours: 1 }), ctx.now) > 0) return;
  await recount({ ...systemCtx(ctx.house, 'recount'), now: ctx.now }, b);
}

/** Every night: all that no other edition restates. */
export async function recountAll(ctx: Ctx): Promise<void> {
  for (const id of await idsToCheck(ctx)) await recount(ctx, await bulletinById(ctx, id));
}
