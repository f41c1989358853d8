import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import { json } from '#platform/database.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import {
  type EnrolmentStatus,
  type EnrolmentWay,
  type InLine,
  liveStatuses,
  type Other,
  type Priority,
} from './enrolments.rules.ts';

const placeOfName = (id: string) => `enrolment.name:${id}`;
const placeOfPhone = (id: string) => `enrolment.phone:${id}`;
const placeOfKin = (id: string) => `enrolment.kin:${id}`;
export const sealedEnrolment: Sealed = {
  table: 'enrolment',
  key: 'id',
  columns: { name_sealed: placeOfName, phone_sealed: placeOfPhone, kin_sealed: placeOfKin },
};
export type Kin = { name: string; phone: string };

/** Those of classes in the actor's place. The house sees all, everybody else none. */
function visibleEnrolments({ db, actor }: Ctx) {
  const all = db.selectFrom('enrolment as e').innerJoin('learning_class as c', 'c.id', 'e.class_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('e.area', '>=', from).where('e.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visibleEnrolments(ctx).select([
    'e.id',
    'e.number',
    'e.class_id as classId',
    'c.name as className',
    'e.area',
    'e.arrival',
    'e.place',
    'e.way',
    'e.status',
    'e.lot',
    'e.claims',
    'e.name_sealed as nameSealed',
    'e.phone_sealed as phoneSealed',
    'e.kin_sealed as kinSealed',
    'e.birth_year as birthYear',
    'e.agreed_on as agreedOn',
    'e.who_index as whoIndex',
    'e.same_index as sameIndex',
    'e.learner_id as learnerId',
    'e.swap_from as swapFrom',
    'e.at',
    'e.expires_at as expiresAt',
    'e.told_at as toldAt',
    'e.reason',
    'e.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
function typed(ctx: Ctx, { nameSealed, phoneSealed, kinSealed, sameIndex, ...r }: Row) {
  const { keys } = ctx.house;
  return {
    ...r,
    status: r.status as EnrolmentStatus,
    way: r.way as EnrolmentWay,
    claims: r.claims as unknown as Priority[],
    name: nameSealed ? open(keys, nameSealed, placeOfName(r.id)) : null,
    phone: phoneSealed ? open(keys, phoneSealed, placeOfPhone(r.id)) : null,
    kin: kinSealed ? (JSON.parse(open(keys, kinSealed, placeOfKin(r.id))) as Kin) : null,
    same: sameIndex?.toString('hex') ?? null,
  };
}
export type Enrolment = ReturnType<typeof typed>;

export async function enrolmentsOf(ctx: Ctx, classId: string): Promise<Enrolment[]> {
  const found = await rows(ctx)
    .where('e.class_id', '=', classId)
    .orderBy('e.place')
    .orderBy('e.arrival')
    .limit(mostOf(ctx, 5000))
    .execute();
  return found.map((r) => typed(ctx, r));
}
export async function enrolmentById(ctx: Ctx, id: string): Promise<Enrolment> {
  const row = await rows(ctx).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
export async function lockEnrolment(tx: TxCtx, id: string): Promise<Enrolment> {
  const row = await rows(tx).where('e.id', '=', id).forNoKeyUpdate('e').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(tx, row);
}
export async function enrolmentsIn(tx: TxCtx, classId: string, status: EnrolmentStatus): Promise<Enrolment[]> {
  const found = await rows(tx)
    .where('e.class_id', '=', classId)
    .where('e.status', '=', status)
    .orderBy('e.place')
    .execute();
  return found.map((r) => typed(tx, r));
}

/** An index of this module only: it cannot be joined with that of residents or of learners (domain §12.13). */
export const whoIndexOf = (ctx: Ctx, name: string, phone: string) =>
  Buffer.from(blindIndex(ctx.house.keys, 'enrolment.who', `${name}|${phone}`));
const sameIndexOf = (ctx: Ctx, name: string, birthYear: number) =>
  Buffer.from(blindIndex(ctx.house.keys, 'enrolment.same', `${name}|${birthYear}`));
/** Two presses of one person wait for each other, however many classes they are for; nobody else waits. */
export const holdPerson = (tx: TxCtx, who: Buffer) =>
  sql`select pg_advisory_xact_lock(${who.readBigInt64BE(0).toString()}::bigint)`.execute(tx.db);

/** Where this person has a part already, and whether it meets at the same time; `but` is what they would give up for it. */
export async function othersOf(
  ctx: Ctx,
  f: { who: Buffer; classId: string; but: string | null },
): Promise<(Other & { termId: string })[]> {
  const { rows: found } = await sql<Other & { termId: string }>`
    select e.class_id as "classId", c.name, c.term_id as "termId", exists (
      select from learning_session a join learning_session b on a.during && b.during
      where a.class_id = e.class_id and b.class_id = ${f.classId} and a.status <> 'cancelled' and b.status <> 'cancelled'
    ) as clashes
    from enrolment e join learning_class c on c.id = e.class_id
    where e.who_index = ${f.who} and e.status in (${sql.join([...liveStatuses])}) and e.id is distinct from ${f.but}::uuid`.execute(
    ctx.db,
  );
  return found;
}

const PASSPHRASE_DIGITS = 8;
export const enrolmentMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `enrolment:${number}`, passphrase));
const LOTS = 1_000_000n;
/** What is published of somebody in a draw: made from the slip's number with a key, so that neither can be found from the other. */
const lotOf = (ctx: Ctx, classId: string, number: string, nth: number): string => {
  const mac = Buffer.from(blindIndex(ctx.house.keys, `enrolment.lot:${classId}`, `${number}:${nth}`));
  return String(mac.readBigUInt64BE(0) % LOTS).padStart(6, '0');
};

export type NewEnrolment = {
  classId: string;
  area: string;
  way: EnrolmentWay;
  claims: readonly Priority[];
  name: string;
  phone: string;
  birthYear: number;
  kin: Kin | null;
  agreedOn: string | null;
  who: Buffer;
  swapFrom: string | null;
  accountId: string | null;
};
/** Everything about a new row that takes time, made before the class is held. */
export function preparedRow(tx: TxCtx, n: NewEnrolment) {
  const id = tx.house.newId();
  const sealed = (text: string, place: string) => Buffer.from(seal(tx.house.keys, text, place));
  return {
    id,
    class_id: n.classId,
    area: n.area,
    way: n.way,
    claims: json(n.claims),
    name_sealed: sealed(n.name, placeOfName(id)),
    phone_sealed: sealed(n.phone, placeOfPhone(id)),
    kin_sealed: n.kin && sealed(JSON.stringify(n.kin), placeOfKin(id)),
    birth_year: n.birthYear,
    agreed_on: n.agreedOn,
    who_index: n.who,
    same_index: sameIndexOf(tx, n.name, n.birthYear),
    swap_from: n.swapFrom,
    account_id: n.accountId,
    at: tx.now,
  };
}
export type Placed = { arrival: number; status: EnrolmentStatus; learnerId: string | null; hasLot: boolean };
/** The passphrase is in the answer only. */
export async function insertEnrolment(
  tx: TxCtx,
  row: ReturnType<typeof preparedRow>,
  p: Placed,
): Promise<{ number: string; passphrase: string; lot: string | null }> {
  for (let nth = 0; ; nth += 1) {
    const number = signUpNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const lot = p.hasLot ? lotOf(tx, row.class_id, number, nth) : null;
    const made = await tx.db
      .insertInto('enrolment')
      .values({
        ...row,
        number,
        mac: enrolmentMac(tx, number, passphrase),
        lot,
        arrival: p.arrival,
        place: p.arrival,
        status: p.status,
        learner_id: p.learnerId,
      })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst();
    // A number or a lot drawn twice is drawn again; that this person is in already was looked at while they were held.
    if (made) return { number, passphrase, lot };
    if (nth > 50) throw new Error('no free number was found');
  }
}

export type EnrolmentChange = {
  status: EnrolmentStatus;
  expiresAt?: Temporal.Instant;
  learnerId?: string;
  reason?: string;
  place?: number;
};
const ENDED: readonly EnrolmentStatus[] = ['lapsed', 'withdrawn', 'passedOn'];
export const putEnrolment = (tx: TxCtx, id: string, c: EnrolmentChange) =>
  tx.db
    .updateTable('enrolment')
    .set((eb) => ({
      status: c.status,
      version: eb('version', '+', 1),
      ...(c.expiresAt && { offered_at: tx.now, expires_at: c.expiresAt, told_at: null, told_by: null }),
      ...(c.learnerId !== undefined && { learner_id: c.learnerId }),
      ...(c.reason !== undefined && { reason: c.reason }),
      ...(c.place !== undefined && { place: c.place }),
      ...(ENDED.includes(c.status) && { ended_at: tx.now }),
    }))
    .where('id', '=', id)
    .execute();
export const putClaims = (tx: TxCtx, id: string, claims: readonly Priority[]) =>
  tx.db
    .updateTable('enrolment')
    .set((eb) => ({ claims: json(claims), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const putTold = (tx: TxCtx, id: string, by: string) =>
  tx.db.updateTable('enrolment').set({ told_at: tx.now, told_by: by }).where('id', '=', id).execute();

/** Who waits in a class, without a name: where they stand and how they came. */
export async function lineOf(ctx: Ctx, classId: string): Promise<InLine[]> {
  const found = await ctx.db
    .selectFrom('enrolment')
    .select(['id', 'place', 'way'])
    .where('class_id', '=', classId)
    .where('status', '=', 'waiting')
    .orderBy('place')
    .execute();
  return found.map((r) => ({ ...r, way: r.way as EnrolmentWay }));
}

/** Where somebody stands in the line, counted from 1. */
export async function standingOf(ctx: Ctx, classId: string, place: number): Promise<number> {
  const row = await ctx.db
    .selectFrom('enrolment')
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .where('class_id', '=', classId)
    .where('status', '=', 'waiting')
    .where('place', '<', place)
    .executeTakeFirstOrThrow();
  return row.before + 1;
}

/* By the slip of who enrolled. */
export const enrolmentReceipt = (ctx: Ctx, number: string) =>
  ctx.db.selectFrom('enrolment').select(['id', 'mac']).where('number', '=', number).executeTakeFirst();
export const { countTry, forgetTries } = triesOf('enrolment');

/** Somebody whose seat was given back at the university itself: the enrolment follows. */
export async function seatsGone(ctx: Ctx, classId: string): Promise<string[]> {
  const { rows: found } = await sql<{ id: string }>`
    select e.id from enrolment e where e.class_id = ${classId} and e.status = 'confirmed' and e.erased_at is null and not exists (
      select from learning_seat s where s.class_id = e.class_id and s.learner_id = e.learner_id and s.to_at is null)`.execute(
    ctx.db,
  );
  return found.map((r) => r.id);
}

/**
 * Names and telephones go: of who has no seat so long after enrolment closed, of who has one so long after the class's last session. Numbers, lots and
 * states stay, so that a draw can still be looked at.
 */
export async function eraseEnrolments(tx: TxCtx, before: Temporal.Instant): Promise<number> {
  const { rows: gone } = await sql<{ id: string }>`
    update enrolment e set name_sealed = null, phone_sealed = null, kin_sealed = null, birth_year = null, agreed_on = null, who_index = null,
      same_index = null, mac = null, learner_id = null, claims = '[]', erased_at = ${tx.now.toString()}::timestamptz
    from learning_class c where c.id = e.class_id and e.erased_at is null
      and c.closes_at < ${before.toString()}::timestamptz
      and (e.status in ('lapsed', 'withdrawn', 'passedOn') or not exists (
        select from learning_session s where s.class_id = c.id and s.status <> 'cancelled' and upper(s.during) >= ${before.toString()}::timestamptz))
    returning e.id`.execute(tx.db);
  return gone.length;
}
