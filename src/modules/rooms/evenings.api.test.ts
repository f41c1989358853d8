import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ctx, systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { childById } from './children.store.ts';
import {
  changeFetchers,
  enterFamily,
  familyOf,
  joinEvening,
  quitEvening,
  registerChild,
  withdrawConsent,
} from './family.resident.ts';
import { COMMUNITY, childForm, studyRoom } from './rooms.example.ts';
import { forgetRooms } from './rooms.jobs.ts';

/* Homework evenings in 麻花板社区, two children an adult: 李雪梅 keeps the room, 张宝柱 minds the evening, 齐丽娟 is at the township. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
let room = '';
beforeAll(async () => {
  room = (await studyRoom(open, api)).id;
});
const clock = (text: string) => {
  open.setNow(text);
  for (const login of ['li', 'qi', 'zhang', 'dai']) api.forget(login);
};
const house = () => systemCtx(open.house, 'test');
const home = (): Ctx => ({ ...house(), actor: { kind: 'visitor' } });
const child = async (name: string, more: object = {}) => {
  const made = await registerChild(home(), room, childForm(name, more));
  return { ...made, c: await childById(house(), made.id) };
};
const evenings = async (days: string[], more: object = {}) => {
  const body = {
    ...{
      category: 'homework',
      title: '作业辅导',
      days,
      from: '18:30',
      to: '20:30',
      gradeFrom: 1,
      gradeTo: 6,
      places: 12,
    },
    ...more,
  };
  return api.as('li').post(`/api/rooms/${room}/evenings`, { body });
};
const vetting = async (name: string, validUntil: string, login = 'li', more: object = {}) => {
  const body = {
    ...{
      area: COMMUNITY,
      name,
      document: `核查 2026-${name}`,
      checkedBy: '新城区公安分局',
      checkedOn: '2026-02-20',
      validUntil,
    },
    ...more,
  };
  return api.as(login).post('/api/room-vettings', { body });
};
const assign = (id: string, vettingId: string) =>
  api.as('li').post(`/api/room-evenings/${id}/adults`, { body: { vettingId } });
const get = async (id: string, login = 'li') =>
  (await api.as(login).get(`/api/room-evenings?roomId=${room}`)).body.items.find((e: { id: string }) => e.id === id);
const move = async (id: string, verb: string, reason = '', login = 'zhang') => {
  const { version } = await get(id, login);
  return api.as(login).post(`/api/room-evenings/${id}/move`, { version, body: { verb, reason } });
};
const capture = (madeAt: string, more: object) => ({ body: { captured: { id: randomUUID(), madeAt }, ...more } });

describe('a check', () => {
  test('is entered for others, with who looked and until when; its renewal becomes a duty thirty days before', async () => {
    const made = await vetting('乌日娜', '2026-12-31');
    expect(made.body, made.text).toMatchObject({
      name: '乌日娜',
      holds: true,
      endsSoon: false,
      checkedBy: '新城区公安分局',
    });
    const own = await open.house.db
      .selectFrom('staff_account')
      .select('id')
      .where('username', '=', 'li')
      .executeTakeFirstOrThrow();
    expect((await vetting('李雪梅', '2026-12-31', 'li', { accountId: own.id })).body.code).toBe('ownVetting');
    expect((await vetting('白', '2026-02-01')).status).toBe(422);
    expect((await vetting('白大山', '2026-02-01')).body.code).toBe('vettingOrder');
    const duties = await api.as('li').get('/api/duties');
    const duty = duties.body.items.find((d: { title: string }) => d.title.includes('背景核查'));
    expect(duty).toMatchObject({ startsOn: '2026-12-01', openDays: 31, unit: '麻花板社区' });
    // The paper's number and the name are not readable in the database.
    const { rows } = await open.owner.query('select sealed::text as s, checked_by from room_vetting');
    expect(rows[0].s).not.toContain(Buffer.from('乌日娜').toString('hex'));
  });
  test('that ends mid-term blocks what comes after: it cannot be assigned, and what was assigned is to be staffed anew and cannot begin', async () => {
    const { items } = (await evenings(['2026-03-10', '2026-03-12'])).body;
    const [before, after] = items.map((e: { id: string }) => e.id);
    const short = (await vetting('其其格', '2026-03-10')).body;
    expect((await assign(before, short.id)).body.staffing).toBe('fine');
    const late = await assign(after, short.id);
    expect(late).toMatchObject({
      status: 422,
      body: { code: 'vettingExpired', errors: [{ zh: expect.stringContaining('2026-03-10') }] },
    });
    const good = (await vetting('苏日娜', '2026-12-31')).body;
    await assign(after, good.id);
    const ended = await api
      .as('li')
      .post(`/api/room-vettings/${good.id}/end`, { version: good.version, body: { reason: '到外地工作' } });
    expect(ended.body).toMatchObject({ holds: false, lapses: 1 });
    expect(await get(after)).toMatchObject({ staffing: 'lapsed', takes: 0 });
    clock('2026-03-12T18:00:00+08:00');
    const begun = await move(after, 'begin');
    expect(begun).toMatchObject({ status: 409, body: { code: 'notStaffed' }, text: expect.stringContaining('要换人') });
    clock(TEST_NOW);
  });
});

test('what a check was is emptied three years after it ended; who looked and until when stays', async () => {
  const made = (await vetting('白玉山', '2026-03-20')).body;
  const sealed = async () =>
    (await open.owner.query('select sealed is not null as kept, checked_by from room_vetting where id = $1', [made.id]))
      .rows[0];
  clock('2029-03-20T12:00:00+08:00');
  await forgetRooms(house());
  expect(await sealed()).toEqual({ kept: true, checked_by: '新城区公安分局' });
  clock('2029-03-21T12:00:00+08:00');
  await forgetRooms(house());
  expect(await sealed()).toEqual({ kept: false, checked_by: '新城区公安分局' });
  clock(TEST_NOW);
});

describe('an evening', () => {
  test('is no course, lies in a term, at its own time', async () => {
    expect((await evenings(['2026-03-16'], { title: '数学提高班' })).body.code).toBe('subjectCourse');
    expect((await evenings(['2026-08-16'])).body.code).toBe('termOver');
    expect((await evenings(['2026-03-12'])).body.code).toBe('eveningTwice');
    expect((await evenings(['2026-03-01'])).body.code).toBe('eveningPast');
    expect((await evenings(['2026-03-16'], { to: '18:00' })).body.code).toBe('eveningBackwards');
  });
  test('takes as many children as its vetted adults can mind, of its grades, each once', async () => {
    const [e] = (await evenings(['2026-03-17'])).body.items;
    const [a, b, c, old] = await Promise.all([
      child('白小一'),
      child('白小二'),
      child('白小三'),
      child('白小九', { grade: '9' }),
    ]);
    await expect(joinEvening(home(), a.c, e.id)).rejects.toMatchObject({ code: 'ratioFull', values: { n: 0 } });
    await assign(e.id, (await vetting('阿荣', '2026-12-31')).body.id);
    await joinEvening(home(), a.c, e.id);
    await expect(joinEvening(home(), a.c, e.id)).rejects.toMatchObject({ code: 'signedUp' });
    await expect(joinEvening(home(), old.c, e.id)).rejects.toMatchObject({ code: 'gradeNot' });
    // Of two who want the last place one has it.
    const last = await Promise.allSettled([joinEvening(home(), b.c, e.id), joinEvening(home(), c.c, e.id)]);
    expect(last.map((s) => s.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((last.find((s) => s.status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({
      code: 'ratioFull',
    });
    await quitEvening(home(), a.c, e.id);
    const loser = last[0]?.status === 'rejected' ? b : c;
    await joinEvening(home(), loser.c, e.id);
    const cancelled = await move(e.id, 'cancel', '停电', 'li');
    expect(cancelled.body).toMatchObject({ status: 'cancelled', reason: '停电' });
  });

  test('goes from approval to pick-up: nobody reads a child without another’s word, and the guardian sees each reading', async () => {
    const [e] = (await evenings(['2026-03-18'])).body.items;
    const teacher = (await vetting('格日勒', '2026-12-31')).body.id;
    await assign(e.id, teacher);
    const [a, b] = await Promise.all([child('云小川'), child('云小月', { alone: true, fetchers: '' })]);
    await joinEvening(home(), a.c, e.id);
    await joinEvening(home(), b.c, e.id);
    const children = (login: string) => api.as(login).get(`/api/room-evenings/${e.id}/children`);
    const listed = await api.as('li').get('/api/room-children');
    expect(listed.body.items.find((c: { id: string }) => c.id === a.id)).toMatchObject({
      name: '云*川',
      access: 'none',
    });
    expect(listed.text).not.toMatch(/云小川|19900000801|白大山/);

    clock('2026-03-18T18:00:00+08:00');
    expect(await children('zhang')).toMatchObject({ status: 403, body: { code: 'noAccess' } });
    const asked = await api
      .as('zhang')
      .post('/api/room-accesses', { body: { eveningId: e.id, purpose: '今晚值守,核对接送' } });
    expect(asked.body, asked.text).toMatchObject({ decision: null, isMine: true, mayDecide: false });
    const decide = (login: string, decision: string) =>
      api.as(login).post(`/api/room-accesses/${asked.body.id}/decide`, { body: { decision } });
    expect((await decide('zhang', 'approved')).status).toBe(403);
    expect((await children('zhang')).status).toBe(403);
    expect((await decide('li', 'approved')).body).toMatchObject({
      decision: 'approved',
      until: '2026-03-18T14:30:00Z',
    });
    expect((await decide('qi', 'declined')).body.code).toBe('decidedAlready');
    const own = await api.as('li').post('/api/room-accesses', { body: { childId: a.id, purpose: '核对登记' } });
    expect(
      (await api.as('li').post(`/api/room-accesses/${own.body.id}/decide`, { body: { decision: 'approved' } })).body
        .code,
    ).toBe('ownRequest');
    expect((await api.as('li').get(`/api/room-children/${a.id}`)).body.code).toBe('noAccess');

    const list = await children('zhang');
    expect(list.body.children.map((c: { name: string }) => c.name)).toEqual(['云小川', '云小月']);
    expect(list.text).not.toContain('19900000801');
    const [first, second] = list.body.children.map((c: { id: string }) => c.id);
    const arrive = (signUpId: string, madeAt = '2026-03-18T10:20:00Z') =>
      api.as('zhang').post(`/api/room-evenings/${e.id}/arrivals`, capture(madeAt, { signUpId }));
    expect((await arrive(first)).body.code).toBe('notRunning');
    clock('2026-03-18T18:25:00+08:00');
    expect((await move(e.id, 'begin')).body.status).toBe('running');
    expect((await arrive(first)).status).toBe(200);
    expect((await arrive(second)).status).toBe(200);
    expect((await arrive(first)).body.code).toBe('arrivedAlready');

    clock('2026-03-18T20:46:00+08:00');
    expect((await children('zhang')).body.children.map((c: { isLate: boolean }) => c.isLate)).toEqual([true, true]);
    const call = await api.as('zhang').post(`/api/room-evenings/${e.id}/call`, { body: { signUpId: first } });
    expect(call.body).toEqual({ guardian: '云小川妈', phone: '19900000801' });
    const fetched = (signUpId: string, more: object) =>
      api
        .as('zhang')
        .post(`/api/room-evenings/${e.id}/fetched`, capture('2026-03-18T12:45:00Z', { signUpId, ...more }));
    expect((await fetched(first, { as: 'listed', name: '路人甲' })).body.code).toBe('notListed');
    expect((await fetched(first, { as: 'alone' })).body.code).toBe('notAlone');
    expect(await move(e.id, 'end')).toMatchObject({
      body: { code: 'childrenThere' },
      text: expect.stringContaining('2 个'),
    });
    await expect(withdrawConsent(home(), a.c)).rejects.toMatchObject({ code: 'childThere' });
    // The guardian may still name somebody else, up to the last moment.
    await changeFetchers(home(), a.c, { fetchers: '云二旺 舅舅', alone: false });
    expect((await fetched(first, { as: 'listed', name: '云二旺' })).status).toBe(200);
    expect((await fetched(second, { as: 'alone' })).status).toBe(200);
    expect((await move(e.id, 'end')).body.status).toBe('ended');
    const sheet = await api.as('zhang').get(`/api/room-evenings/${e.id}/export`);
    expect(sheet.headers['content-type']).toContain('spreadsheetml');

    expect((await enterFamily(home(), a.number, a.passphrase)).name).toBe('baodao_family');
    const { reads, evenings: own2 } = await familyOf(home(), a.c);
    expect(reads).toHaveLength(4);
    expect(reads[0]).toMatchObject({ unit: '麻花板社区居民委员会', role: 'gridWorker', purpose: '今晚值守,核对接送' });
    expect(own2.find((x) => x.eveningId === e.id)).toMatchObject({ fetchedAs: 'listed', fetcher: '云二旺' });
    clock('2026-03-18T22:31:00+08:00');
    expect((await children('zhang')).status).toBe(403);
    await withdrawConsent(home(), a.c);
    const { rows } = await open.owner.query('select sealed, mac, withdrawn_at from room_child where id = $1', [a.id]);
    expect(rows[0]).toMatchObject({ sealed: null, mac: null, withdrawn_at: expect.anything() });
    clock(TEST_NOW);
  });

  test('somebody is hurt: the record opens at once for an hour, and stands in the list', async () => {
    const a = await child('白小急');
    const urgent = { childId: a.id, purpose: '孩子摔伤,联系监护人', isUrgent: true };
    const asked = await api.as('zhang').post('/api/room-accesses', { body: urgent });
    expect(asked.body).toMatchObject({ decision: 'urgent', until: '2026-03-03T03:00:00Z' });
    expect((await api.as('zhang').get(`/api/room-children/${a.id}`)).body).toMatchObject({
      name: '白小急',
      phone: '19900000801',
    });
    clock('2026-03-03T11:00:00+08:00');
    expect((await api.as('zhang').get(`/api/room-children/${a.id}`)).status).toBe(403);
    const seen = (await api.as('qi').get('/api/room-accesses')).body.items;
    expect(seen.find((x: { id: string }) => x.id === asked.body.id)).toMatchObject({ decision: 'urgent', reads: 1 });
    clock(TEST_NOW);
  });
});
