import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { type AnswerLevel, answerLevels } from './climbs.rules.ts';
import type { CorrectionPart, Outcome, Wish } from './visits.rules.ts';
import { visibleVisits } from './visits.store.ts';

const placeOf = (column: 'text' | 'answer', id: string) => `visit_correction.${column}:${id}`;
export const sealedCorrection: Sealed = {
  table: 'visit_correction',
  key: 'id',
  columns: { text_sealed: (id) => placeOf('text', id), answer_sealed: (id) => placeOf('answer', id) },
};

const columns = [
  'k.id',
  'k.visit_id as visitId',
  'k.wish',
  'k.part',
  'k.text_sealed as textSealed',
  'k.at',
  'k.outcome',
  'k.answer_sealed as answerSealed',
  'k.answered_at as answeredAt',
  'k.level',
  'k.climbed_at as climbedAt',
  'k.version',
] as const;
type Row = {
  id: string;
  visitId: string;
  wish: string;
  part: string;
  textSealed: Uint8Array | null;
  at: Temporal.Instant;
  outcome: string | null;
  answerSealed: Uint8Array | null;
  answeredAt: Temporal.Instant | null;
  answeredBy: string | null;
  level: string;
  climbedAt: Temporal.Instant | null;
  version: number;
};
const opened = (ctx: Ctx, { textSealed, answerSealed, ...r }: Row) => ({
  ...r,
  wish: r.wish as Wish,
  part: r.part as CorrectionPart,
  outcome: r.outcome as Outcome | null,
  level: r.level as AnswerLevel,
  text: textSealed ? open(ctx.house.keys, textSealed, placeOf('text', r.id)) : null,
  answer: answerSealed ? open(ctx.house.keys, answerSealed, placeOf('answer', r.id)) : null,
});
export type StoredCorrection = ReturnType<typeof opened>;

/** What was said to a visit that the caller may see, in the order it came. */
export async function correctionsOf(ctx: Ctx, visitId: string): Promise<StoredCorrection[]> {
  const rows = await ctx.db
    .selectFrom('visit_correction as k')
    .leftJoin('staff_account as a', 'a.id', 'k.answered_by')
    .select([...columns, 'a.name as answeredBy'])
    .where('k.visit_id', '=', visitId)
    .orderBy('k.at')
    .orderBy('k.id')
    .execute();
  return rows.map((r) => opened(ctx, r));
}

/** Locked; the visit it belongs to is one the actor may see. */
export async function lockCorrection(tx: TxCtx, visitId: string, id: string): Promise<StoredCorrection> {
  const row = await tx.db
    .selectFrom('visit_correction as k')
    .select(columns)
    .where('k.id', '=', id)
    .where('k.visit_id', '=', visitId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version === null) throw versionMissing();
  if (row.version !== tx.version) throw stale();
  return opened(tx, { ...row, answeredBy: null });
}

export async function insertCorrection(
  tx: TxCtx,
  v: { id: string; area: string },
  c: { wish: Wish; part: CorrectionPart; text: string | null },
): Promise<string> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('visit_correction')
    .values({
      id,
      visit_id: v.id,
      area: v.area,
      wish: c.wish,
      part: c.part,
      text_sealed: c.text ? Buffer.from(seal(tx.house.keys, c.text, placeOf('text', id))) : null,
      at: tx.now,
    })
    .execute();
  return id;
}

export async function putAnswer(
  tx: TxCtx,
  id: string,
  given: { outcome: Outcome; answer: string; by: string },
): Promise<void> {
  await tx.db
    .updateTable('visit_correction')
    .set((eb) => ({
      outcome: given.outcome,
      answer_sealed: Buffer.from(seal(tx.house.keys, given.answer, placeOf('answer', id))),
      answered_by: given.by,
      answered_at: tx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** What waits for an answer in the actor's place, who waited longest first. */
export async function waitingIn(ctx: Ctx, area: string | undefined) {
  const within = area ? prefixRange(area) : null;
  return visibleVisits(ctx)
    .innerJoin('visit_correction as k', 'k.visit_id', 'v.id')
    .where('k.outcome', 'is', null)
    .$if(within !== null, (q) => q.where('v.area', '>=', within?.from ?? '').where('v.area', '<', within?.before ?? ''))
    .select((eb) => [
      'k.id',
      'v.id as visitId',
      'v.area',
      placeName(eb.ref('v.area')).as('placeName'),
      'v.household_id as householdId',
      'p.zh as purposeZh',
      'p.en as purposeEn',
      'v.day',
      'k.wish',
      'k.part',
      'k.at',
      'k.level',
    ])
    .orderBy('k.at')
    .orderBy('k.id')
    .limit(mostOf(ctx, 200))
    .execute();
}
export async function countWaiting(ctx: Ctx): Promise<number> {
  const row = await visibleVisits(ctx)
    .innerJoin('visit_correction as k', 'k.visit_id', 'v.id')
    .where('k.outcome', 'is', null)
    .select(sql<number>`count(*)::integer`.as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** Those still open that came before a moment and have not reached the top, who waited longest first. */
export const waitingSince = (ctx: Ctx, before: Temporal.Instant) =>
  ctx.db
    .selectFrom('visit_correction')
    .select(['id', 'visit_id as visitId', 'at', 'level'])
    .where('outcome', 'is', null)
    .where('level', '!=', answerLevels.at(-1) ?? '')
    .where('at', '<', before)
    .orderBy('at')
    .orderBy('id')
    .limit(1000)
    .execute();
/** False when it was answered, or taken up, meanwhile. */
export async function climb(tx: TxCtx, id: string, from: AnswerLevel, to: AnswerLevel): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('visit_correction')
    .set((eb) => ({ level: to, climbed_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('level', '=', from)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
