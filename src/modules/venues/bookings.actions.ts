import { isWithin } from '#kernel/area.ts';
import { normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { beginOne } from '#modules/activities/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  bookingById,
  insertBooking,
  lockBooking,
  phoneOf,
  putBooking,
  type StoredBooking,
  selectBookings,
} from './bookings.store.ts';
import { weigh } from './slots.ts';
import type { BookingView, VenuesApi } from './venues.contract.ts';
import {
  type BookingFacts,
  type BookingPart,
  type BookingVerb,
  bookingWorkflow,
  venueKeepers,
} from './venues.rules.ts';
import { lockVenue } from './venues.store.ts';
import { no, noBooking, venueRefusalWords, venueWords } from './venues.words.ts';

type Handles = { [K in keyof VenuesApi]: Handler<VenuesApi[K]> };

export const entryOf = (b: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'venueBooking', id: b.id, area: b.area, verb, shows: 'resident', data }) as const;

const sides = (ctx: Ctx, b: Pick<StoredBooking, 'area' | 'organisationArea'>) => ({
  isHost: ctx.actor.kind === 'staff' && isWithin(b.area, ctx.actor.area),
  isVisitor: ctx.actor.kind === 'staff' && b.organisationArea !== null && isWithin(b.organisationArea, ctx.actor.area),
});
function partsOf(ctx: Ctx, b: StoredBooking): ReadonlySet<BookingPart> {
  const { actor } = ctx;
  if (actor.kind !== 'staff' || !venueKeepers.some((r) => r === actor.role)) return new Set();
  const { isHost, isVisitor } = sides(ctx, b);
  return new Set([...(isHost ? (['host'] as const) : []), ...(isVisitor ? (['visitor'] as const) : [])]);
}
export const factsOf = (b: StoredBooking, reason: string): BookingFacts => ({
  status: b.status,
  startsAt: b.startsAt,
  reason,
  hasUnit: b.organisationId !== null,
  isRecorded: b.activityId !== null,
});

export function view(ctx: Ctx, b: StoredBooking): BookingView {
  const { open, closed } = openVerbs(bookingWorkflow, factsOf(b, '--'), partsOf(ctx, b), ctx.now);
  const { area: _area, organisationArea: _where, hostId: _host, ...rest } = b;
  return {
    ...rest,
    startsAt: b.startsAt.toString(),
    endsAt: b.endsAt.toString(),
    at: b.at.toString(),
    ...sides(ctx, b),
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...venueRefusalWords[why]] as [string, string] })),
  };
}
const shown = async (ctx: Ctx, id: string): Promise<BookingView> => view(ctx, await bookingById(ctx, id));

export const listBookings: Handles['listBookings'] = async (ctx, { query }) => ({
  items: (await selectBookings(ctx, query)).map((b) => view(ctx, b)),
});
export const getBooking: Handles['getBooking'] = (ctx, { params }) => shown(ctx, params.id);

export type Asking = {
  venueId: string;
  startsAt: Temporal.Instant;
  people: number;
  unit: { id: string; area: string } | null;
  accountId: string | null;
  group: string;
  contact: string;
  phone: string;
  note: string | null;
};
/** Asks for a visit. The venue is taken first: of two who want the last places, the second is told how many are left. */
export async function book(tx: TxCtx, a: Asking): Promise<{ id: string; number: string; passphrase: string }> {
  const v = await lockVenue(tx, a.venueId);
  if (!a.unit && !v.takesResidents) throw no('noResidents');
  const contact = normalName(a.contact);
  if (!contact) throw no('nameMissing', 'contact');
  const phone = normalPhone(a.phone);
  if (!phone) throw no('phoneWrong', 'phone');
  const w = await weigh(tx, v, a.startsAt, a.people);
  if (w.fault) throw noBooking(w.fault, { reason: w.closed, hours: v.leadHours, days: v.aheadDays, free: w.free });
  const made = await insertBooking(tx, { ...a, area: v.area, contact, phone, startsAt: w.startsAt, endsAt: w.endsAt });
  await record(tx, entryOf({ id: made.id, area: v.area }, 'ask', { venue: v.id, people: a.people }), 'new');
  return made;
}
export const bookVisit: Handles['bookVisit'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { actor } = tx;
    if (actor.kind !== 'staff') throw notFound();
    const unit = (await organisationsById(tx, [input.organisationId])).get(input.organisationId);
    if (!unit || unit.validTo !== null || !isWithin(unit.area, actor.area)) throw no('unitNotHere', 'organisationId');
    const { id } = await book(tx, {
      venueId: params.id,
      startsAt: Temporal.Instant.from(input.startsAt),
      people: input.people,
      unit: { id: unit.id, area: unit.area },
      accountId: actor.accountId,
      group: unit.shortName,
      contact: input.contact,
      phone: input.phone,
      note: input.note ?? null,
    });
    return shown(tx, id);
  });

async function lockFor(tx: TxCtx, id: string, verb: BookingVerb, reason: string) {
  const b = await lockBooking(tx, id);
  const parts = partsOf(tx, b);
  const verdict = decide(bookingWorkflow, verb, factsOf(b, reason), parts, tx.now);
  if (!verdict.ok) throw no(verdict.why, verdict.why === 'reasonMissing' ? 'reason' : undefined);
  return { b, to: verdict.to, parts };
}
export const moveBooking: Handles['moveBooking'] = (ctx, { params, input: { verb, reason, people } }) =>
  once(ctx, async (tx) => {
    const { b, to, parts } = await lockFor(tx, params.id, verb, reason);
    if (verb === 'came' && people === undefined) throw no('peopleMissing', 'people');
    await putBooking(tx, b.id, {
      status: to,
      ...((verb === 'decline' || verb === 'cancel') && { reason }),
      ...(verb === 'cancel' && { cancelledBy: parts.has('host') && !parts.has('visitor') ? 'host' : 'visitor' }),
      ...(verb === 'came' && people !== undefined && { came: people }),
    });
    await record(tx, entryOf(b, verb, verb === 'came' ? { people } : {}));
    return shown(tx, b.id);
  });

/** The visit becomes an activity of the unit, in this transaction: its roll and its minutes are the activity's, and it counts for the month. */
export const recordBooking: Handles['recordBooking'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { b, to } = await lockFor(tx, params.id, 'record', '');
    if (!b.organisationId) throw no('noUnit');
    const activityId = await beginOne(tx, {
      organisationId: b.organisationId,
      kind: 'studyVisit',
      title: say(venueWords.activityTitle, 'zh', { venue: b.venue }),
      topic: b.note ?? undefined,
      where: `${b.venue}(${b.venueAddress})`.slice(0, 120),
      startsAt: b.startsAt.toString(),
      endsAt: b.endsAt.toString(),
    });
    await putBooking(tx, b.id, { status: to, activityId });
    await record(tx, entryOf(b, 'record', { activity: activityId }));
    return shown(tx, b.id);
  });

export const bookingPhone: Handles['bookingPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const b = await bookingById(tx, params.id);
    await record(tx, entryOf(b, 'phoneSeen'));
    return { phone: await phoneOf(tx, b.id) };
  });
