import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { opened } from './mediations.vault.ts';

/** Has this account opened it within the last minutes? */
export async function openedLately(tx: TxCtx, id: string, accountId: string, minutes: number): Promise<boolean> {
  const row = await tx.db
    .selectFrom('journal')
    .select('id')
    .where('subject_kind', '=', 'mediation')
    .where('subject_id', '=', id)
    .where('verb', '=', 'open')
    .where('actor_id', '=', accountId)
    .where('at', '>', tx.now.subtract({ minutes }))
    .executeTakeFirst();
  return row !== undefined;
}

/** A paper of a mediation the caller may open. */
export async function fileSeen(ctx: Ctx, mediationId: string, fileId: string) {
  const row = await ctx.db
    .selectFrom('mediation_file')
    .select(['id', 'file_hash as hash', 'media_type as mediaType', 'name_sealed'])
    .where('mediation_id', '=', mediationId)
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!row) throw notFound();
  const name = opened<string>(ctx, 'file', row.id, row.name_sealed) ?? 'file';
  return { hash: row.hash, mediaType: row.mediaType, name };
}
