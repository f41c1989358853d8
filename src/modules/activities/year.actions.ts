import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { ways } from './activities.rules.ts';
import { type StoredActivity, yearOfUnits } from './activities.store.ts';
import { dayOfActivity, rowOf, staffOf } from './activities.view.ts';
import {
  activityKindWords,
  activityStatusWords,
  cellStateWords,
  periodOf,
  activityWords as w,
} from './activities.words.ts';
import { membersOn, type OnRoll, selectUnits, shownUnit, type Unit, unitById } from './roll.store.ts';
import { requirementBook, ruleBook } from './rules.store.ts';
import type { UnitYear, YearApi } from './year.contract.ts';
import { appliesTo, type YearLine, yearLines } from './year.rules.ts';

type Handles = { [K in keyof YearApi]: Handler<YearApi[K]> };

export const activityUnits: Handles['activityUnits'] = async (ctx) => ({
  items: (await selectUnits(ctx, dayOf(ctx.now))).map(shownUnit),
});

type LinesOf = (unit: Unit, activities: readonly StoredActivity[], members: readonly OnRoll[]) => YearLine[];
/** Draws the lines of a unit's year: what it owes by its own members' make-up, and what came of it. */
export async function linesIn(ctx: Ctx, year: number): Promise<LinesOf> {
  const today = dayOf(ctx.now);
  const end = `${year}-12-31`;
  const [asked, rules] = await Promise.all([requirementBook(ctx, end), ruleBook(ctx, end < today ? end : today)]);
  return (unit, activities, members) => {
    const make = { hasCommittee: members.some((m) => m.onCommittee), hasGroups: members.some((m) => m.group !== null) };
    const of = rules(unit.area);
    const counted = activities.map((a) => ({
      kind: a.kind,
      countsAs: of.get(a.kind)?.countsAs ?? [],
      day: dayOfActivity(a),
      status: a.status,
    }));
    const owed = asked(unit).filter((r) => appliesTo(r.kind, make));
    return yearLines(owed, year, counted, { today, since: unit.since });
  };
}

async function yearOf(ctx: Ctx, id: string, year: number): Promise<UnitYear & { lines: YearLine[] }> {
  const unit = await unitById(ctx, id, dayOf(ctx.now));
  const activities = await yearOfUnits(ctx, [id], year);
  const members = await membersOn(ctx, [id], dayOf(ctx.now));
  const lines = (await linesIn(ctx, year))(unit, activities, members);
  return { unit: shownUnit(unit), year, lines, ways: heldByWay(activities), activities: activities.map(rowOf) };
}
/** 讲评帮乐庆 of a year, for units that hold any of it. */
function heldByWay(activities: readonly StoredActivity[]) {
  const civic = activities.filter((a) => a.kind === 'civicEvent' && a.status === 'held' && a.way);
  return civic.length === 0 ? [] : ways.map((way) => ({ way, held: civic.filter((a) => a.way === way).length }));
}
export const unitYear: Handles['unitYear'] = (ctx, { params, query }) => yearOf(ctx, params.id, query.year);

async function boardOf(ctx: Ctx, year: number, area: string | undefined) {
  const units = await selectUnits(ctx, dayOf(ctx.now), area);
  const ids = units.map((u) => u.id);
  const activities = Map.groupBy(await yearOfUnits(ctx, ids, year), (a) => a.organisationId);
  const members = Map.groupBy(await membersOn(ctx, ids, dayOf(ctx.now)), (m) => m.organisationId);
  const items: { unit: ReturnType<typeof shownUnit>; lines: YearLine[] }[] = [];
  const linesOf = await linesIn(ctx, year);
  for (const unit of units) {
    const lines = linesOf(unit, activities.get(unit.id) ?? [], members.get(unit.id) ?? []);
    if (lines.length > 0) items.push({ unit: shownUnit(unit), lines });
  }
  return items;
}
export const yearBoard: Handles['yearBoard'] = async (ctx, { query: { year, area } }) => ({
  year,
  items: await boardOf(ctx, year, area),
});

const spanText = (c: { from: number; to: number }) => (c.from === c.to ? `${c.from}月` : `${c.from}–${c.to}月`);
export const exportYear: Handles['exportYear'] = async (ctx, { params, query }) => {
  const { unit, year, lines, activities } = await yearOf(ctx, params.id, query.year);
  await recordExport(ctx, unit.area, { activityYear: year, unit: unit.id, activities: activities.length });
  return sheetFile(`${unit.name}${say(w.year, 'zh', { year })}`, [
    {
      name: say(w.year, 'zh', { year }),
      columns: [
        { head: w.kind[0], width: 14 },
        { head: w.required[0], width: 14 },
        { head: w.missed[0], width: 8 },
        ...Array.from({ length: 12 }, (_, i) => ({ head: `${i + 1}月`, width: 13 })),
      ],
      rows: lines.map((l) => [
        activityKindWords[l.kind][0],
        periodOf(l.period, l.needs)[0],
        l.missed,
        ...Array.from({ length: 12 }, (_, i) => {
          const cell = l.cells.find((c) => c.from === i + 1);
          return cell ? `${spanText(cell)} ${cellStateWords[cell.state][0]}` : '';
        }),
      ]),
    },
    {
      name: w.list[0],
      columns: [w.day, w.kind, w.what, w.where, w.status, w.should, w.present].map((word, i) => ({
        head: word[0],
        width: i === 2 || i === 3 ? 30 : 12,
      })),
      rows: activities.map((a) => [
        a.day,
        activityKindWords[a.kind][0],
        a.title,
        a.where,
        activityStatusWords[a.status][0],
        a.should,
        a.present,
      ]),
    },
  ]);
};

/** One line a unit and kind: which pieces of the year are missing. Units only; nobody is counted here. */
export const exportYears: Handles['exportYears'] = async (ctx, { query: { year, area } }) => {
  const items = await boardOf(ctx, year, area);
  await recordExport(ctx, area ?? staffOf(ctx).area, { activityYears: year, units: items.length });
  const name = say(w.yearsSheet, 'zh', { year });
  return sheetFile(name, [
    {
      name,
      columns: [w.place, w.unit, w.kind, w.required, w.heldN, w.missed, w.missing].map((word, i) => ({
        head: word[0],
        width: [16, 28, 14, 14, 8, 8, 40][i] ?? 12,
      })),
      rows: items.flatMap(({ unit, lines }) =>
        lines.map((l) => [
          unit.placeName,
          unit.name,
          activityKindWords[l.kind][0],
          periodOf(l.period, l.needs)[0],
          l.cells.reduce((sum, c) => sum + c.held, 0),
          l.missed,
          l.cells
            .filter((c) => c.state === 'missed')
            .map(spanText)
            .join('、'),
        ]),
      ),
    },
  ]);
};
