import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';

/* What people say against what hangs out. Callers know what it is about. */

export type About = 'round' | 'honour';
const placeOfText = (id: string) => `public_objection.text:${id}`;
const placeOfContact = (id: string) => `public_objection.contact:${id}`;
const placeOfAnswer = (id: string) => `public_objection.answer:${id}`;
export const sealedObjection: Sealed = {
  table: 'public_objection',
  key: 'id',
  columns: { text_sealed: placeOfText, contact_sealed: placeOfContact, answer_sealed: placeOfAnswer },
};
/** A code on a receipt: long enough that nobody guesses one, read out in fours. */
export const CODE_DIGITS = 12;
export const parseCode = (text: string): string | null => {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  return new RegExp(`^\\d{${CODE_DIGITS}}$`).test(digits) ? digits : null;
};
export const codeIndex = (ctx: Ctx, use: string, code: string): Buffer =>
  Buffer.from(blindIndex(ctx.house.keys, use, code));
const USE = 'publicObjection';

/** Keeps it sealed; the code it is asked after with is in the answer only. */
export async function insertObjection(
  tx: TxCtx,
  o: { about: About; aboutId: string; area: string; text: string; contact: string | null },
): Promise<{ id: string; code: string }> {
  const id = tx.house.newId();
  const code = randomDigits(CODE_DIGITS);
  const sealed = (text: string, place: string) => Buffer.from(seal(tx.house.keys, text, place));
  await tx.db
    .insertInto('public_objection')
    .values({
      id,
      about: o.about,
      about_id: o.aboutId,
      area: o.area,
      text_sealed: sealed(o.text, placeOfText(id)),
      contact_sealed: o.contact ? sealed(o.contact, placeOfContact(id)) : null,
      code_index: codeIndex(tx, USE, code),
      at: tx.now,
    })
    .execute();
  return { id, code };
}
const rows = (ctx: Ctx) => ctx.db.selectFrom('public_objection').selectAll();
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (ctx: Ctx, r: Row) => ({
  id: r.id,
  about: r.about as About,
  aboutId: r.about_id,
  area: r.area,
  at: r.at,
  text: open(ctx.house.keys, r.text_sealed, placeOfText(r.id)),
  contact: r.contact_sealed ? open(ctx.house.keys, r.contact_sealed, placeOfContact(r.id)) : null,
  outcome: r.outcome === 'upheld' ? ('upheld' as const) : r.outcome === 'kept' ? ('kept' as const) : null,
  answer: r.answer_sealed ? open(ctx.house.keys, r.answer_sealed, placeOfAnswer(r.id)) : null,
  answeredAt: r.answered_at,
});
export type Objection = ReturnType<typeof typed>;
export async function objectionsOf(ctx: Ctx, aboutId: string): Promise<Objection[]> {
  const found = await rows(ctx).where('about_id', '=', aboutId).orderBy('at').orderBy('id').execute();
  return found.map((r) => typed(ctx, r));
}
export async function countsOf(ctx: Ctx, aboutId: string, since?: Temporal.Instant) {
  const row = await ctx.db
    .selectFrom('public_objection')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('outcome', 'is', null).as('open'),
    ])
    .where('about_id', '=', aboutId)
    .$if(since !== undefined, (q) => q.where('at', '>=', since ?? ctx.now))
    .executeTakeFirstOrThrow();
  return row;
}
export async function lockObjection(tx: TxCtx, id: string): Promise<Objection> {
  const row = await rows(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return typed(tx, row);
}
export const putAnswer = (tx: TxCtx, id: string, a: { outcome: 'upheld' | 'kept'; answer: string; by: string }) =>
  tx.db
    .updateTable('public_objection')
    .set({
      outcome: a.outcome,
      answer_sealed: Buffer.from(seal(tx.house.keys, a.answer, placeOfAnswer(id))),
      answered_at: tx.now,
      answered_by: a.by,
    })
    .where('id', '=', id)
    .execute();
export async function objectionByCode(ctx: Ctx, code: string): Promise<Objection | null> {
  const row = await rows(ctx)
    .where('code_index', '=', codeIndex(ctx, USE, code))
    .executeTakeFirst();
  return row ? typed(ctx, row) : null;
}
