import { isWithin, levelOf } from '#kernel/area.ts';
import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import { parseHours } from '#modules/stations/hours.read.rules.ts';
import { hoursFaultWords } from '#modules/stations/stations.words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { signToken } from '#platform/crypto.ts';
import { violation } from '#platform/database.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { aheadOf } from './bookings.store.ts';
import type { RoomInput, RoomRow, RoomsApi } from './rooms.contract.ts';
import { type Plan, readPlan, roomKeepers, roomWorkflow } from './rooms.rules.ts';
import {
  insertRoom,
  insertRules,
  insertSeats,
  insertTerm,
  lockRoom,
  nextKiosk,
  putRoom,
  putSeatKind,
  putState,
  type RoomValues,
  removeSeats,
  roomById,
  rulesOf,
  type StoredRoom,
  seatsOf,
  selectRooms,
  takenAt,
  termsOf,
} from './rooms.store.ts';
import { no, planFaultWords, roomRefusalWords } from './rooms.words.ts';
import { minuteOf, slotsOf } from './slots.ts';

type Handles = { [K in keyof RoomsApi]: Handler<RoomsApi[K]> };

const entry = (r: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'room', id: r.id, area: r.area, verb, shows: 'public', data }) as const;
export const isOwn = (ctx: Ctx, area: string): boolean => ctx.actor.kind === 'staff' && isWithin(area, ctx.actor.area);
const isKeeper = ({ actor }: Ctx) => actor.kind === 'staff' && roomKeepers.some((k) => k === actor.role);
const partsOf = (ctx: Ctx, area: string): ReadonlySet<'keeper'> =>
  new Set(isOwn(ctx, area) && isKeeper(ctx) ? ['keeper'] : []);

export async function presentRooms(ctx: Ctx, found: readonly StoredRoom[]): Promise<RoomRow[]> {
  const ids = found.map((r) => r.id);
  const [rules, terms, seats, taken] = await Promise.all([
    rulesOf(ctx, ids),
    termsOf(ctx, ids),
    seatsOf(ctx, ids),
    takenAt(ctx, ids, ctx.now),
  ]);
  const today = dayOf(ctx.now);
  const items: RoomRow[] = [];
  for (const { kioskEpoch: _, ...r } of found) {
    const own = rules.filter((x) => x.roomId === r.id);
    const n = seats.filter((s) => s.roomId === r.id).length;
    const { isOpenAt } = await slotsOf(ctx, { ...r, kioskEpoch: 0 }, today, own);
    // A reason is asked for when the verb is used: here it stands as given.
    const { open } = openVerbs(roomWorkflow, { status: r.state, reason: '--' }, partsOf(ctx, r.area), ctx.now);
    items.push({
      ...r,
      hours: {
        week: r.hours.week.map((d) => d.map(([a, b]) => [a, b])),
        holiday: r.hours.holiday?.map(([a, b]) => [a, b]) ?? null,
      },
      seats: n,
      isOwn: isOwn(ctx, r.area),
      freeNow: isOpenAt(minuteOf(ctx.now)) ? n - (taken.get(r.id) ?? 0) : null,
      rules: own.map(({ roomId: _room, ...x }) => x),
      terms: terms.filter((t) => t.roomId === r.id).map(({ roomId: _room, ...t }) => t),
      open,
    });
  }
  return items;
}
export async function presentRoom(ctx: Ctx, id: string): Promise<RoomRow> {
  const [row] = await presentRooms(ctx, [await roomById(ctx, id)]);
  if (!row) throw notFound();
  return row;
}
export const listRooms: Handles['listRooms'] = async (ctx) => ({
  items: await presentRooms(ctx, await selectRooms(ctx)),
});

/** Everything the form breaks, at once; else the values as they are kept, and the plan read. */
async function checked(ctx: Ctx, input: RoomInput): Promise<{ values: RoomValues; plan: Plan }> {
  const faults: FieldFault[] = [];
  const bad = (field: string, rule: keyof typeof roomRefusalWords) =>
    faults.push({ field, rule, says: roomRefusalWords[rule] });
  const place = await placeOf(ctx, input.area);
  const isTooWide = ['township', 'county', 'prefecture', 'province'].includes(levelOf(input.area) ?? 'province');
  if (!place || !isOpenOn(place, dayOf(ctx.now)) || isTooWide || !isOwn(ctx, input.area)) bad('area', 'notHere');
  const unit = (await organisationsById(ctx, [input.organisationId])).get(input.organisationId);
  if (!unit || !isOwn(ctx, unit.area)) bad('organisationId', 'unitNotHere');
  const hours = parseHours(input.hours);
  if ('fault' in hours)
    faults.push({
      field: 'hours',
      rule: hours.fault,
      says: hoursFaultWords[hours.fault],
      values: { part: hours.part },
    });
  const plan = readPlan(input.plan);
  if ('fault' in plan)
    faults.push({ field: 'plan', rule: plan.fault, says: planFaultWords[plan.fault], values: { at: plan.at } });
  const [first] = faults;
  if (first || 'fault' in hours || 'fault' in plan)
    throw new Refused('faulty', 422, first?.says ?? roomRefusalWords.notNow, {
      faults,
      ...(first?.values && { values: first.values }),
    });
  return { values: { ...input, way: input.way ?? null, hours: hours.hours }, plan };
}
/** A second room of one name in a county is refused by the index, whoever was quicker. */
async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violation(error)?.constraint !== 'room_name') throw error;
    throw no('sameName', 'name', { name });
  }
}

export const addRoom: Handles['addRoom'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { values, plan } = await checked(tx, input);
    const id = tx.house.newId();
    await named(values.name, () => insertRoom(tx, id, values));
    await insertSeats(tx, { id, area: values.area }, plan.seats);
    await record(tx, entry({ id, area: values.area }, 'add', { name: values.name }), 'new');
    return presentRoom(tx, id);
  });

/** Seats that stand where they stood stay who they are; one that somebody has booked is not taken away under them. */
async function changeSeats(tx: TxCtx, r: StoredRoom, plan: Plan): Promise<void> {
  const before = await seatsOf(tx, [r.id]);
  const at = (s: { line: number; place: number }) => `${s.line}/${s.place}`;
  const now = new Map(plan.seats.map((s) => [at(s), s]));
  const gone = before.filter((s) => !now.has(at(s)));
  const ahead =
    gone.length > 0
      ? await aheadOf(
          tx,
          r.id,
          gone.map((s) => s.id),
        )
      : new Map<string, number>();
  const booked = gone.find((s) => ahead.has(s.id));
  if (booked) throw no('seatBooked', 'plan', { seat: booked.label, n: ahead.get(booked.id) ?? 0 });
  await removeSeats(
    tx,
    gone.map((s) => s.id),
  );
  for (const s of before) {
    const kind = now.get(at(s))?.kind;
    if (kind && kind !== s.kind) await putSeatKind(tx, s.id, kind);
  }
  const known = new Set(before.map(at));
  await insertSeats(
    tx,
    r,
    plan.seats.filter((s) => !known.has(at(s))),
  );
}
export const changeRoom: Handles['changeRoom'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRoom(tx, params.id);
    const { values, plan } = await checked(tx, input);
    await named(values.name, () => putRoom(tx, r.id, { ...values, area: r.area }));
    await changeSeats(tx, r, plan);
    await record(tx, entry(r, 'change', { name: values.name }));
    return presentRoom(tx, r.id);
  });

export const moveRoom: Handles['moveRoom'] = (ctx, { params, input: { verb, reason } }) =>
  once(ctx, async (tx) => {
    const r = await lockRoom(tx, params.id);
    const verdict = decide(roomWorkflow, verb, { status: r.state, reason }, partsOf(tx, r.area), tx.now);
    if (!verdict.ok) throw no(verdict.why, verdict.why === 'reasonMissing' ? 'reason' : undefined);
    const n = verb === 'close' ? [...(await aheadOf(tx, r.id, null)).values()].reduce((a, b) => a + b, 0) : 0;
    if (n > 0) throw no('bookedAhead', 'reason', { n });
    await named(r.name, () => putState(tx, r.id, verdict.to, verdict.to === 'open' ? null : reason));
    await record(tx, entry(r, verb, { reason }));
    return presentRoom(tx, r.id);
  });

/** Rules begin on a day to come, so that nobody's booking is judged by what did not hold when it was made; the first set may begin today. */
export const addRules: Handles['addRules'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRoom({ ...tx, version: null }, params.id);
    const known = await rulesOf(tx, [r.id]);
    const today = dayOf(tx.now);
    if (known.length > 0 ? input.validFrom <= today : input.validFrom < today) throw no('rulesPast', 'validFrom');
    if (known.some((k) => k.validFrom === input.validFrom)) throw no('rulesTwice', 'validFrom');
    await insertRules(tx, r, input);
    await record(tx, entry(r, 'rules', { name: input.name, validFrom: input.validFrom }));
    return presentRoom(tx, r.id);
  });
export const addTerm: Handles['addTerm'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRoom({ ...tx, version: null }, params.id);
    if (input.toDay <= input.fromDay) throw no('termBackwards', 'toDay');
    try {
      await insertTerm(tx, r, input);
    } catch (error) {
      if (violation(error)?.constraint !== 'room_term_once') throw error;
      throw no('termTwice', 'fromDay');
    }
    await record(tx, entry(r, 'term', { ...input }));
    return presentRoom(tx, r.id);
  });

const LINK_MINUTES = 10;
export const KIOSK_LINK = 'roomKioskLink';
/** A way onto one tablet, for ten minutes; from then on the tablet knows the room until it is signed off. */
export const kioskLink: Handles['kioskLink'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const r = await roomById(tx, params.id);
    const subject = `${r.id}/${r.kioskEpoch}`;
    const expiresAt = tx.now.add({ minutes: LINK_MINUTES });
    await record(tx, entry(r, 'kiosk'));
    return { path: `/rooms/kiosk/open?t=${signToken(tx.house.keys, { purpose: KIOSK_LINK, subject, expiresAt })}` };
  });
export const closeKiosks: Handles['closeKiosks'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const r = await lockRoom({ ...tx, version: null }, params.id);
    await nextKiosk(tx, r.id);
    await record(tx, entry(r, 'kioskOff'));
    return presentRoom(tx, r.id);
  });
