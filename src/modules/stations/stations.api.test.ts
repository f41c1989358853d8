import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { forgetReports } from './reports.actions.ts';
import { keeperRoles, stationRoles } from './stations.rules.ts';

/* A station in 麻花板 (新城区) and one in 北堡 (清水河): dai keeps the first, sun the second; somebody at the door tells what is wrong. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const COMMUNITY = '150102401007';
const units = {
  dai: await organisationId(open, 'xincheng'),
  sun: await organisationId(open, 'qingshuihe'),
};
const at = { dai: { lat: 40.85, long: 111.68 }, sun: { lat: 40.02, long: 111.65 } };

let n = 0;
const station = (login: 'dai' | 'sun' = 'dai', more: object = {}) => {
  n += 1;
  return {
    area: login === 'dai' ? COMMUNITY : '150124201',
    name: `红蜂驿站·试 ${n}`,
    kind: 'redBee',
    address: '海拉尔东路 26 号',
    ...at[login],
    amenities: ['water', 'rest'],
    hours: '每天 8:00-22:00;节假日 10:00-16:00',
    host: '某银行某支行',
    organisationId: units[login],
    phone: '0471-0000102',
    ...more,
  };
};
const add = async (login: 'dai' | 'sun' = 'dai', more: object = {}) => {
  const answer = await api.as(login).post('/api/stations', { body: station(login, more) });
  expect(answer.text).toContain('"version":1');
  return answer.body;
};
const form = (id: string, fields: Record<string, string>) =>
  api.visitor.post(`/stations/${id}/report`, { body: { commandId: randomUUID(), ...fields }, files: [] });
const rules = (answer: { body: { errors: { field: string; rule: string }[] } }) =>
  answer.body.errors.map((f) => `${f.field}:${f.rule}`).sort();

describe('a station', () => {
  test('is kept in WGS-84 whatever map it was read from, once, and the journal says so', async () => {
    const key = randomUUID();
    const body = station('dai', { datum: 'gcj02', lat: 40.851, long: 111.686 });
    const first = await api.as('dai').post('/api/stations', { key, body });
    expect(first).toMatchObject({
      status: 200,
      body: { state: 'open', confirmedOn: '2026-03-03', open: ['pause', 'close'] },
    });
    expect(first.body.long).toBeCloseTo(111.68, 2);
    expect(first.body.long).not.toBe(111.686);
    expect((await api.as('dai').post('/api/stations', { key, body })).body).toEqual(first.body);
    const journal = await journalOf(open.house.db, first.body.id);
    expect(journal.map((j) => j.verb)).toEqual(['add']);
  });

  test('is refused with everything that is wrong, by name', async () => {
    await api
      .as('dai')
      .put('/api/station-boxes/150102', { body: { south: 40.78, west: 111.6, north: 41.05, east: 111.98 } });
    const wrong = { lat: 111.68, long: 40.85, hours: '看情况', way: '充电每小时 1 元', organisationId: units.sun };
    const answer = await api.as('dai').post('/api/stations', { body: station('dai', wrong) });
    expect(answer.status).toBe(422);
    expect(rules(answer)).toEqual([
      'hours:hoursUnread',
      'long:positionSwapped',
      'organisationId:unitUnknown',
      'way:charge',
    ]);
    const far = await api.as('dai').post('/api/stations', { body: station('dai', at.sun) });
    expect(rules(far)).toEqual(['long:positionOutside']);
    expect(far.text).toContain('这个位置不在新城区范围内');
    const county = await api.as('dai').post('/api/stations', { body: station('dai', { area: '150102' }) });
    expect(rules(county)).toEqual(['area:notHere']);
    const elsewhere = await api.as('dai').post('/api/stations', { body: station('sun') });
    expect(rules(elsewhere)).toContain('area:outsideYourPlace');
  });

  test('has a name of its own in its county, until it is closed', async () => {
    const s = await add('dai', { name: '红蜂驿站·同名' });
    const again = await api.as('dai').post('/api/stations', { body: station('dai', { name: s.name }) });
    expect(rules(again)).toEqual(['name:sameName']);
    const close = { verb: 'close', reason: '房东收回' };
    expect((await api.as('dai').post(`/api/stations/${s.id}/state`, { version: 1, body: close })).status).toBe(200);
    await add('dai', { name: s.name });
    const back = { version: 2, body: { verb: 'reopen' } };
    expect(rules(await api.as('dai').post(`/api/stations/${s.id}/state`, back))).toEqual(['name:sameName']);
  });

  test('is paused with a reason that people before the door read, and stale versions are sent back', async () => {
    const s = await add();
    const move = (version: number, body: object) =>
      api.as('dai').post(`/api/stations/${s.id}/state`, { version, body });
    expect(rules(await move(1, { verb: 'pause' }))).toEqual(['reason:reasonMissing']);
    expect(rules(await move(1, { verb: 'pause', reason: '装修', until: '2026-03-03' }))).toEqual(['until:untilPast']);
    expect(await move(1, { verb: 'pause', reason: '屋里装修', until: '2026-03-20' })).toMatchObject({
      body: { state: 'paused', pausedUntil: '2026-03-20', version: 2, open: ['reopen', 'close'] },
    });
    expect((await move(1, { verb: 'reopen' })).status).toBe(412);
    const page = await api.visitor.get(`/stations/${s.id}`);
    expect(page.text).toContain('屋里装修');
    const openNow = await api.visitor.get('/api/public/stations?openNow=true');
    expect(openNow.body.items.some((i: { id: string }) => i.id === s.id)).toBe(false);
    expect(await move(2, { verb: 'reopen' })).toMatchObject({
      body: { state: 'open', stateReason: null, pausedUntil: null },
    });
  });

  test('that nobody checked for three months says so, until somebody does', async () => {
    const s = await add();
    open.setNow('2026-06-03T02:00:00Z');
    api.forget('dai');
    const old = await api.as('dai').get('/api/stations?stale=true');
    expect(old.body.items.some((i: { id: string }) => i.id === s.id)).toBe(true);
    expect((await api.visitor.get(`/stations/${s.id}`)).text).toContain('3 个月没有人核对');
    await api.as('dai').post(`/api/stations/${s.id}/confirm`, { version: 1 });
    expect((await api.visitor.get(`/stations/${s.id}`)).text).not.toContain('没有人核对');
    open.setNow(TEST_NOW);
    api.forget('dai');
  });

  test('that was to reopen and of which nobody said so is told as uncertain, neither open nor shut for long', async () => {
    const s = await add();
    const pause = { version: 1, body: { verb: 'pause', reason: '屋里装修', until: '2026-03-05' } };
    expect((await api.as('dai').post(`/api/stations/${s.id}/state`, pause)).status).toBe(200);
    open.setNow('2026-03-04T10:00:00+08:00');
    expect((await api.visitor.get(`/stations/${s.id}`)).text).toContain('暂停到 2026-03-05');
    open.setNow('2026-03-05T10:00:00+08:00');
    const page = await api.visitor.get(`/stations/${s.id}`);
    expect(page.text).toContain('原定 2026-03-05 恢复');
    expect((await api.visitor.get('/api/public/stations?openNow=true')).text).not.toContain(s.id);
    open.setNow(TEST_NOW);
  });
});

test('a rectangle is told by whoever has the place, for it and below, and by nobody else', async () => {
  const box = { south: 39.6, west: 111.3, north: 40.3, east: 112 };
  const put = (login: string, area: string, body: object = box) =>
    api.as(login).put(`/api/station-boxes/${area}`, { body });
  expect((await put('dai', '150124')).status).toBe(404);
  expect((await put('dai', '1501')).status).toBe(404);
  expect((await put('sun', '150124')).status).toBe(200);
  expect((await put('zhao', '150124')).status).toBe(404);
  expect((await put('zhao', '150124201213')).status).toBe(200);
  expect((await put('liu', '150124201213')).status).toBe(403);
  expect((await api.visitor.put('/api/station-boxes/150124', { body: box })).status).toBe(401);
  expect(rules(await put('sun', '150124', { ...box, north: 39 }))).toEqual(['north:boxEmpty']);
  const { rows } = await open.owner.query('select area from station_box order by area');
  expect(rows.map((r) => r.area).filter((a: string) => a.startsWith('150124'))).toEqual(['150124', '150124201213']);
});

describe('open now', () => {
  test('follows the clock, the public holidays of the house, and the night', async () => {
    const s = await add('dai', { hours: '每天 18:00-次日2:00;节假日 10:00-16:00' });
    const isOpen = async (moment: string) => {
      open.setNow(moment);
      const { body } = await api.visitor.get('/api/public/stations?openNow=true');
      return body.items.some((i: { id: string }) => i.id === s.id);
    };
    expect(await isOpen('2026-03-03T17:59:00+08:00')).toBe(false);
    expect(await isOpen('2026-03-03T18:00:00+08:00')).toBe(true);
    expect(await isOpen('2026-03-04T01:59:00+08:00')).toBe(true);
    expect(await isOpen('2026-03-04T02:00:00+08:00')).toBe(false);
    // 1 October is a public holiday: its own hours, after the last night of September.
    expect(await isOpen('2026-10-01T01:00:00+08:00')).toBe(true);
    expect(await isOpen('2026-10-01T11:00:00+08:00')).toBe(true);
    expect(await isOpen('2026-10-01T19:00:00+08:00')).toBe(false);
    open.setNow(TEST_NOW);
  });
});

describe('what is found at the door', () => {
  test('is told without a name, counted when said again, and answered so that everybody reads it', async () => {
    const s = await add();
    const told = await form(s.id, { what: 'lacks.water' });
    expect(told.status).toBe(303);
    await form(s.id, { what: 'lacks.water' });
    const list = await api.as('dai').get(`/api/station-reports?stationId=${s.id}`);
    expect(list.body.items).toMatchObject([
      { kind: 'lacks', amenity: 'water', times: 2, state: 'waiting', note: null },
    ]);
    const page = await api.visitor.get(`/stations/${s.id}`);
    expect(page.text).toContain('没有饮水');
    const stored = await open.house.db
      .selectFrom('journal')
      .selectAll()
      .where('subject_id', '=', s.id)
      .where('verb', '=', 'report')
      .orderBy('seq')
      .execute();
    expect(stored).toHaveLength(2);
    expect(stored.every((j) => j.actor_kind === 'visitor' && j.actor_id === null)).toBe(true);

    const [{ id, version }] = list.body.items;
    const settle = (body: object, v = version) =>
      api.as('dai').post(`/api/station-reports/${id}/settle`, { version: v, body });
    expect(rules(await settle({ verb: 'correct' }))).toEqual(['note:noteMissing']);
    expect(await settle({ verb: 'correct', note: '水壶已修好,今天起有热水。' })).toMatchObject({
      body: { state: 'corrected' },
    });
    expect((await settle({ verb: 'answer', note: '再答一次' }, version + 1)).status).toBe(409);
    expect((await api.visitor.get(`/stations/${s.id}`)).text).toContain('水壶已修好');
    expect((await api.as('dai').get(`/api/stations/${s.id}`)).body).toMatchObject({ waiting: 0, version: 2 });

    open.setNow('2026-10-01T02:00:00Z');
    await forgetReports(systemCtx(open.house, 'test'));
    const left = await open.house.db.selectFrom('station_report').select('id').where('id', '=', id).execute();
    expect(left).toEqual([]);
    open.setNow(TEST_NOW);
  });

  test('is shown to others for a day, again when it is said again; its answer for two weeks; the keeper keeps it until then', async () => {
    const s = await add();
    const shown = async (moment: string) => {
      open.setNow(moment);
      return (await api.visitor.get(`/stations/${s.id}`)).text;
    };
    await form(s.id, { what: 'shutNow' });
    const said = await shown('2026-03-04T09:59:00+08:00');
    expect(said).toContain('最近有人反映');
    expect(await shown('2026-03-04T10:01:00+08:00')).not.toContain('最近有人反映');
    await form(s.id, { what: 'shutNow' });
    expect(await shown('2026-03-05T10:00:00+08:00')).toContain('最近有人反映');
    api.forget('dai');
    const [r] = (await api.as('dai').get(`/api/station-reports?stationId=${s.id}`)).body.items;
    expect(r).toMatchObject({ times: 2, state: 'waiting' });
    await api.as('dai').post(`/api/station-reports/${r.id}/settle`, {
      version: r.version,
      body: { verb: 'answer', note: '中午换班关一小时。' },
    });
    expect(await shown('2026-03-19T09:59:00+08:00')).toContain('中午换班关一小时');
    expect(await shown('2026-03-19T10:01:00+08:00')).not.toContain('中午换班关一小时');
    open.setNow(TEST_NOW);
    api.forget('dai');
  });

  test('is refused when it names a person, nothing, or a service that was never promised', async () => {
    const s = await add();
    for (const [fields, says] of [
      [{ what: 'other', note: '店员 199-0000-0001 不让进' }, '请不要写电话和身份证号'],
      [{ what: 'other' }, '请写一句，是什么情况'],
      [{ what: 'lacks.meal' }, '本来就没有登记这一样'],
      [{}, '请选一种情况'],
    ] as const) {
      const answer = await form(s.id, fields);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(says);
    }
    expect((await api.as('dai').get(`/api/station-reports?stationId=${s.id}`)).body.items).toEqual([]);
  });

  test('a station that is closed for good takes none', async () => {
    const s = await add();
    await api.as('dai').post(`/api/stations/${s.id}/state`, { version: 1, body: { verb: 'close', reason: '撤点' } });
    expect((await api.visitor.get(`/stations/${s.id}`)).status).toBe(404);
    expect((await form(s.id, { what: 'gone' })).status).toBe(404);
  });
});

test('every post sees and keeps what its place says, and nothing else', async () => {
  const [here, there] = [await add('dai'), await add('sun')];
  await form(here.id, { what: 'shutNow' });
  await form(there.id, { what: 'shutNow' });
  const oneOfEach = members.filter((m, i) => members.findIndex((x) => x.role === m.role && x.area === m.area) === i);
  for (const m of oneOfEach) {
    const sees = stationRoles.some((r) => r === m.role);
    const keeps = keeperRoles.some((r) => r === m.role);
    for (const s of [here, there]) {
      const isMine = s.area.startsWith(m.area);
      const about = `${m.login} (${m.role}) of ${s.area}`;
      const one = await api.as(m.login).get(`/api/stations/${s.id}`);
      expect(one.status, about).toBe(!sees ? 403 : isMine ? 200 : 404);
      const reports = await api.as(m.login).get('/api/station-reports?state=waiting');
      expect(reports.status, about).toBe(sees ? 200 : 403);
      if (sees)
        expect(
          reports.body.items.some((r: { stationId: string }) => r.stationId === s.id),
          about,
        ).toBe(isMine);
      const confirm = await api.as(m.login).post(`/api/stations/${s.id}/confirm`, { version: 999 });
      expect(confirm.status, about).toBe(!keeps ? 403 : isMine ? 412 : 404);
    }
  }
  const all = (await api.visitor.get('/api/public/stations')).body.items.map((s: { id: string }) => s.id);
  expect(all).toEqual(expect.arrayContaining([here.id, there.id]));
});
