import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { AccountKind, BatchKind, EntryKind, FundPurpose, Side, Source } from './relief.rules.ts';
import { no } from './relief.words.ts';

/** The batches of the actor's place, and those of which something came to a store of it. Every read of goods and money begins here. */
export function visibleBatches({ db, actor }: Ctx) {
  const all = db.selectFrom('relief_batch').innerJoin('place', 'place.code', 'relief_batch.area');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([
      eb.and([eb('relief_batch.area', '>=', from), eb('relief_batch.area', '<', before)]),
      eb.exists(
        eb
          .selectFrom('relief_line as l')
          .select('l.entry_id')
          .whereRef('l.batch_id', '=', 'relief_batch.id')
          .where('l.area', '>=', from)
          .where('l.area', '<', before),
      ),
    ]),
  );
}

const columns = [
  'relief_batch.id',
  'relief_batch.area',
  'place.full_name as placeName',
  'relief_batch.number',
  'relief_batch.kind',
  'relief_batch.source',
  'relief_batch.donor',
  'relief_batch.is_donor_shown as isDonorShown',
  'relief_batch.item',
  'relief_batch.unit',
  'relief_batch.unit_cents as unitCents',
  'relief_batch.purpose',
  'relief_batch.decision',
  'relief_batch.received_on as receivedOn',
] as const;
type Row = { kind: string; source: string; purpose: string };
const typed = <T extends Row>(row: T) => ({
  ...row,
  kind: row.kind as BatchKind,
  source: row.source as Source,
  purpose: row.purpose as FundPurpose,
});

export async function selectBatch(ctx: Ctx, id: string) {
  const row = await visibleBatches(ctx).select(columns).where('relief_batch.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export type Batch = Awaited<ReturnType<typeof selectBatch>>;

/** A visible batch by the number that people write; null when there is none. */
export async function batchNumbered(ctx: Ctx, number: string): Promise<Batch | null> {
  const row = await visibleBatches(ctx).select(columns).where('relief_batch.number', '=', number).executeTakeFirst();
  return row ? typed(row) : null;
}

export type BatchFilter = {
  area?: string | undefined;
  kind?: BatchKind | undefined;
  purpose?: FundPurpose | undefined;
};
export async function selectBatches(ctx: Ctx, filter: BatchFilter): Promise<Batch[]> {
  let query = visibleBatches(ctx).select(columns);
  if (filter.area) {
    const { from, before } = prefixRange(filter.area);
    query = query.where('relief_batch.area', '>=', from).where('relief_batch.area', '<', before);
  }
  if (filter.kind) query = query.where('relief_batch.kind', '=', filter.kind);
  if (filter.purpose) query = query.where('relief_batch.purpose', '=', filter.purpose);
  const rows = await query
    .orderBy('relief_batch.received_on', 'desc')
    .orderBy('relief_batch.number', 'desc')
    .limit(mostOf(ctx, 500))
    .execute();
  return rows.map(typed);
}

export async function nextSerial(tx: TxCtx, area: string, year: number): Promise<number> {
  const { last } = await tx.db
    .insertInto('relief_serial')
    .values({ area, year, last: 1 })
    .onConflict((c) =>
      c.columns(['area', 'year']).doUpdateSet((eb) => ({
        last: eb('relief_serial.last', '+', 1),
        version: eb('relief_serial.version', '+', 1),
      })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

export type NewBatch = Omit<Batch, 'placeName'> & { organisationId: string; by: string };
export const insertBatch = (tx: TxCtx, b: NewBatch) =>
  tx.db
    .insertInto('relief_batch')
    .values({
      id: b.id,
      area: b.area,
      number: b.number,
      kind: b.kind,
      source: b.source,
      donor: b.donor,
      is_donor_shown: b.isDonorShown,
      item: b.item,
      unit: b.unit,
      unit_cents: b.unitCents,
      purpose: b.purpose,
      decision: b.decision,
      received_on: b.receivedOn,
      received_by: b.by,
      organisation_id: b.organisationId,
      at: tx.now,
    })
    .execute();

/** Accounts that there is one of: the source of a place, a household's, what the counts of a store did not find. */
type AccountOf =
  | { kind: 'source'; source: Source }
  | { kind: 'household'; household_id: string }
  | { kind: 'discrepancy'; stock_id: string };
const onlyOne = {
  source: ['area', 'source'],
  household: ['household_id'],
  discrepancy: ['stock_id'],
} as const;

/** The account, opened when it is needed for the first time. */
export async function accountFor(tx: TxCtx, area: string, of: AccountOf): Promise<string> {
  await tx.db
    .insertInto('relief_account')
    .values({ id: tx.house.newId(), area, ...of })
    .onConflict((c) => c.columns([...onlyOne[of.kind]]).doNothing())
    .execute();
  let query = tx.db.selectFrom('relief_account').select('id').where('kind', '=', of.kind);
  if (of.kind === 'source') query = query.where('area', '=', area).where('source', '=', of.source);
  if (of.kind === 'household') query = query.where('household_id', '=', of.household_id);
  if (of.kind === 'discrepancy') query = query.where('stock_id', '=', of.stock_id);
  return (await query.executeTakeFirstOrThrow()).id;
}

export type NewEntry = {
  batchId: string;
  area: string;
  kind: EntryKind;
  day: string;
  sides: readonly Side[];
  reason?: string | null;
  handoutId?: string;
  countId?: string;
  reverses?: string;
};

/** The accounts of an entry, locked in one order so that two entries never wait for each other, with what each holds of the batch. */
async function lockBalances(tx: TxCtx, batchId: string, ids: readonly string[]) {
  const accounts = await tx.db
    .selectFrom('relief_account')
    .select(['id', 'kind', 'area'])
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const last = await tx.db
    .selectFrom('relief_line')
    .distinctOn('account_id')
    .select(['account_id', 'seq', 'after'])
    .where('batch_id', '=', batchId)
    .where('account_id', 'in', [...new Set(ids)])
    .orderBy('account_id')
    .orderBy('seq', 'desc')
    .execute();
  const found = new Map(last.map((l) => [l.account_id, l]));
  return new Map(
    accounts.map((a) => [
      a.id,
      {
        kind: a.kind as AccountKind,
        area: a.area,
        seq: found.get(a.id)?.seq ?? 0,
        balance: found.get(a.id)?.after ?? 0,
      },
    ]),
  );
}

/** What an account holds of a batch now; the account is locked until the transaction ends. */
export async function lockBalance(tx: TxCtx, batchId: string, accountId: string): Promise<number> {
  return (await lockBalances(tx, batchId, [accountId])).get(accountId)?.balance ?? 0;
}

/** Writes one entry. Refuses `stockNegative`; an entry whose sides do not come to nothing is a bug and the database's refusal surfaces. */
export async function post(tx: TxCtx, e: NewEntry): Promise<string> {
  const held = await lockBalances(
    tx,
    e.batchId,
    e.sides.map((s) => s.accountId),
  );
  const id = tx.house.newId();
  let running = 0;
  const lines = e.sides.map(({ accountId, amount }, i) => {
    const account = held.get(accountId);
    if (!account) throw new Error(`no account ${accountId}`);
    const before = account.balance;
    const runningBefore = running;
    account.balance += amount;
    account.seq += 1;
    running += amount;
    return {
      entry_id: id,
      no: i + 1,
      lines: e.sides.length,
      batch_id: e.batchId,
      account_id: accountId,
      account_kind: account.kind,
      area: account.area,
      amount,
      seq: account.seq,
      before,
      after: account.balance,
      running_before: runningBefore,
      running,
    };
  });
  const staff = tx.actor.kind === 'staff' ? tx.actor : null;
  await tx.db
    .insertInto('relief_entry')
    .values({
      id,
      area: e.area,
      batch_id: e.batchId,
      kind: e.kind,
      lines: lines.length,
      closing: 0,
      day: e.day,
      reason: e.reason ?? null,
      handout_id: e.handoutId ?? null,
      count_id: e.countId ?? null,
      reverses: e.reverses ?? null,
      made_by: staff?.accountId ?? null,
      organisation_id: staff?.organisationId ?? null,
      at: tx.now,
    })
    .execute()
    .catch(refuse);
  await tx.db.insertInto('relief_line').values(lines).execute().catch(refuse);
  return id;
}

function refuse(error: unknown): never {
  const constraint = violation(error)?.constraint;
  if (constraint === 'relief_line_stock') throw no('stockNegative');
  if (constraint === 'relief_line_source') throw no('stockNegative');
  if (constraint === 'relief_entry_reverses_key') throw no('reversedAlready');
  throw error;
}

/** How the batches stand, whoever looks: what came in, what households have, what lies in stores, what counts did not find. */
export async function standings(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return ctx.db
    .selectFrom('relief_line as l')
    .select('l.batch_id as batchId')
    .select((eb) => [
      sql<number>`coalesce(-sum(l.amount) filter (where l.account_kind = 'source'), 0)::bigint`.as('received'),
      sql<number>`coalesce(sum(l.amount) filter (where l.account_kind = 'household'), 0)::bigint`.as('handed'),
      sql<number>`coalesce(sum(l.amount) filter (where l.account_kind = 'stock'), 0)::bigint`.as('stock'),
      sql<number>`coalesce(sum(l.amount) filter (where l.account_kind = 'discrepancy'), 0)::bigint`.as('missing'),
      eb
        .selectFrom('relief_grant_line as g')
        .innerJoin('relief_grant as r', 'r.id', 'g.grant_id')
        .select(sql<number>`coalesce(sum(g.quantity), 0)::bigint`.as('n'))
        .whereRef('g.batch_id', '=', 'l.batch_id')
        .where('r.status', '=', 'open')
        .as('promised'),
    ])
    .where('l.batch_id', 'in', [...new Set(ids)])
    .groupBy('l.batch_id')
    .execute();
}
