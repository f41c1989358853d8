import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { BooksApi, RoomRow } from './books.contract.ts';
import { bookKeepers, firstRule, type LoanRule, ruleOn } from './books.rules.ts';
import { noBook } from './books.words.ts';
import {
  insertRoom,
  insertRule,
  isNameTaken,
  lockRoom,
  putRoom,
  roomById,
  rulesOf,
  type StoredRoom,
  selectRooms,
} from './rooms.store.ts';

type Handles = { [K in keyof BooksApi]: Handler<BooksApi[K]> };
export const staffOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
};
/** Posts of the very place of a room stand at its desk; grid workers of it too. Those above see figures, never who has a book. */
export function isDeskOf(ctx: Ctx, room: { area: string }): boolean {
  const { area } = staffOf(ctx);
  return area === room.area || (area.length === 15 && area.slice(0, 12) === room.area);
}
export const mayKeep = ({ actor }: Ctx, of: { area: string }): boolean =>
  actor.kind === 'staff' && bookKeepers.some((r) => r === actor.role) && isWithin(of.area, actor.area);
/** A room at whose desk the actor stands; any other is not theirs to see. */
export async function deskRoom(ctx: Ctx, id: string): Promise<StoredRoom> {
  const room = await roomById(ctx, id);
  if (!isDeskOf(ctx, room)) throw notFound();
  return room;
}
export async function deskRule(ctx: Ctx, roomId: string): Promise<LoanRule> {
  return ruleOn(await rulesOf(ctx, [roomId]), dayOf(ctx.now));
}
export const roomEntry = (
  r: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'readingRoom', id: r.id, area: r.area, verb, shows: 'staff', data }) as const;

const termsOf = ({ validFrom, loanDays, renewDays, renewals, mostLoans, mostReservations, pickupDays }: LoanRule) => ({
  ...{ validFrom, loanDays, renewDays, renewals, mostLoans, mostReservations, pickupDays },
});
async function presentAll(ctx: Ctx, rooms: readonly StoredRoom[]): Promise<RoomRow[]> {
  const rules = await rulesOf(
    ctx,
    rooms.map((r) => r.id),
  );
  const today = dayOf(ctx.now);
  return rooms.map((r) => {
    const own = rules.filter((x) => x.roomId === r.id).map(termsOf);
    const rule = termsOf(ruleOn(own, today));
    return { ...r, rule, rules: own, isDesk: isDeskOf(ctx, r), mayKeep: mayKeep(ctx, r) };
  });
}
async function presentOne(ctx: Ctx, id: string): Promise<RoomRow> {
  const [row] = await presentAll(ctx, [await roomById(ctx, id)]);
  if (!row) throw notFound();
  return row;
}
async function checkPlace(ctx: Ctx, input: { area: string; organisationId: string }): Promise<void> {
  const self = staffOf(ctx);
  if (!isWithin(input.area, self.area)) throw noBook('notHereArea', 'area');
  const unit = (await organisationsById(ctx, [input.organisationId])).get(input.organisationId);
  if (!unit || unit.validTo !== null || !isWithin(unit.area, self.area)) throw noBook('unitNotHere', 'organisationId');
}

export const listReadingRooms: Handles['listReadingRooms'] = async (ctx) => ({
  items: await presentAll(ctx, await selectRooms(ctx)),
});
export const addReadingRoom: Handles['addReadingRoom'] = (ctx, { input: { rule = firstRule, ...input } }) =>
  once(ctx, async (tx) => {
    await checkPlace(tx, input);
    const id = tx.house.newId();
    if (!(await insertRoom(tx, id, input))) throw noBook('roomKnown', 'name');
    const from = { validFrom: dayOf(tx.now), ...rule };
    await insertRule(tx, { id, area: input.area }, from, staffOf(tx).accountId);
    await record(tx, roomEntry({ id, area: input.area }, 'add', { name: input.name }), 'new');
    return presentOne(tx, id);
  });
async function lockKept(tx: TxCtx, id: string): Promise<StoredRoom> {
  const room = await lockRoom(tx, id);
  if (!mayKeep(tx, room)) throw notFound();
  return room;
}
export const changeReadingRoom: Handles['changeReadingRoom'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const room = await lockKept(tx, params.id);
    await checkPlace(tx, input);
    // Books, readers and loans lie at the place of their room: it does not wander.
    if (input.area !== room.area) throw noBook('notHereArea', 'area');
    if (await isNameTaken(tx, input, room.id)) throw noBook('roomKnown', 'name');
    await putRoom(tx, room.id, input);
    await record(tx, roomEntry(room, 'change', { name: input.name }));
    return presentOne(tx, room.id);
  });
/** From a day on; what is lent already keeps the day it was lent until. */
export const addLoanRule: Handles['addLoanRule'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const room = await lockKept({ ...tx, version: null }, params.id);
    if (input.validFrom < dayOf(tx.now)) throw noBook('rulePast', 'validFrom');
    if (!(await insertRule(tx, room, input, staffOf(tx).accountId))) throw noBook('ruleKnown', 'validFrom');
    await record(tx, roomEntry(room, 'rule', input));
    return presentOne(tx, room.id);
  });
