import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { personOf, UNIVERSITY, universityAtWork } from '#test/university.ts';
import { unseat } from '../learning/index.ts';
import type { ClassView, EnrolmentRow, Slip } from './enrolments.contract.ts';
import { forgetEnrolments, keepMoving, seatLeft } from './enrolments.jobs.ts';

/* A community's university on 3 March 2026, 10:00; its cadre Li is the desk. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const university = await universityAtWork(open);
const house = () => systemCtx(open.house, 'test');
const at = (moment: string) => {
  open.setNow(moment);
  for (const login of ['li', 'dai']) api.forget(login);
};

let n = 5000;
const someone = () => {
  n += 1;
  return personOf(n);
};
const desk = (classId: string, more: object = {}, login = 'li') => {
  const { birthYear, ...person } = someone();
  const body = { way: 'counter', ...person, birthYear: Number(birthYear), ...more };
  return api.as(login).post(`/api/enrolments/classes/${classId}/enrol`, { body });
};
const post = async (path: string, fields: Record<string, string>, cookie = '') => {
  const answer = await api.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
};
type Taken = { number: string; passphrase: string };
const slipOf = (html: string): Taken => {
  const of = (name: string) => new RegExp(`class="${name}">([\\d ]+)<`).exec(html)?.[1]?.replace(/\D/g, '') ?? '';
  return { number: of('number'), passphrase: of('passphrase') };
};
const atHome = async (classId: string, more: Record<string, string> = {}) => {
  const answer = await post(`/enrol/${classId}`, { ...someone(), commandId: randomUUID(), ...more });
  return { ...answer, slip: slipOf(answer.text) };
};
const enter = async ({ number, passphrase }: Taken) => {
  const answer = await post('/enrol/mine', { number, passphrase });
  expect(answer.status, answer.text).toBe(303);
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return {
    read: async () => (await api.withCookie(cookie).get('/enrol/mine/read')).text,
    act: (verb: string, fields: Record<string, string> = {}) => post(`/enrol/mine/${verb}`, fields, cookie),
  };
};
const view = async (classId: string): Promise<ClassView> =>
  (await api.as('li').get(`/api/enrolments/classes/${classId}`)).body;
const rowOf = async (classId: string, s: { number: string }): Promise<EnrolmentRow> =>
  (await view(classId)).items.find((e) => e.number === s.number)!;
const move = async (classId: string, s: Slip, verb: string, reason = '') => {
  const { id, version } = await rowOf(classId, s);
  return api.as('li').post(`/api/enrolments/${id}/move`, { version, body: { verb, reason } });
};
const states = async (classId: string) => (await view(classId)).items.map((e) => e.status);
const ok = <A extends { status: number; text: string }>(answer: A): A => {
  expect(answer.status, answer.text).toBe(200);
  return answer;
};

describe('what is refused, and by which name', () => {
  let first = '';
  let clashing = '';
  const she = { name: '韩玉梅', phone: '19900009001', birthYear: 1956 };
  beforeAll(async () => {
    first = await university.addClass({ name: '书法一班', weekday: 2 });
    clashing = await university.addClass({ name: '舞蹈一班', weekday: 2 });
    ok(await desk(first, she));
  });
  test('at the desk: twice, at the same time, too many', async () => {
    const twice = await desk(first, { ...she, way: 'phone' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'twice', errors: [{ field: 'name' }] } });
    expect((await desk(first, { ...she, name: ' 韩 玉梅', phone: '199 0000 9001' })).body.code).toBe('twice');
    const clash = await desk(clashing, she);
    expect(clash).toMatchObject({
      status: 409,
      body: { code: 'clash', errors: [{ zh: expect.stringContaining('书法一班') }] },
    });
    const [second, third] = [
      await university.addClass({ name: '合唱一班', weekday: 3 }),
      await university.addClass({ name: '合唱二班', weekday: 4 }),
    ];
    ok(await desk(second, she));
    expect((await desk(third, she)).body.code).toBe('overCap');
  });
  test('at the portal one sentence for all three, which tells nobody whether she is here', async () => {
    const { birthYear, ...who } = { ...she, birthYear: '1956' };
    const again = await post(`/enrol/${first}`, { ...who, birthYear, commandId: randomUUID() });
    const clash = await post(`/enrol/${clashing}`, { ...who, birthYear, commandId: randomUUID() });
    for (const answer of [again, clash]) {
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('网上没能办成');
      expect(answer.text).not.toContain('书法一班”');
    }
    expect(again.text.match(/role="alert".*?<\/div>/s)?.[0]).toBe(clash.text.match(/role="alert".*?<\/div>/s)?.[0]);
  });
  test('before and after the window, and where a class is not held', async () => {
    const later = await university.addClass({ name: '太极', opensAt: '2026-03-04T09:00:00+08:00' });
    const over = await university.addClass({ name: '剪纸', weekday: 5, closesAt: '2026-03-03T10:00:00+08:00' });
    expect((await desk(later)).body.code).toBe('notOpenYet');
    expect((await desk(over)).body.code).toBe('windowClosed');
    expect((await atHome(over)).text).toContain('报名已经截止');
    await open.house.db
      .updateTable('learning_class')
      .set({ cancelled_reason: '老师病了' })
      .where('id', '=', later)
      .execute();
    expect((await desk(later)).body.code).toBe('classCancelled');
  });
  test('too young for the class; a child without a guardian; nobody for being old', async () => {
    const grown = await university.addClass({ name: '声乐', weekday: 5, hour: 14, youngest: 50 });
    expect((await desk(grown, { birthYear: 1977 })).body.code).toBe('tooYoung');
    ok(await desk(grown, { birthYear: 1976 }));
    const all = await university.addClass({ name: '亲子剪纸', weekday: 6 });
    expect(await desk(all, { birthYear: 2013 })).toMatchObject({
      body: { code: 'guardianMissing', errors: [{ field: 'kinName' }] },
    });
    ok(await desk(all, { birthYear: 2013, kinName: '韩一', kinPhone: '19900009002' }));
    expect((await desk(all, { birthYear: 1946 })).body.code).toBe('kinMissing');
    const kin = { kinName: '韩二', kinPhone: '19900009003' };
    expect((await desk(all, { birthYear: 1946, ...kin })).body.code).toBe('agreementMissing');
    expect((await desk(all, { birthYear: 1946, ...kin, kinPhone: '1', agreed: true })).body.code).toBe('kinPhoneWrong');
    expect(ok(await desk(all, { birthYear: 1920, ...kin, agreed: true })).body.status).toBe('confirmed');
    expect((await desk(all, { birthYear: 2027 })).body.code).toBe('birthYearWrong');
    expect((await desk(all, { phone: '12345' })).body.code).toBe('phoneWrong');
  });
  test('the same command again is the same slip; a form that only lacks the step more is no mistake', async () => {
    const c = await university.addClass({ name: '团扇', weekday: 7 });
    const form = { ...someone(), birthYear: '1946', commandId: randomUUID() };
    const asked = await post(`/enrol/${c}`, form);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('再填一步就好');
    expect(asked.text).not.toContain('role="alert"');
    const missing = await post(`/enrol/${c}`, { ...form, more: '1', kinName: '韩三' });
    expect(missing.status).toBe(422);
    const more = { ...form, more: '1', kinName: '韩三', kinPhone: '19900009004', agreed: '1' };
    const [one, two] = [await post(`/enrol/${c}`, more), await post(`/enrol/${c}`, more)];
    expect(one.status, one.text).toBe(200);
    expect(slipOf(two.text)).toEqual(slipOf(one.text));
    expect(await states(c)).toEqual(['confirmed']);
  });
});

describe('seats that are kept', () => {
  test('stay for telephone and counter until their hour, then go down the line', async () => {
    const c = await university.addClass({ name: '花艺', seats: 3, kept: 2, weekday: 1, hour: 14 });
    const online = [await atHome(c), await atHome(c), await atHome(c)];
    expect(online.map((o) => o.status)).toEqual([200, 200, 200]);
    expect(await states(c)).toEqual(['confirmed', 'waiting', 'waiting']);
    expect(ok(await desk(c, { way: 'phone' })).body.status).toBe('confirmed');
    at('2026-03-09T16:55:00+08:00');
    await keepMoving(house());
    expect(await states(c)).toEqual(['confirmed', 'waiting', 'waiting', 'confirmed']);
    at('2026-03-09T17:00:00+08:00');
    await keepMoving(house());
    expect(await states(c)).toEqual(['confirmed', 'offered', 'waiting', 'confirmed']);
    // Released, they are kept no more: who calls now waits behind the others.
    expect(ok(await desk(c, { way: 'phone' })).body).toMatchObject({ status: 'waiting', inLine: 2 });
    at(TEST_NOW);
  });
  test('are released when the desk says, within the time of enrolment', async () => {
    const c = await university.addClass({ name: '盘扣', seats: 1, kept: 1, weekday: 1, hour: 16 });
    ok(await atHome(c));
    const rules = { offerHours: 24, keptUntil: '2026-03-05T09:00:00+08:00', swapUntil: '2026-03-20', priorities: [] };
    const put = (body: object, version = 0) =>
      api.as('li').put(`/api/enrolments/classes/${c}/rules`, { version, body: { ...rules, ...body } });
    expect((await put({ keptUntil: '2026-03-11T09:00:00+08:00' })).body.code).toBe('keptLate');
    const done = ok(await put({ keptUntil: '2026-03-03T09:30:00+08:00' }));
    expect(done.body.items).toMatchObject([{ status: 'offered' }]);
    expect(done.body.keptReleasedAt).not.toBeNull();
    expect((await put({}, 99)).status).toBe(412);
  });
});

describe('the line', () => {
  let c = '';
  let seated: Slip;
  let waits: Awaited<ReturnType<typeof atHome>>[] = [];
  beforeAll(async () => {
    c = await university.addClass({ name: '戏曲', seats: 1, weekday: 3, hour: 14, missedLimit: 2 });
    seated = (await desk(c)).body;
    waits = [await atHome(c), await atHome(c), await atHome(c)];
  });
  test('moves up when somebody leaves; the offer runs out and passes on; who takes it in time has the seat', async () => {
    const [one, two] = [await enter(waits[0]!.slip), await enter(waits[1]!.slip)];
    expect(await one.read()).toContain('候补第 1 位');
    expect((await one.act('accept')).status).toBe(409);
    expect((await move(c, seated, 'withdraw')).body.code).toBe('reasonMissing');
    ok(await move(c, seated, 'withdraw', '要照看孙子'));
    expect(await states(c)).toEqual(['withdrawn', 'offered', 'waiting', 'waiting']);
    expect((await rowOf(c, waits[0]!.slip)).toTell).toBe(true);
    expect(await one.read()).toContain('有名额给您了');
    at('2026-03-05T09:59:00+08:00');
    await keepMoving(house());
    expect(await states(c)).toEqual(['withdrawn', 'offered', 'waiting', 'waiting']);
    at('2026-03-05T10:00:00+08:00');
    const late = await enter(waits[0]!.slip);
    expect(await late.act('accept')).toMatchObject({
      status: 409,
      text: expect.stringContaining('确认的时间已经过了'),
    });
    await keepMoving(house());
    await keepMoving(house());
    expect(await states(c)).toEqual(['withdrawn', 'lapsed', 'offered', 'waiting']);
    const now = await enter(waits[1]!.slip);
    expect((await now.act('accept')).status).toBe(303);
    // The same slip is the way to leave, attendance and certificate.
    expect((await now.act('learner')).headers).toMatchObject({ location: '/learning/mine/read' });
    expect(await now.read()).toContain('您已入班');
    expect(await two.act('accept')).toMatchObject({ status: 303 });
    expect(await states(c)).toEqual(['withdrawn', 'lapsed', 'confirmed', 'waiting']);
    expect((await view(c)).seated).toBe(1);
  });
  test('a seat is passed on only when it was missed as often as the class says; one given back at the university follows', async () => {
    const has = (await rowOf(c, waits[1]!.slip)) as EnrolmentRow & Slip;
    expect((await move(c, has, 'passOn', '缺课两次')).body.code).toBe('notMissed');
    const { learner_id: learner } = await open.house.db
      .selectFrom('enrolment')
      .select('learner_id')
      .where('id', '=', has.id)
      .executeTakeFirstOrThrow();
    const sessions = await open.house.db
      .selectFrom('learning_session')
      .select('id')
      .where('class_id', '=', c)
      .limit(2)
      .execute();
    for (const s of sessions) {
      await open.house.db.updateTable('learning_session').set({ status: 'held' }).where('id', '=', s.id).execute();
      const mark = { session_id: s.id, learner_id: learner!, area: UNIVERSITY, state: 'absent', way: 'counter' };
      await open.house.db
        .insertInto('learning_attendance')
        .values({ ...mark, at: TEST_NOW, made_at: TEST_NOW })
        .execute();
    }
    ok(await move(c, has, 'passOn', '缺课两次，电话打过'));
    expect(await states(c)).toEqual(['withdrawn', 'lapsed', 'passedOn', 'offered']);
    expect(await (await enter(waits[1]!.slip)).read()).toContain('电话打过');
    const last = (await rowOf(c, waits[2]!.slip)) as EnrolmentRow & Slip;
    ok(await move(c, last, 'accept'));
    const seat = await open.house.db
      .selectFrom('learning_seat')
      .select('learner_id')
      .where('class_id', '=', c)
      .where('to_at', 'is', null)
      .executeTakeFirstOrThrow();
    await inTransaction(house(), (tx) => unseat(tx, c, seat.learner_id));
    await seatLeft(house(), { id: c });
    expect((await states(c)).at(-1)).toBe('withdrawn');
    at(TEST_NOW);
  });
  test('the desk rings up and notes it; a telephone is opened one by one, and noted', async () => {
    const d = await university.addClass({ name: '手鼓', seats: 1, weekday: 4, hour: 14 });
    const gone: Slip = (await desk(d)).body;
    const next: Slip = (await desk(d, { name: '白玉兰', phone: '19900009011' })).body;
    expect((await api.as('li').post(`/api/enrolments/${next.id}/told`, { body: {} })).body.code).toBe('notOffered');
    ok(await move(d, gone, 'withdraw', '搬家'));
    expect((await rowOf(d, next)).phone).toBe('199****9011');
    const phone = await api.as('li').post(`/api/enrolments/${next.id}/phone`, { body: {} });
    expect(phone.body.phone).toBe('19900009011');
    ok(await api.as('li').post(`/api/enrolments/${next.id}/told`, { body: {} }));
    expect((await rowOf(d, next)).toTell).toBe(false);
    const journal = await journalOf(open.house.db, next.id);
    expect(journal.map((j) => j.verb)).toEqual(['enrol', 'offer', 'phoneSeen', 'told']);
    expect(JSON.stringify(journal)).not.toMatch(/白玉兰|9011/);
  });
});

describe('another class', () => {
  test('at once where a seat is free, and the old one passes on; else one waits there and keeps it', async () => {
    const [a, b] = [
      await university.addClass({ name: '国画', seats: 1, weekday: 1, hour: 8 }),
      await university.addClass({ name: '油画', seats: 2, weekday: 1, hour: 8 }),
    ];
    const she = await atHome(a);
    const next: Slip = (await desk(a)).body;
    const own = await enter(she.slip);
    expect((await own.act('swap', { classId: a })).text).toContain('就是现在这个班');
    const swapped = await own.act('swap', { classId: b });
    expect(swapped.status, swapped.text).toBe(200);
    expect(await states(a)).toEqual(['withdrawn', 'offered']);
    expect(await states(b)).toEqual(['confirmed']);
    expect((await view(a)).seated).toBe(0);
    // b fills; whoever wants in from a waits there with a seat here.
    const fills: Slip = (await desk(b)).body;
    ok(await move(a, next, 'accept'));
    const { id, version } = await rowOf(a, next);
    const waits = ok(await api.as('li').post(`/api/enrolments/${id}/swap`, { version, body: { classId: b } }));
    expect(waits.body).toMatchObject({ status: 'waiting', inLine: 1 });
    expect(await states(a)).toEqual(['withdrawn', 'confirmed']);
    ok(await move(b, fills, 'withdraw', '不来了'));
    ok(await move(b, waits.body, 'accept'));
    expect(await states(a)).toEqual(['withdrawn', 'withdrawn']);
    expect(await states(b)).toEqual(['confirmed', 'withdrawn', 'confirmed']);
    at('2026-03-31T10:00:00+08:00');
    const tooLate = await rowOf(b, waits.body);
    const late = await api
      .as('li')
      .post(`/api/enrolments/${tooLate.id}/swap`, { version: tooLate.version, body: { classId: a } });
    expect(late.body.code).toBe('swapLate');
    at(TEST_NOW);
  });
});

describe('who', () => {
  test('a slip opens with its passphrase only, and not after ten tries', async () => {
    const c = await university.addClass({ name: '二胡', weekday: 6, hour: 8 });
    const { slip } = await atHome(c);
    const wrong = { ...slip, passphrase: '00000000' };
    expect((await post('/enrol/mine', wrong)).text).toContain('编号或密码不对');
    for (let i = 0; i < 9; i += 1) await post('/enrol/mine', wrong);
    expect((await post('/enrol/mine', slip)).status).toBe(429);
    expect((await api.visitor.get('/enrol/mine/read')).status).toBe(303);
  });

  const sees = ['teacher', 'universityOffice', 'villageCadre', 'townshipClerk', 'townshipLeader', 'countyClerk'];
  // One of each post and side; of the posts that never come here three stand for all.
  const inside = (m: { area: string }) => UNIVERSITY.startsWith(m.area);
  const cast = members.filter((m, i) => members.findIndex((x) => x.role === m.role && inside(x) === inside(m)) === i);
  const strangers = cast.filter((m) => !sees.includes(m.role)).slice(0, 3);
  const knocking = [...cast.filter((m) => sees.includes(m.role)), ...strangers];
  test.each(knocking.map((m) => m.login))('%s reaches what the table says', async (login) => {
    const m = members.find((x) => x.login === login)!;
    const [c] = (
      await open.house.db.selectFrom('learning_class').select('id').where('name', '=', '手鼓').execute()
    ).map((x) => x.id);
    const keeps = ['universityOffice', 'villageCadre'].includes(m.role);
    const isInside = inside(m);
    const status = (may: boolean, done: number) => (!may ? 403 : isInside ? done : 404);
    const read = await api.as(login).get(`/api/enrolments/classes/${c}`);
    expect(read.status).toBe(status(sees.includes(m.role), 200));
    expect(read.text.includes('白玉兰')).toBe(keeps && isInside);
    const e = await open.house.db
      .selectFrom('enrolment')
      .select('id')
      .where('class_id', '=', c!)
      .executeTakeFirstOrThrow();
    const body = { verb: 'accept' };
    expect((await api.as(login).post(`/api/enrolments/${e.id}/move`, { version: 99, body })).status).toBe(
      status(keeps, 412),
    );
  });

  test('names go 90 days after: of who has no seat since enrolment closed, of who has one since the last meeting', async () => {
    const named = () =>
      open.house.db.selectFrom('enrolment').select(['status']).where('name_sealed', 'is not', null).execute();
    at('2026-06-08T16:59:00+08:00');
    await forgetEnrolments(house());
    expect(new Set((await named()).map((e) => e.status))).toContain('withdrawn');
    at('2026-06-08T17:01:00+08:00');
    await forgetEnrolments(house());
    expect(new Set((await named()).map((e) => e.status))).not.toContain('withdrawn');
    expect((await named()).map((e) => e.status)).toContain('confirmed');
    at('2026-07-20T10:00:00+08:00');
    await forgetEnrolments(house());
    expect(await named()).toEqual([]);
  });
});
