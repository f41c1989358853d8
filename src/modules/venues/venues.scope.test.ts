import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { branchAtWork, VILLAGE } from '#modules/activities/activities.example.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { fireStation } from './venues.example.ts';

/* Who reaches a visit of a village's branch to a fire station in the city, and its telephone; written apart from the code: everybody of the cast knocks. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const HOST = '150102401';
const branch = await branchAtWork(open, api);
const venue = (await api.as('dai').post('/api/venues', { body: await fireStation(open) })).body.id;
const asked = await api.as('liu').post(`/api/venues/${venue}/bookings`, {
  body: {
    ...{ organisationId: branch.unit, startsAt: '2026-03-06T09:00:00+08:00', people: 5 },
    ...{ contact: '韩书记', phone: '199 0000 0101' },
  },
});
const words = (text: string) => new Set(text.split(' '));
const reads = words('stationKeeper villageCadre partyAffairs townshipClerk countyClerk townshipLeader');
const keeps = words('stationKeeper villageCadre partyAffairs townshipClerk countyClerk');

test.each(members.map((m) => m.login))('%s reaches what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const isSeen = HOST.startsWith(m.area) || VILLAGE.startsWith(m.area);
  const caller = api.as(login);
  const path = `/api/venue-bookings/${asked.body.id}`;
  const status = (may: boolean, done: number) => (!may ? 403 : isSeen ? done : 404);
  expect((await caller.get(path)).status).toBe(status(reads.has(m.role), 200));
  expect((await caller.post(`${path}/phone`, { body: {} })).status).toBe(status(keeps.has(m.role), 200));
  const moved = await caller.post(`${path}/move`, { version: 99, body: { verb: 'confirm' } });
  expect(moved.status).toBe(status(keeps.has(m.role), 412));
  const list = await caller.get('/api/venue-bookings');
  expect(list.text.includes('韩书记')).toBe(reads.has(m.role) && isSeen);
});
