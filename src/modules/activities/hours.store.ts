import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { digitsOf } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';

/* Hours that were given, and what people say of their own. */

const placeOfText = (id: string) => `activity_hours_correction.text:${id}`;
const placeOfAnswer = (id: string) => `activity_hours_correction.answer:${id}`;
export const sealedHours: Sealed = {
  table: 'activity_hours_correction',
  key: 'id',
  columns: { text_sealed: placeOfText, answer_sealed: placeOfAnswer },
};

export type Hours = { id: string; number: string; activityId: string; area: string; minutes: number };
const hours = (ctx: Ctx) =>
  ctx.db
    .selectFrom('activity_hours')
    .select(['id', 'signup_number as number', 'activity_id as activityId', 'area', 'minutes']);
export const hoursOfActivity = (ctx: Ctx, activityId: string): Promise<Hours[]> =>
  hours(ctx).where('activity_id', '=', activityId).execute();
export const hoursByNumbers = async (ctx: Ctx, numbers: readonly string[]): Promise<Hours[]> =>
  numbers.length === 0 ? [] : hours(ctx).where('signup_number', 'in', numbers).execute();
export async function lockHours(tx: TxCtx, id: string): Promise<Hours> {
  const row = await hours(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
export async function putHours(
  tx: TxCtx,
  h: { number: string; activityId: string; area: string; minutes: number; by: string },
): Promise<void> {
  const change = { minutes: h.minutes, account_id: h.by, at: tx.now };
  await tx.db
    .insertInto('activity_hours')
    .values({ id: tx.house.newId(), signup_number: h.number, activity_id: h.activityId, area: h.area, ...change })
    .onConflict((c) =>
      c.column('signup_number').doUpdateSet((eb) => ({ ...change, version: eb('activity_hours.version', '+', 1) })),
    )
    .execute();
}

const PROOF_DIGITS = 12;
/** The number of the certificate; drawn when it is asked for first, and the same ever after. */
export async function proofNumber(tx: TxCtx, id: string): Promise<string> {
  const row = await tx.db
    .updateTable('activity_hours')
    .set((eb) => ({ proof_number: eb.fn.coalesce('proof_number', eb.val(randomDigits(PROOF_DIGITS))) }))
    .where('id', '=', id)
    .returning('proof_number as number')
    .executeTakeFirst();
  if (!row?.number) throw notFound();
  return row.number;
}
export const proofOf = async (ctx: Ctx, id: string): Promise<string | null> =>
  (await ctx.db.selectFrom('activity_hours').select('proof_number as number').where('id', '=', id).executeTakeFirst())
    ?.number ?? null;
/** The hours as they are recorded now, by the number on a certificate. */
export const hoursByProof = (ctx: Ctx, text: string): Promise<Hours | undefined> => {
  const digits = digitsOf(text);
  return hours(ctx)
    .where('proof_number', '=', digits.length === PROOF_DIGITS ? digits : '')
    .executeTakeFirst();
};

const corrections = (ctx: Ctx) =>
  ctx.db
    .selectFrom('activity_hours_correction as c')
    .innerJoin('activity_hours as h', 'h.id', 'c.hours_id')
    .innerJoin('activity as a', 'a.id', 'h.activity_id')
    .select([
      'c.id',
      'c.area',
      'c.hours_id as hoursId',
      'h.signup_number as number',
      'a.id as activityId',
      'a.title',
      'a.starts_at as startsAt',
      'h.minutes as recorded',
      'c.minutes as said',
      'c.text_sealed as sealed',
      'c.answer_sealed as answerSealed',
      'c.outcome',
      'c.at',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof corrections>['execute']>>[number];
const typed = (ctx: Ctx, { sealed, answerSealed, ...r }: Row) => ({
  ...r,
  text: open(ctx.house.keys, sealed, placeOfText(r.id)),
  answer: answerSealed ? open(ctx.house.keys, answerSealed, placeOfAnswer(r.id)) : null,
});
export type StoredCorrection = ReturnType<typeof typed>;

/** What waits for an answer in the actor's place, the oldest first. */
export async function openCorrections(ctx: Ctx): Promise<StoredCorrection[]> {
  if (ctx.actor.kind !== 'staff') throw notFound();
  const { from, before } = prefixRange(ctx.actor.area);
  const rows = await corrections(ctx)
    .where('c.area', '>=', from)
    .where('c.area', '<', before)
    .where('c.outcome', 'is', null)
    .orderBy('c.at')
    .limit(mostOf(ctx, 200))
    .execute();
  return rows.map((r) => typed(ctx, r));
}
export async function correctionsOf(ctx: Ctx, hoursIds: readonly string[]): Promise<StoredCorrection[]> {
  if (hoursIds.length === 0) return [];
  const rows = await corrections(ctx).where('c.hours_id', 'in', hoursIds).orderBy('c.at', 'desc').execute();
  return rows.map((r) => typed(ctx, r));
}
export async function lockCorrection(tx: TxCtx, id: string): Promise<StoredCorrection> {
  const row = await corrections(tx).where('c.id', '=', id).forUpdate('c').executeTakeFirst();
  if (!row) throw notFound();
  return typed(tx, row);
}
export async function insertCorrection(tx: TxCtx, h: Hours, said: { minutes: number; text: string }): Promise<string> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('activity_hours_correction')
    .values({
      id,
      hours_id: h.id,
      area: h.area,
      minutes: said.minutes,
      text_sealed: Buffer.from(seal(tx.house.keys, said.text, placeOfText(id))),
      at: tx.now,
    })
    .execute();
  return id;
}
export const putAnswer = (tx: TxCtx, id: string, a: { outcome: 'corrected' | 'kept'; answer: string; by: string }) =>
  tx.db
    .updateTable('activity_hours_correction')
    .set({
      outcome: a.outcome,
      answer_sealed: Buffer.from(seal(tx.house.keys, a.answer, placeOfAnswer(id))),
      answered_by: a.by,
      answered_at: tx.now,
    })
    .where('id', '=', id)
    .execute();

/** What is over, whose kind has hours, and where somebody who came has none recorded: of the actor's place, the oldest first. */
export async function withoutHours(ctx: Ctx) {
  if (ctx.actor.kind !== 'staff') throw notFound();
  const { from, before } = prefixRange(ctx.actor.area);
  return ctx.db
    .selectFrom('activity as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .innerJoin('activity_attendee as t', 't.activity_id', 'a.id')
    .leftJoin('activity_hours as h', 'h.signup_number', 't.signup_number')
    .select(['a.id', 'a.title', 'o.short_name as unit', 'a.ends_at as endsAt', sql<number>`count(*)::int`.as('people')])
    .where('a.area', '>=', from)
    .where('a.area', '<', before)
    .where('a.status', 'in', ['called', 'held'])
    .where('a.ends_at', '<', ctx.now)
    .where('t.presence', '=', 'present')
    .where('t.signup_number', 'is not', null)
    .where('h.id', 'is', null)
    .where(sql<boolean>`exists (select from activity_rule r where r.kind = a.kind and r.area = '' and r.has_hours)`)
    .groupBy(['a.id', 'a.title', 'o.short_name', 'a.ends_at'])
    .orderBy('a.ends_at')
    .limit(mostOf(ctx, 200))
    .execute();
}
