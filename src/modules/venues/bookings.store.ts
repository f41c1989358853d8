import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import { type BookingStatus, holding } from './venues.rules.ts';

const placeOfName = (id: string) => `venue_booking.name:${id}`;
const placeOfPhone = (id: string) => `venue_booking.phone:${id}`;
export const sealedBooking: Sealed = {
  table: 'venue_booking',
  key: 'id',
  columns: { name_sealed: placeOfName, phone_sealed: placeOfPhone },
};

/** The bookings of the venues in the actor's place, and those of units in the actor's place wherever they go. */
function visibleBookings({ db, actor }: Ctx) {
  const all = db
    .selectFrom('venue_booking as b')
    .innerJoin('venue as v', 'v.id', 'b.venue_id')
    .innerJoin('organisation as h', 'h.id', 'v.organisation_id')
    .leftJoin('activity as a', 'a.id', 'b.activity_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where(
    sql<boolean>`((b.area >= ${from} and b.area < ${before}) or (b.organisation_area >= ${from} and b.organisation_area < ${before}))`,
  );
}
const rows = (ctx: Ctx) =>
  visibleBookings(ctx).select([
    'b.id',
    'b.number',
    'b.venue_id as venueId',
    'v.name as venue',
    'v.address as venueAddress',
    'h.name as host',
    'h.id as hostId',
    'b.area',
    'b.organisation_id as organisationId',
    'b.organisation_area as organisationArea',
    'b.group_name as group',
    'b.starts_at as startsAt',
    'b.ends_at as endsAt',
    'b.people',
    'b.note',
    'b.status',
    'b.reason',
    'b.cancelled_by as cancelledBy',
    'b.at',
    'b.came',
    'b.activity_id as activityId',
    'a.status as activityStatus',
    'b.name_sealed as nameSealed',
    sql<boolean>`b.phone_sealed is not null`.as('hasPhone'),
    'b.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (ctx: Ctx, { nameSealed, ...r }: Row) => ({
  ...r,
  status: r.status as BookingStatus,
  cancelledBy: r.cancelledBy as 'host' | 'visitor' | null,
  contact: nameSealed ? open(ctx.house.keys, nameSealed, placeOfName(r.id)) : null,
});
export type StoredBooking = ReturnType<typeof typed>;

const dayStart = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant();
const dayAfter = (day: string) => dayStart(Temporal.PlainDate.from(day).add({ days: 1 }).toString());
export type BookingFilter = {
  side?: 'host' | 'visitor' | undefined;
  venueId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  status?: BookingStatus | undefined;
};
const MOST = 1000;
export async function selectBookings(ctx: Ctx, f: BookingFilter): Promise<StoredBooking[]> {
  const own = ctx.actor.kind === 'staff' ? prefixRange(ctx.actor.area) : null;
  const column = f.side === 'visitor' ? 'b.organisation_area' : 'b.area';
  const found = await rows(ctx)
    .$if(f.side !== undefined && own !== null, (q) =>
      q.where(column, '>=', own?.from ?? '').where(column, '<', own?.before ?? ''),
    )
    .$if(f.venueId !== undefined, (q) => q.where('b.venue_id', '=', f.venueId ?? ''))
    .$if(f.status !== undefined, (q) => q.where('b.status', '=', f.status ?? ''))
    .$if(f.from !== undefined, (q) => q.where('b.starts_at', '>=', dayStart(f.from ?? '')))
    .$if(f.to !== undefined, (q) => q.where('b.starts_at', '<', dayAfter(f.to ?? '')))
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .limit(mostOf(ctx, MOST))
    .execute();
  return found.map((r) => typed(ctx, r));
}
export async function bookingById(ctx: Ctx, id: string): Promise<StoredBooking> {
  const row = await rows(ctx).where('b.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
export async function lockBooking(tx: TxCtx, id: string): Promise<StoredBooking> {
  const row = await rows(tx).where('b.id', '=', id).forNoKeyUpdate('b').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(tx, row);
}
export async function phoneOf(ctx: Ctx, id: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('venue_booking')
    .select('phone_sealed as sealed')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.sealed ? open(ctx.house.keys, row.sealed, placeOfPhone(id)) : null;
}

export type Held = { venueId: string; startsAt: number; endsAt: number; people: number };
/** What holds places between two moments. */
export async function heldBetween(
  ctx: Ctx,
  venueIds: readonly string[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Held[]> {
  if (venueIds.length === 0) return [];
  const found = await ctx.db
    .selectFrom('venue_booking')
    .select(['venue_id as venueId', 'starts_at as startsAt', 'ends_at as endsAt', 'people'])
    .where('venue_id', 'in', venueIds)
    .where('status', 'in', [...holding])
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
    .execute();
  return found.map((h) => ({ ...h, startsAt: h.startsAt.epochMilliseconds, endsAt: h.endsAt.epochMilliseconds }));
}

const PASSPHRASE_DIGITS = 8;
export const bookingMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `venueBooking:${number}`, passphrase));

export type NewBooking = {
  venueId: string;
  area: string;
  unit: { id: string; area: string } | null;
  accountId: string | null;
  group: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  people: number;
  note: string | null;
  contact: string;
  phone: string;
};
/** The passphrase is in the answer only; units need none, for they have accounts. */
export async function insertBooking(
  tx: TxCtx,
  n: NewBooking,
): Promise<{ id: string; number: string; passphrase: string }> {
  const id = tx.house.newId();
  for (;;) {
    const number = signUpNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const made = await tx.db
      .insertInto('venue_booking')
      .values({
        id,
        number,
        venue_id: n.venueId,
        area: n.area,
        organisation_id: n.unit?.id ?? null,
        organisation_area: n.unit?.area ?? null,
        account_id: n.accountId,
        group_name: n.group,
        starts_at: n.startsAt,
        ends_at: n.endsAt,
        people: n.people,
        note: n.note,
        status: 'asked',
        at: tx.now,
        name_sealed: Buffer.from(seal(tx.house.keys, n.contact, placeOfName(id))),
        phone_sealed: Buffer.from(seal(tx.house.keys, n.phone, placeOfPhone(id))),
        mac: n.unit ? null : bookingMac(tx, number, passphrase),
      })
      .onConflict((c) => c.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    // A number drawn twice is drawn again.
    if (made) return { id, number, passphrase };
  }
}

export type BookingChange = {
  status: BookingStatus;
  reason?: string;
  cancelledBy?: 'host' | 'visitor';
  came?: number;
  activityId?: string;
};
export const putBooking = (tx: TxCtx, id: string, c: BookingChange) =>
  tx.db
    .updateTable('venue_booking')
    .set((eb) => ({
      status: c.status,
      ...(c.reason !== undefined && { reason: c.reason }),
      ...(c.cancelledBy !== undefined && { cancelled_by: c.cancelledBy }),
      ...(c.came !== undefined && { came: c.came }),
      ...(c.activityId !== undefined && { activity_id: c.activityId }),
      ...((c.status === 'confirmed' || c.status === 'declined') && { decided_at: tx.now }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

/* By the receipt of who booked from home. */
export const bookingReceipt = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('venue_booking')
    .select(['id', 'mac'])
    .where('number', '=', number)
    .where('mac', 'is not', null)
    .executeTakeFirst();
export const { countTry, forgetTries } = triesOf('venue_booking');

/** Confirmed visits that begin before then and were not spoken of yet; each is claimed once. */
export const claimReminders = (tx: TxCtx, before: Temporal.Instant) =>
  tx.db
    .updateTable('venue_booking')
    .set({ reminded_at: tx.now })
    .where('status', '=', 'confirmed')
    .where('reminded_at', 'is', null)
    .where('starts_at', '>', tx.now)
    .where('starts_at', '<', before)
    .returning(['id', 'area', 'organisation_area as organisationArea'])
    .execute();
/** Names and telephones of visits that were over before then go. */
export const eraseContacts = (tx: TxCtx, before: Temporal.Instant) =>
  tx.db
    .updateTable('venue_booking')
    .set({ name_sealed: null, phone_sealed: null, erased_at: tx.now })
    .where('erased_at', 'is', null)
    .where('ends_at', '<', before)
    .execute();
