import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { dayOf, placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';

/** Open to everybody from the day of opening; staff see those of their place before. */
function visibleExhibitions({ db, actor, now }: Ctx) {
  const all = db.selectFrom('exhibition as e');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('e.opens_on', '<=', dayOf(now));
  const { from, before } = prefixRange(actor.area);
  return all.where('e.area', '>=', from).where('e.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visibleExhibitions(ctx).select((eb) => [
    ...([
      'e.id',
      'e.area',
      'e.title',
      'e.about',
      'e.opens_on as opensOn',
      'e.closes_on as closesOn',
      'e.hall',
    ] as const),
    'e.version',
    placeName(eb.ref('e.area')).as('placeName'),
    sql<
      string[]
    >`array(select x.work_id::text from exhibition_work x where x.exhibition_id = e.id order by x.nth, x.work_id)`.as(
      'workIds',
    ),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({ ...r, placeName: r.placeName ?? r.area });
export type StoredExhibition = ReturnType<typeof typed>;
export const selectExhibitions = async (ctx: Ctx): Promise<StoredExhibition[]> =>
  (await rows(ctx).orderBy('e.opens_on', 'desc').orderBy('e.id').limit(mostOf(ctx, 200)).execute()).map(typed);
export async function exhibitionById(ctx: Ctx, id: string): Promise<StoredExhibition> {
  const row = await rows(ctx).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockExhibition(tx: TxCtx, id: string): Promise<StoredExhibition> {
  const row = await rows(tx).where('e.id', '=', id).forNoKeyUpdate('e').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}
type Values = { title: string; about: string | null; opensOn: string; closesOn: string | null; hall: string | null };
const columnsOf = (v: Values) => ({
  ...{ title: v.title, about: v.about, opens_on: v.opensOn, closes_on: v.closesOn, hall: v.hall },
});
export const insertExhibition = (tx: TxCtx, n: { id: string; area: string; organisationId: string }, v: Values) =>
  tx.db
    .insertInto('exhibition')
    .values({ id: n.id, area: n.area, organisation_id: n.organisationId, ...columnsOf(v), at: tx.now })
    .execute();
export const putExhibition = (tx: TxCtx, id: string, v: Values) =>
  tx.db
    .updateTable('exhibition')
    .set((eb) => ({ ...columnsOf(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export async function putHanging(tx: TxCtx, e: StoredExhibition, workIds: readonly string[]): Promise<void> {
  await tx.db.deleteFrom('exhibition_work').where('exhibition_id', '=', e.id).execute();
  if (workIds.length === 0) return;
  await tx.db
    .insertInto('exhibition_work')
    .values(workIds.map((work_id, i) => ({ exhibition_id: e.id, work_id, area: e.area, nth: i + 1 })))
    .execute();
}
