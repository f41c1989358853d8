import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ctx, systemCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { childById } from './children.store.ts';
import { bookForChild, registerChild } from './family.resident.ts';
import { childForm, PLAN, roomInput, studyRoom } from './rooms.example.ts';
import { forgetRooms, turnSeats } from './rooms.jobs.ts';
import {
  bookSeatAtHome,
  enterSeat,
  kioskHere,
  moveAtKiosk,
  moveOwnSeat,
  openKiosk,
  seatAtKiosk,
  sitDown,
} from './rooms.resident.ts';

/* A study room of eight seats in 麻花板社区, 8:00 to 21:00, slots of four hours, by Wuhan's rules. It is 3 March 2026, 10:00. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
let room = '';
const seats = new Map<string, string>();
beforeAll(async () => {
  room = (await studyRoom(open, api)).id;
  const { body } = await api.as('li').get(`/api/rooms/${room}/slots`);
  for (const s of body.seats) seats.set(s.label, s.id);
});
const at = (day: string, hour: number) =>
  Temporal.Instant.from(`2026-03-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);
const clock = (text: string) => {
  open.setNow(text);
  for (const login of ['li', 'qi', 'zhang']) api.forget(login);
};
const home = (): Ctx => ({ ...systemCtx(open.house, 'test'), actor: { kind: 'visitor' } });
const book = (seat: string, startsAt: Temporal.Instant, phone: string, isChild = false) =>
  bookSeatAtHome(home(), room, { seatId: seats.get(seat)!, startsAt, name: '白玉兰', phone, isChild });
const today = async () => (await api.as('li').get(`/api/rooms/${room}/today`)).body;
const rowOf = async (id: string) => (await today()).bookings.find((b: { id: string }) => b.id === id);
const statusOf = async (id: string) =>
  (await open.house.db.selectFrom('room_booking').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status;

describe('the room', () => {
  test('has the seats of its plan; a free one is counted now', async () => {
    const { items } = (await api.as('li').get('/api/rooms')).body;
    expect(items[0]).toMatchObject({ name: '追光自习室', seats: 7, freeNow: 7, isOwn: true });
    // Large print is how the rooms, the books and the gallery are met; whoever wants it smaller says so.
    for (const path of ['/rooms', `/rooms/${room}`, '/rooms/mine', '/books', '/gallery']) {
      expect((await api.visitor.get(path, { accept: 'text/html' })).text, path).toContain('data-size="elder"');
      expect((await api.withCookie('elder=0').get(path)).text, path).not.toContain('data-size="elder"');
    }
    expect([...seats.keys()]).toEqual(['B1', 'B3', 'B5', 'C1', 'C3', 'C5', 'C6']);
  });
  test('refuses what cannot be: a second of its name, a plan without seats, rules from yesterday, terms that overlap', async () => {
    const twice = await api.as('li').post('/api/rooms', { body: await roomInput(open) });
    expect(twice).toMatchObject({ status: 422, body: { code: 'sameName' } });
    const empty = await api
      .as('li')
      .post('/api/rooms', { body: await roomInput(open, { name: '第二自习室', plan: '..=' }) });
    expect(empty.body.errors[0]).toMatchObject({ field: 'plan', rule: 'planNoSeat' });
    const { rules } = (await api.as('li').get('/api/rooms')).body.items[0];
    const { id: _, ...again } = rules[0];
    expect((await api.as('li').post(`/api/rooms/${room}/rules`, { body: again })).body.code).toBe('rulesPast');
    const term = { name: '夏季学期', fromDay: '2026-07-10', toDay: '2026-08-01' };
    expect((await api.as('li').post(`/api/rooms/${room}/terms`, { body: term })).body.code).toBe('termTwice');
  });
});

describe('a seat', () => {
  test('is booked from home, looked after by the receipt, taken at the tablet, left and given back', async () => {
    const made = await book('B1', at('03', 12), '199 0000 0811');
    expect(made).toMatchObject({ seat: 'B1', from: '2026-03-03T04:00:00Z', to: '2026-03-03T08:00:00Z' });
    expect(await rowOf(made.id)).toMatchObject({
      status: 'booked',
      name: '白*兰',
      hasPhone: true,
      holdUntil: '2026-03-03T04:30:00Z',
    });
    await expect(enterSeat(home(), made.number, '000000')).rejects.toMatchObject({ code: 'wrongReceipt' });
    expect((await enterSeat(home(), made.number, made.passphrase)).name).toBe('baodao_seat');
    const { path } = (await api.as('li').post(`/api/rooms/${room}/kiosk`, { body: {} })).body;
    const cookie = await openKiosk(home(), path.split('t=')[1]);
    const here = (await kioskHere(home(), { [cookie.name]: cookie.value }))!;
    expect(here.id).toBe(room);
    await expect(moveAtKiosk(home(), here, made.number, 'arrive')).rejects.toMatchObject({ code: 'tooEarly' });
    const tablet = async () => (await api.withCookie(`${cookie.name}=${cookie.value}`).get('/rooms/kiosk')).text;
    expect(await tablet()).toContain('我要坐下');
    clock('2026-03-03T06:30:00+08:00');
    const shut = await tablet();
    expect(shut).toContain('现在没开门 · 08:00 开门');
    expect(shut).not.toContain('我要坐下');
    clock('2026-03-03T11:50:00+08:00');
    expect((await moveAtKiosk(home(), here, `https://x/rooms/mine?n=${made.number}`, 'arrive')).status).toBe(
      'checkedIn',
    );
    clock('2026-03-03T12:30:00+08:00');
    // It is noon: who goes to eat has ninety minutes.
    await moveOwnSeat(home(), made.id, 'leaveFor');
    expect((await rowOf(made.id)).awayUntil).toBe('2026-03-03T06:00:00Z');
    expect((await moveAtKiosk(home(), here, made.number, 'back')).status).toBe('checkedIn');
    expect((await moveAtKiosk(home(), here, made.number, 'release')).status).toBe('released');
    await expect(seatAtKiosk(home(), here, '12345678')).rejects.toMatchObject({ code: 'wrongNumber' });
    await api.as('li').post(`/api/rooms/${room}/kiosk/close`, { body: {} });
    expect(await kioskHere(home(), { [cookie.name]: cookie.value })).toBeNull();
    clock(TEST_NOW);
  });

  test('belongs to one: many who want it in the same moment, and one telephone that wants two', async () => {
    const asked = Array.from({ length: 6 }, (_, i) => book('C1', at('04', 8), `1990000082${i}`));
    const settled = await Promise.allSettled(asked);
    expect(settled.filter((s) => s.status === 'fulfilled')).toHaveLength(1);
    for (const s of settled)
      if (s.status === 'rejected') expect(s.reason).toMatchObject({ code: 'taken', status: 409 });
    const two = await Promise.allSettled([
      book('B1', at('04', 12), '19900000830'),
      book('B3', at('04', 12), '19900000830'),
    ]);
    expect(two.map((s) => s.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((two.find((s) => s.status === 'rejected') as PromiseRejectedResult).reason.code).toBe('phoneElsewhere');
  });

  test('is kept apart by the database itself: of two transactions that write the same seat, the second is refused by the constraint', async () => {
    const url = open.owner.options.connectionString!;
    const { schema } = (await open.owner.query('select current_schema() as schema')).rows[0];
    const [one, two] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
    await Promise.all([one.connect(), two.connect()]);
    const area = '150102401007';
    const insert = (c: pg.Client, number: string, from: string) =>
      c.query(
        `insert into ${schema}.room_booking (id, number, room_id, seat_id, area, source, starts_at, ends_at, status, at, hold_until)
         values (gen_random_uuid(), $1, $2, $3, $4, 'desk', $5, $5::timestamptz + interval '4 hours', 'booked', now(), now())`,
        [number, room, seats.get('C6'), area, from],
      );
    await one.query('begin');
    await two.query('begin');
    await insert(one, '90000001', '2026-03-20T00:00:00Z');
    const second = insert(two, '90000002', '2026-03-20T03:59:00Z').catch((error: unknown) => error);
    await one.query('commit');
    expect(violation(await second)?.constraint).toBe('room_seat_taken');
    await two.query('rollback');
    // Where one ends the next may begin.
    await insert(two, '90000003', '2026-03-20T04:00:00Z');
    await Promise.all([one.end(), two.end()]);
  });

  test('is refused by name: a child without a guardian, one kept for children, too far ahead, a wrong telephone', async () => {
    await expect(book('B1', at('05', 8), '19900000831', true)).rejects.toMatchObject({
      code: 'noGuardian',
      faults: [{ field: 'whose' }],
    });
    const desk = { seatId: seats.get('B1'), startsAt: at('05', 8).toString(), isChild: true };
    const atDesk = await api.as('zhang').post(`/api/rooms/${room}/bookings`, { body: desk });
    expect(atDesk).toMatchObject({ status: 422, body: { code: 'noGuardian' } });
    await expect(book('B5', at('05', 8), '19900000831')).rejects.toMatchObject({ code: 'childSeat' });
    await expect(book('B1', at('07', 8), '19900000831')).rejects.toMatchObject({ code: 'tooFar' });
    await expect(book('B1', at('05', 9), '19900000831')).rejects.toMatchObject({ code: 'noSlot' });
    await expect(book('B1', at('05', 8), '110')).rejects.toMatchObject({ code: 'phoneWrong' });
  });

  test('a plan gives up no seat that somebody has booked', async () => {
    const { version } = (await api.as('li').get('/api/rooms')).body.items[0];
    const without = await roomInput(open, { plan: PLAN.replace('s=p.ca', '.=p.ca') });
    const refused = await api.as('li').put(`/api/rooms/${room}`, { version, body: without });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'seatBooked', errors: [{ zh: expect.stringContaining('C1') }] },
    });
    const more = await roomInput(open, { plan: PLAN.replace('T...', 'Ts..') });
    const changed = await api.as('li').put(`/api/rooms/${room}`, { version, body: more });
    expect(changed.body, changed.text).toMatchObject({ seats: 8 });
  });
});

describe('the clock', () => {
  test('gives back what nobody came to; a child’s seat waits, and somebody asks', async () => {
    const late = await book('B3', at('03', 12), '19900000840');
    const ctx = home();
    const made = await registerChild(ctx, room, childForm('白小禾'));
    const child = await childById(systemCtx(open.house, 'test'), made.id);
    const own = await bookForChild(home(), child, { seatId: seats.get('B5')!, startsAt: at('03', 12) });
    clock('2026-03-03T12:40:00+08:00');
    await turnSeats(systemCtx(open.house, 'test'));
    expect([await statusOf(late.id), await statusOf(own.id)]).toEqual(['noShow', 'booked']);
    expect(await rowOf(own.id)).toMatchObject({ isChild: true, name: null, reminds: true });
    const sat = await sitDown(home(), room, seats.get('B3')!);
    const move = (id: string, verb: string, reason = '') =>
      api.as('zhang').post(`/api/room-bookings/${id}/move`, { body: { verb, reason } });
    expect((await move(sat.id, 'leaveFor')).body.status).toBe('away');
    expect((await move(own.id, 'arrive')).body.status).toBe('checkedIn');
    expect((await move(own.id, 'leaveFor')).body.status).toBe('away');
    clock('2026-03-03T14:11:00+08:00');
    await turnSeats(systemCtx(open.house, 'test'));
    expect([await statusOf(sat.id), await statusOf(own.id)]).toEqual(['autoReleased', 'away']);
    expect((await rowOf(own.id)).reminds).toBe(true);
    expect((await move(late.id, 'excuse', '送老人去医院')).body.excused).toBe('送老人去医院');
    clock('2026-03-03T16:01:00+08:00');
    await turnSeats(systemCtx(open.house, 'test'));
    expect(await statusOf(own.id)).toBe('released');
    clock(TEST_NOW);
  });

  test('after three seats that stayed empty one books from home again a day later; at the desk one sits down at once; excused ones do not count', async () => {
    const phone = '19900000850';
    const empty: string[] = [];
    clock('2026-03-05T07:00:00+08:00');
    for (const hour of [8, 12, 16]) empty.push((await book('C3', at('05', hour), phone)).id);
    clock('2026-03-05T20:30:00+08:00');
    await turnSeats(systemCtx(open.house, 'test'));
    await expect(book('C3', at('06', 8), phone)).rejects.toMatchObject({
      ...{ code: 'paused', status: 409, values: { n: 3, day: '2026-03-07', phone: '0471-0000421' } },
    });
    const desk = { seatId: seats.get('C3'), startsAt: at('06', 8).toString(), name: '白玉兰', phone };
    expect((await api.as('zhang').post(`/api/rooms/${room}/bookings`, { body: desk })).status).toBe(200);
    const excuse = { verb: 'excuse', reason: '孩子发烧' };
    await api.as('li').post(`/api/room-bookings/${empty[0]}/move`, { body: excuse });
    expect((await book('C3', at('06', 12), phone)).seat).toBe('C3');
    clock(TEST_NOW);
  });

  test('figures are by the hour, and hold nobody', async () => {
    const answer = await api.as('qi').get(`/api/rooms/${room}/figures?from=2026-03-03&to=2026-03-06`);
    expect(answer.body.hours.find((h: { hour: number }) => h.hour === 12).used).toBeGreaterThan(0);
    expect(answer.body).toMatchObject({ seats: 8, children: 1 });
    expect(answer.text).not.toMatch(/1990000|白/);
  });

  test('names and telephones go after ninety days, a child’s record thirty days after its term; that a seat was in use stays', async () => {
    const left = async () =>
      (await open.owner.query('select count(*)::int as n from room_booking where phone_sealed is not null')).rows[0].n;
    const children = async () =>
      (await open.owner.query('select count(*)::int as n from room_child where sealed is not null')).rows[0].n;
    const seen = (await open.owner.query('select count(*)::int as n from room_booking')).rows[0].n;
    clock('2026-06-03T23:00:00+08:00');
    await forgetRooms(systemCtx(open.house, 'test'));
    expect([await left(), await children()]).toEqual([expect.any(Number), 1]);
    expect(await left()).toBeLessThan(9);
    clock('2026-08-09T12:00:00+08:00');
    await forgetRooms(systemCtx(open.house, 'test'));
    expect([await left(), await children()]).toEqual([0, 1]);
    clock('2026-08-10T12:00:00+08:00');
    await forgetRooms(systemCtx(open.house, 'test'));
    expect(await children()).toBe(0);
    expect((await open.owner.query('select count(*)::int as n from room_booking')).rows[0].n).toBe(seen);
  });
});
