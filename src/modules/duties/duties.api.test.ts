import { describe, expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { lineId, organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import type { DutyInput, DutyView, TurnView } from './duties.contract.ts';
import { turnTheDay } from './duties.jobs.ts';
import { type CountedRecord, countRecord } from './duties.open.ts';

const VILLAGE = '150124201213';
const GRID = '150124201213001';

describe('what must be done without anyone asking', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const village = await organisationId(open, 'laoxionggou');
  const errands = await organisationId(open, 'laoxionggouErrands');
  const { house } = open;
  const line = await lineId(open, 'laoxionggou', 'A-005');

  /** Another day: whoever was signed in signs in again. */
  const setNow = (at: string) => {
    open.setNow(at);
    for (const login of ['zhao', 'liu', 'sun', 'chen', 'wang', 'zhang']) api.forget(login);
  };
  const input = (more: Partial<DutyInput> = {}) => ({
    area: VILLAGE,
    organisationIds: [village],
    role: 'gridWorker',
    title: '网格每日排查',
    recordKind: 'patrol',
    rrule: 'FREQ=DAILY',
    startsOn: '2026-03-03',
    openDays: 1,
    // Picked by hand: most of these titles name no line of the village’s list.
    lines: [{ organisationId: village, itemId: line }],
    ...more,
  });
  const add = (login: string, more: Partial<DutyInput> = {}) =>
    api.as(login).post('/api/duties', { body: input(more) });
  async function set(more: Partial<DutyInput> = {}, login = 'zhao'): Promise<DutyView> {
    const answer = await add(login, more);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items[0];
  }
  const day = async (date: string) => {
    setNow(`${date}T00:10:00+08:00`);
    await turnTheDay(systemCtx(house, 'turnTheDay'));
  };
  const turnsOf = async (d: DutyView, login = 'zhao'): Promise<TurnView[]> =>
    (await api.as(login).get(`/api/duties/${d.id}/turns?from=2026-03-01&to=2026-12-31`)).body.turns;
  const status = async (d: DutyView) => (await turnsOf(d)).map((t) => [t.opensOn, t.status]);
  const made = (on: string, more: Partial<CountedRecord> = {}) =>
    inTransaction(systemCtx(house, 'test'), (tx) =>
      countRecord(tx, {
        kind: 'patrol',
        id: house.newId(),
        on,
        organisationId: village,
        role: 'gridWorker',
        area: VILLAGE,
        ...more,
      }),
    );

  test('opens today at once and every day after, is satisfied by its record, missed without one', async () => {
    setNow(TEST_NOW);
    const d = await set();
    expect(d).toMatchObject({ unit: '老熊沟村', nextOn: '2026-03-04', setBy: '北堡乡政府', version: 1 });
    expect(await status(d)).toEqual([['2026-03-03', 'open']]);
    expect(await made('2026-03-03')).toBe(1);
    await day('2026-03-04');
    await day('2026-03-05');
    expect(await status(d)).toEqual([
      ['2026-03-05', 'open'],
      ['2026-03-04', 'missed'],
      ['2026-03-03', 'satisfied'],
    ]);
    const missed = await house.db
      .selectFrom('journal')
      .select('data')
      .where('verb', '=', 'miss')
      .orderBy('seq')
      .execute();
    expect(missed.map((e) => e.data)).toEqual([{ days: ['2026-03-04'] }]);
  });

  test('a machine that was off for days opens them all when it is back, once each', async () => {
    setNow(TEST_NOW);
    const d = await set({ title: '停机那几天' });
    await day('2026-03-08');
    await day('2026-03-08');
    expect((await status(d)).map(([on]) => on)).toEqual([
      '2026-03-08',
      '2026-03-07',
      '2026-03-06',
      '2026-03-05',
      '2026-03-04',
      '2026-03-03',
    ]);
  });

  test('a record that was made in time and came days later makes a missed turn good, and says that it came late', async () => {
    setNow(TEST_NOW);
    const d = await set({ title: '山里没信号' });
    await day('2026-03-05');
    expect(await made('2026-03-03')).toBeGreaterThan(0);
    const turn = (await turnsOf(d)).find((t) => t.opensOn === '2026-03-03');
    expect(turn).toMatchObject({ status: 'satisfied', arrivedLate: true, counted: 1 });
  });

  test('the same record counts once, however often it is told; two are two', async () => {
    setNow(TEST_NOW);
    const d = await set({ title: '每天两趟', needs: 2 });
    const id = house.newId();
    await made('2026-03-03', { id });
    await made('2026-03-03', { id });
    expect((await turnsOf(d))[0]).toMatchObject({ status: 'open', counted: 1 });
    await made('2026-03-03');
    expect((await turnsOf(d))[0]).toMatchObject({ status: 'satisfied', counted: 2 });
  });

  test('counts only for the unit, the role, the kind and the place it is about; a grid counts for its village', async () => {
    setNow(TEST_NOW);
    const d = await set({ title: '只认对的' });
    const all = await house.db.selectFrom('duty').select('id').where('record_kind', '=', 'patrol').execute();
    const wrong: Partial<CountedRecord>[] = [
      { organisationId: errands },
      { role: 'villageCadre' },
      { kind: 'visit' },
      { area: '150102401007' },
    ];
    for (const more of wrong) expect(await made('2026-03-03', more), JSON.stringify(more)).toBe(0);
    expect(await made('2026-03-03', { area: GRID })).toBe(all.length);
    expect((await turnsOf(d))[0]!.status).toBe('satisfied');
    expect(await made('2026-03-02')).toBe(0);
  });

  test('is excused with a reason by the unit above, not by whose turn it is, and not twice', async () => {
    setNow(TEST_NOW);
    const d = await set({ title: '暴雪封山' });
    const excuse = (login: string, version: number) =>
      api
        .as(login)
        .post(`/api/duties/${d.id}/turns/2026-03-03/excuse`, { version, body: { reason: '暴雪封山,车进不去。' } });
    const whole = await set({ title: '整个村委会的', role: undefined });
    const own = await api
      .as('liu')
      .post(`/api/duties/${whole.id}/turns/2026-03-03/excuse`, { version: 1, body: { reason: '太忙了' } });
    expect([own.status, own.body.code]).toEqual([403, 'ownTurn']);
    expect((await excuse('sun', 9)).status).toBe(412);
    const done = await excuse('liu', 1);
    expect(done.body).toMatchObject({ status: 'excused', reason: '暴雪封山,车进不去。', excusedBy: '老熊沟村' });
    expect((await excuse('zhao', 2)).body.code).toBe('turnSettled');
    await made('2026-03-03');
    expect((await turnsOf(d))[0]).toMatchObject({ status: 'satisfied', reason: null, excusedBy: null });
  });

  test('a duty without a record of its own is satisfied by a line, once, on its day, by its own people', async () => {
    setNow(TEST_NOW);
    const d = await set({
      title: '每月法治宣讲',
      recordKind: 'note',
      rrule: 'FREQ=MONTHLY;BYMONTHDAY=3',
      openDays: null,
    });
    const note = (login: string, id: string, madeAt: string, of = d.id) =>
      api
        .as(login)
        .post(`/api/duties/${of}/notes`, { key: id, body: { captured: { id, madeAt }, text: '在村部讲了民法典。' } });
    expect((await note('wang', house.newId(), '2026-03-03T09:00:00+08:00')).status).toBe(404);
    expect((await note('chen', house.newId(), '2026-03-02T09:00:00+08:00')).body.code).toBe('notOpenThen');
    expect((await note('chen', house.newId(), '2026-03-04T09:00:00+08:00')).body.code).toBe('madeInFuture');
    const id = house.newId();
    const first = await note('chen', id, '2026-03-03T09:00:00+08:00');
    expect(first.body).toMatchObject({ id, on: '2026-03-03', turn: { status: 'satisfied', dueOn: '2026-04-02' } });
    expect((await note('chen', id, '2026-03-03T09:00:00+08:00')).body).toEqual(first.body);
    expect(await house.db.selectFrom('duty_note').select('id').execute()).toHaveLength(1);
    const patrol = await set({ title: '有专门记录的' });
    expect((await note('chen', house.newId(), '2026-03-03T09:00:00+08:00', patrol.id)).body.code).toBe('notNoted');
  });

  test('what is open today is shown to the post whose it is, soonest due first', async () => {
    setNow(TEST_NOW);
    const mine = async (login: string) =>
      (await api.as(login).get('/api/duties/today')).body.items.map((t: { title: string }) => t.title);
    await set({
      title: '代办员每周排查',
      role: 'agent',
      organisationIds: [errands],
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      openDays: 7,
    });
    expect(await mine('wang')).toEqual(['代办员每周排查']);
    expect(await mine('chen')).not.toContain('代办员每周排查');
    expect(await mine('zhang')).toEqual([]);
  });

  test('is reworded and ended; an ended one opens no more', async () => {
    setNow(TEST_NOW);
    const d = await set({ title: '要停的' });
    const reworded = await api.as('zhao').put(`/api/duties/${d.id}`, { version: 1, body: { title: '快要停的' } });
    expect(reworded.body).toMatchObject({ title: '快要停的', version: 2 });
    const end = (lastDay: string, version = 2) =>
      api.as('zhao').post(`/api/duties/${d.id}/end`, { version, body: { lastDay } });
    expect((await end('2026-03-02')).body.errors[0].rule).toBe('ends');
    expect((await end('2026-03-04', 1)).status).toBe(412);
    expect((await end('2026-03-04')).body).toMatchObject({ endsOn: '2026-03-04', nextOn: '2026-03-04' });
    await day('2026-03-06');
    expect((await status(d)).map(([on]) => on)).toEqual(['2026-03-04', '2026-03-03']);
    const listed = async (query: string) =>
      (await api.as('zhao').get(`/api/duties${query}`)).body.items.map((x: DutyView) => x.id).includes(d.id);
    expect([await listed(''), await listed('?ended=1')]).toEqual([false, true]);
  });

  test.each([
    [{ rrule: 'FREQ=HOURLY' }, 'rrule', 'ruleTooOften'],
    [{ rrule: '每天排查一次' }, 'rrule', 'rule'],
    [{ rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, 'rrule', 'ruleNever'],
    [{ startsOn: '2026-03-02' }, 'startsOn', 'starts'],
    [{ endsOn: '2026-03-01' }, 'endsOn', 'ends'],
    [{ area: '150102401007' }, 'area', 'notHere'],
    [{ area: '150124201213999' }, 'area', 'notHere'],
  ] as const)('refuses %o: %s %s', async (more, field, rule) => {
    setNow(TEST_NOW);
    const answer = await add('zhao', more);
    expect([answer.status, answer.body.errors?.[0]?.field, answer.body.errors?.[0]?.rule]).toEqual([422, field, rule]);
  });

  test('refuses a unit that does not serve the place', async () => {
    setNow(TEST_NOW);
    const answer = await add('zhao', { organisationIds: [village, await organisationId(open, 'mahuaban')] });
    expect(answer.body.errors[0]).toMatchObject({ field: 'organisationIds.1', rule: 'notHere' });
  });

  test('the board counts per unit and duty, and knows no person', async () => {
    const board = (query = '') => api.as('sun').get(`/api/duties/board?from=2026-03-01&to=2026-03-31${query}`);
    const { lines } = (await board()).body;
    const line = lines.find((l: { title: string }) => l.title === '网格每日排查');
    expect(line).toMatchObject({ unit: '老熊沟村', satisfied: 1, excused: 0 });
    expect(JSON.stringify(lines)).not.toContain('陈志强');
    expect((await board('&area=150102')).body.lines).toEqual([]);
    expect((await board('&kind=visit')).body.lines).toEqual([]);
    const wrong = await api.as('sun').get('/api/duties/board?from=2026-03-31&to=2026-03-01');
    expect(wrong.body.errors[0]).toMatchObject({ field: 'to', rule: 'ends' });
  });

  test('what is due: soonest first, without persons, gone once it is done; what no module keeps is said in a line', async () => {
    setNow(TEST_NOW);
    await set({ title: '每月志愿服务', recordKind: 'volunteering', rrule: 'FREQ=MONTHLY;BYMONTHDAY=3', openDays: 20 });
    await set({ title: '半月认证', recordKind: 'certification', openDays: 15 });
    const due = async (query = 'until=2026-03-31', login = 'zhao') =>
      (await api.as(login).get(`/api/duties/due?${query}`)).body.items.filter((l: { title: string }) =>
        ['每月志愿服务', '半月认证'].includes(l.title),
      );
    const both = await due();
    expect(both.map((l: { title: string; dueOn: string; mayNote: boolean }) => [l.title, l.dueOn, l.mayNote])).toEqual([
      ['半月认证', '2026-03-17', false],
      ['每月志愿服务', '2026-03-22', false],
    ]);
    expect(JSON.stringify(both)).not.toContain('陈志强');
    expect(await due('until=2026-03-17')).toHaveLength(1);
    expect(await due('until=2026-03-31&kind=volunteering')).toHaveLength(1);
    expect(await due('until=2026-03-31', 'li')).toEqual([]);
    const own = (await due('until=2026-03-31', 'chen')).find((l: { title: string }) => l.title === '每月志愿服务');
    expect(own.mayNote).toBe(true);
    const note = (dutyId: string) => {
      const id = house.newId();
      return api.as('chen').post(`/api/duties/${dutyId}/notes`, {
        key: id,
        body: { captured: { id, madeAt: TEST_NOW }, text: '给独居老人扫了院子,八个人' },
      });
    };
    expect((await note(own.dutyId)).body.turn).toMatchObject({ status: 'satisfied' });
    expect((await note(both[0].dutyId)).body.code).toBe('notNoted');
    expect((await due()).map((l: { title: string }) => l.title)).toEqual(['半月认证']);
  });
});
