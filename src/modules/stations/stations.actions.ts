import { isWithin, levelOf } from '#kernel/area.ts';
import type { FieldFault } from '#kernel/refusal.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { wgs84 } from '#modules/open311/datum.rules.ts';
import { organisationsFor } from '#modules/organisations/index.ts';
import { calendarOf, dayOf, isOpenOn, placeNames, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { parseHours } from './hours.read.rules.ts';
import { type HouseDay, openAt } from './hours.rules.ts';
import { daysFrom, minuteOfDay } from './house.days.ts';
import { boxFault, CHINA, positionFault } from './position.rules.ts';
import type { PublicStation, StationInput, StationRow, StationsApi } from './stations.contract.ts';
import { keeperRoles, namesCharge, staleFor, stationWorkflow } from './stations.rules.ts';
import {
  boxAt,
  insertStation,
  lockStation,
  putConfirmed,
  putState,
  putStation,
  type StationValues,
  type StoredStation,
  selectBoxes,
  selectPublic,
  selectStations,
  stationById,
  upsertBox,
} from './stations.store.ts';
import { hoursFaultWords, stationRefusalWords as no, positionFaultWords } from './stations.words.ts';

type Handles = { [K in keyof StationsApi]: Handler<StationsApi[K]> };

/** What a change of a station leaves in the journal: anybody may know. */
export const entry = (s: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'station', id: s.id, area: s.area, verb, shows: 'public', data }) as const;

export const partsOf = (ctx: Ctx): ReadonlySet<'keeper'> =>
  new Set(keeperRoles.some((r) => ctx.actor.kind === 'staff' && r === ctx.actor.role) ? ['keeper'] : []);

export const presentPublic = (s: StoredStation): PublicStation => ({
  id: s.id,
  area: s.area,
  placeName: s.placeName,
  district: s.district,
  districtName: s.districtName,
  name: s.name,
  kind: s.kind,
  address: s.address,
  way: s.way,
  lat: s.lat,
  long: s.long,
  amenities: [...s.amenities],
  seats: s.seats,
  hours: {
    week: s.hours.week.map((d) => d.map(([a, b]) => [a, b])),
    holiday: s.hours.holiday?.map(([a, b]) => [a, b]) ?? null,
  },
  host: s.host,
  phone: s.phone,
  state: s.state,
  stateReason: s.stateReason,
  pausedUntil: s.pausedUntil,
  confirmedOn: s.confirmedOn,
});

export function present(ctx: Ctx, s: StoredStation): StationRow {
  // A reason is asked for when the verb is used: here it stands as given.
  const { open } = openVerbs(stationWorkflow, { status: s.state, reason: '--' }, partsOf(ctx), ctx.now);
  return {
    ...presentPublic(s),
    organisationId: s.organisationId,
    unit: s.unit,
    waiting: s.waiting,
    version: s.version,
    open,
  };
}

/** Is it open at this moment? A paused or closed one is not. */
export const isOpenNow = (s: StoredStation, days: readonly HouseDay[], minute: number): boolean =>
  s.state === 'open' && openAt(s.hours, days, minute).isOpen;

type More = { openNow?: boolean | undefined; stale?: boolean | undefined };
async function narrowed(ctx: Ctx, found: StoredStation[], more: More) {
  const days = daysFrom(await calendarOf(ctx), ctx.now);
  const [today, minute] = [dayOf(ctx.now), minuteOfDay(ctx.now)];
  const items = found
    .filter((s) => !more.openNow || isOpenNow(s, days, minute))
    .filter((s) => !more.stale || (s.state !== 'closed' && staleFor(s.confirmedOn, today) !== null));
  return { items, days };
}

/** The stations anybody may know, by place, service, name and whether they are open at this moment. */
export async function findPublic(ctx: Ctx, query: Parameters<typeof selectPublic>[1] & More) {
  return narrowed(ctx, await selectPublic(ctx, query), query);
}
export const findStations = async (ctx: Ctx, query: Parameters<typeof selectStations>[1] & More) =>
  narrowed(ctx, await selectStations(ctx, query), query);

export const publicStations: Handles['publicStations'] = async (ctx, { query }) => {
  const { items, days } = await findPublic(ctx, query);
  return { items: items.map(presentPublic), days: [...days] };
};
export const listStations: Handles['listStations'] = async (ctx, { query }) => {
  const { items, days } = await findStations(ctx, query);
  return { items: items.map((s) => present(ctx, s)), days: [...days] };
};
export const getStation: Handles['getStation'] = async (ctx, { params }) =>
  present(ctx, await stationById(ctx, params.id));

const faultOn = (field: string, rule: string, says: Word, values?: WordValues): FieldFault =>
  values ? { field, rule, says, values } : { field, rule, says };
const refuse = (faults: readonly FieldFault[]): never => {
  const [first] = faults;
  throw new Refused('faulty', 422, first?.says ?? no.notNow, {
    ...(first?.values && { values: first.values }),
    faults,
  });
};

/** The texts of a station that speak of a charge. */
export const charged = (v: Record<'name' | 'address' | 'host', string> & { way?: string | undefined }) =>
  (['name', 'address', 'way', 'host'] as const).filter((f) => namesCharge(v[f] ?? ''));

/** Everything the form breaks, at once; else the values as they are kept. */
async function checked(ctx: Ctx, input: StationInput): Promise<StationValues> {
  const { datum, hours: written, way, seats, ...given } = input;
  const faults = charged(input).map((f) => faultOn(f, 'charge', no.charge));
  const today = dayOf(ctx.now);
  if (ctx.actor.kind === 'staff' && !isWithin(given.area, ctx.actor.area))
    faults.push(faultOn('area', 'outsideYourPlace', no.notYours));
  const place = await placeOf(ctx, given.area);
  const level = levelOf(given.area);
  if (!place || !isOpenOn(place, today) || level === 'county' || level === 'prefecture' || level === 'province')
    faults.push(faultOn('area', 'notHere', no.notHere));
  if (!(await organisationsFor(ctx, given.area)).some((o) => o.id === given.organisationId))
    faults.push(faultOn('organisationId', 'unitUnknown', no.unitUnknown));
  const read = parseHours(written);
  if ('fault' in read) faults.push(faultOn('hours', read.fault, hoursFaultWords[read.fault], { part: read.part }));
  const box = await boxAt(ctx, given.area);
  const raw = { lat: given.lat, long: given.long };
  const fault = positionFault(raw, CHINA) ?? positionFault(wgs84(raw, datum), box ?? CHINA);
  if (fault) faults.push(faultOn('long', fault, positionFaultWords[fault], { place: box?.placeName ?? '国内' }));
  if (faults.length > 0 || 'fault' in read) return refuse(faults);
  return {
    ...given,
    ...wgs84(raw, datum),
    way: way ?? null,
    seats: seats ?? null,
    hours: read.hours,
    confirmedOn: today,
  };
}

/** A second station of one name in a county is refused by the index, whoever was quicker. */
export async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violation(error)?.constraint !== 'station_name') throw error;
    return refuse([faultOn('name', 'sameName', no.sameName, { name })]);
  }
}

export const addStation: Handles['addStation'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const values = await checked(tx, input);
    const id = tx.house.newId();
    await named(values.name, () => insertStation(tx, id, values));
    await record(tx, entry({ id, area: values.area }, 'add', { name: values.name }), 'new');
    return present(tx, await stationById(tx, id));
  });

export const changeStation: Handles['changeStation'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const before = await lockStation(tx, params.id);
    const values = await checked(tx, input);
    await named(values.name, () => putStation(tx, before.id, values));
    await record(tx, entry({ id: before.id, area: values.area }, 'change', { name: values.name }));
    return present(tx, await stationById(tx, before.id));
  });

export const moveStation: Handles['moveStation'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const s = await lockStation(tx, params.id);
    const { verb, reason, until } = input;
    const verdict = decide(stationWorkflow, verb, { status: s.state, reason }, partsOf(tx), tx.now);
    if (!verdict.ok && verdict.why === 'reasonMissing')
      return refuse([faultOn('reason', 'reasonMissing', no.reasonMissing)]);
    if (!verdict.ok) throw new Refused(verdict.why, verdict.why === 'notNow' ? 409 : 403, no[verdict.why]);
    if (namesCharge(reason)) return refuse([faultOn('reason', 'charge', no.charge)]);
    if (until && until <= dayOf(tx.now)) return refuse([faultOn('until', 'untilPast', no.untilPast)]);
    await named(s.name, () =>
      putState(tx, s.id, {
        state: verdict.to,
        reason: verdict.to === 'open' ? null : reason,
        until: verdict.to === 'paused' ? (until ?? null) : null,
      }),
    );
    await record(tx, entry(s, verb, { reason }));
    return present(tx, await stationById(tx, s.id));
  });

/** Somebody looked and everything is as told. */
export async function confirm(tx: TxCtx, s: { id: string; area: string }): Promise<void> {
  await putConfirmed(tx, s.id, dayOf(tx.now));
  await record(tx, entry(s, 'confirm'));
}
export const confirmStation: Handles['confirmStation'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const s = await lockStation(tx, params.id);
    await confirm(tx, s);
    return present(tx, await stationById(tx, s.id));
  });

export const listBoxes: Handles['listBoxes'] = async (ctx) => ({ items: await selectBoxes(ctx) });

/** A place tells its own rectangle; nobody tells another's. */
export const putBox: Handles['putBox'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { area } = params;
    if (tx.actor.kind === 'staff' && !isWithin(area, tx.actor.area)) throw notFound();
    const name = (await placeNames(tx, [area])).get(area);
    if (!name) throw notFound();
    const fault = boxFault(input);
    if (fault) return refuse([faultOn('north', fault, no[fault])]);
    await upsertBox(tx, area, input);
    await record(
      tx,
      { kind: 'stationBox', id: tx.house.newId(), area, verb: 'tell', shows: 'public', data: input },
      'new',
    );
    return { area, placeName: name, ...input };
  });
