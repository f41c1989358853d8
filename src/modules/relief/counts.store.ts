import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { CountStatus, Finding } from './relief.rules.ts';

function visibleCounts({ db, actor }: Ctx) {
  const all = db
    .selectFrom('relief_count as c')
    .innerJoin('place', 'place.code', 'c.area')
    .innerJoin('relief_account as s', 's.id', 'c.stock_id')
    .innerJoin('relief_batch as b', 'b.id', 'c.batch_id')
    .innerJoin('staff_account as a', 'a.id', 'c.counted_by')
    .leftJoin('staff_account as x', 'x.id', 'c.explained_by');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('c.area', '>=', from).where('c.area', '<', before);
}
const columns = [
  'c.id',
  'c.area',
  'place.full_name as placeName',
  'c.stock_id as storeId',
  's.name as store',
  'c.batch_id as batchId',
  'b.number as batch',
  'b.item',
  'b.unit',
  'b.kind as batchKind',
  'c.expected',
  'c.counted',
  'c.day',
  'c.counted_by as countedBy',
  'a.name as by',
  'c.witness',
  'c.status',
  'c.finding',
  'c.explanation',
  'x.name as explainedBy',
  'c.version',
] as const;
type Row = { status: string; finding: string | null; store: string | null };
const typed = <T extends Row>(row: T) => ({
  ...row,
  store: row.store ?? '',
  status: row.status as CountStatus,
  finding: row.finding as Finding | null,
});

export async function selectCount(ctx: Ctx, id: string) {
  const row = await visibleCounts(ctx).select(columns).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export type Count = Awaited<ReturnType<typeof selectCount>>;

export async function lockCount(tx: TxCtx, id: string, version: number | null): Promise<Count> {
  const row = await visibleCounts(tx)
    .select(columns)
    .where('c.id', '=', id)
    .modifyEnd(sql`for no key update of c`)
    .executeTakeFirst();
  if (!row) throw notFound();
  if (version === null) throw versionMissing();
  if (row.version !== version) throw stale();
  return typed(row);
}

export async function selectCounts(ctx: Ctx, q: { status?: CountStatus | undefined; storeId?: string | undefined }) {
  let query = visibleCounts(ctx).select(columns);
  if (q.status) query = query.where('c.status', '=', q.status);
  if (q.storeId) query = query.where('c.stock_id', '=', q.storeId);
  return (await query.orderBy('c.day', 'desc').orderBy('c.id', 'desc').limit(mostOf(ctx, 200)).execute()).map(typed);
}

/** How many differences of these batches wait for an explanation. */
export async function openCounts(ctx: Ctx, batchIds: readonly string[]): Promise<Map<string, number>> {
  if (batchIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('relief_count')
    .select((eb) => ['batch_id as batchId', eb.fn.countAll<number>().as('n')])
    .where('status', '=', 'open')
    .where('batch_id', 'in', [...batchIds])
    .groupBy('batch_id')
    .execute();
  return new Map(rows.map((r) => [r.batchId, r.n]));
}

export async function isCountOpen(ctx: Ctx, storeId: string, batchId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('relief_count')
    .select('id')
    .where('stock_id', '=', storeId)
    .where('batch_id', '=', batchId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
}

export type NewCount = {
  id: string;
  area: string;
  storeId: string;
  batchId: string;
  expected: number;
  counted: number;
  day: string;
  by: string;
  organisationId: string;
  witness: string;
};
export const insertCount = (tx: TxCtx, c: NewCount) =>
  tx.db
    .insertInto('relief_count')
    .values({
      id: c.id,
      area: c.area,
      stock_id: c.storeId,
      batch_id: c.batchId,
      expected: c.expected,
      counted: c.counted,
      day: c.day,
      counted_by: c.by,
      organisation_id: c.organisationId,
      witness: c.witness,
      at: tx.now,
      status: c.expected === c.counted ? 'even' : 'open',
    })
    .execute();

export const saveExplained = (tx: TxCtx, id: string, e: { finding: Finding; explanation: string; by: string }) =>
  tx.db
    .updateTable('relief_count')
    .set((eb) => ({
      status: 'explained',
      finding: e.finding,
      explanation: e.explanation,
      explained_by: e.by,
      explained_at: tx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

export const entryOfCount = (ctx: Ctx, countId: string) =>
  ctx.db
    .selectFrom('relief_entry')
    .select(['id', 'batch_id as batchId', 'area'])
    .where('count_id', '=', countId)
    .executeTakeFirstOrThrow();
