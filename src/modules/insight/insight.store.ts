import { sql } from 'kysely';
import { faulty } from '#kernel/refusal.ts';
import { askedOften, type Ctx } from '#platform/context.ts';
import { plannedForAny } from '#platform/database.ts';
import type { Figure, FigureRow, FigureScope, FigureValue } from '#platform/figure.ts';

const totals = {
  rows: sql`count(*)::float8 as n`,
  keys: sql`count(distinct key)::float8 as n`,
  sum: sql`coalesce(sum(amount), 0)::float8 as n`,
  share: sql`count(*) filter (where amount = 1)::float8 as good, count(*)::float8 as "of"`,
};

const shortName = (id: string) => id.slice(id.indexOf('.') + 1);

/**
 * The numbers of these figures in each of these scopes: from sums that are kept of them where a module keeps such, and all others counted
 * from their rows in one question, or in a handful whose plans are kept when they are asked often.
 */
export async function figureValues(
  ctx: Ctx,
  figures: readonly (readonly [id: string, figure: Figure])[],
  scopes: readonly FigureScope[],
  isOften = false,
): Promise<Map<string, FigureValue>[]> {
  const groups = [...new Set(figures.flatMap(([, f]) => f.together ?? []))];
  const quick = figures.filter(([, f]) => f.quick && !f.together);
  const plain = figures.filter(([, f]) => !f.quick && !f.together);
  const [kept, quickly, counted] = await Promise.all([
    Promise.all(groups.map(async (ask) => ({ ask, found: await ask(ctx, scopes) }))),
    Promise.all(scopes.map((scope) => Promise.all(quick.map(([, f]) => f.quick!(ctx, scope))))),
    isOften ? keptValues(ctx, plain, scopes) : countedValues(ctx, plain, scopes),
  ]);
  return scopes.map((_, i) => {
    const values = new Map<string, FigureValue>(counted[i]!);
    for (const { ask, found } of kept)
      for (const [id, f] of figures) if (f.together === ask) values.set(id, found[i]![shortName(id)]!);
    for (const [j, [id]] of quick.entries()) values.set(id, quickly[i]![j]!);
    return values;
  });
}

type Plain = { i: number; j: number; n: number; good: number; of: number };
const anyTotal = {
  rows: sql`count(*)::float8 as n, 0::float8 as good, 0::float8 as "of"`,
  keys: sql`count(distinct key)::float8 as n, 0::float8 as good, 0::float8 as "of"`,
  sum: sql`coalesce(sum(amount), 0)::float8 as n, 0::float8 as good, 0::float8 as "of"`,
  share: sql`0::float8 as n, count(*) filter (where amount = 1)::float8 as good, count(*)::float8 as "of"`,
};

type Named = readonly (readonly [string, Figure])[];
/** Figures of a part together: a plan is made anew when a table of it was analysed, and then it is the plan of this part only. */
const PART = 80;
const partsOf = (figures: Named) =>
  figures.reduce<(readonly [string, Figure])[][]>((parts, entry) => {
    const last = parts.at(-1);
    const isSame = last?.at(-1)?.[0].split('.')[0] === entry[0].split('.')[0];
    if (last && (isSame || last.length < PART)) last.push(entry);
    else parts.push([entry]);
    return parts;
  }, []);

/** One scope after the other in the same texts, whose plans the connections keep. */
async function keptValues(
  ctx: Ctx,
  figures: Named,
  scopes: readonly FigureScope[],
): Promise<Map<string, FigureValue>[]> {
  const kept = { ...ctx, db: askedOften(ctx) };
  const parts = partsOf(figures);
  return Promise.all(
    scopes.map(async (scope) => {
      const found = await Promise.all(parts.map((part) => countedValues(kept, part, [scope])));
      return new Map(found.flatMap(([values]) => [...values!]));
    }),
  );
}

async function countedValues(
  ctx: Ctx,
  figures: Named,
  scopes: readonly FigureScope[],
): Promise<Map<string, FigureValue>[]> {
  const parts = scopes.flatMap((scope, i) =>
    figures.map(
      ([, f], j) =>
        sql`select ${sql.lit(i)} as i, ${sql.lit(j)} as j, ${anyTotal[f.as]} from (${f.rows(ctx, scope)}) counted`,
    ),
  );
  const { rows } =
    parts.length === 0
      ? { rows: [] }
      : await sql<Plain>`${sql.join(parts, sql` union all `)} ${plannedForAny}`.execute(ctx.db);
  return scopes.map((_, i) => {
    const own = rows.filter((r) => r.i === i);
    return new Map(
      own.map((r): [string, FigureValue] => {
        const [id, figure] = figures[r.j]!;
        return [id, figure.as === 'share' ? { good: r.good, of: r.of } : { n: r.n }];
      }),
    );
  });
}

/** A figure of each place below that has so many digits; what lies in none of them stands under the scope's own place. */
export async function valuesBelow(
  ctx: Ctx,
  figure: Figure,
  scope: FigureScope,
  digits: number,
): Promise<ReadonlyMap<string, FigureValue>> {
  if (figure.below) return figure.below(ctx, scope);
  const { rows } = await sql<Plain & { place: string }>`
    select left(area, ${digits}) as place, ${anyTotal[figure.as]} from (${figure.rows(ctx, scope)}) counted group by 1`.execute(
    ctx.db,
  );
  return new Map(rows.map((r) => [r.place, figure.as === 'share' ? { good: r.good, of: r.of } : { n: r.n }]));
}

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

/** Of a figure only what lies at the place itself and in none below it. */
export const ownPart = ({ says, unit, how, as, of, rows }: Figure): Figure => ({
  ...{ says, unit, how, as, of },
  rows: (ctx, scope) => sql`select * from (${rows(ctx, scope)}) own where own.area = ${scope.area}`,
});

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
