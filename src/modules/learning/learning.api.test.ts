import { beforeAll, expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { castIds } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { absentees, seat, unseat } from './index.ts';
import { learnerCalled, seated, type University, universityAtWork } from './learning.example.ts';

/* A term of the university of Yuquan, 9 March to 26 June 2026. It is 3 March, 10:00. 王素琴 teaches calligraphy on Fridays, 白音 dances. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
let u: University;
let brush: { id: string; version: number };
const friday = (day: string, hour: number, minutes = 90) => ({
  startsAt: Temporal.Instant.from(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`).toString(),
  endsAt: Temporal.Instant.from(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)
    .add({ minutes })
    .toString(),
});
const move = (s: { id: string; version: number }, to: object) =>
  u.office.post(`/api/learning/sessions/${s.id}/move`, { version: s.version, body: to });

beforeAll(async () => {
  const { accounts } = await castIds(open);
  u = await universityAtWork(api, accounts.get('mo'));
  brush = await u.classOf('书法一班');
});

test('a draft is looked at first: Labour Day is left out and named; then it is written', async () => {
  const looked = await u.draft(brush.id, { dryRun: true });
  expect(looked.body, looked.text).toMatchObject({
    written: false,
    short: 0,
    clashes: [],
    skipped: [{ day: '2026-05-01', why: 'holiday', name: '劳动节' }],
  });
  expect(await u.sessions(brush.id)).toEqual([]);
  expect((await u.draft(brush.id)).body).toMatchObject({ written: true });
  const sessions = await u.sessions(brush.id);
  expect(sessions).toHaveLength(10);
  expect(sessions[0]).toMatchObject({
    room: '一号教室',
    teachers: [{ name: '王素琴' }],
    startsAt: '2026-03-13T01:00:00Z',
  });
});

test.each([
  [
    'the room',
    { teacherIds: 'bai', roomId: 'first' },
    'roomBusy',
    '一号教室这时已有“书法一班”(3月13日 周五 9:00—10:30)',
  ],
  [
    'the teacher',
    { teacherIds: 'wang', roomId: 'hall' },
    'teacherBusy',
    '王素琴老师这时在上“书法一班”(3月13日 周五 9:00—10:30)',
  ],
] as const)(
  '%s is in another class then: the database refuses, by name, and nothing of it stays',
  async (_, by, code, says) => {
    const name = `舞蹈${code}`;
    const c = await u.classOf(name, {
      ...{ courseId: u.dance.id, roomId: u[by.roomId].id, teacherIds: [u[by.teacherIds].id] },
      slots: [{ weekday: 5, from: 600, minutes: 90 }],
    });
    expect((await u.draft(c.id, { dryRun: true })).body.clashes).toHaveLength(10);
    const refused = await u.draft(c.id);
    expect(refused).toMatchObject({ status: 409, body: { code } });
    expect(refused.text).toContain(says);
    expect(await u.sessions(c.id)).toEqual([]);
  },
);

test('two clerks draft two classes into one room in the same moment: one is written, the other told of it', async () => {
  const slots = [{ weekday: 2, from: 540, minutes: 90 }];
  const a = await u.classOf('同时甲', { slots, fromDay: '2026-03-10' });
  const b = await u.classOf('同时乙', { slots, fromDay: '2026-03-10', teacherIds: [u.bai.id] });
  const both = await Promise.all([u.draft(a.id), u.draft(b.id)]);
  expect(both.map((x) => x.status).sort()).toEqual([200, 409]);
  expect(both.find((x) => x.status === 409)?.body.code).toBe('roomBusy');
  const counts = [await u.sessions(a.id), await u.sessions(b.id)].map((s) => s.length).sort((x, y) => x - y);
  expect(counts).toEqual([0, 10]);
});

test('a learner sits in two classes, never at one time; a session that is moved takes them along or says where they are', async () => {
  const dance = await u.classOf('舞蹈二班', {
    ...{ courseId: u.dance.id, roomId: u.hall.id, teacherIds: [u.bai.id] },
    slots: [{ weekday: 5, from: 840, minutes: 90 }],
  });
  await u.draft(dance.id);
  const { id } = await learnerCalled(open.house, '韩秀兰', '19900000711');
  await seated(open.house, brush.id, id);
  await seated(open.house, dance.id, id);
  await expect(seated(open.house, dance.id, id)).rejects.toMatchObject({ code: 'seated' });
  const [first] = await u.sessions(dance.id);
  const placed = { roomId: u.hall.id, teacherIds: [u.bai.id] };
  const refused = await move(first, { ...friday('2026-03-13', 10), ...placed });
  expect(refused).toMatchObject({ status: 409, body: { code: 'learnerBusy', errors: [{ field: 'startsAt' }] } });
  expect(refused.text).toContain('韩秀兰这时在“书法一班”上课(3月13日 周五 9:00—10:30)');
  expect((await u.sessions(dance.id))[0]).toMatchObject({ startsAt: first.startsAt, version: first.version });
  const moved = await move(first, { ...friday('2026-03-12', 9), ...placed });
  expect(moved.body, moved.text).toMatchObject({
    startsAt: '2026-03-12T01:00:00Z',
    movedFrom: first.startsAt,
    expected: 1,
  });
  // Where they were is free for them again, and where they are now is not.
  const other = await u.classOf('声乐周四', {
    ...{ roomId: u.hall.id, teacherIds: [u.wang.id], slots: [{ weekday: 4, from: 600, minutes: 60 }] },
    ...{ fromDay: '2026-03-12', sessions: 1 },
  });
  expect((await u.draft(other.id)).body.code).toBe('roomBusy');
  await u.office.put(`/api/learning/classes/${other.id}`, {
    version: other.version,
    body: {
      ...other,
      roomId: u.first.id,
      teacherIds: [u.wang.id],
      feeBasis: undefined,
      youngest: undefined,
      needs: undefined,
      missedLimit: undefined,
    },
  });
  expect((await u.draft(other.id)).body.written).toBe(true);
  await expect(seated(open.house, other.id, id)).rejects.toMatchObject({ code: 'learnerBusy' });
});

test('two who give one learner a seat in two classes of one time: one of them is refused', async () => {
  const slots = [{ weekday: 3, from: 540, minutes: 90 }];
  const a = await u.classOf('周三甲', { slots, fromDay: '2026-03-11' });
  const b = await u.classOf('周三乙', { slots, fromDay: '2026-03-11', roomId: u.hall.id, teacherIds: [u.bai.id] });
  await u.draft(a.id);
  await u.draft(b.id);
  const { id } = await learnerCalled(open.house, '云彩霞', '19900000712');
  const both = await Promise.allSettled([seated(open.house, a.id, id), seated(open.house, b.id, id)]);
  expect(both.flatMap((s) => (s.status === 'rejected' ? [s.reason.code] : []))).toEqual(['learnerBusy']);
});

test('a full class is full; a seat that is given back is free', async () => {
  const c = await u.classOf('小班', { seats: 1, keptSeats: 0, slots: [{ weekday: 1, from: 900, minutes: 60 }] });
  const [a, b] = await Promise.all([
    learnerCalled(open.house, '白玉', '19900000713'),
    learnerCalled(open.house, '何花', '19900000714'),
  ]);
  await seated(open.house, c.id, a.id);
  await expect(seated(open.house, c.id, b.id)).rejects.toMatchObject({ code: 'full' });
  const give = (work: typeof seat | typeof unseat, id: string) =>
    inTransaction(systemCtx(open.house, 'test'), async (tx) => work(tx, c.id, id));
  expect(await give(unseat, a.id)).toBe(true);
  expect(await give(unseat, a.id)).toBe(false);
  await give(seat, b.id);
});

test('a cancelled session frees its room and teacher, and is made up for once', async () => {
  const sessions = await u.sessions(brush.id);
  const last = sessions.at(-1);
  const cancel = (reason?: string) =>
    u.office.post(`/api/learning/sessions/${last.id}/cancel`, { version: last.version, body: { reason } });
  expect((await cancel()).status).toBe(422);
  expect((await cancel('停电检修')).body).toMatchObject({ status: 'cancelled', expected: 0 });
  const makeUp = (body: object = {}) =>
    u.office.post(`/api/learning/classes/${brush.id}/sessions`, {
      body: { ...friday('2026-06-25', 9), roomId: u.first.id, teacherIds: [u.wang.id], makesUp: last.id, ...body },
    });
  expect((await makeUp(friday('2026-07-03', 9))).body.code).toBe('outsideTerm');
  expect((await makeUp()).body).toMatchObject({ insteadOf: last.startsAt, expected: 1 });
  expect((await makeUp(friday('2026-06-24', 9))).body.code).toBe('madeUp');
});

test('the teacher keeps the register, the phone’s later word counts, strangers and other teachers are kept out', async () => {
  open.setNow('2026-03-13T01:10:00Z');
  for (const login of ['mo', 'ning', 'dai']) api.forget(login);
  const mo = api.as('mo');
  const { items } = (await mo.get('/api/learning/registers/mine')).body;
  const r = items.find((s: { class: string }) => s.class === '书法一班');
  expect(r).toMatchObject({ class: '书法一班', canMark: true, learners: [{ name: '韩秀兰', state: null }] });
  const keep = (state: string, madeAt: string, learnerId = r.learners[0].learnerId) =>
    mo.post('/api/learning/registers', {
      body: { captured: { id: crypto.randomUUID(), madeAt }, sessionId: r.id, marks: [{ learnerId, state }] },
    });
  expect((await keep('present', '2026-03-13T01:08:00Z')).body).toMatchObject({ status: 'held', present: 1 });
  expect((await keep('absent', '2026-03-13T01:02:00Z')).body).toMatchObject({ present: 1 });
  expect((await keep('absent', '2026-03-13T01:09:00Z')).body).toMatchObject({ present: 0 });
  expect((await keep('present', '2026-03-13T01:09:30Z', crypto.randomUUID())).body.code).toBe('notInClass');
  const [dance] = (await u.office.get(`/api/learning/sessions?from=2026-03-12&to=2026-03-12`)).body.items;
  expect((await mo.get(`/api/learning/sessions/${dance.id}/register`)).status).toBe(404);
  expect((await api.as('dai').get(`/api/learning/sessions/${r.id}/register`)).status).toBe(403);
  // Leave for next week, told at the counter, taken back, told again.
  const [, next] = await u.sessions(brush.id);
  const leave = (isBack: boolean) =>
    u.office.post(`/api/learning/sessions/${next.id}/leave`, {
      body: { learnerId: r.learners[0].learnerId, way: 'phone', isBack },
    });
  expect((await leave(false)).body.learners[0]).toMatchObject({ state: 'leave', way: 'phone' });
  expect((await leave(true)).body.learners[0]).toMatchObject({ state: null });
});

test('who missed three sessions is named to enrolments; who came often enough gets a certificate that anybody can verify', async () => {
  const c = await u.classOf('结业班', {
    slots: [{ weekday: 4, from: 900, minutes: 60 }],
    fromDay: '2026-03-19',
    sessions: 4,
  });
  await u.draft(c.id);
  const came = await learnerCalled(open.house, '苏布德', '19900000715');
  const missed = await learnerCalled(open.house, '高翠英', '19900000716');
  await seated(open.house, c.id, came.id);
  await seated(open.house, c.id, missed.id);
  const give = () => u.office.post(`/api/learning/classes/${c.id}/certificates`, { body: {} });
  expect((await give()).body.code).toBe('notOverYet');
  for (const s of await u.sessions(c.id)) {
    open.setNow(Temporal.Instant.from(s.startsAt).add({ minutes: 20 }));
    api.forget('ning');
    const marks = [
      { learnerId: came.id, state: 'present' },
      { learnerId: missed.id, state: 'absent' },
    ];
    const captured = {
      id: crypto.randomUUID(),
      madeAt: Temporal.Instant.from(s.startsAt).add({ minutes: 15 }).toString(),
    };
    const kept = await api.as('ning').post('/api/learning/registers', { body: { captured, sessionId: s.id, marks } });
    expect(kept.status, kept.text).toBe(200);
  }
  open.setNow('2026-04-10T02:00:00Z');
  api.forget('ning');
  const found = await absentees(systemCtx(open.house, 'test'), { termId: u.term.id });
  expect(found).toEqual([
    { classId: c.id, class: '结业班', learnerId: missed.id, name: '高翠英', missed: 4, limit: 3 },
  ]);
  const given = (await give()).body.items;
  expect(given).toMatchObject([{ name: '苏布德', course: '楷书入门', attended: 4, held: 4, hours: 8 }]);
  expect((await give()).body.items).toHaveLength(1);
  const named = await u.office.post(`/api/learning/classes/${c.id}/certificates`, {
    body: { learnerIds: [missed.id] },
  });
  expect(named.body.code).toBe('notEarned');
});
