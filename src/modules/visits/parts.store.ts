import type { StoredUpload } from '#modules/phones/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Upload } from '#platform/module.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { NeedCategory, TextPart } from './visits.rules.ts';

/* What hangs on a visit: its wordings, its needs, its pictures and papers. Callers hold a visit they may see. */

const placeOfSeal = (id: string) => `visit_text:${id}`;
export const sealedText: Sealed = { table: 'visit_text', key: 'id', columns: { text_sealed: placeOfSeal } };

type OfVisit = { id: string; area: string };
export type NewText = {
  part: TextPart;
  needId?: string | null;
  text: string;
  byAccountId: string | null;
  reason?: string | null;
};
export async function insertTexts(tx: TxCtx, v: OfVisit, texts: readonly NewText[]): Promise<void> {
  if (texts.length === 0) return;
  await tx.db
    .insertInto('visit_text')
    .values(
      texts.map((t) => {
        const id = tx.house.newId();
        return {
          id,
          visit_id: v.id,
          area: v.area,
          part: t.part,
          need_id: t.needId ?? null,
          text_sealed: Buffer.from(seal(tx.house.keys, t.text, placeOfSeal(id))),
          by_account_id: t.byAccountId,
          reason: t.reason ?? null,
          at: tx.now,
        };
      }),
    )
    .execute();
}

export type StoredText = {
  id: string;
  visitId: string;
  part: TextPart;
  needId: string | null;
  text: string | null;
  by: string | null;
  reason: string | null;
  at: Temporal.Instant;
  erasedAt: Temporal.Instant | null;
};
/** Every wording of these visits, the newest first. */
export async function textsOf(ctx: Ctx, visitIds: readonly string[]): Promise<StoredText[]> {
  if (visitIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('visit_text as t')
    .leftJoin('staff_account as a', 'a.id', 't.by_account_id')
    .select([
      't.id',
      't.visit_id as visitId',
      't.part',
      't.need_id as needId',
      't.text_sealed as sealed',
      'a.name as by',
      't.reason',
      't.at',
      't.erased_at as erasedAt',
    ])
    .where('t.visit_id', 'in', visitIds)
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .execute();
  return rows.map(({ sealed, ...r }) => ({
    ...r,
    part: r.part as TextPart,
    text: sealed ? open(ctx.house.keys, sealed, placeOfSeal(r.id)) : null,
  }));
}

/** The words go, the line that there were some stays. */
export async function eraseTexts(tx: TxCtx, visitId: string, parts: readonly TextPart[]): Promise<void> {
  if (parts.length === 0) return;
  await tx.db
    .updateTable('visit_text')
    .set({ text_sealed: null, erased_at: tx.now })
    .where('visit_id', '=', visitId)
    .where('part', 'in', parts)
    .where('erased_at', 'is', null)
    .execute();
}

export type NewNeed = {
  id: string;
  nth: number;
  category: NeedCategory;
  placeNote: string | null;
  caseId: string | null;
};
export async function insertNeeds(tx: TxCtx, v: OfVisit, needs: readonly NewNeed[]): Promise<void> {
  if (needs.length === 0) return;
  await tx.db
    .insertInto('visit_need')
    .values(
      needs.map((n) => ({
        id: n.id,
        visit_id: v.id,
        area: v.area,
        nth: n.nth,
        category: n.category,
        place_note: n.placeNote,
        case_id: n.caseId,
      })),
    )
    .execute();
}
export const needsOf = (ctx: Ctx, visitIds: readonly string[]) =>
  visitIds.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('visit_need as n')
        .leftJoin('cases as c', 'c.id', 'n.case_id')
        .select([
          'n.id',
          'n.visit_id as visitId',
          'n.nth',
          'n.category',
          'n.place_note as placeNote',
          'n.case_id as caseId',
          'c.number as caseNumber',
          'c.closed_at as closedAt',
        ])
        .where('n.visit_id', 'in', visitIds)
        .orderBy('n.visit_id')
        .orderBy('n.nth')
        .execute();

export const visitOfNeed = async (ctx: Ctx, needId: string): Promise<string[]> =>
  (await ctx.db.selectFrom('visit_need').select('visit_id').where('id', '=', needId).execute()).map((r) => r.visit_id);

export async function insertVisitFiles(
  tx: TxCtx,
  v: OfVisit,
  files: readonly ((StoredUpload | Upload) & { needId?: string | null; isPaper?: boolean })[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.db
    .insertInto('visit_file')
    .values(
      files.map((f) => ({
        id: 'id' in f ? f.id : tx.house.newId(),
        visit_id: v.id,
        area: v.area,
        need_id: f.needId ?? null,
        kind: f.isPaper ? 'paper' : f.kind === 'audio' ? 'sound' : 'photo',
        hash: f.hash,
        thumb_hash: f.thumbHash ?? null,
        media_type: f.mediaType,
        name: f.name.slice(0, 120),
        at: tx.now,
      })),
    )
    .onConflict((o) => o.doNothing())
    .execute();
}
export const filesOf = (ctx: Ctx, visitId: string) =>
  ctx.db
    .selectFrom('visit_file')
    .select(['id', 'need_id as needId', 'kind', 'hash', 'thumb_hash as thumbHash', 'media_type as mediaType', 'name'])
    .where('visit_id', '=', visitId)
    .orderBy('at')
    .orderBy('id')
    .execute();
export const eraseFiles = (tx: TxCtx, visitId: string) =>
  tx.db.deleteFrom('visit_file').where('visit_id', '=', visitId).execute();
