import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';

const placeOfSeed = (classId: string) => `enrolment_draw.seed:${classId}`;
export const sealedDraw: Sealed = {
  table: 'enrolment_draw',
  key: 'class_id',
  columns: { seed_sealed: placeOfSeed },
};

const columns = [
  'class_id as classId',
  'area',
  'commitment',
  'published_at as publishedAt',
  'public_source as publicSource',
  'public_day as publicDay',
  'list',
  'list_hash as listHash',
  'closed_at as closedAt',
  'public_number as publicNumber',
  'entered_by as enteredBy',
  'seed',
  'seats',
  'kept',
  'result',
  'drawn_at as drawnAt',
  'version',
] as const;
/** Everything here is public but who pressed: the page of the draw is made of it. */
const draws = (ctx: Ctx) => ctx.db.selectFrom('enrolment_draw').select([...columns]);
export type Draw = Awaited<ReturnType<ReturnType<typeof draws>['execute']>>[number];

export async function drawOf(ctx: Ctx, classId: string): Promise<Draw | null> {
  return (await draws(ctx).where('class_id', '=', classId).executeTakeFirst()) ?? null;
}
export async function drawsOf(ctx: Ctx, classIds: readonly string[]): Promise<Map<string, Draw>> {
  if (classIds.length === 0) return new Map();
  const found = await draws(ctx).where('class_id', 'in', classIds).execute();
  return new Map(found.map((d) => [d.classId, d]));
}
/** Whoever draws holds it: of two who press at once the second finds it drawn. */
export async function lockDraw(tx: TxCtx, classId: string): Promise<Draw | null> {
  return (await draws(tx).where('class_id', '=', classId).forNoKeyUpdate().executeTakeFirst()) ?? null;
}
export type NewDraw = {
  classId: string;
  area: string;
  seed: string;
  commitment: string;
  publicSource: string;
  publicDay: string;
  by: string;
};
/** False when one is published already. */
export async function insertDraw(tx: TxCtx, d: NewDraw): Promise<boolean> {
  const made = await tx.db
    .insertInto('enrolment_draw')
    .values({
      class_id: d.classId,
      area: d.area,
      commitment: d.commitment,
      seed_sealed: Buffer.from(seal(tx.house.keys, d.seed, placeOfSeed(d.classId))),
      published_at: tx.now,
      published_by: d.by,
      public_source: d.publicSource,
      public_day: d.publicDay,
    })
    .onConflict((c) => c.doNothing())
    .returning('class_id')
    .executeTakeFirst();
  return made !== undefined;
}
/** The seed itself: opened in the act of drawing and nowhere else. */
export async function seedOf(tx: TxCtx, classId: string): Promise<string> {
  const row = await tx.db
    .selectFrom('enrolment_draw')
    .select('seed_sealed as sealed')
    .where('class_id', '=', classId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return open(tx.house.keys, row.sealed, placeOfSeed(classId));
}
const put = (tx: TxCtx, classId: string) =>
  tx.db
    .updateTable('enrolment_draw')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('class_id', '=', classId);
export const putList = (tx: TxCtx, classId: string, list: string, hash: string) =>
  put(tx, classId).set({ list, list_hash: hash, closed_at: tx.now }).where('list', 'is', null).execute();
export const putPublicNumber = (tx: TxCtx, classId: string, number: string, by: string) =>
  put(tx, classId)
    .set({ public_number: number, entered_by: by, entered_at: tx.now })
    .where('drawn_at', 'is', null)
    .execute();
export type DrawResult = { seed: string; seats: number; kept: number; result: string; witness: string };
export const putResult = (tx: TxCtx, classId: string, r: DrawResult) =>
  put(tx, classId)
    .set({ seed: r.seed, seats: r.seats, kept: r.kept, result: r.result, witness_id: r.witness, drawn_at: tx.now })
    .where('drawn_at', 'is', null)
    .execute();

/** The order drawn becomes the order of the line. Places of those who left meanwhile stay as they were. */
export async function putPlaces(tx: TxCtx, classId: string, drawn: readonly { number: string; place: number }[]) {
  if (drawn.length === 0) return;
  await sql`
    update enrolment e set place = d.place from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as d (number text, place int)
    where e.class_id = ${classId} and e.lot = d.number`.execute(tx.db);
}
