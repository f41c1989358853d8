import { isWithin, levelOf } from '#kernel/area.ts';
import { Refused } from '#kernel/refusal.ts';
import type { TableRow } from '#kernel/table.ts';
import { wgs84 } from '#modules/open311/datum.rules.ts';
import { type Organisation, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf, placesByText } from '#modules/places/index.ts';
import type { Datum } from '#modules/publication/publication.rules.ts';
import type { Ctx } from '#platform/context.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { boxFor, CHINA, positionFault } from './position.rules.ts';
import {
  neededColumns,
  readStation,
  type SheetStation,
  type StationFault,
  stationFault,
  stationTable,
} from './sheet.rules.ts';
import { type SheetField, sheetTexts } from './sheet.words.ts';
import { namesIn, type StationValues, selectBoxes } from './stations.store.ts';

export type SheetOptions = { area: string; organisationId: string; datum: Datum; known: 'pass' | 'update' };
/** A row to be taken in; `id` of the station it is already, which is passed over or brought up to date. */
export type PlannedStation = StationValues & { row: number; id: string | null };
export type SheetPlan = { rows: number; stations: PlannedStation[]; faults: StationFault[] };

/** The heading row and the columns. Throws `noHeader` without the columns that no table of stations can do without. */
export function sheetLayout(rows: readonly TableRow[], map: Readonly<Record<string, string>>): Layout<SheetField> {
  const layout = layoutOf(rows, stationTable, map);
  if (!layout || neededColumns.some((f) => layout.columns[f] === undefined))
    throw new Refused('noHeader', 422, sheetTexts.noHeader);
  return layout;
}

const tooWide = ['county', 'prefecture', 'province'];
type Found = { code: string } | { rule: 'unknown' | 'ambiguous' | 'outsideYourPlace' };

/** Decides for every row whether it can be taken in, and whether it is known. Changes nothing. */
export async function planSheet(ctx: Ctx, layout: Layout<SheetField>, options: SheetOptions): Promise<SheetPlan> {
  const today = dayOf(ctx.now);
  const faults: StationFault[] = [];
  const read: SheetStation[] = [];
  for (const row of layout.rows) {
    const result = readStation(row, layout.columns, today);
    if ('faults' in result) faults.push(...result.faults);
    else read.push(result.read);
  }
  const places = await placesMeant(
    ctx,
    read.map((r) => r.area),
  );
  const boxes = await selectBoxes(ctx);
  const units = unitsOf(ctx);
  const planned: PlannedStation[] = [];
  for (const r of read) {
    const at: Found = r.area === '' ? { code: options.area } : (places.get(r.area) ?? { rule: 'unknown' });
    const bad = (field: SheetField, rule: Parameters<typeof stationFault>[2], values = {}) =>
      void faults.push(stationFault(r.row, field, rule, values));
    if ('rule' in at) {
      bad('area', at.rule);
      continue;
    }
    if (ctx.actor.kind === 'staff' && !isWithin(at.code, ctx.actor.area)) {
      bad('area', 'outsideYourPlace');
      continue;
    }
    if (tooWide.includes(levelOf(at.code) ?? 'province')) {
      bad('area', 'notHere');
      continue;
    }
    const box = boxFor(at.code, boxes);
    const position = wgs84(r, options.datum);
    const fault = positionFault(position, box ?? CHINA);
    const unit = await units(at.code, r.unit, options.organisationId);
    if (fault) bad(layout.columns.long === undefined ? 'position' : 'long', fault, { place: box?.placeName ?? '国内' });
    if (!unit) bad('unit', 'unit', { part: r.unit || '—' });
    if (fault || !unit) continue;
    const { row, unit: _unit, confirmedOn, ...values } = r;
    planned.push({
      ...values,
      ...position,
      area: at.code,
      organisationId: unit,
      confirmedOn: confirmedOn ?? today,
      row,
      id: null,
    });
  }
  const stations = await recognised(ctx, planned, faults);
  return { rows: layout.rows.length, stations, faults };
}

/** What place names mean: in the actor's own place first, so that 城关镇 is theirs; elsewhere only to say that it is. */
async function placesMeant(ctx: Ctx, texts: readonly string[]) {
  const { jurisdiction } = ctx.house.config;
  const own = await placesByText(ctx, texts, ctx.actor.kind === 'staff' ? ctx.actor.area : jurisdiction);
  const strange = [...own].filter(([, at]) => 'rule' in at && at.rule === 'unknown').map(([text]) => text);
  return new Map([...own, ...(await placesByText(ctx, strange, jurisdiction))]);
}

/** Who is in charge: named by name or short name among those of the place, or whoever imports. Each place is asked about once. */
function unitsOf(ctx: Ctx) {
  const known = new Map<string, Promise<Organisation[]>>();
  return async (area: string, text: string, otherwise: string): Promise<string | null> => {
    const there = known.get(area) ?? organisationsFor(ctx, area);
    known.set(area, there);
    const list = await there;
    const found = list.find((o) => (text ? o.name === text || o.shortName === text : o.id === otherwise));
    return found?.id ?? null;
  };
}

/** Rows that stand twice in the table are refused; those the house has already are recognised by their name and county. */
async function recognised(ctx: Ctx, planned: PlannedStation[], faults: StationFault[]): Promise<PlannedStation[]> {
  const there = await namesIn(ctx, [...new Set(planned.map((p) => p.area.slice(0, 6)))]);
  const idOf = new Map(there.map((s) => [`${s.county}/${s.name}`, s.id]));
  const firstBy = new Map<string, number>();
  return planned.flatMap((p) => {
    const [name, position] = [`${p.area.slice(0, 6)}/${p.name}`, `${p.lat}/${p.long}`];
    const [twice, samePlace] = [firstBy.get(name), firstBy.get(position)];
    if (twice !== undefined) faults.push(stationFault(p.row, 'name', 'twice', { first: twice }));
    else if (samePlace !== undefined) faults.push(stationFault(p.row, 'long', 'samePlace', { first: samePlace }));
    if (twice !== undefined || samePlace !== undefined) return [];
    firstBy.set(name, p.row).set(position, p.row);
    return [{ ...p, id: idOf.get(name) ?? null }];
  });
}
