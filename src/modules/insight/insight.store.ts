import { sql } from 'kysely';
import { faulty } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { Figure, FigureRow, FigureScope, FigureValue } from '#platform/figure.ts';

const totals = {
  rows: sql`count(*)::float8 as n`,
  keys: sql`count(distinct key)::float8 as n`,
  sum: sql`coalesce(sum(amount), 0)::float8 as n`,
  share: sql`count(*) filter (where amount = 1)::float8 as good, count(*)::float8 as "of"`,
};

/** The number itself, from its rows or from sums that are kept of them. */
export async function figureValue(ctx: Ctx, figure: Figure, scope: FigureScope): Promise<FigureValue> {
  if (figure.quick) return figure.quick(ctx, scope);
  return countedValue(ctx, figure, scope);
}

/** The number counted from every row behind it. */
export async function countedValue(ctx: Ctx, figure: Figure, scope: FigureScope): Promise<FigureValue> {
  const { rows } =
    await sql<FigureValue>`select ${totals[figure.as]} from (${figure.rows(ctx, scope)}) counted`.execute(ctx.db);
  return rows[0]!;
}

const CURSOR = /^(\d{4}-\d\d-\d\d)_(.{1,180})$/;
/** What tells apart two rows of one key on one day. */
const tie = sql`key || coalesce(path, '') || md5(title)`;

/** The rows behind a number, newest first, a page at a time. */
export async function rowsOf(
  ctx: Ctx,
  figure: Figure,
  scope: FigureScope,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: FigureRow[]; next: string | null }> {
  const [, day, key] = CURSOR.exec(page.after ?? '') ?? [];
  if (page.after && !(day && key))
    throw faulty('after', 'cursor', ['翻页位置不对,请从头查。', 'Not a page position: start again.']);
  const { rows } = await sql<FigureRow & { tie: string }>`
    select ${tie} as tie, key, to_char(day, 'YYYY-MM-DD') as day, area, title, amount::float8 as amount, path
    from (${figure.rows(ctx, scope)}) counted
    where ${day ?? null}::date is null or (day, ${tie}) < (${day ?? null}::date, ${key ?? null}::text)
    order by counted.day desc, ${tie} desc
    limit ${page.limit + 1}`.execute(ctx.db);
  const last = rows[page.limit - 1];
  return {
    items: rows.slice(0, page.limit).map(({ tie: _, ...row }) => row),
    next: rows.length > page.limit && last ? `${last.day}_${last.tie}` : null,
  };
}

/** The query behind a number as somebody can put it to the database: its values in their places. */
export function queryOf(ctx: Ctx, figure: Figure, scope: FigureScope): string {
  const { sql: text, parameters } = sql`select ${totals[figure.as]} from (${figure.rows(ctx, scope)}) counted`.compile(
    ctx.db,
  );
  return text
    .replace(/\$(\d+)/g, (_, n: string) => literal(parameters[Number(n) - 1]))
    .replace(/\n\s+/g, '\n')
    .trim();
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`;
  return `'${String(value).replaceAll("'", "''")}'`;
}
