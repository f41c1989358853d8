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

/** Those of a page, in its order. */
function pageOf(ctx: Ctx, f: CaseFilter, rows: Rows) {
  const found = after(narrowed(ctx, rows, f), f);
  const ordered =
    f.sort === 'due'
      ? found.orderBy('cases.due_at').orderBy('cases.id')
      : found.orderBy('cases.received_at', 'desc').orderBy('cases.id', 'desc');
  return ordered
    .select(['cases.id', f.sort === 'due' ? 'cases.due_at as at' : 'cases.received_at as at'])
    .limit(f.limit + 1);
}

/** The ids of a page by the index of words: all that have them, and then the newest; a limit would make PostgreSQL walk. */
const wordedIds = (ctx: Ctx, f: CaseFilter, rows: Rows) =>
  ctx.db
    .with(
      (cte) => cte('worded').materialized(),
      () => after(narrowed(ctx, rows, f), f).select(['cases.id', 'cases.received_at as at']),
    )
    .selectFrom('worded')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(f.limit + 1);

/**
 * The ids of a page that lie in a place. Words, newest first: common ones by walking, rare ones by their index, and those that are common and were
 * not used lately by walking so far and no farther.
 */
async function idsThere(ctx: Ctx, f: CaseFilter, sight: 'overview' | 'runner', seer: Seer): Promise<Ids[]> {
  const digits = f.sort === 'newest' ? walkedBy(seer) : null;
  const walked = digits ? walkedThere(ctx.db, sight, seer, digits) : casesThere(ctx.db, sight, seer);
  const words = f.sort === 'newest' && f.q ? searchQuery(f.q) : null;
  const far = words ? await walkOf(ctx, words, f.limit + 1) : null;
  if (far === null) return pageOf(ctx, f, walked).$castTo<Ids>().execute();
  if (far > 0) {
    const newest = after(walked, f)
      .selectAll('cases')
      .orderBy('cases.received_at', 'desc')
      .orderBy('cases.id', 'desc')
      .limit(sql.lit(far));
    const found = await pageOf(ctx, f, ctx.db.selectFrom(newest.as('cases')) as unknown as Rows)
      .$castTo<Ids>()
      .execute();
    if (found.length > f.limit) return found;
  }
  return wordedIds(ctx, f, casesThere(ctx.db, sight, seer))
    .$castTo<Ids>()
    .execute();
}

/**
 * The ids of a page of anything else that is asked, planned with its values. Of a place the page is found in it and besides it, each by itself: to
 * look for somebody's part at every case that has a word costs more than to find the word. The parts are asked for beforehand, by a statement whose plan
 * is kept: planning them with the rest cost more than all of it took.
 */
async function searchedIds(ctx: Ctx, f: CaseFilter): Promise<Ids[]> {
  const { sight, seer } = sightOf(ctx.actor);
  if (sight !== 'overview' && sight !== 'runner') return pageOf(ctx, f, visibleCases(ctx)).$castTo<Ids>().execute();
  const [there, parts] = await Promise.all([idsThere(ctx, f, sight, seer), fewElsewhere(ctx.db, seer, sight)]);
  const ids = parts.map((row) => row.id);
  if (ids.length === 0) return there;
  const isOneOf =
    ids.length <= MOST_ELSEWHERE
      ? sql<boolean>`cases.id = any(${ids}::uuid[])`
      : sql<boolean>`cases.id in (${partElsewhere(ctx.db, sight, seer)})`;
  const elsewhere = await pageOf(ctx, f, casesElsewhere(ctx.db, sight, seer, isOneOf))
    .$castTo<Ids>()
    .execute();
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
