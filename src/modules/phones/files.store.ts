import type { Ctx, TxCtx } from '#platform/context.ts';
import type { FileKind } from '#platform/file-kind.ts';
import type { FileUse } from './phones.rules.ts';

const columns = [
  'id',
  'account_id as accountId',
  'what',
  'hash',
  'thumb_hash as thumbHash',
  'kind',
  'media_type as mediaType',
  'bytes',
  'width',
  'height',
  'sent_sha256 as sha256',
  'name',
  'used_by as usedBy',
  'tray_id as trayId',
  'holder_id as holderId',
] as const;

const typed = <R extends { what: string; kind: string }>(r: R) => ({
  ...r,
  what: r.what as FileUse,
  kind: r.kind as FileKind,
});

export async function selectFile(ctx: Ctx, id: string) {
  const row = await ctx.db.selectFrom('phone_file').select(columns).where('id', '=', id).executeTakeFirst();
  return row && typed(row);
}
export type StoredPhoneFile = NonNullable<Awaited<ReturnType<typeof selectFile>>>;

export type NewPhoneFile = {
  id: string;
  area: string;
  accountId: string;
  what: FileUse;
  hash: string;
  thumbHash?: string | undefined;
  kind: FileKind;
  mediaType: string;
  bytes: number;
  width?: number | undefined;
  height?: number | undefined;
  sha256: string;
  name: string;
};
/** False when a file of this id is there already. */
export async function insertFile(ctx: Ctx, f: NewPhoneFile): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('phone_file')
    .values({
      id: f.id,
      area: f.area,
      account_id: f.accountId,
      what: f.what,
      hash: f.hash,
      thumb_hash: f.thumbHash ?? null,
      kind: f.kind,
      media_type: f.mediaType,
      bytes: f.bytes,
      width: f.width ?? null,
      height: f.height ?? null,
      sent_sha256: f.sha256,
      name: f.name,
      at: ctx.now,
    })
    .onConflict((o) => o.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Locked for the transaction, in the order of the ids, so that two records that want the same files cannot wait for each other. */
export async function lockFiles(tx: TxCtx, ids: readonly string[]): Promise<StoredPhoneFile[]> {
  const rows = await tx.db
    .selectFrom('phone_file')
    .select(columns)
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map(typed);
}

export async function markUsed(tx: TxCtx, ids: readonly string[], by: string): Promise<void> {
  await tx.db.updateTable('phone_file').set({ used_by: by, used_at: tx.now }).where('id', 'in', ids).execute();
}

/** Forgets files that came before `before`, belong to no record and lie in no tray. Only the entry: the same content may be another's too. */
export async function deleteUnused(ctx: Ctx, before: Temporal.Instant): Promise<void> {
  await ctx.db
    .deleteFrom('phone_file')
    .where('at', '<', before)
    .where('used_by', 'is', null)
    .where('tray_id', 'is', null)
    .execute();
}

/** The same by the records that used them, where a module keeps hashes only. */
export async function dropFilesUsedBy(tx: TxCtx, recordIds: readonly string[]): Promise<string[]> {
  if (recordIds.length === 0) return [];
  const used = await tx.db
    .selectFrom('phone_file')
    .select('id')
    .where('used_by', 'in', [...recordIds])
    .execute();
  return dropFiles(
    tx,
    used.map((f) => f.id),
  );
}

/** The record whose files these were has to forget them: the entries go, and their hashes are returned. */
export async function dropFiles(tx: TxCtx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .deleteFrom('phone_file')
    .where('id', 'in', [...ids])
    .returning(['hash', 'thumb_hash'])
    .execute();
  return rows.flatMap((r) => (r.thumb_hash ? [r.hash, r.thumb_hash] : [r.hash]));
}
