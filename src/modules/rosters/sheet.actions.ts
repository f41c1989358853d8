import { Refused } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { layoutOf } from '#platform/sheet.layout.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { daysOfMonth, headUnit, no, tell, viewRoster } from './rosters.actions.ts';
import type { rostersApi } from './rosters.contract.ts';
import { gapsIn } from './rosters.rules.ts';
import { awayOf, dropDays, insertDays, leavesOf, peopleOf, putRoster, rosterById } from './rosters.store.ts';
import { sheetWords as w } from './rosters.words.ts';
import { readRoster, rosterTable } from './sheet.rules.ts';
import { rosterSheetWords } from './sheet.words.ts';

type Api = typeof rostersApi;
const LIMITS = { maxRows: 500, maxBytes: 5 * 2 ** 20 };
const weekday = (day: string) => w.weekdays[0][Temporal.PlainDate.from(day).dayOfWeek - 1] ?? '';
const columns = [
  { head: w.day[0], width: 14 },
  { head: w.weekday[0], width: 8 },
  { head: w.people[0], width: 30 },
  { head: w.what[0], width: 14 },
];

/** The month as a sheet to hang on the wall: a row a day. */
export const exportRoster: Handler<Api['exportRoster']> = async (ctx, { params }) => {
  const roster = await viewRoster(ctx, await rosterById(ctx, params.id));
  await recordExport(ctx, roster.area, { roster: roster.month });
  const rows = roster.days.map((d) => [
    d.day,
    weekday(d.day),
    d.people.map((p) => p.name).join('、'),
    d.name || w[d.is][0],
  ]);
  return sheetFile(`${roster.unit}-${w.sheet[0]}-${roster.month}`, [
    { name: roster.month, columns, rows, portrait: true },
  ]);
};

/** The same sheet with its days and without people: what comes out is what goes in. */
export const rosterTemplate: Handler<Api['rosterTemplate']> = async (ctx, { query }) => {
  const days = await daysOfMonth(ctx, `${query.month}-01`);
  const rows = days.map((d) => [d.day, weekday(d.day), '', d.name || w[d.is][0]]);
  return sheetFile(`${w.sheet[0]}-${query.month}`, [{ name: query.month, columns, rows, portrait: true }]);
};

type Wanted = { organisationId: string; month: string; perDay: number };

/** The table as it would be taken in: who is on duty when, and every row that cannot be used. */
async function planOf(ctx: Ctx, wanted: Wanted, bytes: Uint8Array) {
  const unit = await headUnit(ctx, wanted.organisationId);
  const layout = layoutOf(await readSheet(bytes, LIMITS), rosterTable);
  if (!layout || layout.columns.day === undefined || layout.columns.people === undefined)
    throw new Refused('noTable', 422, rosterSheetWords.noTable);
  const people = await peopleOf(ctx, unit.id, dayOf(ctx.now));
  const days = (await daysOfMonth(ctx, `${wanted.month}-01`)).map((d) => d.day);
  const leaves = await leavesOf(
    ctx,
    people.map((p) => p.id),
    days[0]!,
    days.at(-1)!,
  );
  const { placed, faults } = readRoster(layout.rows, layout.columns, { ...wanted, people, away: awayOf(leaves) });
  const accountIds = [...new Set(placed.map((p) => p.accountId))];
  return {
    ...{ unit, placed, accountIds },
    answer: {
      rows: layout.rows.length,
      refused: new Set(faults.map((f) => f.row)).size,
      faults,
      gaps: gapsIn(days, placed),
      people: accountIds.map((id) => ({
        name: people.find((p) => p.id === id)?.name ?? '',
        days: placed.filter((p) => p.accountId === id).length,
      })),
    },
  };
}

async function takeIn(
  tx: TxCtx,
  wanted: Wanted,
  { unit, placed, accountIds, answer }: Awaited<ReturnType<typeof planOf>>,
) {
  if (answer.refused > 0)
    throw new Refused('rowsRefused', 422, rosterSheetWords.rowsRefused, { values: { n: answer.refused } });
  if (accountIds.length === 0) throw new Refused('noTable', 422, rosterSheetWords.empty);
  if (wanted.month < dayOf(tx.now).slice(0, 7)) throw no('monthPast', 422);
  const id = await putRoster(tx, {
    organisationId: unit.id,
    area: unit.area,
    month: `${wanted.month}-01`,
    perDay: wanted.perDay,
    accountIds,
  });
  if (!id) throw no('published');
  await dropDays(tx, id);
  await insertDays(tx, { id, area: unit.area }, placed, 'hand');
  await tell(tx, { id, area: unit.area }, 'import', { month: wanted.month, people: accountIds.length });
  return id;
}

export const importRoster: Handler<Api['importRoster']> = (ctx, { input: { dryRun, ...wanted }, sheet }) => {
  // Looking first is no command: with the same key it still looks at what is there now.
  if (dryRun)
    return inTransaction(ctx, async (tx) => ({
      ...(await planOf(tx, wanted, sheet.bytes)).answer,
      rosterId: null,
    }));
  return once(ctx, async (tx) => {
    const plan = await planOf(tx, wanted, sheet.bytes);
    return { ...plan.answer, rosterId: await takeIn(tx, wanted, plan) };
  });
};
