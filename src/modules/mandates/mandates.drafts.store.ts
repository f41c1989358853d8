import { sql } from 'kysely';
import type { TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { ItemContent } from './mandates.items.rules.ts';
import type { Edition } from './mandates.rules.ts';
import { lineOf, type NewList, type StoredList } from './mandates.store.ts';

/** Adds a draft as the next edition of its line; false when the line has one already. */
export async function insertDraft(tx: TxCtx, l: NewList): Promise<boolean> {
  const line = lineOf(l);
  const { next } = await tx.db
    .selectFrom('mandate_list')
    .select(sql<number>`coalesce(max(edition), 0) + 1`.as('next'))
    .where('line', '=', line)
    .executeTakeFirstOrThrow();
  const row = await tx.db
    .insertInto('mandate_list')
    .values({
      id: l.id,
      area: l.area,
      organisation_id: l.organisationId,
      unit_kind: l.unitKind,
      line,
      edition: next,
      name: l.name,
      source: l.source,
      valid_from: l.validFrom,
      valid_to: l.validTo,
      drafted_by: l.draftedBy,
      written_by: l.draftedBy === null ? [] : [l.draftedBy],
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

type ListChange = Partial<Pick<StoredList, 'name' | 'source' | 'validFrom' | 'validTo'>>;
/** A draft changed, itself or its items: its version moves on, and who did it is among its writers. */
export async function changeDraft(
  tx: TxCtx,
  id: string,
  writer: string | null,
  change: ListChange = {},
): Promise<void> {
  await tx.db
    .updateTable('mandate_list')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.source !== undefined && { source: change.source }),
      ...(change.validFrom !== undefined && { valid_from: change.validFrom }),
      ...(change.validTo !== undefined && { valid_to: change.validTo }),
      ...(writer && {
        written_by: sql<
          string[]
        >`case when ${writer}::uuid = any(written_by) then written_by else written_by || ${writer}::uuid end`,
      }),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .executeTakeFirstOrThrow();
}

export async function deleteDraft(tx: TxCtx, id: string): Promise<void> {
  await deleteItems(tx, id, null);
  await tx.db.deleteFrom('mandate_list').where('id', '=', id).where('status', '=', 'draft').execute();
}

/** The first day on which a published edition no longer holds; the one thing about it that still changes. */
export async function endEdition(tx: TxCtx, id: string, on: string): Promise<void> {
  await tx.db
    .updateTable('mandate_list')
    .set({ valid_to: on, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Puts a draft into force; false when the database itself says that another edition holds in these days. */
export async function publishDraft(tx: TxCtx, id: string, by: string): Promise<boolean> {
  try {
    await tx.db
      .updateTable('mandate_list')
      .set({ status: 'published', published_by: by, published_at: tx.now, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .where('status', '=', 'draft')
      .execute();
    return true;
  } catch (error) {
    if (violation(error)?.constraint === 'mandate_list_one_holds') return false;
    throw error;
  }
}

/** The editions of a line that were published, whoever asks: a draft must not overlap with what its writer cannot see. */
export const publishedOf = (tx: TxCtx, line: string): Promise<Edition[]> =>
  tx.db
    .selectFrom('mandate_list')
    .select(['id', 'edition', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('line', '=', line)
    .where('status', '=', 'published')
    .orderBy('valid_from')
    .execute();

const columnsOf = (item: ItemContent) => ({
  code: item.code,
  title: item.title,
  description: item.description,
  duty: item.duty,
  basis: item.basis,
  lead_kind: item.leadKind,
  lead_name: item.leadName,
  lead_organisation_id: item.leadOrganisationId,
  words: [...item.words],
  how: item.how,
});

export async function insertItems(
  tx: TxCtx,
  list: { id: string; area: string },
  items: readonly ItemContent[],
): Promise<void> {
  if (items.length === 0) return;
  await tx.db
    .insertInto('mandate_item')
    .values(items.map((i) => ({ id: tx.house.newId(), list_id: list.id, area: list.area, ...columnsOf(i) })))
    .execute();
}

export async function changeItem(tx: TxCtx, listId: string, itemId: string, item: ItemContent): Promise<void> {
  await tx.db
    .updateTable('mandate_item')
    .set(columnsOf(item))
    .where('id', '=', itemId)
    .where('list_id', '=', listId)
    .execute();
}

/** Removes items of a draft by code; all of them for null. */
export async function deleteItems(tx: TxCtx, listId: string, codes: readonly string[] | null): Promise<void> {
  let query = tx.db.deleteFrom('mandate_item').where('list_id', '=', listId);
  if (codes !== null) query = query.where('code', 'in', [...codes]);
  if (codes === null || codes.length > 0) await query.execute();
}
