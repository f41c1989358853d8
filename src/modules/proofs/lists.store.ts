import { sql } from 'kysely';
import { notFound, stale } from '#kernel/refusal.ts';
import { dayOf, placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { ItemInput } from './lists.contract.ts';
import type { ItemKind, ProofItem, Remit } from './proofs.rules.ts';

/** What is published is for everybody; a draft for whoever keeps the list there. */
function visibleEditions({ db, actor }: Ctx) {
  const all = db.selectFrom('proof_edition as e');
  if (actor.kind === 'system') return all;
  const published = all.where('e.status', '=', 'published');
  if (actor.kind !== 'staff' || actor.role !== 'countyClerk') return published;
  const { area } = actor;
  return all.where((eb) => eb.or([eb('e.status', '=', 'published'), eb('e.area', '=', area.slice(0, 6))]));
}
const editions = (ctx: Ctx) =>
  visibleEditions(ctx).select((eb) => [
    'e.id',
    'e.area',
    placeName(eb.ref('e.area')).as('placeName'),
    'e.nth',
    'e.title',
    'e.status',
    'e.from_day as fromDay',
    'e.to_day as toDay',
    'e.version',
    eb
      .selectFrom('proof_item as i')
      .select(eb.fn.countAll<string>().as('n'))
      .whereRef('i.edition_id', '=', 'e.id')
      .as('items'),
  ]);
type EditionRaw = Awaited<ReturnType<ReturnType<typeof editions>['execute']>>[number];
const typed = (r: EditionRaw) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  status: r.status as 'draft' | 'published',
  items: Number(r.items ?? 0),
});
export type StoredEdition = ReturnType<typeof typed>;

export const selectEditions = async (ctx: Ctx): Promise<StoredEdition[]> => {
  const self = ctx.actor.kind === 'staff' ? ctx.actor.area.slice(0, 6) : null;
  const rows = await editions(ctx)
    .$if(self?.length === 6, (q) => q.where('e.area', '=', self ?? ''))
    .orderBy('e.area')
    .orderBy('e.nth', 'desc')
    .execute();
  return rows.map(typed);
};
export async function editionById(ctx: Ctx, id: string): Promise<StoredEdition> {
  const row = await editions(ctx).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockEdition(tx: TxCtx, id: string): Promise<StoredEdition> {
  const row = await editions(tx).where('e.id', '=', id).forNoKeyUpdate('e').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}

export type StoredItem = ProofItem & { id: string; area: string };
const itemColumns = [
  'i.id',
  'i.area',
  'i.code',
  'i.name',
  'i.kind',
  'i.law',
  'i.article',
  'i.remit',
  'i.purpose',
  'i.procedure',
  'i.form',
  'i.materials',
  'i.valid_days as validDays',
  'i.needs_meeting as needsMeeting',
  'i.who',
  'i.how',
  'i.words',
] as const;
const typedItem = <R extends { kind: string; remit: string | null }>(r: R) => ({
  ...r,
  kind: r.kind as ItemKind,
  remit: r.remit as Remit | null,
});
export async function itemsOf(ctx: Ctx, editionId: string): Promise<StoredItem[]> {
  const rows = await ctx.db
    .selectFrom('proof_item as i')
    .select(itemColumns)
    .where('i.edition_id', '=', editionId)
    .orderBy('i.kind')
    .orderBy('i.code')
    .execute();
  return rows.map(typedItem);
}
/** The items in force today at a place, or everywhere this house serves. */
export async function itemsInForce(ctx: Ctx, area: string | null): Promise<StoredItem[]> {
  const today = dayOf(ctx.now);
  const rows = await ctx.db
    .selectFrom('proof_item as i')
    .innerJoin('proof_edition as e', 'e.id', 'i.edition_id')
    .select(itemColumns)
    .where('e.status', '=', 'published')
    .where('e.from_day', '<=', today)
    .where((eb) => eb.or([eb('e.to_day', 'is', null), eb('e.to_day', '>', today)]))
    .$if(area !== null, (q) => q.where('e.area', '=', (area ?? '').slice(0, 6)))
    .orderBy('i.area')
    .orderBy('i.kind')
    .orderBy('i.code')
    .execute();
  return rows.map(typedItem);
}
/** The name an item had, in force or not: what was asked once keeps its name. */
export async function itemNames(ctx: Ctx, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('proof_item as i')
    .innerJoin('proof_edition as e', 'e.id', 'i.edition_id')
    .select(['i.area', 'i.code', 'i.name'])
    .where('i.code', 'in', [...codes])
    .orderBy('e.nth')
    .execute();
  return new Map(rows.map((r) => [`${r.area}/${r.code}`, r.name]));
}

export const insertEdition = (
  tx: TxCtx,
  e: { id: string; area: string; nth: number; title: string },
): Promise<unknown> =>
  tx.db
    .insertInto('proof_edition')
    .values({ ...e, status: 'draft', at: tx.now })
    .execute();
export const nextNth = async (tx: TxCtx, area: string): Promise<number> => {
  const row = await tx.db
    .selectFrom('proof_edition')
    .select((eb) => eb.fn.max('nth').as('last'))
    .where('area', '=', area)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
};
const columnsOf = (i: ItemInput) => ({
  name: i.name,
  kind: i.kind,
  law: i.law,
  article: i.article,
  remit: i.kind === 'issue' ? i.remit : null,
  purpose: i.purpose,
  procedure: i.procedure,
  form: i.form,
  materials: i.materials,
  valid_days: i.kind === 'issue' ? i.validDays : null,
  needs_meeting: i.needsMeeting,
  who: i.who,
  how: i.how,
  words: i.words,
});
export const putItem = (tx: TxCtx, e: { id: string; area: string }, i: ItemInput) =>
  tx.db
    .insertInto('proof_item')
    .values({ id: tx.house.newId(), edition_id: e.id, area: e.area, code: i.code, ...columnsOf(i) })
    .onConflict((c) => c.columns(['edition_id', 'code']).doUpdateSet(columnsOf(i)))
    .execute();
export const dropItem = async (tx: TxCtx, editionId: string, code: string): Promise<boolean> => {
  const gone = await tx.db
    .deleteFrom('proof_item')
    .where('edition_id', '=', editionId)
    .where('code', '=', code)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
};
export const touchEdition = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('proof_edition')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
/** The edition before ends on the day this one begins. */
export async function publishEdition(
  tx: TxCtx,
  e: { id: string; area: string },
  fromDay: string,
  by: string,
): Promise<void> {
  await tx.db
    .updateTable('proof_edition')
    .set((eb) => ({ to_day: fromDay, version: eb('version', '+', 1) }))
    .where('area', '=', e.area)
    .where('status', '=', 'published')
    .where('to_day', 'is', null)
    .execute();
  await tx.db
    .updateTable('proof_edition')
    .set((eb) => ({ status: 'published', from_day: fromDay, published_by: by, version: eb('version', '+', 1) }))
    .where('id', '=', e.id)
    .execute();
}
export const openFrom = async (tx: TxCtx, area: string): Promise<string | null> => {
  const row = await tx.db
    .selectFrom('proof_edition')
    .select(sql<string>`max(from_day)::text`.as('from'))
    .where('area', '=', area)
    .where('status', '=', 'published')
    .executeTakeFirst();
  return row?.from ?? null;
};
