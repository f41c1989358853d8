import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { triesOf } from '#platform/tries.store.ts';
import type { StoredAccusation } from './accusations.store.ts';
import { sealContent, sealValue } from './accusations.vault.ts';

export type WordKind = 'reply' | 'transfer' | 'close';

export async function insertFile(
  tx: TxCtx,
  a: { id: string; area: string },
  n: number,
  file: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<void> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('accusation_file')
    .values({
      id,
      accusation_id: a.id,
      area: a.area,
      n,
      name_sealed: sealValue(tx, 'fileName', id, { name: file.name, mediaType: file.mediaType }),
      content_sealed: sealContent(tx, id, file.bytes),
    })
    .execute();
}

/** The files of an accusation the caller has already found to be the actor's to see. */
export const selectFiles = (ctx: Ctx, a: StoredAccusation) =>
  ctx.db
    .selectFrom('accusation_file')
    .select(['id', 'name_sealed as name'])
    .where('accusation_id', '=', a.id)
    .orderBy('n')
    .execute();

export async function selectFile(ctx: Ctx, a: StoredAccusation, fileId: string) {
  const row = await ctx.db
    .selectFrom('accusation_file')
    .select(['id', 'name_sealed as name', 'content_sealed as content'])
    .where('accusation_id', '=', a.id)
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function insertWord(tx: TxCtx, a: StoredAccusation, kind: WordKind, text: string): Promise<void> {
  const { actor } = tx;
  if (actor.kind !== 'staff') throw notFound();
  const id = tx.house.newId();
  await tx.db
    .insertInto('accusation_word')
    .values({
      id,
      accusation_id: a.id,
      area: a.area,
      kind,
      organisation_id: actor.organisationId,
      account_id: actor.accountId,
      at: tx.now,
      text_sealed: sealValue(tx, 'word', id, text),
    })
    .execute();
}

export async function selectWords(ctx: Ctx, accusationId: string) {
  const rows = await ctx.db
    .selectFrom('accusation_word')
    .select([
      'id',
      'accusation_id as accusationId',
      'kind',
      'at',
      'account_id as accountId',
      'organisation_id as organisationId',
      'text_sealed as text',
    ])
    .where('accusation_id', '=', accusationId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((r) => r as typeof r & { kind: WordKind });
}

/** For the reporter: by its number, whoever asks; what comes of it is decided by the passphrase. */
export const selectByNumber = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('accusation')
    .select(['id', 'organisation_id as organisationId', 'status', 'passphrase_mac as mac'])
    .where('number', '=', number)
    .executeTakeFirst();

/** Counts one more try within the window and says how many there were. */
export const { countTry, forgetTries } = triesOf('accusation');

/** What happened and when, without who: the journal's verbs, oldest first. */
export const selectSteps = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('journal')
    .select(['verb', 'at'])
    .where('subject_kind', '=', 'accusation')
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute();
