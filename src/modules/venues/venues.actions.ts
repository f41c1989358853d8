import { isWithin, levelOf } from '#kernel/area.ts';
import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { wgs84 } from '#modules/open311/datum.rules.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import { parseHours } from '#modules/stations/hours.read.rules.ts';
import { CHINA, positionFault } from '#modules/stations/position.rules.ts';
import { hoursFaultWords, positionFaultWords } from '#modules/stations/stations.words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { heldBetween } from './bookings.store.ts';
import { daysShown } from './slots.ts';
import type { VenueInput, VenueRow, VenuesApi } from './venues.contract.ts';
import { venueKeepers, venueWorkflow } from './venues.rules.ts';
import {
  type ClosedDays,
  closedDaysOf,
  dropClosed,
  insertClosed,
  insertVenue,
  lockOwn,
  putState,
  putVenue,
  type StoredVenue,
  selectVenues,
  type VenueValues,
  venueById,
} from './venues.store.ts';
import { no, venueRefusalWords } from './venues.words.ts';

type Handles = { [K in keyof VenuesApi]: Handler<VenuesApi[K]> };

const entry = (v: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'venue', id: v.id, area: v.area, verb, shows: 'public', data }) as const;

const isOwn = (ctx: Ctx, area: string) => ctx.actor.kind === 'staff' && isWithin(area, ctx.actor.area);
const partsOf = (ctx: Ctx, area: string): ReadonlySet<'keeper'> =>
  new Set(
    isOwn(ctx, area) && venueKeepers.some((r) => ctx.actor.kind === 'staff' && r === ctx.actor.role) ? ['keeper'] : [],
  );

export function present(ctx: Ctx, v: StoredVenue, closed: readonly ClosedDays[]): VenueRow {
  // A reason is asked for when the verb is used: here it stands as given.
  const { open } = openVerbs(venueWorkflow, { status: v.state, reason: '--' }, partsOf(ctx, v.area), ctx.now);
  const own = isOwn(ctx, v.area);
  return {
    ...v,
    hours: {
      week: v.hours.week.map((d) => d.map(([a, b]) => [a, b])),
      holiday: v.hours.holiday?.map(([a, b]) => [a, b]) ?? null,
    },
    isOwn: own,
    waiting: own ? v.waiting : 0,
    closed: closed
      .filter((c) => c.venueId === v.id)
      .map(({ id, fromDay, toDay, reason }) => ({ id, fromDay, toDay, reason })),
    open,
  };
}
export async function presentAll(ctx: Ctx, venues: readonly StoredVenue[]): Promise<VenueRow[]> {
  const closed = await closedDaysOf(
    ctx,
    venues.map((v) => v.id),
    dayOf(ctx.now),
  );
  return venues.map((v) => present(ctx, v, closed));
}
const presentOne = async (ctx: Ctx, id: string): Promise<VenueRow> => {
  const [row] = await presentAll(ctx, [await venueById(ctx, id)]);
  if (!row) throw notFound();
  return row;
};

export const listVenues: Handles['listVenues'] = async (ctx, { query: { own, ...query } }) => {
  const within = own && ctx.actor.kind === 'staff' ? ctx.actor.area : undefined;
  return { items: await presentAll(ctx, await selectVenues(ctx, { ...query, within })) };
};
export const getVenue: Handles['getVenue'] = (ctx, { params }) => presentOne(ctx, params.id);

/** Everything the form breaks, at once; else the values as they are kept. */
async function checked(ctx: Ctx, input: VenueInput): Promise<VenueValues> {
  const { datum, hours: written, way, access, lat, long, ...given } = input;
  const faults: FieldFault[] = [];
  const bad = (field: string, rule: keyof typeof venueRefusalWords) =>
    faults.push({ field, rule, says: venueRefusalWords[rule] });
  const place = await placeOf(ctx, given.area);
  const isTooWide = ['county', 'prefecture', 'province'].includes(levelOf(given.area) ?? 'province');
  if (
    !place ||
    !isOpenOn(place, dayOf(ctx.now)) ||
    isTooWide ||
    (ctx.actor.kind === 'staff' && !isOwn(ctx, given.area))
  )
    bad('area', 'notHere');
  const unit = (await organisationsById(ctx, [given.organisationId])).get(given.organisationId);
  if (!unit || (ctx.actor.kind === 'staff' && !isWithin(unit.area, ctx.actor.area)))
    bad('organisationId', 'unitNotHere');
  const read = parseHours(written);
  if ('fault' in read)
    faults.push({ field: 'hours', rule: read.fault, says: hoursFaultWords[read.fault], values: { part: read.part } });
  if ((lat === undefined) !== (long === undefined)) bad('long', 'halfPosition');
  const raw = lat === undefined || long === undefined ? null : { lat, long };
  const fault = raw && (positionFault(raw, CHINA) ?? positionFault(wgs84(raw, datum), CHINA));
  if (fault) faults.push({ field: 'long', rule: fault, says: positionFaultWords[fault], values: { place: '国内' } });
  const [first] = faults;
  if (first || 'fault' in read)
    throw new Refused('faulty', 422, first?.says ?? venueRefusalWords.notNow, {
      faults,
      ...(first?.values && { values: first.values }),
    });
  const at = raw ? wgs84(raw, datum) : { lat: null, long: null };
  return { ...given, ...at, way: way ?? null, access: access ?? null, hours: read.hours };
}

/** A second venue of one name in a county is refused by the index, whoever was quicker. */
async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violation(error)?.constraint !== 'venue_name') throw error;
    throw no('sameName', 'name', { name });
  }
}

const dayStart = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant();
async function bookedThen(tx: TxCtx, venueId: string, fromDay: string, toDay: string): Promise<number> {
  const after = dayStart(Temporal.PlainDate.from(toDay).add({ days: 1 }).toString());
  return (await heldBetween(tx, [venueId], dayStart(fromDay), after)).length;
}
/** Visits that are still to come. */
const bookedAhead = async (tx: TxCtx, venueId: string): Promise<number> =>
  (await heldBetween(tx, [venueId], tx.now, tx.now.add({ hours: 24 * 366 }))).length;

export const addVenue: Handles['addVenue'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const values = await checked(tx, input);
    const id = tx.house.newId();
    await named(values.name, () => insertVenue(tx, id, values));
    await record(tx, entry({ id, area: values.area }, 'add', { name: values.name }), 'new');
    return presentOne(tx, id);
  });
/** Bookings that were made stay as they are: a change of hours counts from the next one. */
export const changeVenue: Handles['changeVenue'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const before = await lockOwn(tx, params.id);
    const values = await checked(tx, input);
    await named(values.name, () => putVenue(tx, before.id, values));
    await record(tx, entry({ id: before.id, area: values.area }, 'change', { name: values.name }));
    return presentOne(tx, before.id);
  });
export const moveVenue: Handles['moveVenue'] = (ctx, { params, input: { verb, reason } }) =>
  once(ctx, async (tx) => {
    const v = await lockOwn(tx, params.id);
    const verdict = decide(venueWorkflow, verb, { status: v.state, reason }, partsOf(tx, v.area), tx.now);
    if (!verdict.ok) throw no(verdict.why, verdict.why === 'reasonMissing' ? 'reason' : undefined);
    const n = verb === 'close' ? await bookedAhead(tx, v.id) : 0;
    if (n > 0) throw no('bookedAhead', 'reason', { n });
    await named(v.name, () => putState(tx, v.id, verdict.to, verdict.to === 'open' ? null : reason));
    await record(tx, entry(v, verb, { reason }));
    return presentOne(tx, v.id);
  });

/** Nobody is left standing before a closed door: what is booked then is cancelled first, each with a reason. */
export const closeDays: Handles['closeDays'] = (ctx, { params, input: { fromDay, toDay, reason } }) =>
  once(ctx, async (tx) => {
    const v = await lockOwn({ ...tx, version: null }, params.id);
    if (toDay < fromDay) throw no('closedBackwards', 'toDay');
    if (fromDay < dayOf(tx.now)) throw no('closedPast', 'fromDay');
    const n = await bookedThen(tx, v.id, fromDay, toDay);
    if (n > 0) throw no('bookedThen', 'fromDay', { n });
    await insertClosed(tx, { id: tx.house.newId(), venueId: v.id, area: v.area, fromDay, toDay, reason });
    await record(tx, entry(v, 'closeDays', { fromDay, toDay, reason }));
    return presentOne(tx, v.id);
  });
export const openDays: Handles['openDays'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const v = await lockOwn({ ...tx, version: null }, params.id);
    await dropClosed(tx, v.id, params.closedId);
    await record(tx, entry(v, 'openDays'));
    return presentOne(tx, v.id);
  });
export const venueSlots: Handles['venueSlots'] = async (ctx, { params, query }) => ({
  items: await daysShown(ctx, await venueById(ctx, params.id), query.from ?? dayOf(ctx.now), query.days),
});
