import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { livingIdOf } from '#modules/people/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { BatchKind, FundPurpose, Source } from './relief.rules.ts';
import { no } from './relief.words.ts';

const columns = [
  'n.id',
  'n.area',
  'n.batch_id as batchId',
  'n.has_list as hasList',
  'n.from_day as from',
  'n.to_day as to',
  'n.version',
  'place.full_name as place',
  'b.number',
  'b.kind',
  'b.source',
  'b.donor',
  'b.is_donor_shown as isDonorShown',
  'b.item',
  'b.unit',
  'b.purpose',
] as const;
const notices = ({ db }: Ctx) =>
  db
    .selectFrom('relief_notice as n')
    .innerJoin('relief_batch as b', 'b.id', 'n.batch_id')
    .innerJoin('place', 'place.code', 'b.area');
type Row = { kind: string; source: string; purpose: string };
const typed = <T extends Row>(row: T) => ({
  ...row,
  kind: row.kind as BatchKind,
  source: row.source as Source,
  purpose: row.purpose as FundPurpose,
});

/** What hangs out on a day. Nobody takes it down: after its last day it is simply not found any more. */
export async function hanging(ctx: Ctx, today: string, by: { id?: string; area?: string | undefined } = {}) {
  let query = notices(ctx)
    .select(columns)
    .where('n.down_at', 'is', null)
    .where('n.from_day', '<=', today)
    .where('n.to_day', '>=', today);
  if (by.id) query = query.where('n.id', '=', by.id);
  if (by.area) {
    const { from, before } = prefixRange(by.area);
    query = query.where('n.area', '>=', from).where('n.area', '<', before);
  }
  return (await query.orderBy('n.from_day', 'desc').orderBy('n.id').limit(200).execute()).map(typed);
}
export type StoredNotice = Awaited<ReturnType<typeof hanging>>[number];

export async function selectNotice(ctx: Ctx, id: string): Promise<StoredNotice> {
  const row = await notices(ctx).select(columns).where('n.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}

/** The notices of these batches that are up, or will be. */
export async function noticesOf(ctx: Ctx, batchIds: readonly string[], today: string) {
  if (batchIds.length === 0) return new Map<string, never>();
  const rows = await notices(ctx)
    .select(columns)
    .where('n.down_at', 'is', null)
    .where('n.to_day', '>=', today)
    .where('n.batch_id', 'in', [...batchIds])
    .execute();
  return new Map(rows.map((r) => [r.batchId, r]));
}

export async function lockNotice(tx: TxCtx, id: string, version: number | null) {
  const { actor } = tx;
  let query = tx.db.selectFrom('relief_notice').selectAll().where('id', '=', id);
  if (actor.kind === 'staff') {
    const { from, before } = prefixRange(actor.area);
    query = query.where('area', '>=', from).where('area', '<', before);
  }
  const row = await query.forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (version === null) throw versionMissing();
  if (row.version !== version) throw stale();
  return row;
}

export async function insertNotice(
  tx: TxCtx,
  n: { id: string; batchId: string; area: string; hasList: boolean; from: string; to: string; by: string },
): Promise<void> {
  await tx.db
    .insertInto('relief_notice')
    .values({
      id: n.id,
      batch_id: n.batchId,
      area: n.area,
      has_list: n.hasList,
      from_day: n.from,
      to_day: n.to,
      published_by: n.by,
      at: tx.now,
    })
    .execute()
    .catch((error) => {
      throw violation(error)?.constraint === 'relief_notice_once' ? no('noticeThere') : error;
    });
}

/** Marks what is over, so that the batch can hang out again; returns which. */
export const endOver = (tx: TxCtx, today: string, batchId?: string) =>
  tx.db
    .updateTable('relief_notice')
    .set((eb) => ({ down_at: tx.now, version: eb('version', '+', 1) }))
    .where('down_at', 'is', null)
    .where('to_day', '<', today)
    .$if(batchId !== undefined, (q) => q.where('batch_id', '=', batchId ?? ''))
    .returning(['id', 'batch_id as batchId', 'area'])
    .execute();

export const takeDown = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('relief_notice')
    .set((eb) => ({ down_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** How much of a batch each household has, reversals taken off. */
export const householdsOfBatch = (ctx: Ctx, batchIds: readonly string[]) =>
  batchIds.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('relief_line as l')
        .innerJoin('relief_account as a', 'a.id', 'l.account_id')
        .select((eb) => [
          'l.batch_id as batchId',
          livingIdOf(eb.ref('a.household_id')).as('householdId'),
          sql<number>`sum(l.amount)::bigint`.as('quantity'),
        ])
        .where('l.account_kind', '=', 'household')
        .where('l.batch_id', 'in', [...batchIds])
        .groupBy(['l.batch_id', 'householdId'])
        .having(sql<boolean>`sum(l.amount) > 0`)
        .execute();
