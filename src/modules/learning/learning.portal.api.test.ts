import { beforeAll, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { systemCtx } from '#platform/context.ts';
import { sheetFile } from '#platform/sheet.out.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { learnerCalled, seated, type University, universityAtWork } from './learning.example.ts';
import { forgetLearners } from './learning.jobs.ts';
import { timetableRoles } from './learning.rules.ts';
import { classSheetFields, classSheetWords } from './sheet.words.ts';

/* The same university, as residents meet it: what is public, what opens by a learner's number, what a certificate tells; who of the cast reaches what. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
let u: University;
let brush: { id: string; version: number };
type Learner = Awaited<ReturnType<typeof learnerCalled>>;
let han: Learner;
const others: Learner[] = [];
const form = async (url: string, fields: Record<string, string>, cookie = '') => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) };
  const r = await api.app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
  const set = [r.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]);
  return { status: r.statusCode, text: r.body, cookie: set.join('; '), to: String(r.headers.location ?? '') };
};
const enter = (l: Learner, passphrase = l.passphrase ?? '') => form('/learning/mine', { number: l.number, passphrase });
const pageOf = async (cookie: string, path = '/learning/mine/read') => (await api.withCookie(cookie).get(path)).text;

beforeAll(async () => {
  u = await universityAtWork(api);
  brush = await u.classOf('书法一班', { sessions: 2 });
  await u.draft(brush.id);
  han = await learnerCalled(open.house, '韩秀兰', '19900000721');
  await seated(open.house, brush.id, han.id);
  for (let n = 0; n < 5; n++) {
    const l = await learnerCalled(open.house, `学员${'甲乙丙丁戊'[n]}`, `1990000073${n}`);
    await seated(open.house, brush.id, l.id);
    others.push(l);
  }
});

test('a term that is planned is nobody’s business; an announced one is public, in large print, with nobody’s name but teachers’', async () => {
  const visitor = api.visitor;
  expect((await visitor.get(`/learning/terms/${u.term.id}`)).status).toBe(404);
  expect((await visitor.get('/')).text).not.toContain('/learning');
  const moved = await u.office.post(`/api/learning/terms/${u.term.id}/move`, { version: 1, body: { verb: 'open' } });
  expect(moved.body, moved.text).toMatchObject({ status: 'open' });
  expect((await visitor.get('/')).text).toContain('href="/learning"');
  const pages = ['/learning', `/learning/terms/${u.term.id}`, `/learning/classes/${brush.id}`];
  for (const path of pages) {
    const { status, text } = await visitor.get(path);
    expect(status, path).toBe(200);
    expect(text).toContain('data-size="elder"');
    expect(text).not.toContain('韩秀兰');
  }
  expect((await visitor.get(pages[2]!)).text).toMatch(/王素琴.*没有年龄上限/s);
  expect((await api.withCookie('elder=0').get('/learning')).text).not.toContain('data-size="elder"');
});

test('a learner asks for leave by number and passphrase, and takes it back; a wrong passphrase tells nothing', async () => {
  expect(await enter(han, '00000000')).toMatchObject({ status: 422, cookie: '' });
  const { to, cookie } = await enter(han);
  expect(to).toBe('/learning/mine/read');
  expect(await pageOf(cookie)).toMatch(/韩秀兰.*书法一班/s);
  const [session] = await u.sessions(brush.id);
  const ask = (back: string) => form('/learning/mine/absence', { session: session.id, back }, cookie);
  expect((await ask('')).status).toBe(303);
  const register = async () => (await u.office.get(`/api/learning/sessions/${session.id}/register`)).body.learners;
  expect(await register()).toContainEqual({ learnerId: han.id, name: '韩秀兰', state: 'leave', way: 'portal' });
  expect(await pageOf(cookie)).toContain('已请假');
  await ask('1');
  expect(await register()).toContainEqual({ learnerId: han.id, name: '韩秀兰', state: null, way: null });
});

test('the class leader keeps the register at home, nobody else; afterwards the course is answered for without names, and a certificate verifies', async () => {
  const { version } = (await u.office.get(`/api/learning/classes/${brush.id}`)).body;
  await u.office.post(`/api/learning/classes/${brush.id}/leader`, { version, body: { learnerId: han.id } });
  const marks = Object.fromEntries([han, ...others].map((l) => [`m_${l.id}`, l === others[0] ? 'absent' : 'present']));
  for (const s of await u.sessions(brush.id)) {
    open.setNow(Temporal.Instant.from(s.startsAt).add({ minutes: 5 }));
    const { cookie } = await enter(han);
    const path = `/learning/mine/register/${s.id}`;
    expect(await pageOf(cookie)).toContain(path);
    expect((await api.withCookie((await enter(others[1]!)).cookie).get(path)).status).toBe(404);
    expect((await form(path, marks, cookie)).status).toBe(303);
  }
  open.setNow('2026-03-21T02:00:00Z');
  api.forget('ning');
  const record = async () => (await api.as('ning').get(`/api/learning/classes/${brush.id}/record`)).body;
  expect(await record()).toMatchObject({ held: 2, rating: { n: 0, mean: null, words: [] } });
  for (const [i, l] of [han, ...others].slice(0, 5).entries()) {
    const { cookie } = await enter(l);
    const sent = { class: brush.id, mark: String(5 - (i % 2)), words: `慢一点更好${i}` };
    expect((await form('/learning/mine/rate', { ...sent, mark: '' }, cookie)).status).toBe(422);
    expect((await form('/learning/mine/rate', sent, cookie)).status).toBe(303);
    expect((await form('/learning/mine/rate', sent, cookie)).status).toBe(409);
    expect((await record()).rating).toMatchObject(i < 4 ? { n: i + 1, mean: null, words: [] } : { n: 5, mean: 4.6 });
  }
  const given = await api.as('ning').post(`/api/learning/classes/${brush.id}/certificates`, { body: {} });
  expect(given.body.items.map((c: { name: string }) => c.name)).not.toContain('学员甲');
  const own = given.body.items.find((c: { name: string }) => c.name === '韩秀兰');
  expect(own).toMatchObject({ attended: 2, hours: 4 });
  expect(await pageOf((await enter(han)).cookie)).toContain(own.number);
  const check = (code: string) => form('/learning/verify', { number: own.number, code });
  expect((await check('12345678')).status).toBe(422);
  expect((await check(own.code)).text).toMatch(/证书有效.*韩秀兰/s);
  await api
    .as('ning')
    .post(`/api/learning/certificates/${own.id}/revoke`, { version: 1, body: { reason: '课程写错' } });
  expect((await check(own.code)).text).toContain('证书已收回');
});

test('a table of classes is tried first, then taken in row by row; what is refused is told, and what goes out can come in again', async () => {
  const row = (name: string, teacher: string, room: string, seats: number | string) => {
    const of: Record<string, string | number> = {
      name,
      teacher,
      room,
      seats,
      course: '隶书',
      subject: '书法',
      weekday: '周二',
      from: '9:00-10:30',
    };
    return classSheetFields.map((f) => of[f] ?? '');
  };
  const { content } = await sheetFile('x', [
    {
      name: 'x',
      columns: classSheetFields.map((f) => ({ head: classSheetWords[f][0] })),
      rows: [
        row('隶书班', '王素琴', '一号教室', 20),
        row('没老师班', '某某某', '一号教室', 20),
        row('太挤班', '王素琴', '一号教室', 31),
        row('书法一班', '王素琴', '一号教室', 20),
        row('隶书班', '王素琴', '一号教室', 20),
      ],
    },
  ]);
  const send = (dryRun: string) =>
    api.as('ning').post(`/api/learning/terms/${u.term.id}/import`, {
      ...{ body: { dryRun }, files: [{ field: 'file', name: '班级.xlsx', content }] },
    });
  const classes = async () =>
    (await api.as('ning').get(`/api/learning/classes?termId=${u.term.id}`)).body.items.map(
      (c: { name: string }) => c.name,
    );
  const looked = await send('true');
  expect(looked.body, looked.text).toMatchObject({ rows: 5, imported: 0, known: 1, refused: 3 });
  expect(await classes()).not.toContain('隶书班');
  expect((await send('false')).body).toMatchObject({ imported: 1, known: 1, refused: 3 });
  expect((await send('false')).body.faults.map((f: { rule: string }) => f.rule)).toEqual([
    'notHere',
    'roomSmall',
    'twice',
  ]);
  expect(await classes()).toContain('隶书班');
  expect((await api.as('ning').get(`/api/learning/terms/${u.term.id}/timetable`)).status).toBe(200);
});

const keeps = new Set(['universityOffice', 'villageCadre']);
const marks = new Set(['teacher', ...keeps]);
const knocking = ['ning', 'mo', 'li', 'zhao', 'dai', 'ma'];
test('others knock: learners are the office’s of that place and nobody else’s', async () => {
  for (const { login, role, area } of members.filter((m) => knocking.includes(m.login))) {
    api.forget(login);
    const caller = api.as(login);
    const mine = keeps.has(role) && '150104'.startsWith(area);
    const list = await caller.get('/api/learning/learners');
    expect(list.status, login).toBe(keeps.has(role) ? 200 : 403);
    expect(list.text.includes('韩秀兰'), login).toBe(mine);
    const reach = await caller.post(`/api/learning/learners/${han.id}/reach`, { body: {} });
    expect(reach.status, login).toBe(!keeps.has(role) ? 403 : mine ? 200 : 404);
    const record = await caller.get(`/api/learning/classes/${brush.id}/record`);
    expect(record.status, login).toBe(!marks.has(role) ? 403 : mine ? 200 : 404);
    const timetable = await caller.get('/api/learning/sessions?from=2026-03-01&to=2026-04-30');
    expect(timetable.status, login).toBe(timetableRoles.some((r) => r === role) ? 200 : 403);
    expect(timetable.text).not.toContain('韩秀兰');
  }
});

test('two years after the last term nobody can be found any more', async () => {
  open.setNow('2028-06-27T02:00:00Z');
  await forgetLearners(systemCtx(open.house, 'test'));
  const left = await open.house.db
    .selectFrom('learning_learner')
    .selectAll()
    .where('id', '=', han.id)
    .executeTakeFirstOrThrow();
  expect(left).toMatchObject({ name: null, phone_sealed: null, mac: null, birth_year: null });
  expect(await enter(han)).toMatchObject({ status: 422 });
});
