import { beforeAll, describe, expect, test } from 'vitest';
import { branchAtWork, COMMUNITY } from '#modules/activities/activities.example.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { selectBookings } from './bookings.store.ts';
import { fireStation } from './venues.example.ts';
import { forgetVisitors, remindVisits } from './venues.jobs.ts';
import { bookAtHome } from './venues.resident.ts';

/* A fire station in Hohhot's Xincheng district, for thirty people at once; a village branch of Qingshuihe comes to see it. It is 3 March 2026, 10:00. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const branch = await branchAtWork(open, api);
let venue = '';
beforeAll(async () => {
  const made = await api.as('dai').post('/api/venues', { body: await fireStation(open) });
  expect(made.status, made.text).toBe(200);
  venue = made.body.id;
});
const at = (day: string, hour: number) => `2026-03-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const book = (body: object = {}, login = 'liu') =>
  api.as(login).post(`/api/venues/${venue}/bookings`, {
    body: {
      organisationId: branch.unit,
      startsAt: at('06', 9),
      people: 12,
      contact: '韩书记',
      phone: '199 0000 0101',
      ...body,
    },
  });
const move = (b: { id: string; version: number }, body: object, login = 'dai') =>
  api.as(login).post(`/api/venue-bookings/${b.id}/move`, { version: b.version, body });
const freeAt = async (day: string, hour: number) => {
  const answer = await api.as('liu').get(`/api/venues/${venue}/slots?from=2026-03-${day}&days=1`);
  const wanted = Date.parse(at(day, hour));
  return answer.body.items[0].slots.find((s: { startsAt: string }) => Date.parse(s.startsAt) === wanted)?.free;
};

describe('room', () => {
  test('is held from the moment it is asked for, and given back when it is declined', async () => {
    expect(await freeAt('06', 14)).toBe(30);
    const asked = await book({ startsAt: at('06', 14), people: 20 });
    expect(asked.status, asked.text).toBe(200);
    expect(asked.body).toMatchObject({ status: 'asked', people: 20, isVisitor: true, isHost: false });
    expect(await freeAt('06', 14)).toBe(10);
    expect(await book({ startsAt: at('06', 14), people: 11 })).toMatchObject({
      status: 409,
      body: { code: 'full', errors: [{ field: 'people', zh: expect.stringContaining('还能进 10 人') }] },
    });
    expect((await move(asked.body, { verb: 'decline' })).body.code).toBe('reasonMissing');
    expect((await move(asked.body, { verb: 'decline', reason: '那天出警演练' })).body).toMatchObject({
      status: 'declined',
    });
    expect(await freeAt('06', 14)).toBe(30);
  });

  test('many who want the last places at once: one gets them', async () => {
    const startsAt = Temporal.Instant.from(at('06', 15));
    const asked = {
      venueId: venue,
      startsAt,
      people: 16,
      group: '邻居',
      contact: '韩一',
      phone: '19900000301',
      note: null,
    };
    // Each has a connection of its own, so that they begin together.
    await Promise.all(
      Array.from({ length: 8 }, () => inTransaction(systemCtx(open.house, 'test'), (tx) => selectBookings(tx, {}))),
    );
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        bookAtHome({ ...systemCtx(open.house, 'test'), actor: { kind: 'visitor' } }, asked),
      ),
    );
    expect(all.filter((b) => b.status === 'fulfilled')).toHaveLength(1);
    expect(all.flatMap((b) => (b.status === 'rejected' ? [b.reason.code] : []))).toEqual(Array(7).fill('full'));
    expect(await freeAt('06', 15)).toBe(14);
  });

  test.each([
    ['in the night', { startsAt: at('06', 20) }, 'noSlot'],
    ['between two slots', { startsAt: '2026-03-06T09:30:00+08:00' }, 'noSlot'],
    ['within a day', { startsAt: at('04', 9) }, 'tooSoon'],
    ['in half a year', { startsAt: '2026-09-02T09:00:00+08:00' }, 'tooFar'],
    ['by nobody who can be called', { phone: '12345' }, 'phoneWrong'],
  ])('%s nothing is booked', async (_, body, why) => {
    const answer = await book(body);
    expect(answer.status, answer.text).toBe(422);
    expect(answer.body.code).toBe(why);
  });

  test('days are closed only when nobody is booked then; on a closed day nothing is free', async () => {
    const asked = await book({ startsAt: at('09', 9) });
    const close = () =>
      api.as('dai').post(`/api/venues/${venue}/closed-days`, {
        body: { fromDay: '2026-03-09', toDay: '2026-03-10', reason: '设备检修' },
      });
    expect(await close()).toMatchObject({
      status: 409,
      body: { code: 'bookedThen', errors: [{ zh: expect.stringContaining('1 个预约') }] },
    });
    expect((await move(asked.body, { verb: 'cancel', reason: '设备检修,请改期' })).body).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'host',
    });
    const closed = await close();
    expect(closed.status, closed.text).toBe(200);
    expect((await book({ startsAt: at('10', 9) })).body.code).toBe('closedDay');
    const days = await api.as('liu').get(`/api/venues/${venue}/slots?from=2026-03-09&days=3`);
    expect(
      days.body.items.map((d: { closed: string | null; slots: object[] }) => [d.closed, d.slots.length > 0]),
    ).toEqual([
      ['设备检修', false],
      ['设备检修', false],
      [null, true],
    ]);
    const [span] = closed.body.closed;
    expect(
      (await api.as('dai').post(`/api/venues/${venue}/closed-days/${span.id}/drop`, { body: {} })).body.closed,
    ).toEqual([]);
  });
});

describe('a visit of a unit', () => {
  test('is confirmed by the host, made, and becomes an activity that counts for the branch’s month', async () => {
    await branch.join('韩书记');
    const asked = await book();
    expect((await move(asked.body, { verb: 'confirm' }, 'liu')).status).toBe(403);
    const confirmed = await move(asked.body, { verb: 'confirm' });
    expect(confirmed.body).toMatchObject({ status: 'confirmed', isHost: true });
    const path = `/api/venue-bookings/${asked.body.id}/record`;
    const early = await api.as('liu').post(path, { version: confirmed.body.version, body: {} });
    expect(early.body.code).toBe('notBegun');

    await remindVisits(systemCtx(open.house, 'test'));
    open.setNow('2026-03-05T10:00:00+08:00');
    await remindVisits(systemCtx(open.house, 'test'));
    await remindVisits(systemCtx(open.house, 'test'));
    const journal = await journalOf(open.house.db, asked.body.id);
    expect(journal.filter((j) => j.verb.startsWith('remind')).map((j) => j.verb)).toEqual(['remind', 'remindVisitor']);

    open.setNow('2026-03-06T11:00:00+08:00');
    for (const login of ['liu', 'dai']) api.forget(login);
    const lines = async () => {
      const year = await api.as('liu').get(`/api/activities/units/${branch.unit}/year?year=2026`);
      const day = year.body.lines.find((l: { kind: string }) => l.kind === 'themeDay');
      return day.cells[2];
    };
    expect(await lines()).toMatchObject({ held: 0 });
    const recorded = await api.as('liu').post(path, { version: confirmed.body.version, body: {} });
    expect(recorded.status, recorded.text).toBe(200);
    expect(recorded.body).toMatchObject({ status: 'came', activityStatus: 'called' });
    expect((await api.as('liu').post(path, { version: recorded.body.version, body: {} })).body.code).toBe('recorded');

    const id = recorded.body.activityId;
    const roll = await api.as('liu').get(`/api/activities/units/${branch.unit}/members`);
    const came = await branch.attend(
      id,
      { memberIds: roll.body.items.map((m: { membershipId: string }) => m.membershipId) },
      { madeAt: '2026-03-06T03:00:00Z' },
    );
    expect(came.status, came.text).toBe(200);
    const held = await branch.hold(id, came.body.version, { host: '韩书记', minutes: '看了消防车,学了用灭火器。' });
    expect(held.status, held.text).toBe(200);
    expect(await lines()).toMatchObject({ held: 1, state: 'held' });
    expect((await api.as('dai').get(`/api/venue-bookings/${asked.body.id}`)).body).toMatchObject({
      activityStatus: 'held',
    });
    open.setNow(TEST_NOW);
    for (const login of ['liu', 'dai']) api.forget(login);
  });

  test('is recorded once, however often the button is pressed at the same time', async () => {
    const company = await organisationId(open, 'mahuabanProperty');
    const asked = await api.as('li').post(`/api/venues/${venue}/bookings`, {
      body: { organisationId: company, startsAt: at('06', 16), people: 3, contact: '李雪梅', phone: '199 0000 0102' },
    });
    const confirmed = await move(asked.body, { verb: 'confirm' });
    await open.house.db
      .deleteFrom('activity_attendee')
      .execute()
      .catch(() => {});
    open.setNow('2026-03-06T17:00:00+08:00');
    api.forget('li');
    const before = await open.house.db.selectFrom('activity').select('id').execute();
    const twice = await Promise.all(
      [1, 2].map(() =>
        api.as('li').post(`/api/venue-bookings/${asked.body.id}/record`, { version: confirmed.body.version, body: {} }),
      ),
    );
    expect(twice.map((t) => t.status).sort()).toEqual([200, 412]);
    expect(await open.house.db.selectFrom('activity').select('id').execute()).toHaveLength(before.length + 1);
    open.setNow(TEST_NOW);
    api.forget('li');
  });
});

test('a venue is not given up while somebody is still to come; it may pause', async () => {
  const { id } = (await api.as('dai').post('/api/venues', { body: await fireStation(open, { name: '老消防站' }) }))
    .body;
  const asked = await api.as('liu').post(`/api/venues/${id}/bookings`, {
    body: { organisationId: branch.unit, startsAt: at('13', 9), people: 5, contact: '韩书记', phone: '199 0000 0101' },
  });
  const close = (version: number, verb = 'close') =>
    api.as('dai').post(`/api/venues/${id}/state`, { version, body: { verb, reason: '搬到新站' } });
  expect(await close(1)).toMatchObject({ status: 409, body: { code: 'bookedAhead' } });
  expect((await move(asked.body, { verb: 'cancel', reason: '搬迁' })).status).toBe(200);
  expect((await close(1, 'pause')).body).toMatchObject({ state: 'paused', open: ['reopen', 'close'] });
  expect((await close(2)).body).toMatchObject({ state: 'closed' });
  expect((await api.visitor.get(`/venues/${id}`)).status).toBe(404);
});

describe('who', () => {
  test('keeps a venue: the posts of its place; who books: posts of the unit’s place; others see nothing of it', async () => {
    const body = await fireStation(open, { name: '另一个消防站' });
    expect((await api.as('liu').post('/api/venues', { body })).body.errors[0]).toMatchObject({
      field: 'area',
      rule: 'notHere',
    });
    expect((await api.as('zhang').post('/api/venues', { body })).status).toBe(403);
    expect((await api.as('li').put(`/api/venues/${venue}`, { version: 1, body })).status).toBe(404);
    expect((await book({}, 'li')).body.code).toBe('unitNotHere');
    const asked = await book({ startsAt: at('11', 9) });
    const statuses = async (login: string) => (await api.as(login).get(`/api/venue-bookings/${asked.body.id}`)).status;
    expect([
      await statuses('liu'),
      await statuses('dai'),
      await statuses('zhao'),
      await statuses('li'),
      await statuses('chen'),
    ]).toEqual([200, 200, 200, 404, 403]);
    expect((await api.as('li').post(`/api/venue-bookings/${asked.body.id}/phone`, { body: {} })).status).toBe(404);
    expect((await api.as('dai').post(`/api/venue-bookings/${asked.body.id}/phone`, { body: {} })).body.phone).toBe(
      '19900000101',
    );
    const journal = await journalOf(open.house.db, asked.body.id);
    expect(journal.map((j) => j.verb)).toContain('phoneSeen');
    expect(COMMUNITY.startsWith('150102')).toBe(true);
  });
});

describe('from home', () => {
  const form = (more: Record<string, string> = {}) => ({
    startsAt: new Date(at('12', 9)).toISOString().replace('.000Z', 'Z'),
    group: '三号楼邻居',
    people: '8',
    contact: '韩一',
    phone: '199 0000 0301',
    note: '想看消防车',
    ...more,
  });
  const post = async (path: string, fields: Record<string, string>, cookie = '') => {
    const answer = await api.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
      payload: new URLSearchParams(fields).toString(),
    });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  };
  test('a group books without an account, reads the answer by its receipt, cancels; contacts go after 90 days', async () => {
    const page = await post(`/venues/${venue}`, form());
    expect(page.status, page.text).toBe(200);
    const [number, passphrase] = page.text.match(/\d{4} \d{4}/g)!;
    const wrong = await post('/venues/booked', { number: number!, passphrase: '0000 0000' });
    expect(wrong.status).toBe(422);
    const entered = await post('/venues/booked', { number: number!, passphrase: passphrase! });
    expect(entered.status).toBe(303);
    const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
    const own = await api.withCookie(cookie).get('/venues/booked/read');
    expect(own.text).toContain('等接待方确认');
    expect((await post('/venues/booked/cancel', { reason: '' }, cookie)).status).toBe(422);
    expect((await post('/venues/booked/cancel', { reason: '孩子病了' }, cookie)).status).toBe(303);
    expect((await api.withCookie(cookie).get('/venues/booked/read')).text).toContain('孩子病了');
    const listed = await api.as('dai').get('/api/venue-bookings?side=host&from=2026-03-12&to=2026-03-12');
    expect(listed.body.items).toMatchObject([{ group: '三号楼邻居', contact: '韩一', cancelledBy: 'visitor' }]);
    open.setNow('2026-06-15T10:00:00+08:00');
    await forgetVisitors(systemCtx(open.house, 'test'));
    const left = await open.house.db.selectFrom('venue_booking').select(['name_sealed', 'phone_sealed']).execute();
    expect(left.every((b) => b.name_sealed === null && b.phone_sealed === null)).toBe(true);
    open.setNow(TEST_NOW);
  });

  test('what is wrong is said on its field, and where only organisations are received that is said', async () => {
    expect((await post(`/venues/${venue}`, form({ people: 'viele' }))).text).toContain('请填人数');
    expect((await post(`/venues/${venue}`, form({ startsAt: '' }))).text).toContain('请选一个时段');
    expect((await post(`/venues/${venue}`, form({ people: '31' }))).text).toContain('还能进 30 人');
    const hall = await api
      .as('dai')
      .post('/api/venues', { body: await fireStation(open, { name: '红色体验馆', takesResidents: false }) });
    expect((await post(`/venues/${hall.body.id}`, form())).text).toContain('只接待单位');
    expect((await api.visitor.get('/venues')).text).toContain('红色体验馆');
  });
});
