import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { parseSignUp, signUpNumber } from '#modules/activities/signups.rules.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import { phoneIndex } from './bookings.store.ts';
import { type ChildRecord, CONSENT_VERSION } from './children.rules.ts';

const placeOf = (id: string) => `room_child:${id}`;
export const sealedChild: Sealed = { table: 'room_child', key: 'id', columns: { sealed: placeOf } };

function visibleChildren({ db, actor }: Ctx) {
  const all = db
    .selectFrom('room_child as c')
    .innerJoin('room as r', 'r.id', 'c.room_id')
    .innerJoin('room_term as t', 't.id', 'c.term_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('c.area', '>=', from).where('c.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visibleChildren(ctx).select([
    'c.id',
    'c.number',
    'c.room_id as roomId',
    'r.name as room',
    'c.term_id as termId',
    't.name as term',
    't.to_day as termEnds',
    'c.area',
    'c.school_grade as grade',
    'c.sealed',
    'c.consent_version as consentVersion',
    'c.consented_at as consentedAt',
    'c.withdrawn_at as withdrawnAt',
    'c.erased_at as erasedAt',
    sql<number>`(select count(*)::int from room_child_read x where x.child_id = c.id)`.as('reads'),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (ctx: Ctx, { sealed, ...r }: Row) => ({
  ...r,
  record: sealed ? (JSON.parse(open(ctx.house.keys, sealed, placeOf(r.id))) as ChildRecord) : null,
});
export type StoredChild = ReturnType<typeof typed>;

export const selectChildren = async (ctx: Ctx): Promise<StoredChild[]> =>
  (await rows(ctx).orderBy('c.school_grade').orderBy('c.consented_at').limit(1000).execute()).map((r) => typed(ctx, r));
export async function childById(ctx: Ctx, id: string): Promise<StoredChild> {
  const row = await rows(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
export async function lockChild(tx: TxCtx, id: string): Promise<StoredChild> {
  const row = await rows(tx).where('c.id', '=', id).forNoKeyUpdate('c').executeTakeFirst();
  if (!row) throw notFound();
  return typed(tx, row);
}
/** Of a child whose guardian's consent holds; by the number on the receipt. */
export async function childByNumber(ctx: Ctx, number: string): Promise<{ id: string; roomId: string } | null> {
  const parsed = parseSignUp(number);
  if (!parsed) return null;
  const row = await rows(ctx).where('c.number', '=', parsed).where('c.erased_at', 'is', null).executeTakeFirst();
  return row ? { id: row.id, roomId: row.roomId } : null;
}

const PASSPHRASE_DIGITS = 8;
export const childMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `roomChild:${number}`, passphrase));
export async function insertChild(
  tx: TxCtx,
  n: { roomId: string; termId: string; area: string; grade: number; record: ChildRecord },
) {
  const id = tx.house.newId();
  for (;;) {
    const number = signUpNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const made = await tx.db
      .insertInto('room_child')
      .values({
        id,
        number,
        room_id: n.roomId,
        term_id: n.termId,
        area: n.area,
        school_grade: n.grade,
        sealed: Buffer.from(seal(tx.house.keys, JSON.stringify(n.record), placeOf(id))),
        phone_index: phoneIndex(tx, n.record.phone),
        consent_version: CONSENT_VERSION,
        consented_at: tx.now,
        mac: childMac(tx, number, passphrase),
      })
      .onConflict((c) => c.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    // A number drawn twice is drawn again.
    if (made) return { id, number, passphrase };
  }
}
export const putChildRecord = (tx: TxCtx, id: string, record: ChildRecord) =>
  tx.db
    .updateTable('room_child')
    .set((eb) => ({
      sealed: Buffer.from(seal(tx.house.keys, JSON.stringify(record), placeOf(id))),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
export const childReceipt = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('room_child')
    .select(['id', 'mac'])
    .where('number', '=', number)
    .where('mac', 'is not', null)
    .executeTakeFirst();
export const { countTry, forgetTries } = triesOf('room_child');

const emptied = (tx: TxCtx) => ({ sealed: null, phone_index: null, mac: null, erased_at: tx.now });
export const eraseChild = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('room_child')
    .set((eb) => ({ ...emptied(tx), withdrawn_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
/** Children whose term ended before that day: what was kept of them goes; with whom they went home goes too. */
export async function eraseChildrenOfTerms(tx: TxCtx, before: string): Promise<void> {
  const gone = await tx.db
    .updateTable('room_child')
    .set(emptied(tx))
    .where('erased_at', 'is', null)
    .where('term_id', 'in', (eb) => eb.selectFrom('room_term').select('id').where('to_day', '<', before))
    .returning('id')
    .execute();
  await forgetFetchers(
    tx,
    gone.map((c) => c.id),
  );
}
export async function forgetFetchers(tx: TxCtx, childIds: readonly string[]): Promise<void> {
  if (childIds.length === 0) return;
  await tx.db
    .updateTable('room_evening_child')
    .set({ fetcher_sealed: null })
    .where('child_id', 'in', childIds)
    .execute();
}

/* Who may read. */
function visibleAccesses({ db, actor }: Ctx) {
  const all = db
    .selectFrom('room_access as a')
    .innerJoin('staff_account as u', 'u.id', 'a.account_id')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .leftJoin('room_evening as e', 'e.id', 'a.evening_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('a.area', '>=', from).where('a.area', '<', before);
}
const accessRows = (ctx: Ctx) =>
  visibleAccesses(ctx).select([
    'a.id',
    'a.area',
    'a.child_id as childId',
    'a.evening_id as eveningId',
    'e.title as evening',
    'e.starts_at as eveningFrom',
    'e.ends_at as eveningTo',
    'a.account_id as accountId',
    'u.name as by',
    'o.name as unit',
    'a.role',
    'a.purpose',
    'a.asked_at as askedAt',
    'a.decision',
    'a.decided_at as decidedAt',
    'a.until',
    sql<number>`(select count(*)::int from room_child_read x where x.access_id = a.id)`.as('reads'),
  ]);
export type StoredAccess = Awaited<ReturnType<ReturnType<typeof accessRows>['execute']>>[number];
export const selectAccesses = (ctx: Ctx, accountId: string | null): Promise<StoredAccess[]> =>
  accessRows(ctx)
    .$if(accountId !== null, (q) => q.where('a.account_id', '=', accountId ?? ''))
    .orderBy('a.asked_at', 'desc')
    .limit(200)
    .execute();
export async function lockAccess(tx: TxCtx, id: string): Promise<StoredAccess> {
  const row = await accessRows(tx).where('a.id', '=', id).forNoKeyUpdate('a').executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
export const insertAccess = (
  tx: TxCtx,
  a: {
    id: string;
    area: string;
    childId: string | null;
    eveningId: string | null;
    purpose: string;
    until: Temporal.Instant | null;
  } & {
    by: { accountId: string; organisationId: string; role: string };
  },
) =>
  tx.db
    .insertInto('room_access')
    .values({
      id: a.id,
      area: a.area,
      child_id: a.childId,
      evening_id: a.eveningId,
      account_id: a.by.accountId,
      organisation_id: a.by.organisationId,
      role: a.by.role,
      purpose: a.purpose,
      asked_at: tx.now,
      ...(a.until && { decision: 'urgent', decided_by: a.by.accountId, decided_at: tx.now, until: a.until }),
    })
    .execute();
export const putDecision = (
  tx: TxCtx,
  id: string,
  d: { decision: 'approved' | 'declined'; by: string; until: Temporal.Instant | null },
) =>
  tx.db
    .updateTable('room_access')
    .set((eb) => ({
      decision: d.decision,
      decided_by: d.by,
      decided_at: tx.now,
      until: d.until,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
export async function noteReads(tx: TxCtx, accessId: string, children: readonly { childId: string; area: string }[]) {
  if (children.length === 0) return;
  const values = children.map((c) => ({
    ...{ id: tx.house.newId(), access_id: accessId, child_id: c.childId, area: c.area, at: tx.now },
  }));
  await tx.db.insertInto('room_child_read').values(values).execute();
}
export type ReadOf = { at: Temporal.Instant; unit: string; role: string; purpose: string; decision: string | null };
/** Who read a child's record, for its guardian: unit and post, purpose, when. */
export const readsOf = (ctx: Ctx, childId: string): Promise<ReadOf[]> =>
  ctx.db
    .selectFrom('room_child_read as x')
    .innerJoin('room_access as a', 'a.id', 'x.access_id')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select(['x.at', 'o.name as unit', 'a.role', 'a.purpose', 'a.decision'])
    .where('x.child_id', '=', childId)
    .orderBy('x.at', 'desc')
    .limit(200)
    .execute();
