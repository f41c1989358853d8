import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { householdIds, livingIdOf } from '#modules/people/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { LedgerQuery } from './relief.contract.ts';
import type { AccountKind, EntryKind } from './relief.rules.ts';

/** The entries that touch an account of the actor's place. */
function visibleEntries({ db, actor }: Ctx) {
  const all = db
    .selectFrom('relief_entry as e')
    .innerJoin('relief_batch as b', 'b.id', 'e.batch_id')
    .innerJoin('place', 'place.code', 'e.area')
    .leftJoin('staff_account as a', 'a.id', 'e.made_by')
    .leftJoin('relief_entry as r', 'r.reverses', 'e.id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.exists(
      eb
        .selectFrom('relief_line as l')
        .select('l.no')
        .whereRef('l.entry_id', '=', 'e.id')
        .where('l.area', '>=', from)
        .where('l.area', '<', before),
    ),
  );
}
const columns = [
  'e.id',
  'e.area',
  'place.full_name as placeName',
  'e.batch_id as batchId',
  'b.number as batch',
  'b.item',
  'b.unit',
  'b.kind as batchKind',
  'e.kind',
  'e.day',
  'e.at',
  'e.reason',
  'e.made_by as madeBy',
  'a.name as by',
  'e.handout_id as handoutId',
  'e.count_id as countId',
  'e.reverses',
  'r.id as reversedBy',
] as const;

export const PAGE = 50;
/** Entries, newest first; `limit` null: all of them, for a table. */
export async function selectEntries(ctx: Ctx, q: LedgerQuery, limit: number | null) {
  let query = visibleEntries(ctx).select(columns);
  if (q.batchId) query = query.where('e.batch_id', '=', q.batchId);
  if (q.kind) query = query.where('e.kind', '=', q.kind);
  if (q.from) query = query.where('e.day', '>=', q.from);
  if (q.to) query = query.where('e.day', '<=', q.to);
  if (q.area) {
    const { from, before } = prefixRange(q.area);
    query = query.where('e.area', '>=', from).where('e.area', '<', before);
  }
  const { householdId } = q;
  if (householdId)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('relief_line as l')
          .innerJoin('relief_account as h', 'h.id', 'l.account_id')
          .select('l.no')
          .whereRef('l.entry_id', '=', 'e.id')
          .where('h.household_id', 'in', householdIds(ctx, householdId)),
      ),
    );
  if (q.after) {
    const last = await visibleEntries(ctx).select(['e.day', 'e.id']).where('e.id', '=', q.after).executeTakeFirst();
    if (!last) throw notFound();
    query = query.where((eb) =>
      eb(eb.refTuple('e.day', 'e.id'), '<', eb.tuple(last.day, sql<string>`${last.id}::uuid`)),
    );
  }
  query = query.orderBy('e.day', 'desc').orderBy('e.id', 'desc');
  const rows = await (limit === null ? query : query.limit(limit)).execute();
  return rows.map((r) => ({ ...r, kind: r.kind as EntryKind }));
}
export type StoredEntry = Awaited<ReturnType<typeof selectEntries>>[number];

export async function selectEntry(ctx: Ctx, id: string): Promise<StoredEntry> {
  const row = await visibleEntries(ctx).select(columns).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, kind: row.kind as EntryKind };
}

export async function linesOf(ctx: Ctx, entryIds: readonly string[]) {
  if (entryIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('relief_line as l')
    .innerJoin('relief_account as a', 'a.id', 'l.account_id')
    .leftJoin('organisation as o', 'o.id', 'a.organisation_id')
    .leftJoin('relief_account as s', 's.id', 'a.stock_id')
    .leftJoin('relief_batch as b', 'b.id', 'l.batch_id')
    .select([
      'l.entry_id as entryId',
      'l.account_id as accountId',
      'l.account_kind as kind',
      'l.amount',
      'l.after',
      'a.household_id as householdId',
      'a.name',
      'o.short_name as unit',
      's.name as storeName',
      'b.donor',
    ])
    .where('l.entry_id', 'in', [...entryIds])
    .orderBy('l.entry_id')
    .orderBy('l.no')
    .execute();
  return rows.map((r) => ({ ...r, kind: r.kind as AccountKind }));
}
export type StoredLine = Awaited<ReturnType<typeof linesOf>>[number];

/** What was handed out in a span of days at a place, reversals taken off. */
export async function handedIn(ctx: Ctx, area: string, from: string, to: string) {
  const range = prefixRange(area);
  return (
    ctx.db
      .selectFrom('relief_line as l')
      .innerJoin('relief_entry as e', 'e.id', 'l.entry_id')
      .leftJoin('relief_entry as o', 'o.id', 'e.reverses')
      .innerJoin('relief_handout as h', (j) =>
        j.on((eb) => eb.or([eb('h.id', '=', eb.ref('e.handout_id')), eb('h.id', '=', eb.ref('o.handout_id'))])),
      )
      .innerJoin('relief_grant as g', 'g.id', 'h.grant_id')
      .innerJoin('relief_batch as b', 'b.id', 'l.batch_id')
      .select((eb) => [
        'b.kind',
        'b.item',
        'b.unit',
        livingIdOf(eb.ref('h.household_id')).as('householdId'),
        'g.purpose',
        sql<number>`sum(l.amount)::bigint`.as('amount'),
      ])
      .where('l.account_kind', '=', 'household')
      .where('l.area', '>=', range.from)
      .where('l.area', '<', range.before)
      // A reversal counts where the hand-out did: the figure of a month does not go below nothing in the next.
      .where('h.day', '>=', from)
      .where('h.day', '<=', to)
      .groupBy(['b.kind', 'b.item', 'b.unit', 'h.household_id', 'g.purpose'])
      .having(sql<boolean>`sum(l.amount) > 0`)
      .execute()
  );
}
