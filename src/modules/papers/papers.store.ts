import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Upload } from '#platform/module.ts';

/** Every read of sheets begins here: of the actor's place. Which kinds a role may see, the module of the kind says. */
function visibleSheets({ db, actor }: Ctx) {
  const all = db.selectFrom('paper_sheet as s').select(['s.id', 's.area', 's.code', 's.kind', 's.subject', 's.title']);
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('s.area', '>=', from).where('s.area', '<', before);
}
export const sheetOf = async (ctx: Ctx, kind: string, subject: string) =>
  (await visibleSheets(ctx).where('s.kind', '=', kind).where('s.subject', '=', subject).executeTakeFirst()) ?? null;
export const sheetCoded = async (ctx: Ctx, code: string) =>
  (await visibleSheets(ctx).where('s.code', '=', code).executeTakeFirst()) ?? null;
export type StoredSheet = NonNullable<Awaited<ReturnType<typeof sheetOf>>>;

export type NewSheet = Omit<StoredSheet, 'id'> & { id: string; by: string };
/** Two that print at once have one sheet. */
export async function insertSheet(tx: TxCtx, s: NewSheet): Promise<void> {
  await tx.db
    .insertInto('paper_sheet')
    .values({
      ...{ id: s.id, area: s.area, code: s.code, kind: s.kind, subject: s.subject, title: s.title },
      printed_by: s.by,
      at: tx.now,
    })
    .onConflict((c) => c.columns(['kind', 'subject']).doNothing())
    .execute();
}

/** False when this very scan is with the sheet already. */
export async function insertScan(tx: TxCtx, s: StoredSheet, file: Upload, by: string): Promise<boolean> {
  const row = await tx.db
    .insertInto('paper_scan')
    .values({
      ...{ id: tx.house.newId(), sheet_id: s.id, area: s.area, hash: file.hash, name: file.name },
      ...{ media_type: file.mediaType, bytes: file.bytes, given_by: by, at: tx.now },
    })
    .onConflict((c) => c.columns(['sheet_id', 'hash']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export const scansOf = (ctx: Ctx, sheetId: string) =>
  ctx.db
    .selectFrom('paper_scan as c')
    .innerJoin('staff_account as a', 'a.id', 'c.given_by')
    .select(['c.id', 'c.name', 'c.media_type as mediaType', 'a.name as by', 'c.at'])
    .where('c.sheet_id', '=', sheetId)
    .orderBy('c.at', 'desc')
    .orderBy('c.id')
    .execute();

export const printerOf = async (tx: TxCtx, sheetId: string): Promise<string> =>
  (await tx.db.selectFrom('paper_sheet').select('printed_by').where('id', '=', sheetId).executeTakeFirstOrThrow())
    .printed_by;

/** The scans of one sheet go to another; what is there already is not there twice. */
export async function moveScanRows(tx: TxCtx, from: string, into: StoredSheet): Promise<void> {
  await tx.db
    .deleteFrom('paper_scan')
    .where('sheet_id', '=', from)
    .where('hash', 'in', (eb) => eb.selectFrom('paper_scan').select('hash').where('sheet_id', '=', into.id))
    .execute();
  await tx.db
    .updateTable('paper_scan')
    .set({ sheet_id: into.id, area: into.area })
    .where('sheet_id', '=', from)
    .execute();
}

/** Scans of a kind that waited for their record since before this moment; their hashes are returned. */
export const deleteOldScans = async (tx: TxCtx, kind: string, before: Temporal.Instant): Promise<string[]> =>
  (
    await tx.db
      .deleteFrom('paper_scan')
      .where('at', '<', before)
      .where('sheet_id', 'in', (eb) => eb.selectFrom('paper_sheet').select('id').where('kind', '=', kind))
      .returning('hash')
      .execute()
  ).map((r) => r.hash);

/** Takes away the scans of a record that has been kept long enough; their hashes are returned. */
export const deleteScans = async (tx: TxCtx, kind: string, subject: string): Promise<string[]> =>
  (
    await tx.db
      .deleteFrom('paper_scan')
      .where('sheet_id', 'in', (eb) =>
        eb.selectFrom('paper_sheet').select('id').where('kind', '=', kind).where('subject', '=', subject),
      )
      .returning('hash')
      .execute()
  ).map((r) => r.hash);

/** One scan of a sheet of the actor's place, with the kind that says who may look; else 404. */
export async function scanSeen(ctx: Ctx, id: string) {
  const row = await visibleSheets(ctx)
    .innerJoin('paper_scan as c', 'c.sheet_id', 's.id')
    .select(['c.hash', 'c.media_type as mediaType', 'c.name'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
