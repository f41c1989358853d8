import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { AgencyKind, Way } from './proofs.rules.ts';

export type NewDemand = {
  area: string;
  agency: string;
  agencyKey: string;
  agencyKind: AgencyKind;
  itemKey: string;
  itemName: string;
  way: Way;
  requestId: string | null;
};
/** One for each request, however often it is answered. */
export const insertDemand = (tx: TxCtx, d: NewDemand) =>
  tx.db
    .insertInto('proof_demand')
    .values({
      id: tx.house.newId(),
      area: d.area,
      at: tx.now,
      agency: d.agency,
      agency_key: d.agencyKey,
      agency_kind: d.agencyKind,
      item_key: d.itemKey,
      item_name: d.itemName,
      way: d.way,
      request_id: d.requestId,
    })
    .onConflict((c) => c.column('request_id').doNothing())
    .execute();

/** Asked for in the actor's place since a day: agencies and kinds, never people. */
export async function selectDemands(
  ctx: Ctx,
  f: { from?: string | undefined; area?: string | undefined; key?: string | undefined },
) {
  if (ctx.actor.kind !== 'staff') return [];
  const own = prefixRange(ctx.actor.area);
  const within = f.area ? prefixRange(f.area) : null;
  const rows = await ctx.db
    .selectFrom('proof_demand as d')
    .select((eb) => [
      'd.id',
      'd.at',
      'd.area',
      placeName(eb.ref('d.area')).as('placeName'),
      'd.agency',
      'd.agency_key as key',
      'd.agency_kind as agencyKind',
      'd.item_name as itemName',
      'd.way',
      sql<boolean>`d.request_id is not null`.as('isSeen'),
    ])
    .where('d.area', '>=', own.from)
    .where('d.area', '<', own.before)
    .$if(within !== null, (q) => q.where('d.area', '>=', within?.from ?? '').where('d.area', '<', within?.before ?? ''))
    .$if(f.key !== undefined, (q) => q.where('d.agency_key', '=', f.key ?? ''))
    .$if(f.from !== undefined, (q) => q.where(sql<boolean>`d.at >= ${f.from ?? ''}::date at time zone 'Asia/Shanghai'`))
    .orderBy('d.at', 'desc')
    .limit(mostOf(ctx, 5000))
    .execute();
  return rows.map((r) => ({
    ...r,
    placeName: r.placeName ?? r.area,
    agencyKind: r.agencyKind as AgencyKind,
    way: r.way as Way,
  }));
}
export const insertTold = (tx: TxCtx, t: { area: string; key: string; on: string; paper: string; byId: string }) =>
  tx.db
    .insertInto('proof_told')
    .values({
      id: tx.house.newId(),
      area: t.area,
      agency_key: t.key,
      told_on: t.on,
      paper: t.paper,
      by_id: t.byId,
      at: tx.now,
    })
    .execute();
/** What the county of this place told which agency. */
export const selectTold = (ctx: Ctx, county: string) =>
  ctx.db
    .selectFrom('proof_told')
    .select(['agency_key as key', 'told_on as on', 'paper', 'at'])
    .where('area', '=', county)
    .orderBy('told_on')
    .execute();
