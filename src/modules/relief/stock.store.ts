import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { FundPurpose } from './relief.rules.ts';
import { no } from './relief.words.ts';

/** The stores of the actor's place, and their own unit's wherever they are. */
export function visibleStores({ db, actor }: Ctx) {
  const all = db
    .selectFrom('relief_account as s')
    .innerJoin('place', 'place.code', 's.area')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .where('s.kind', '=', 'stock');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([
      eb.and([eb('s.area', '>=', from), eb('s.area', '<', before)]),
      eb('s.organisation_id', '=', actor.organisationId),
    ]),
  );
}
const columns = [
  's.id',
  's.area',
  'place.full_name as placeName',
  's.name',
  's.organisation_id as organisationId',
  'o.short_name as unit',
] as const;
type Row = { name: string | null; organisationId: string | null };
const typed = <T extends Row>(row: T) => ({
  ...row,
  name: row.name ?? '',
  organisationId: row.organisationId ?? '',
});

export async function selectStore(ctx: Ctx, id: string) {
  const row = await visibleStores(ctx).select(columns).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export type Store = Awaited<ReturnType<typeof selectStore>>;

export const selectStores = async (ctx: Ctx): Promise<Store[]> =>
  (await visibleStores(ctx).select(columns).orderBy('s.area').orderBy('s.name').limit(500).execute()).map(typed);

/** Of any visible batch, also what lies in stores that the actor does not see: where to it went is told by name. */
export async function storesOfBatch(ctx: Ctx, batchId: string) {
  const rows = await ctx.db
    .selectFrom('relief_account as s')
    .innerJoin('place', 'place.code', 's.area')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .innerJoin('relief_line as l', 'l.account_id', 's.id')
    .where('s.kind', '=', 'stock')
    .where('l.batch_id', '=', batchId)
    .select(columns)
    .select(sql<number>`sum(l.amount)::bigint`.as('stock'))
    .groupBy(['s.id', 'place.full_name', 'o.short_name'])
    .orderBy('s.area')
    .execute();
  return rows.map(typed);
}

export async function insertStore(
  tx: TxCtx,
  s: { id: string; area: string; organisationId: string; name: string },
): Promise<void> {
  await tx.db
    .insertInto('relief_account')
    .values({ id: s.id, area: s.area, kind: 'stock', organisation_id: s.organisationId, name: s.name })
    .execute()
    .catch((error) => {
      throw violation(error)?.constraint === 'relief_account_store' ? no('storeThere') : error;
    });
}

/** What lies in these stores, batch by batch; what is gone is left out. */
export async function holdings(ctx: Ctx, storeIds: readonly string[]) {
  if (storeIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('relief_line as l')
    .innerJoin('relief_batch as b', 'b.id', 'l.batch_id')
    .where('l.account_id', 'in', [...storeIds])
    .select([
      'l.account_id as storeId',
      'b.id as batchId',
      'b.number as batch',
      'b.item',
      'b.unit',
      'b.kind',
      'b.purpose',
      sql<number>`sum(l.amount)::bigint`.as('stock'),
    ])
    .select((eb) =>
      eb
        .selectFrom('relief_count as c')
        .select((c) => c.fn.max('c.day').as('day'))
        .whereRef('c.stock_id', '=', 'l.account_id')
        .whereRef('c.batch_id', '=', 'b.id')
        .as('countedOn'),
    )
    .groupBy(['l.account_id', 'b.id'])
    .having(sql<boolean>`sum(l.amount) > 0`)
    .orderBy('b.number')
    .execute();
  return rows.map(({ kind, ...r }) => ({ ...r, money: kind === 'money', purpose: r.purpose as FundPurpose }));
}

/** The rule that holds for a place on a day: the narrowest place, then the newest. */
export async function ruleFor(ctx: Ctx, area: string, on: string) {
  const row = await ctx.db
    .selectFrom('relief_rule')
    .selectAll()
    .where((eb) => eb.or([eb('area', '=', ''), eb(sql<boolean>`starts_with(${area}, area)`, '=', true)]))
    .where('valid_from', '<=', on)
    .orderBy(sql`length(area)`, 'desc')
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row;
}
export type Rule = Awaited<ReturnType<typeof ruleFor>>;

/** The rules of the actor's place, of those above and below it. */
export const selectRules = (ctx: Ctx, area: string) =>
  ctx.db
    .selectFrom('relief_rule as r')
    .leftJoin('place', 'place.code', 'r.area')
    .selectAll('r')
    .select('place.full_name as placeName')
    .where(sql<boolean>`starts_with(${area}, r.area) or starts_with(r.area, ${area})`)
    .orderBy('r.area')
    .orderBy('r.valid_from', 'desc')
    .execute();

export type NewRule = Omit<Rule, 'version'>;
export const insertRule = (tx: TxCtx, rule: NewRule) =>
  tx.db
    .insertInto('relief_rule')
    .values(rule)
    .execute()
    .catch((error) => {
      throw violation(error)?.constraint === 'relief_rule_pkey' ? no('ruleThere') : error;
    });

/** What a unit's stores hold, as it is counted when somebody hands them over. */
export async function stockOf(ctx: Ctx, organisationId: string) {
  const house: Ctx = { ...ctx, actor: { kind: 'system', what: 'stockOf' } };
  const stores = (await selectStores(house)).filter((s) => s.organisationId === organisationId);
  const held = await holdings(
    ctx,
    stores.map((s) => s.id),
  );
  return held.map((h) => ({
    storeId: h.storeId,
    batchId: h.batchId,
    store: stores.find((s) => s.id === h.storeId)?.name ?? '',
    item: h.item,
    batch: h.batch,
    amount: h.money ? `${(Number(h.stock) / 100).toFixed(2)} 元` : `${h.stock} ${h.unit}`,
  }));
}
