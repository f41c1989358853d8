import { sql } from 'kysely';
import { checkAreaCode, prefixRange } from '#kernel/area.ts';
import { faulty } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/database.ts';
import { searchQuery } from '#platform/search.ts';
import { statement } from '#platform/statement.ts';
import { walkOf } from './cases.common.store.ts';
import type { CaseFilter } from './cases.contract.ts';
import { askerOf, cursorOf, MOST_SHORT, queueCondition, queued, readCursor } from './cases.queue.store.ts';
import { asListed, type ListedCase, listedRows } from './cases.rows.store.ts';
import {
  allVisibleCases,
  casesElsewhere,
  casesThere,
  isWide,
  partElsewhere,
  type Seer,
  type Sight,
  seenCases,
  sightOf,
  visibleCases,
  walkedBy,
  walkedThere,
} from './cases.sight.store.ts';

type Rows = ReturnType<typeof visibleCases>;
type Asked = Omit<CaseFilter, 'sort' | 'limit' | 'after'>;

/** Those of `rows` that the question means. */
function narrowed(ctx: Ctx, rows: Rows, f: Asked): Rows {
  let q = rows.where(queueCondition(askerOf(ctx), f.queue));
  if (f.status?.length) q = q.where('cases.status', 'in', f.status);
  if (f.kind?.length) q = q.where('cases.kind', 'in', f.kind);
  if (f.channel?.length) q = q.where('cases.channel', 'in', f.channel);
  if (f.area) {
    if (checkAreaCode(f.area)) throw faulty('area', 'code', ['不是区划代码。', 'Not a division code.']);
    const { from, before } = prefixRange(f.area);
    q = q.where('cases.area', '>=', from).where('cases.area', '<', before);
  }
  if (f.from)
    q = q.where(
      'cases.received_at',
      '>=',
      sql<Temporal.Instant>`(${f.from}::date)::timestamp at time zone 'Asia/Shanghai'`,
    );
  if (f.to)
    q = q.where(
      'cases.received_at',
      '<',
      sql<Temporal.Instant>`(${f.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
    );
  const words = f.q ? searchQuery(f.q) : null;
  if (words) q = q.where(sql<boolean>`cases.search @@ ${words}::tsquery`);
  return q;
}

/** Who sees most of what there is walks it in order and looks at each; who sees little begins with what they see. */
const filtered = (ctx: Ctx, f: Asked): Rows => narrowed(ctx, isWide(ctx) ? visibleCases(ctx) : allVisibleCases(ctx), f);

function after(q: Rows, f: CaseFilter): Rows {
  if (!f.after) return q;
  const { at, id } = readCursor(f.after, f.sort);
  if (f.sort === 'newest')
    return q.where(sql<boolean>`(cases.received_at, cases.id) < (${at}::timestamptz, ${id}::uuid)`);
  return at
    ? q.where(sql<boolean>`((cases.due_at, cases.id) > (${at}::timestamptz, ${id}::uuid) or cases.due_at is null)`)
    : q.where(sql<boolean>`cases.due_at is null and cases.id > ${id}::uuid`);
}

/** What the rows of a page show: it costs more than to find them, and is the same for whatever was asked. */
const rowsOf = statement(
  (db: Db, at: Seer & { ids: string[] }, { sight }: { sight: Sight; isShort: boolean }) =>
    listedRows(seenCases(db, sight, at), sight, at)
      .select('cases.body')
      .where('cases.id', '=', sql<string>`any(${at.ids}::uuid[])`),
  undefined,
  (kind) => kind.isShort,
);

/** A row of a list; where words were looked for, with the text they may stand in. */
type Found = ListedCase & { body?: string };
type Ids = { id: string; at: Temporal.Instant | null };

/** Somebody at a place has a part in few cases that lie elsewhere; who has one in more is asked about each as it is found. */
const MOST_ELSEWHERE = 1000;
const fewElsewhere = statement((db: Db, at: Seer, sight: 'overview' | 'runner') =>
  db
    .selectFrom(partElsewhere(db, sight, at).as('part'))
    .select('part.id')
    .limit(sql.lit(MOST_ELSEWHERE + 1)),
);

const ordered = <R extends Rows>(rows: R, { sort }: CaseFilter) =>
  (sort === 'due'
    ? rows.orderBy('cases.due_at').orderBy('cases.id')
    : rows.orderBy('cases.received_at', 'desc').orderBy('cases.id', 'desc')) as R;

const keys = ({ sort }: CaseFilter) =>
  ['cases.id', sort === 'due' ? ('cases.due_at as at' as const) : ('cases.received_at as at' as const)] as const;

/** Those of a page, in its order. */
const pageOf = (ctx: Ctx, f: CaseFilter, rows: Rows): Promise<Ids[]> =>
  ordered(after(narrowed(ctx, rows, f), f), f)
    .select(keys(f))
    .limit(f.limit + 1)
    .$castTo<Ids>()
    .execute();

/** Those of a page by the index of words: all that have them, and then their order; a limit would make PostgreSQL walk. */
function wordedPage(ctx: Ctx, f: CaseFilter, rows: Rows): Promise<Ids[]> {
  const worded = after(narrowed(ctx, rows, f), f).select(keys(f));
  return sql<Ids>`with worded as materialized (${worded}) select id, at from worded
    order by at ${f.sort === 'due' ? sql`asc nulls last, id` : sql`desc, id desc`} limit ${f.limit + 1}`
    .execute(ctx.db)
    .then((found) => found.rows);
}

/** So many cases in the order of a page, whatever they say; by their end, those that have one. */
function walkedPage(f: CaseFilter, rows: Rows, far: number) {
  const { at, id } = f.after ? readCursor(f.after, f.sort) : {};
  const dated = rows.where('cases.due_at', 'is not', null);
  const those =
    f.sort === 'newest'
      ? after(rows, f)
      : dated.$if(id !== undefined, (q) =>
          q.where(sql<boolean>`(cases.due_at, cases.id) > (${at}::timestamptz, ${id}::uuid)`),
        );
  return ordered(those, f).selectAll('cases').limit(sql.lit(far));
}

/**
 * The ids of a page of words in a place: common ones by walking, rare ones by their index, and those that are common and were not used lately by
 * walking so far and no farther (decision 0057).
 */
async function wordsThere(ctx: Ctx, f: CaseFilter, there: Rows, walked: Rows, far: number): Promise<Ids[]> {
  const isBehindEnds = f.sort === 'due' && f.after !== undefined && readCursor(f.after, f.sort).at === null;
  if (far > 0 && !isBehindEnds) {
    const walk = walkedPage(f, walked, far);
    const found = await pageOf(ctx, f, ctx.db.selectFrom(walk.as('cases')) as unknown as Rows);
    if (found.length > f.limit) return found;
    const isAll = f.sort === 'newest' && !(await reaches(ctx, walk, far));
    if (isAll) return found;
  }
  return wordedPage(ctx, f, there);
}

/** Are there as many of these? */
async function reaches(ctx: Ctx, rows: ReturnType<typeof walkedPage>, far: number): Promise<boolean> {
  const { n } = await ctx.db
    .selectFrom(rows.clearSelect().select('cases.id').as('walked'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n) >= far;
}

/** The ids of a page that lie in a place. What waits in a queue is little beside all there is: there PostgreSQL chooses. */
async function idsThere(ctx: Ctx, f: CaseFilter, sight: 'overview' | 'runner', seer: Seer): Promise<Ids[]> {
  const there = casesThere(ctx.db, sight, seer);
  const digits = walkedBy(seer);
  const walked = digits ? walkedThere(ctx.db, sight, seer, digits) : there;
  const words = f.queue === 'all' && f.q ? searchQuery(f.q) : null;
  const far = words ? await walkOf(ctx, words, f.limit + 1) : null;
  if (far === null) return pageOf(ctx, f, f.sort === 'newest' ? walked : there);
  return wordsThere(ctx, f, there, walked, far);
}

/**
 * The ids of a page of anything else that is asked, planned with its values. Of a place the page is found in it and besides it, each by itself: to
 * look for somebody's part at every case that has a word costs more than to find the word. The parts are asked for beforehand, by a statement whose plan
 * is kept: planning them with the rest cost more than all of it took.
 */
async function searchedIds(ctx: Ctx, f: CaseFilter): Promise<Ids[]> {
  const { sight, seer } = sightOf(ctx.actor);
  if (sight !== 'overview' && sight !== 'runner') return pageOf(ctx, f, visibleCases(ctx));
  const [there, parts] = await Promise.all([idsThere(ctx, f, sight, seer), fewElsewhere(ctx.db, seer, sight)]);
  const ids = parts.map((row) => row.id);
  if (ids.length === 0) return there;
  const isOneOf =
    ids.length <= MOST_ELSEWHERE
      ? sql<boolean>`cases.id = any(${ids}::uuid[])`
      : sql<boolean>`cases.id in (${partElsewhere(ctx.db, sight, seer)})`;
  const elsewhere = await pageOf(ctx, f, casesElsewhere(ctx.db, sight, seer, isOneOf));
  return inOrder([...there, ...elsewhere], f);
}

/** As the database orders them: what has no end comes last, and of one moment the id decides. */
const inOrder = (ids: readonly Ids[], { sort, limit }: CaseFilter): Ids[] => {
  const way = sort === 'due' ? 1 : -1;
  const byId = (a: Ids, b: Ids) => (a.id < b.id ? -way : way);
  return [...ids]
    .sort((a, b) =>
      a.at && b.at ? way * Temporal.Instant.compare(a.at, b.at) || byId(a, b) : a.at ? -1 : b.at ? 1 : byId(a, b),
    )
    .slice(0, limit + 1);
};

async function searched(ctx: Ctx, f: CaseFilter): Promise<Found[]> {
  const ids = (await searchedIds(ctx, f)).map((row) => row.id);
  if (ids.length === 0) return [];
  const { sight, seer } = sightOf(ctx.actor);
  const kind = { sight, isShort: ids.length <= MOST_SHORT };
  const byId = new Map(
    (await rowsOf(ctx.db, { ...seer, ids }, kind)).map((row) => [row.id, { ...asListed(row), body: row.body }]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One page of a queue or search, due-soon first or newest first. */
export async function listCases(ctx: Ctx, f: CaseFilter): Promise<{ items: Found[]; next: string | null }> {
  const rows: Found[] = (await queued(ctx, f)) ?? (await searched(ctx, f));
  const items = rows.slice(0, f.limit);
  return { items, next: rows.length > f.limit ? cursorOf(items.at(-1)!, f.sort) : null };
}

/** How many cases this question has. */
export async function countCases(ctx: Ctx, f: CaseFilter): Promise<number> {
  const row = await filtered(ctx, f)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
