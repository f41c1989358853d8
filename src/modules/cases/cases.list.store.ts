import { sql } from 'kysely';
import { checkAreaCode, prefixRange } from '#kernel/area.ts';
import { faulty } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { searchQuery } from '#platform/search.ts';
import type { CaseFilter, Queue } from './cases.contract.ts';
import { allVisibleCases, isWide, visibleCases } from './cases.sight.store.ts';
import { asCase, caseRows, type StoredCase } from './cases.store.ts';

type Rows = ReturnType<typeof visibleCases>;
/** What ends within the time of the first warning. */
const SOON_HOURS = 48;
const nobody = '00000000-0000-0000-0000-000000000000';

/** What each queue asks, as a condition on `cases`; the words of the question are in the contract. */
function queueCondition(ctx: Ctx, queue: Queue) {
  const me = ctx.actor.kind === 'staff' ? ctx.actor : { accountId: nobody, organisationId: nobody };
  const conditions: Record<Queue, ReturnType<typeof sql<boolean>>> = {
    desk: sql`cases.desk_organisation_id = ${me.organisationId} and cases.status in ('received', 'returned') and cases.closed_at is null`,
    mine: sql`cases.closed_at is null and ((cases.handler_id = ${me.accountId} and cases.status in ('handling', 'dispatched')) or (cases.first_receiver_id = ${me.accountId} and cases.status in ('received', 'returned')))`,
    unit: sql`cases.handler_organisation_id = ${me.organisationId} and cases.status in ('dispatched', 'handling', 'suspended') and cases.closed_at is null`,
    callback: sql`cases.status = 'replied' and cases.closed_at is null`,
    review: sql`cases.closed_at is null and ((cases.status in ('reviewing', 'suspending') and ${me.organisationId}::uuid = any(cases.superior_ids)) or (cases.status = 'arbitrating' and (cases.arbiter_organisation_id = ${me.organisationId} or ${me.organisationId}::uuid = any(cases.superior_ids))))`,
    check: sql`cases.status = 'closed' and cases.id in (select k.case_id from case_check k where k.result is null)`,
    suspended: sql`cases.status in ('suspending', 'suspended') and cases.closed_at is null`,
    raised: sql`cases.raised_to = ${me.organisationId} and cases.closed_at is null`,
    overdue: sql`cases.due_at <= ${ctx.now} and cases.closed_at is null`,
    soon: sql`cases.due_at > ${ctx.now} and cases.due_at <= ${ctx.now.add({ hours: SOON_HOURS })} and cases.closed_at is null`,
    offered: sql`cases.id in (select f.case_id from case_offer f where f.to_id = ${me.accountId} and f.ended_at is null)`,
    all: sql`true`,
  };
  return conditions[queue];
}

function filtered(ctx: Ctx, f: Omit<CaseFilter, 'sort' | 'limit' | 'after'>): Rows {
  // Who sees most of what there is walks it in order and looks at each; who sees little begins with what they see.
  let q = (isWide(ctx) ? visibleCases(ctx) : allVisibleCases(ctx)).where(queueCondition(ctx, f.queue));
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

/** Where a page ended: the sort value and the id, so that new rows above do not shift what follows. */
const cursorOf = (c: StoredCase, sort: CaseFilter['sort']) =>
  `${(sort === 'due' ? c.dueAt : c.receivedAt)?.toString() ?? ''}_${c.id}`;

const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)?_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(text: string, sort: CaseFilter['sort']): { at: Temporal.Instant | null; id: string } {
  const [, at, id] = CURSOR.exec(text) ?? [];
  try {
    if (id && at) return { at: Temporal.Instant.from(at), id };
  } catch {
    // A date that does not exist is no position either.
  }
  if (id && !at && sort === 'due') return { at: null, id };
  throw faulty('after', 'cursor', ['翻页位置不对,请从头查。', 'Not a page position: start again.']);
}

function after(q: Rows, f: CaseFilter): Rows {
  if (!f.after) return q;
  const { at, id } = readCursor(f.after, f.sort);
  if (f.sort === 'newest')
    return q.where(sql<boolean>`(cases.received_at, cases.id) < (${at}::timestamptz, ${id}::uuid)`);
  return at
    ? q.where(sql<boolean>`((cases.due_at, cases.id) > (${at}::timestamptz, ${id}::uuid) or cases.due_at is null)`)
    : q.where(sql<boolean>`cases.due_at is null and cases.id > ${id}::uuid`);
}

/** One page of a queue or search, due-soon first or newest first. */
export async function listCases(ctx: Ctx, f: CaseFilter): Promise<{ items: StoredCase[]; next: string | null }> {
  const found = after(filtered(ctx, f), f).select('cases.id');
  // The page first, then what its rows show: what a row shows costs more than to find it.
  const page =
    f.sort === 'due'
      ? found.orderBy(sql`cases.due_at asc nulls last`).orderBy('cases.id')
      : found.orderBy('cases.received_at', 'desc').orderBy('cases.id', 'desc');
  const ids = (await page.limit(f.limit + 1).execute()).map((row) => row.id);
  if (ids.length === 0) return { items: [], next: null };
  const byId = new Map(
    (await caseRows(ctx).where('cases.id', 'in', ids).execute()).map((row) => [row.id, asCase(row)]),
  );
  const rows = ids.flatMap((id) => byId.get(id) ?? []);
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

/** How many cases each queue and each status holds, in one pass. */
export async function countQueues(ctx: Ctx, queues: readonly Queue[]) {
  const rows = await allVisibleCases(ctx)
    .select((eb) => [
      'cases.status',
      eb.fn.countAll<number>().as('n'),
      ...queues.map((q) => eb.fn.countAll<number>().filterWhere(queueCondition(ctx, q)).as(q)),
    ])
    .groupBy('cases.status')
    .execute();
  const counted = rows as unknown as (Record<Queue, number> & { status: string; n: number })[];
  return {
    row: Object.fromEntries(queues.map((q) => [q, counted.reduce((sum, r) => sum + r[q], 0)])) as Record<Queue, number>,
    byStatus: Object.fromEntries(counted.map((r) => [r.status, r.n])),
  };
}
