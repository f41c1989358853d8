import { formatCaseNumber } from '#kernel/numbering.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';

const placeOfName = (id: string) => `learning_certificate.name:${id}`;
const placeOfCode = (id: string) => `learning_certificate.code:${id}`;
export const sealedCertificate: Sealed = {
  table: 'learning_certificate',
  key: 'id',
  columns: { name_sealed: placeOfName, code_sealed: placeOfCode },
};
const CODE_DIGITS = 8;
export const certificateMac = (ctx: Ctx, number: string, code: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `learningCertificate:${number}`, code));
export const { countTry: countGuess, forgetTries: forgetGuesses } = triesOf('learning_certificate', 'number');

/** The next number of the register of a place in a year; a number that was given is never given again. */
async function nextNumber(tx: TxCtx, area: string): Promise<string> {
  const { year } = tx.now.toZonedDateTimeISO('Asia/Shanghai');
  const row = await tx.db
    .insertInto('learning_serial')
    .values({ area, year, last: 1 })
    .onConflict((c) => c.columns(['area', 'year']).doUpdateSet((eb) => ({ last: eb('learning_serial.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow();
  return formatCaseNumber({ prefix: 'XY', place: area, year, serial: row.last });
}

export type NewCertificate = {
  area: string;
  classId: string;
  learnerId: string;
  organisationId: string;
  name: string;
  course: string;
  term: string;
  attended: number;
  held: number;
  hours: number;
  issuedOn: string;
  accountId: string;
};
export async function insertCertificate(tx: TxCtx, n: NewCertificate): Promise<string> {
  const id = tx.house.newId();
  const number = await nextNumber(tx, n.area);
  const code = randomDigits(CODE_DIGITS);
  await tx.db
    .insertInto('learning_certificate')
    .values({
      id,
      number,
      area: n.area,
      class_id: n.classId,
      learner_id: n.learnerId,
      organisation_id: n.organisationId,
      course: n.course,
      term: n.term,
      attended: n.attended,
      held: n.held,
      hours: n.hours,
      issued_on: n.issuedOn,
      account_id: n.accountId,
      name_sealed: Buffer.from(seal(tx.house.keys, n.name, placeOfName(id))),
      code_sealed: Buffer.from(seal(tx.house.keys, code, placeOfCode(id))),
      code_mac: certificateMac(tx, number, code),
    })
    .execute();
  return id;
}
const rows = (ctx: Ctx) =>
  ctx.db
    .selectFrom('learning_certificate as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .select([
      ...([
        'c.id',
        'c.area',
        'c.number',
        'c.class_id as classId',
        'c.learner_id as learnerId',
        'o.name as unit',
      ] as const),
      ...(['c.course', 'c.term', 'c.attended', 'c.held', 'c.hours', 'c.issued_on as issuedOn'] as const),
      ...([
        'c.revoked_at as revokedAt',
        'c.revoked_reason as revokedReason',
        'c.code_mac as mac',
        'c.version',
      ] as const),
      ...(['c.name_sealed as nameSealed', 'c.code_sealed as codeSealed'] as const),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const opened = (ctx: Ctx, { nameSealed, codeSealed, ...r }: Row) => ({
  ...r,
  name: open(ctx.house.keys, nameSealed, placeOfName(r.id)),
  code: open(ctx.house.keys, codeSealed, placeOfCode(r.id)),
});
export type Certificate = ReturnType<typeof opened>;

/** The caller has made sure that the class is the actor's. */
export const certificatesOfClass = async (ctx: Ctx, classId: string): Promise<Certificate[]> =>
  (await rows(ctx).where('c.class_id', '=', classId).orderBy('c.number').execute()).map((r) => opened(ctx, r));
export const certificatesOfLearner = async (ctx: Ctx, learnerId: string): Promise<Certificate[]> =>
  (
    await rows(ctx)
      .where('c.learner_id', '=', learnerId)
      .where('c.revoked_at', 'is', null)
      .orderBy('c.number')
      .execute()
  ).map((r) => opened(ctx, r));
export async function certificateByNumber(ctx: Ctx, number: string): Promise<Certificate | null> {
  const row = await rows(ctx).where('c.number', '=', number).executeTakeFirst();
  return row ? opened(ctx, row) : null;
}
export async function revoke(tx: TxCtx, id: string, reason: string): Promise<Certificate> {
  const row = await rows(tx).where('c.id', '=', id).forNoKeyUpdate('c').executeTakeFirst();
  if (!row || (tx.actor.kind === 'staff' && !row.area.startsWith(tx.actor.area)) || row.revokedAt) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  await tx.db
    .updateTable('learning_certificate')
    .set((eb) => ({ revoked_at: tx.now, revoked_reason: reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return opened(tx, await rows(tx).where('c.id', '=', id).executeTakeFirstOrThrow());
}
