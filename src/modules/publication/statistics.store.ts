import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Breakdown, Measure, Published } from './statistics.rules.ts';

export type CountedCell = { by: Breakdown; key: string; label: string; measure: Measure; n: number };

/** The counties (and wider places) whose cases anything happened to before a moment, with no figures yet for that month. */
export async function countiesToCount(ctx: Ctx, month: string, end: Temporal.Instant): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('cases')
    .select(sql<string>`left(area, 6)`.as('county'))
    .where('received_at', '<', end)
    .where(
      sql<boolean>`not exists (select 1 from statistics_run r where r.area = left(cases.area, 6) and r.month = ${month}::date)`,
    )
    .groupBy(sql`left(area, 6)`)
    .orderBy(sql`left(area, 6)`)
    .execute();
  return rows.map((r) => r.county);
}

/**
 * What happened in a month to the cases of a county, counted by kind, category, unit and township. Units below the county are one
 * line: their cases are those of their township, and two tables that overlap like this could open each other.
 */
export async function countMonth(
  ctx: Ctx,
  county: string,
  from: Temporal.Instant,
  end: Temporal.Instant,
): Promise<CountedCell[]> {
  const { rows } = await sql<{ by: Breakdown; key: string; label: string; measure: Measure; n: string }>`
    with event as (
      select id as case_id, 'received' as measure from cases where received_at >= ${from} and received_at < ${end}
      union all
      select case_id, 'inTime' from case_clock
        where purpose in ('handle', 'decide') and state = 'met' and ended_at >= ${from} and ended_at < ${end}
      union all
      select case_id, 'overdue' from case_clock
        where purpose in ('handle', 'decide') and overdue_at >= ${from} and overdue_at < ${end}
      union all
      select id, outcome from cases where outcome in ('solved', 'explained') and closed_at >= ${from} and closed_at < ${end}
      union all
      select case_id, 'suspended' from case_suspension
        where approved_at < ${end} and (ended_at is null or ended_at >= ${end})
    ), counted as (
      select distinct e.measure, c.id, c.kind, c.category, left(c.area, 9) as township, place.name as township_name,
        case when length(unit.area) <= 6 then unit.id::text else 'local' end as unit,
        case when length(unit.area) <= 6 then unit.name else '' end as unit_name
      from event e
      join cases c on c.id = e.case_id and left(c.area, 6) = ${county}
      join place on place.code = left(c.area, 9)
      join organisation unit on unit.id = coalesce(c.handler_organisation_id, c.desk_organisation_id)
    )
    select 'kind' as by, kind as key, kind as label, measure, count(*) as n from counted group by 2, 3, 4
    union all
    select 'category', coalesce(category, ''), coalesce(category, ''), measure, count(*) from counted group by 2, 3, 4
    union all
    select 'unit', unit, unit_name, measure, count(*) from counted group by 2, 3, 4
    union all
    select 'place', township, township_name, measure, count(*) from counted group by 2, 3, 4`.execute(ctx.db);
  return rows.map((r) => ({ ...r, n: Number(r.n) }));
}

export type NewCell = { by: Breakdown | 'total'; key: string; label: readonly [string, string]; shown: Published };

/** Keeps the figures of a month; false when another process was first. */
export async function insertRun(
  tx: TxCtx,
  run: { area: string; month: string },
  cells: readonly NewCell[],
): Promise<string | null> {
  const row = await tx.db
    .insertInto('statistics_run')
    .values({ id: tx.house.newId(), area: run.area, month: run.month, made_at: tx.now })
    .onConflict((o) => o.columns(['area', 'month']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  await tx.db
    .insertInto('statistics_cell')
    .values(
      cells.map(({ by, key, label, shown }, position) => ({
        run_id: row.id,
        area: run.area,
        by,
        position,
        key,
        words_zh: label[0],
        words_en: label[1],
        received: shown.received,
        in_time: shown.inTime,
        solved: shown.solved,
        explained: shown.explained,
        overdue: shown.overdue,
        suspended: shown.suspended,
      })),
    )
    .execute();
  return row.id;
}

/** What was said to a city for no county of it is a month of its own: under its bare name it would read as the sum of all. */
const nameOf = sql<string>`place.full_name || case when length(place.code) < 6 then '本级' else '' end`;

const runs = (ctx: Ctx) =>
  ctx.db
    .selectFrom('statistics_run as r')
    .innerJoin('place', 'place.code', 'r.area')
    .select(['r.id', 'r.area', nameOf.as('placeName'), 'r.month', 'r.made_at as madeAt']);

export const selectRuns = (ctx: Ctx) => runs(ctx).orderBy('r.month', 'desc').orderBy('r.area').limit(600).execute();
export const findRun = (ctx: Ctx, area: string, month: string) =>
  runs(ctx).where('r.area', '=', area).where('r.month', '=', month).executeTakeFirst();
export const findRunById = (ctx: Ctx, id: string) => runs(ctx).where('r.id', '=', id).executeTakeFirst();

export const selectCells = (ctx: Ctx, runId: string) =>
  ctx.db
    .selectFrom('statistics_cell')
    .select([
      'by',
      'key',
      'words_zh as zh',
      'words_en as en',
      'received',
      'in_time as inTime',
      'solved',
      'explained',
      'overdue',
      'suspended',
    ])
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute();

/** The newest month's sums, county by county. */
export const newestTotals = (ctx: Ctx) =>
  runs(ctx)
    .innerJoin('statistics_cell as s', (join) => join.onRef('s.run_id', '=', 'r.id').on('s.by', '=', 'total'))
    .select(['s.received', 's.in_time as inTime', 's.solved'])
    .where(
      'r.month',
      '=',
      ctx.db.selectFrom('statistics_run').select((eb) => eb.fn.max('month').as('month')),
    )
    .orderBy('r.area')
    .execute();

export const selectNotes = (ctx: Ctx, runId: string) =>
  ctx.db
    .selectFrom('statistics_note')
    .select(['at', 'text'])
    .where('run_id', '=', runId)
    .orderBy('at')
    .orderBy('id')
    .execute();

export async function insertNote(
  tx: TxCtx,
  run: { id: string; area: string },
  text: string,
  accountId: string,
): Promise<void> {
  await tx.db
    .insertInto('statistics_note')
    .values({ id: tx.house.newId(), run_id: run.id, area: run.area, text, account_id: accountId, at: tx.now })
    .execute();
}
