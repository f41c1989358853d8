import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { Side, Try, Way } from './floating.rules.ts';

/* Tries to reach a member, where they were appraised, what they say is wrong. Callers hold a record they may see. */

const placeOfNote = (id: string) => `floating_contact:${id}`;
export const sealedContact: Sealed = { table: 'floating_contact', key: 'id', columns: { note_sealed: placeOfNote } };
const placeOfText = (id: string) => `floating_correction.text:${id}`;
const placeOfAnswer = (id: string) => `floating_correction.answer:${id}`;
export const sealedCorrection: Sealed = {
  table: 'floating_correction',
  key: 'id',
  columns: { text_sealed: placeOfText, answer_sealed: placeOfAnswer },
};

export type Contact = Try & { id: string; floatingId: string; note: string | null; accountId: string };
export async function contactsOf(ctx: Ctx, floatingIds: readonly string[]): Promise<Contact[]> {
  if (floatingIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('floating_contact')
    .select([
      'id',
      'floating_id as floatingId',
      'side',
      'day',
      'way',
      'reached',
      'note_sealed',
      'account_id as accountId',
    ])
    .where('floating_id', 'in', floatingIds)
    .orderBy('day')
    .orderBy('made_at')
    .execute();
  return rows.map(({ note_sealed, ...r }) => ({
    ...r,
    side: r.side as Side,
    way: r.way as Way,
    note: note_sealed ? open(ctx.house.keys, note_sealed, placeOfNote(r.id)) : null,
  }));
}
export async function contactKnown(ctx: Ctx, id: string): Promise<{ floatingId: string; accountId: string } | null> {
  const row = await ctx.db
    .selectFrom('floating_contact')
    .select(['floating_id as floatingId', 'account_id as accountId'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
export async function insertContact(
  tx: TxCtx,
  c: Try & { id: string; floatingId: string; area: string; note: string | null; accountId: string; madeAt: string },
): Promise<void> {
  await tx.db
    .insertInto('floating_contact')
    .values({
      id: c.id,
      floating_id: c.floatingId,
      area: c.area,
      side: c.side,
      day: c.day,
      way: c.way,
      reached: c.reached,
      note_sealed: c.note === null ? null : Buffer.from(seal(tx.house.keys, c.note, placeOfNote(c.id))),
      account_id: c.accountId,
      made_at: Temporal.Instant.from(c.madeAt),
      at: tx.now,
    })
    .execute();
}

export const appraisalsOf = async (ctx: Ctx, floatingId: string) => {
  const rows = await ctx.db
    .selectFrom('floating_appraisal')
    .select(['year', 'side', 'held_on as heldOn'])
    .where('floating_id', '=', floatingId)
    .orderBy('year')
    .execute();
  return rows.map((r) => ({ ...r, side: r.side as Side }));
};
/** False when that year has one already. */
export async function insertAppraisal(
  tx: TxCtx,
  a: { floatingId: string; area: string; year: number; side: Side; heldOn: string; accountId: string },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('floating_appraisal')
    .values({
      floating_id: a.floatingId,
      area: a.area,
      year: a.year,
      side: a.side,
      held_on: a.heldOn,
      account_id: a.accountId,
      at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('year')
    .executeTakeFirst();
  return row !== undefined;
}

export async function correctionsOf(ctx: Ctx, floatingId: string) {
  const rows = await ctx.db
    .selectFrom('floating_correction')
    .select(['id', 'text_sealed', 'answer_sealed', 'at', 'answered_at as answeredAt'])
    .where('floating_id', '=', floatingId)
    .orderBy('at', 'desc')
    .execute();
  return rows.map((r) => ({
    id: r.id,
    at: r.at,
    answeredAt: r.answeredAt,
    text: open(ctx.house.keys, r.text_sealed, placeOfText(r.id)),
    answer: r.answer_sealed ? open(ctx.house.keys, r.answer_sealed, placeOfAnswer(r.id)) : null,
  }));
}
export async function insertCorrection(tx: TxCtx, f: { id: string; area: string }, text: string): Promise<void> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('floating_correction')
    .values({
      id,
      floating_id: f.id,
      area: f.area,
      text_sealed: Buffer.from(seal(tx.house.keys, text, placeOfText(id))),
      at: tx.now,
    })
    .execute();
}
/** False when it was answered already, or is none of this record. */
export async function answerCorrection(
  tx: TxCtx,
  a: { id: string; floatingId: string; answer: string; by: string },
): Promise<boolean> {
  const row = await tx.db
    .updateTable('floating_correction')
    .set({
      answer_sealed: Buffer.from(seal(tx.house.keys, a.answer, placeOfAnswer(a.id))),
      answered_by: a.by,
      answered_at: tx.now,
    })
    .where('id', '=', a.id)
    .where('floating_id', '=', a.floatingId)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
