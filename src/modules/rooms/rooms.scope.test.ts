import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { registerChild } from './family.resident.ts';
import { COMMUNITY, childForm, studyRoom } from './rooms.example.ts';
import { bookSeatAtHome } from './rooms.resident.ts';

/* Who reaches a room in 麻花板社区, the telephone of who sits there, and a child's record; written apart from the code: everybody of the cast knocks. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const { id: room } = await studyRoom(open, api);
const home = { ...systemCtx(open.house, 'test'), actor: { kind: 'visitor' } as const };
const { body } = await api.as('li').get(`/api/rooms/${room}/slots`);
const startsAt = Temporal.Instant.from('2026-03-03T12:00:00+08:00');
const who = { name: '白玉兰', phone: '19900000811', isChild: false };
const seat = await bookSeatAtHome(home, room, { seatId: body.seats[0].id, startsAt, ...who });
const child = await registerChild(
  { ...home, command: { ...home.command, id: open.house.newId() } },
  room,
  childForm('白小禾'),
);
const words = (text: string) => new Set(text.split(' '));
const hands = words('villageCadre stationKeeper townshipClerk countyClerk teacher gridWorker agent');
const reads = new Set([...hands, 'townshipLeader', 'partyAffairs']);
const keeps = words('villageCadre stationKeeper townshipClerk countyClerk');

test.each(members.map((m) => m.login))('%s reaches what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const isSeen = COMMUNITY.startsWith(m.area);
  const caller = api.as(login);
  const status = (may: boolean, done: number) => (!may ? 403 : isSeen ? done : 404);
  expect((await caller.get(`/api/rooms/${room}/today`)).status).toBe(status(reads.has(m.role), 200));
  const phone = await caller.post(`/api/room-bookings/${seat.id}/phone`, { body: {} });
  expect(phone.status).toBe(status(hands.has(m.role), 200));
  const kiosk = await caller.post(`/api/rooms/${room}/kiosk`, { body: {} });
  expect(kiosk.status).toBe(status(keeps.has(m.role), 200));
  // Nobody reads a child by post alone.
  expect((await caller.get(`/api/room-children/${child.id}`)).status).toBe(status(hands.has(m.role), 403));
  const list = await caller.get('/api/room-children');
  expect(list.status).toBe(keeps.has(m.role) ? 200 : 403);
  expect(list.text.includes('白*禾')).toBe(keeps.has(m.role) && isSeen);
  expect(list.text).not.toMatch(/白小禾|1990000/);
});
