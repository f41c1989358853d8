import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import type { Rhythm } from './affairs.rules.ts';

export async function categoriesFor({ db }: Ctx, area: string, on: string) {
  const rows = await db
    .selectFrom('disclosure_category')
    .distinctOn('code')
    .selectAll()
    .where(sql<boolean>`starts_with(${area}, area)`)
    .where('valid_from', '<=', on)
    .orderBy('code')
    .orderBy(sql`length(area)`, 'desc')
    .orderBy('valid_from', 'desc')
    .execute();
  return rows
    .map((r) => ({
      code: r.code,
      name: [r.name_zh, r.name_en] as [string, string],
      rhythm: r.rhythm as Rhythm,
      columns: r.columns,
      keptDays: r.kept_days,
      basis: r.basis,
    }))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
}
const order = ['finance', 'general', 'major', 'project', 'land', 'relief'];

/** Items of one's own place and below; at home those that hang out or are still kept. */
function visibleItems({ db, actor, now }: Ctx) {
  const all = db.selectFrom('disclosure_item as i');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff')
    return all
      .where('i.down_on', 'is', null)
      .where('i.until_on', '>=', sql<string>`(${now}::timestamptz at time zone 'Asia/Shanghai')::date`);
  const { from, before } = prefixRange(actor.area);
  return all.where('i.area', '>=', from).where('i.area', '<', before);
}
const items = (ctx: Ctx) =>
  visibleItems(ctx).select([
    'i.id',
    'i.area',
    'i.category',
    'i.title',
    'i.body',
    'i.period',
    'i.columns',
    'i.rows',
    'i.published_on as publishedOn',
    'i.until_on as untilOn',
    'i.file_hash as fileHash',
    'i.file_type as fileType',
    'i.file_name as fileName',
    'i.corrects_id as correctsId',
    'i.down_on as downOn',
    'i.down_why as downWhy',
    sql<number>`(select count(*)::int from disclosure_question q where q.item_id = i.id)`.as('questions'),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number];
const typed = (r: Row) => ({ ...r, rows: r.rows as unknown as string[][] });
export type StoredItem = ReturnType<typeof typed>;
const MOST = 300;
export const itemsOf = async (ctx: Ctx, area: string): Promise<StoredItem[]> =>
  (
    await items(ctx).where('i.area', '=', area).orderBy('i.published_on', 'desc').orderBy('i.id').limit(MOST).execute()
  ).map(typed);
export async function itemById(ctx: Ctx, id: string): Promise<StoredItem> {
  const row = await items(ctx).where('i.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** Places with something on their board, for the list of villages. */
export const placesDisclosing = async (ctx: Ctx): Promise<Map<string, number>> =>
  new Map(
    (
      await visibleItems(ctx)
        .select((eb) => ['i.area', eb.fn.countAll<number>().as('n')])
        .groupBy('i.area')
        .execute()
    ).map((r) => [r.area, Number(r.n)]),
  );

export type NewItem = Pick<
  StoredItem,
  | 'id'
  | 'area'
  | 'category'
  | 'title'
  | 'body'
  | 'period'
  | 'columns'
  | 'rows'
  | 'publishedOn'
  | 'untilOn'
  | 'correctsId'
> & { organisationId: string; accountId: string; file: { hash: string; mediaType: string; name: string } | null };
export const insertItem = (tx: TxCtx, i: NewItem) =>
  tx.db
    .insertInto('disclosure_item')
    .values({
      id: i.id,
      area: i.area,
      organisation_id: i.organisationId,
      category: i.category,
      title: i.title,
      body: i.body,
      period: i.period,
      columns: i.columns,
      rows: json(i.rows),
      published_on: i.publishedOn,
      until_on: i.untilOn,
      corrects_id: i.correctsId,
      account_id: i.accountId,
      at: tx.now,
      ...(i.file && { file_hash: i.file.hash, file_type: i.file.mediaType, file_name: i.file.name.slice(0, 120) }),
    })
    .execute();
export const putDown = (tx: TxCtx, id: string, on: string, why: string) =>
  tx.db.updateTable('disclosure_item').set({ down_on: on, down_why: why }).where('id', '=', id).execute();
export const insertQuestion = (tx: TxCtx, q: { itemId: string; caseId: string; area: string; on: string }) =>
  tx.db
    .insertInto('disclosure_question')
    .values({ id: tx.house.newId(), item_id: q.itemId, case_id: q.caseId, area: q.area, asked_on: q.on })
    .execute();
