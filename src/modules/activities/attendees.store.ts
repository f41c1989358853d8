import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { Presence } from './activities.rules.ts';

/* Who was called and who came. Callers hold an activity they may see. */

const placeOfName = (id: string) => `activity_attendee:${id}`;
export const sealedAttendee: Sealed = { table: 'activity_attendee', key: 'id', columns: { name_sealed: placeOfName } };

export type Attendee = {
  id: string;
  membershipId: string | null;
  name: string;
  counts: boolean;
  hasVote: boolean;
  presence: Presence;
  reason: string | null;
  tickedAt: Temporal.Instant | null;
  signUpNumber: string | null;
};
export async function attendeesOf(ctx: Ctx, activityId: string): Promise<Attendee[]> {
  const rows = await ctx.db
    .selectFrom('activity_attendee as t')
    .leftJoin('organisation_member as m', 'm.id', 't.membership_id')
    .select([
      't.id',
      't.membership_id as membershipId',
      't.name_sealed as sealed',
      'm.person_name as member',
      't.counts',
      't.has_vote as hasVote',
      't.presence',
      't.reason',
      't.ticked_at as tickedAt',
      't.signup_number as signUpNumber',
    ])
    .where('t.activity_id', '=', activityId)
    .orderBy('t.has_vote', 'desc')
    .orderBy('t.counts', 'desc')
    .orderBy(sql`m.role <> 'head'`)
    .orderBy('t.at')
    .orderBy('t.id')
    .execute();
  return rows.map(({ sealed, member, ...r }) => ({
    ...r,
    presence: r.presence as Presence,
    name: sealed ? open(ctx.house.keys, sealed, placeOfName(r.id)) : (member ?? ''),
  }));
}

type OfActivity = { id: string; area: string };
export type NewAttendee = {
  membershipId?: string;
  name?: string;
  counts: boolean;
  hasVote: boolean;
  presence?: Presence;
};
export async function insertAttendees(tx: TxCtx, a: OfActivity, many: readonly NewAttendee[]): Promise<void> {
  if (many.length === 0) return;
  const values = many.map((n) => {
    const id = tx.house.newId();
    return {
      id,
      activity_id: a.id,
      area: a.area,
      membership_id: n.membershipId ?? null,
      name_sealed:
        n.membershipId === undefined ? Buffer.from(seal(tx.house.keys, n.name ?? '', placeOfName(id))) : null,
      counts: n.counts,
      has_vote: n.hasVote,
      presence: n.presence ?? 'unknown',
      ticked_at: n.presence && n.presence !== 'unknown' ? tx.now : null,
      at: tx.now,
    };
  });
  await tx.db
    .insertInto('activity_attendee')
    .values(values)
    .onConflict((c) => c.doNothing())
    .execute();
}
type Called = { membershipId: string; counts: boolean; hasVote: boolean };
/**
 * The roll as it is on another day: who is no member then goes, unless they came; who is one comes on; what counts is what counts then, and who
 * had asked for leave is asked again. Guests stay.
 */
export async function redrawRoll(tx: TxCtx, a: OfActivity, called: readonly Called[]): Promise<void> {
  const ofMembers = tx.db
    .deleteFrom('activity_attendee')
    .where('activity_id', '=', a.id)
    .where('membership_id', 'is not', null)
    .where('presence', '<>', 'present');
  await ofMembers
    .$if(called.length > 0, (q) =>
      q.where(
        'membership_id',
        'not in',
        called.map((c) => c.membershipId),
      ),
    )
    .execute();
  for (const c of called)
    await tx.db
      .updateTable('activity_attendee')
      .set({ counts: c.counts, has_vote: c.hasVote })
      .where('activity_id', '=', a.id)
      .where('membership_id', '=', c.membershipId)
      .execute();
  await tx.db
    .updateTable('activity_attendee')
    .set({ presence: 'unknown', reason: null, ticked_at: tx.now })
    .where('activity_id', '=', a.id)
    .where('presence', 'in', ['leave', 'absent'])
    .execute();
  await insertAttendees(tx, a, called);
}
/** An answer that is older than what stands there already does not replace it: phones come late and out of order. */
export async function putTick(
  tx: TxCtx,
  id: string,
  t: { presence: Presence; reason: string | null; made: Temporal.Instant; by: string },
): Promise<void> {
  await tx.db
    .updateTable('activity_attendee')
    .set({ presence: t.presence, reason: t.reason, ticked_at: t.made, ticked_by: t.by })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('ticked_at', 'is', null), eb('ticked_at', '<=', t.made)]))
    .execute();
}

/** Whoever is in stands on the list of the day, to be ticked like anybody else. */
export async function insertSignUpAttendees(
  tx: TxCtx,
  a: OfActivity,
  many: readonly { number: string; name: string }[],
  presence: 'unknown' | 'present' = 'unknown',
): Promise<void> {
  if (many.length === 0) return;
  const values = many.map(({ number, name }) => {
    const id = tx.house.newId();
    return {
      id,
      activity_id: a.id,
      area: a.area,
      signup_number: number,
      name_sealed: Buffer.from(seal(tx.house.keys, name, placeOfName(id))),
      counts: false,
      has_vote: false,
      presence,
      ticked_at: presence === 'present' ? tx.now : null,
      at: tx.now,
    };
  });
  await tx.db.insertInto('activity_attendee').values(values).execute();
}
export const dropSignUpAttendee = (tx: TxCtx, number: string) =>
  tx.db.deleteFrom('activity_attendee').where('signup_number', '=', number).execute();

/** Whose contact was erased has no name on the list of that day either; that somebody came stays. */
export async function wipeSignUpNames(tx: TxCtx): Promise<void> {
  const rows = await tx.db
    .selectFrom('activity_attendee as t')
    .innerJoin('activity_signup as s', 's.number', 't.signup_number')
    .select('t.id')
    .where('s.erased_at', '=', tx.now)
    .execute();
  for (const { id } of rows)
    await tx.db
      .updateTable('activity_attendee')
      .set({ name_sealed: Buffer.from(seal(tx.house.keys, '—', placeOfName(id))) })
      .where('id', '=', id)
      .execute();
}
