import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { Figure, FigureRow, FigureScope } from '#platform/figure.ts';

/** A short mark of a row: another day, another amount, another record is another mark. It tells nobody which record it was. */
const mark = sql`substr(md5(key || '|' || day || '|' || amount::float8 || '|' || coalesce(path, '')), 1, 12)`;
/** The rows of a whole, with amount 1 for those that are in its good part too. */
export const shareOfRows = (whole: Figure, good: Figure): Figure => ({
  ...whole,
  as: 'share',
  rows: (ctx, scope) => sql<FigureRow>`
    select w.key, w.day, w.area, w.title, case when w.key in (select g.key from (${good.rows(ctx, scope)}) g) then 1 else 0 end as amount, w.path
    from (${whole.rows(ctx, scope)}) w`,
});

/** As many marks as are kept with a number. */
const MOST = 5000;

export type Marks = { digest: string | null; marks: string[] | null };

/** The digest of the rows behind a number, and their marks where there are few enough. */
export async function marksOf(ctx: Ctx, figure: Figure, scope: FigureScope): Promise<Marks> {
  const { rows } = await sql<Marks>`
    select md5(string_agg(m, ',' order by m)) as digest,
      case when count(*) <= ${sql.lit(MOST)} then coalesce(array_agg(m order by m), '{}') end as marks
    from (select ${mark} as m from (${figure.rows(ctx, scope)}) counted) x`.execute(ctx.db);
  return rows[0]!;
}

/** The rows of a number that have one of these marks, oldest first. */
export async function rowsMarked(ctx: Ctx, figure: Figure, scope: FigureScope, marks: readonly string[]) {
  const { rows } = await sql<Pick<FigureRow, 'day' | 'title' | 'path'>>`
    select to_char(day, 'YYYY-MM-DD') as day, title, path from (${figure.rows(ctx, scope)}) counted
    where ${mark} = any(${marks}::text[]) order by 1, 2 limit 20`.execute(ctx.db);
  return rows;
}

const totals = {
  rows: sql`count(*)`,
  keys: sql`count(distinct key)`,
  sum: sql`sum(amount)`,
  share: sql`avg(case when amount = 1 then 1 else 0 end)`,
};
/** The same number for every month, week or day of the span; steps with nothing are not in it. */
export async function trendOf(ctx: Ctx, figure: Figure, scope: FigureScope, step: 'month' | 'week' | 'day') {
  const { rows } = await sql<{ key: string; n: number }>`
    select to_char(date_trunc(${step}, day::timestamp), 'YYYY-MM-DD') as key, ${totals[figure.as]}::float8 as n
    from (${figure.rows(ctx, scope)}) counted group by 1 order by 1`.execute(ctx.db);
  return new Map(rows.map((r) => [r.key, r.n]));
}

/** The Party organisation of a place that stands under no other of it and joined none as a branch; null where there is none, or more than one. */
export async function partyOf(ctx: Ctx, area: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organisation o
    where o.area = ${area} and o.kind = 'party' and o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to > ${day}::date)
      and not exists (select from organisation s where s.id = o.superior_id and s.area = o.area and s.kind = 'party')
      and not exists (select from organisation_member m join organisation s on s.id = m.organisation_id
        where m.member_organisation_id = o.id and m.role = 'branch' and s.area = o.area)`.execute(ctx.db);
  return rows.length === 1 ? rows[0]!.id : null;
}

/** The first day of which anything is on record: the journal's first entry, or the first case, for cases are brought along from before. */
export async function begunOn(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ day: string | null }>`
    select to_char(least(
      (select (at at time zone 'Asia/Shanghai')::date from journal order by id limit 1),
      (select (min(received_at) at time zone 'Asia/Shanghai')::date from cases)
    ), 'YYYY-MM-DD') as day`.execute(ctx.db);
  return rows[0]?.day ?? '';
}
