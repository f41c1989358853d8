import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import { PASSPHRASE_DIGITS } from './learning.rules.ts';

const placeOfPhone = (id: string) => `learning_learner.phone:${id}`;
const placeOfKin = (id: string) => `learning_learner.kin:${id}`;
export const sealedLearner: Sealed = {
  table: 'learning_learner',
  key: 'id',
  columns: { phone_sealed: placeOfPhone, kin_sealed: placeOfKin },
};
/** An index of this module only: it cannot be joined with that of residents (domain §12.13). */
export const indexOfPhone = (ctx: Ctx, phone: string) =>
  Buffer.from(blindIndex(ctx.house.keys, 'learning_learner.phone', phone));
const sealed = (ctx: Ctx, text: string | null, place: string) =>
  text === null ? null : Buffer.from(seal(ctx.house.keys, text, place));

/** A relative to reach for the oldest (domain §9). */
export type Kin = { name: string; phone: string };

/** Learners of the actor's place; a teacher's are only those with a seat in a class they teach. The house sees all, everybody else none. */
function visibleLearners({ db, actor }: Ctx) {
  const all = db.selectFrom('learning_learner as l');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  const mine = all.where('l.area', '>=', from).where('l.area', '<', before);
  if (actor.role !== 'teacher') return mine;
  return mine.where(
    sql<boolean>`exists (select from learning_seat s join learning_class_teacher ct on ct.class_id = s.class_id
      join learning_teacher p on p.id = ct.teacher_id where s.learner_id = l.id and p.account_id = ${actor.accountId})`,
  );
}
const rows = (ctx: Ctx) =>
  visibleLearners(ctx).select([
    'l.id',
    'l.area',
    'l.number',
    'l.person_id as personId',
    'l.name',
    'l.birth_year as birthYear',
    'l.agreed_on as agreedOn',
    'l.version',
    sql<boolean>`l.phone_sealed is not null`.as('hasPhone'),
    sql<boolean>`l.kin_sealed is not null`.as('hasKin'),
  ]);
export type Learner = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export async function learnerById(ctx: Ctx, id: string): Promise<Learner> {
  const row = await rows(ctx).where('l.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
export async function lockLearner(tx: TxCtx, id: string): Promise<Learner> {
  const row = await rows(tx).where('l.id', '=', id).forNoKeyUpdate('l').executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
/** The telephone and the relative, for whoever has to ring up; the caller writes down that they were seen. */
export async function reachOf(ctx: Ctx, id: string): Promise<{ phone: string | null; kin: Kin | null }> {
  await learnerById(ctx, id);
  const row = await ctx.db
    .selectFrom('learning_learner')
    .select(['phone_sealed as phone', 'kin_sealed as kin'])
    .where('id', '=', id)
    .executeTakeFirst();
  return {
    phone: row?.phone ? open(ctx.house.keys, row.phone, placeOfPhone(id)) : null,
    kin: row?.kin ? (JSON.parse(open(ctx.house.keys, row.kin, placeOfKin(id))) as Kin) : null,
  };
}

export type LearnerValues = {
  area: string;
  name: string;
  birthYear: number | null;
  phone: string | null;
  kin: Kin | null;
  agreedOn: string | null;
  personId: string | null;
};
/** The learner of this name at this telephone, in this place: a couple may share one. */
export const learnerNamed = (ctx: Ctx, area: string, phone: string, name: string) =>
  ctx.db
    .selectFrom('learning_learner')
    .select(['id', 'number'])
    .where('area', '=', area)
    .where('phone_index', '=', indexOfPhone(ctx, phone))
    .where('name', '=', name)
    .executeTakeFirst();

export const learnerMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `learner:${number}`, passphrase));

/** A new learner with a number and a passphrase of their own; null when there is one of that name and telephone already. */
export async function insertLearner(
  tx: TxCtx,
  v: LearnerValues,
): Promise<{ id: string; number: string; passphrase: string } | null> {
  const id = tx.house.newId();
  for (;;) {
    const number = signUpNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const made = await tx.db
      .insertInto('learning_learner')
      .values({
        id,
        number,
        area: v.area,
        name: v.name,
        birth_year: v.birthYear,
        person_id: v.personId,
        phone_sealed: sealed(tx, v.phone, placeOfPhone(id)),
        phone_index: v.phone === null ? null : indexOfPhone(tx, v.phone),
        kin_sealed: sealed(tx, v.kin && JSON.stringify(v.kin), placeOfKin(id)),
        agreed_on: v.agreedOn,
        mac: learnerMac(tx, number, passphrase),
        at: tx.now,
      })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return { id, number, passphrase };
    // Either the number was drawn twice, or this learner is known.
    if (v.phone !== null && (await learnerNamed(tx, v.area, v.phone, v.name))) return null;
  }
}
/** What a learner adds or corrects; what is left out stays. */
export const putLearner = (tx: TxCtx, id: string, v: Partial<LearnerValues>) =>
  tx.db
    .updateTable('learning_learner')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(v.name !== undefined && { name: v.name }),
      ...(v.birthYear !== undefined && { birth_year: v.birthYear }),
      ...(v.personId !== undefined && { person_id: v.personId }),
      ...(v.agreedOn !== undefined && { agreed_on: v.agreedOn }),
      ...(v.kin !== undefined && { kin_sealed: sealed(tx, v.kin && JSON.stringify(v.kin), placeOfKin(id)) }),
      ...(v.phone !== undefined && {
        phone_sealed: sealed(tx, v.phone, placeOfPhone(id)),
        phone_index: v.phone === null ? null : indexOfPhone(tx, v.phone),
      }),
    }))
    .where('id', '=', id)
    .execute();
export async function putPassphrase(tx: TxCtx, learner: { id: string; number: string }): Promise<string> {
  const passphrase = randomDigits(PASSPHRASE_DIGITS);
  const mac = learnerMac(tx, learner.number, passphrase);
  await tx.db
    .updateTable('learning_learner')
    .set({ mac, tries: 0, tries_since: null })
    .where('id', '=', learner.id)
    .execute();
  return passphrase;
}
export const learnerReceipt = (ctx: Ctx, number: string) =>
  ctx.db.selectFrom('learning_learner').select(['id', 'mac']).where('number', '=', number).executeTakeFirst();
export const { countTry, forgetTries } = triesOf('learning_learner');

/** Learners of the actor's place, by a beginning of their name or their number. */
export async function selectLearners(ctx: Ctx, q: string | undefined): Promise<Learner[]> {
  const like = q ? `${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  return rows(ctx)
    .where('l.erased_at', 'is', null)
    .$if(like !== null, (x) => x.where(sql<boolean>`(l.name like ${like} or l.number like ${like})`))
    .orderBy('l.name')
    .orderBy('l.number')
    .limit(mostOf(ctx, 500))
    .execute();
}
export type SeatName = { learnerId: string; classId: string; name: string; isOver: boolean };
export async function seatNames(ctx: Ctx, learnerIds: readonly string[]): Promise<SeatName[]> {
  if (learnerIds.length === 0) return [];
  const { rows: found } = await sql<SeatName>`
    select s.learner_id as "learnerId", c.id as "classId", c.name, t.status = 'ended' as "isOver"
    from learning_seat s join learning_class c on c.id = s.class_id join learning_term t on t.id = c.term_id
    where s.learner_id = any (${learnerIds}::uuid[]) and s.to_at is null order by t.from_day desc, c.name`.execute(
    ctx.db,
  );
  return found;
}
/** Two years after the last class of a learner ended (domain §10.2) who they are goes; what they came to stays as a number. */
export async function eraseLearners(tx: TxCtx, before: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update learning_learner l set name = null, birth_year = null, person_id = null, phone_sealed = null, phone_index = null,
      kin_sealed = null, agreed_on = null, mac = null, erased_at = ${tx.now.toString()}::timestamptz, version = version + 1
    where erased_at is null and (at at time zone 'Asia/Shanghai')::date < ${before}::date and not exists (
      select from learning_seat s join learning_class c on c.id = s.class_id join learning_term t on t.id = c.term_id
      where s.learner_id = l.id and t.to_day >= ${before}::date)`.execute(tx.db);
  return Number(numAffectedRows ?? 0);
}
