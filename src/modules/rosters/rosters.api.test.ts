import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { onDutyOn } from './days.store.ts';
import type { RosterView, SwapView } from './rosters.contract.ts';

describe('a roster from draft to swap', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const api = await startApi(open);
  const village = await organisationId(open, 'laoxionggou');
  const names = ['liu', 'chen', 'wang', 'gao'] as const;
  const rows = await house.db.selectFrom('staff_account').select(['id', 'username']).execute();
  const idOf = (login: string) => rows.find((r) => r.username === login)!.id;
  const nameOf = (login: string) => members.find((m) => m.login === login)!.name;
  const setNow = (at: string) => {
    open.setNow(at);
    for (const { login } of members) api.forget(login);
  };

  const draft = (login: string, more: object = {}) =>
    api.as(login).post('/api/rosters', {
      body: { organisationId: village, month: '2026-04', accountIds: names.slice(0, 3).map(idOf), ...more },
    });
  async function drafted(more: object = {}): Promise<RosterView> {
    const answer = await draft('liu', more);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  }
  const read = async (login = 'liu', month = '2026-04'): Promise<RosterView> =>
    (await api.as(login).get(`/api/rosters?organisationId=${village}&month=${month}`)).body.roster;
  const setDay = (r: RosterView, day: string, logins: string[], version = r.version) =>
    api.as('liu').put(`/api/rosters/${r.id}/day`, { version, body: { day, accountIds: logins.map(idOf) } });
  const publish = (r: RosterView, login = 'liu') =>
    api.as(login).post(`/api/rosters/${r.id}/publish`, { version: r.version, body: {} });
  const on = (r: RosterView, day: string) => r.days.find((d) => d.day === day)!.people.map((p) => p.name);
  const dayOf = (r: RosterView, login: string, from = '2026-04-01') =>
    r.days.find((d) => d.day >= from && d.people.some((p) => p.id === idOf(login)))!.day;

  test('who may be on duty: the village and its teams; a draft fills every day and shares the holidays out', async () => {
    const before = await api.as('liu').get(`/api/rosters?organisationId=${village}&month=2026-04`);
    expect(before.body).toMatchObject({ roster: null, isMine: true });
    expect(before.body.people.map((p: { name: string }) => p.name).sort()).toEqual(names.map(nameOf).sort());
    const r = await drafted();
    expect(r).toMatchObject({ unit: '老熊沟村', isPublished: false, gaps: [], isMine: true, perDay: 1 });
    expect(r.days).toHaveLength(30);
    expect(r.days.filter((d) => d.is === 'holiday').map((d) => [d.day, d.name])).toEqual([
      ['2026-04-04', '清明'],
      ['2026-04-05', '清明'],
      ['2026-04-06', '清明'],
    ]);
    expect(new Set(['04', '05', '06'].flatMap((d) => on(r, `2026-04-${d}`))).size).toBe(3);
  });

  test('is changed by hand, and never published while a day has nobody', async () => {
    const r = await drafted();
    const emptied: RosterView = (await setDay(r, '2026-04-08', [])).body;
    expect(emptied.gaps).toEqual(['2026-04-08']);
    expect((await setDay(r, '2026-04-09', [], 1)).status).toBe(412);
    const refused = await publish(emptied);
    expect([refused.status, refused.body.code]).toEqual([409, 'gaps']);
    expect(refused.body.detail.zh).toContain('04-08');
    expect((await setDay(emptied, '2026-04-08', ['gao'])).body.errors[0].rule).toBe('notInRoster');
    const filled: RosterView = (await setDay(emptied, '2026-04-08', ['chen', 'liu'])).body;
    expect(on(filled, '2026-04-08')).toHaveLength(2);
    const published = await publish(filled);
    expect(published.body).toMatchObject({ isPublished: true });
    expect((await setDay(published.body, '2026-04-08', [])).body.code).toBe('published');
    expect((await draft('liu')).body.code).toBe('published');
  });

  test('a past month, a stranger and somebody who is not its head are refused', async () => {
    expect((await draft('liu', { month: '2026-02' })).body.code).toBe('monthPast');
    expect((await draft('liu', { month: '2026-05', accountIds: [idOf('ma')] })).body.errors[0].rule).toBe('stranger');
    expect((await draft('chen', { month: '2026-05' })).status).toBe(403);
    expect((await draft('li', { month: '2026-05' })).status).toBe(404);
    expect((await draft('zhao', { month: '2026-05' })).body.isMine).toBe(true);
  });

  test('two change days when both agree; what changed meanwhile is looked at again', async () => {
    const r = await read();
    const [mine, theirs] = [dayOf(r, 'chen', '2026-04-10'), dayOf(r, 'wang', '2026-04-10')];
    const offer = (body: object, login = 'chen') => api.as(login).post(`/api/rosters/${r.id}/swaps`, { body });
    const answer = (s: SwapView, login: string, accept: boolean, version = s.version) =>
      api.as(login).post(`/api/rosters/swaps/${s.id}/answer`, { version, body: { accept } });
    expect((await offer({ fromDay: theirs, toId: idOf('liu') })).body.code).toBe('notTheirDay');
    const s: SwapView = (await offer({ fromDay: mine, toId: idOf('wang'), toDay: theirs })).body;
    expect((await offer({ fromDay: mine, toId: idOf('liu') })).body.code).toBe('offeredOnce');
    expect((await api.as('wang').get('/api/rosters/mine')).body.swaps).toMatchObject([{ id: s.id, status: 'offered' }]);
    expect((await answer(s, 'chen', true)).body.code).toBe('notYours');
    expect((await answer(s, 'liu', true)).status).toBe(404);
    expect((await answer(s, 'wang', true, 9)).status).toBe(412);
    expect((await answer(s, 'wang', true)).body.status).toBe('accepted');
    const after = await read();
    expect([on(after, mine), on(after, theirs)]).toEqual([[nameOf('wang')], [nameOf('chen')]]);
    expect(after.gaps).toEqual([]);
    expect((await answer(s, 'wang', true, s.version + 1)).body.code).toBe('swapOver');

    const gift: SwapView = (await offer({ fromDay: theirs, toId: idOf('liu') })).body;
    const { leave } = (await api.as('liu').post('/api/rosters/leaves', { body: { fromDay: theirs, toDay: theirs } }))
      .body;
    expect((await answer(gift, 'liu', true)).body.code).toBe('awayThen');
    expect((await api.as('liu').post(`/api/rosters/leaves/${leave.id}/end`, { body: {} })).body.back).toEqual([]);
    const back = await api
      .as('chen')
      .post(`/api/rosters/swaps/${gift.id}/withdraw`, { version: gift.version, body: {} });
    expect(back.body.status).toBe('withdrawn');
  });

  test('a leave opens the days one had; the gap is told above, and whoever agrees fills it', async () => {
    const r = await read();
    const day = dayOf(r, 'chen', '2026-04-20');
    const told = await api.as('chen').post('/api/rosters/leaves', { body: { fromDay: day, toDay: day } });
    expect(told.body.opened).toEqual([day]);
    expect((await api.as('chen').post('/api/rosters/leaves', { body: { fromDay: day, toDay: day } })).body.code).toBe(
      'leaveOnce',
    );
    const past = await api
      .as('chen')
      .post('/api/rosters/leaves', { body: { fromDay: '2026-03-02', toDay: '2026-03-05' } });
    expect(past.body.errors[0].rule).toBe('leavePast');
    setNow('2026-04-12T09:00:00+08:00');
    const gaps = async (login: string) => (await api.as(login).get('/api/rosters/gaps')).body.items;
    expect(await gaps('zhao')).toMatchObject([{ unit: '老熊沟村', days: [day], month: '2026-04' }]);
    expect(await gaps('li')).toEqual([]);
    const take = (login: string, on = day) => api.as(login).post(`/api/rosters/${r.id}/take`, { body: { day: on } });
    expect((await take('chen')).body.code).toBe('awayThen');
    expect((await take('gao')).body.code).toBe('notInRoster');
    expect((await take('wang')).status).toBe(200);
    expect((await take('liu')).body.code).toBe('noGap');
    expect(await gaps('zhao')).toEqual([]);
    setNow('2026-05-02T09:00:00+08:00');
    expect(await gaps('zhao')).toMatchObject([{ unit: '老熊沟村', days: [], month: '2026-05' }]);
    setNow(TEST_NOW);
  });

  test('the next by the fair rule is asked to stand in; a no asks the one after, a yes fills the day, and who is back has it again', async () => {
    setNow('2026-03-20T09:00:00+08:00');
    const r = await read();
    const mine = async (login: string) => (await api.as(login).get('/api/rosters/mine')).body;
    const asks = async (login: string): Promise<SwapView[]> =>
      (await mine(login)).swaps.filter((s: SwapView) => s.isStandIn && s.to.id === idOf(login));
    const day = dayOf(r, 'chen', '2026-04-13');
    const told = await api.as('chen').post('/api/rosters/leaves', { body: { fromDay: day, toDay: day } });
    const first = ['wang', 'liu'].find((l) => nameOf(l) === told.body.asked[0].name)!;
    expect(told.body).toMatchObject({ opened: [day], asked: [{ day, name: nameOf(first) }] });
    const other = first === 'wang' ? 'liu' : 'wang';
    expect(await asks(other)).toEqual([]);
    const [s] = await asks(first);
    expect(s).toMatchObject({ fromDay: day, toDay: null, from: { name: nameOf('chen') } });
    const answer = (login: string, of: SwapView, accept: boolean) =>
      api.as(login).post(`/api/rosters/swaps/${of.id}/answer`, { version: of.version, body: { accept } });
    expect((await answer('chen', s!, true)).body.code).toBe('notYours');
    expect(on(await read(), day)).toEqual([]);
    expect((await answer(first, s!, false)).body.status).toBe('refused');
    const [next] = await asks(other);
    setNow(`${day}T07:00:00+08:00`);
    expect((await api.as('zhao').get('/api/rosters/gaps')).body.items[0]).toMatchObject({
      days: [day],
      asked: [{ day, name: nameOf(other) }],
    });
    setNow('2026-03-20T09:00:00+08:00');
    expect((await answer(other, next!, true)).body.status).toBe('accepted');
    const filled = (await read()).days.find((d) => d.day === day)!;
    expect(filled.people).toMatchObject([{ name: nameOf(other), cameBy: 'fill' }]);

    const again = dayOf(await read(), 'chen', '2026-04-13');
    const leave = await api.as('chen').post('/api/rosters/leaves', { body: { fromDay: again, toDay: again } });
    const back = await api.as('chen').post(`/api/rosters/leaves/${leave.body.leave.id}/end`, { body: {} });
    expect(back.body.back).toEqual([again]);
    expect(on(await read(), again)).toEqual([nameOf('chen')]);
    expect([...(await asks('wang')), ...(await asks('liu'))]).toEqual([]);

    // Everybody says no: the day stays free, and whoever makes the roster may ask again or hears that nobody is left.
    const gone = await api.as('chen').post('/api/rosters/leaves', { body: { fromDay: again, toDay: again } });
    for (const login of [gone.body.asked[0].name === nameOf('wang') ? 'wang' : 'liu', 'liu', 'wang'])
      for (const of of await asks(login)) await answer(login, of, false);
    expect([...(await asks('wang')), ...(await asks('liu'))]).toEqual([]);
    const ask = (login: string) => api.as(login).post(`/api/rosters/${r.id}/stand-in`, { body: { day: again } });
    expect((await ask('zhao')).body.code).toBe('nobodyLeft');
    expect((await ask('chen')).status).toBe(403);
    expect((await api.as('wang').post(`/api/rosters/${r.id}/take`, { body: { day: again } })).status).toBe(200);
    expect((await ask('zhao')).body.code).toBe('noGap');
    setNow(TEST_NOW);
  });

  test('a roster made elsewhere comes in from a table, whole or not at all, as a draft', async () => {
    const send = (rows: string, more: object = {}, login = 'liu') =>
      api.as(login).post('/api/rosters/import', {
        body: { organisationId: village, month: '2026-06', perDay: '1', dryRun: 'false', ...more },
        files: [{ field: 'file', name: '值班表.csv', content: Buffer.from(`六月值班表\n日期,星期,值班人员\n${rows}`) }],
      });
    const [wang, chen] = [nameOf('wang'), nameOf('chen')];
    const wrong = `6月1日,一,${wang}\n6月2日,二,查无此人\n6月1日,一,${chen}\n7月1日,三,${chen}\n`;
    const look = await send(wrong, { dryRun: 'true' });
    expect(look.status, look.text).toBe(200);
    expect(look.body).toMatchObject({ rows: 4, refused: 3, rosterId: null });
    expect(look.body.faults.map((f: { rule: string }) => f.rule)).toEqual(['stranger', 'dayTwice', 'dayOutside']);
    expect((await send(wrong)).body.code).toBe('rowsRefused');
    expect(await read('liu', '2026-06')).toBeNull();
    const good = Array.from({ length: 29 }, (_, i) => `6月${i + 1}日,,${i % 2 ? wang : chen}`).join('\n');
    const done = await send(good);
    expect(done.body).toMatchObject({ refused: 0, gaps: ['2026-06-30'], people: [{ days: 15 }, { days: 14 }] });
    const r = await read('liu', '2026-06');
    expect(r).toMatchObject({ id: done.body.rosterId, isPublished: false, gaps: ['2026-06-30'] });
    expect(on(r, '2026-06-02')).toEqual([wang]);
    expect((await send('')).body.code).toBe('noTable');
    expect((await send(good, {}, 'chen')).status).toBe(403);
    expect((await send(good, {}, 'li')).status).toBe(404);
    expect((await send(good, { month: '2026-04' })).body.code).toBe('rowsRefused');
    expect((await send(`4月1日,,${wang}`, { month: '2026-04' })).body.code).toBe('published');
  });

  test('what goes out comes in again, and the template has the days of the month', async () => {
    const out = async (path: string) =>
      (await api.app.inject({ url: path, headers: { cookie: await api.as('liu').cookie() } })).rawPayload;
    const r = await read('liu', '2026-06');
    const content = await out(`/api/rosters/${r.id}/roster.xlsx`);
    const send = (file: Buffer) =>
      api.as('liu').post('/api/rosters/import', {
        body: { organisationId: village, month: '2026-06', dryRun: 'true' },
        files: [{ field: 'file', name: '值班表.xlsx', content: file }],
      });
    expect((await send(content)).body.faults).toMatchObject([{ row: 31, rule: 'nobody' }]);
    const empty = (await send(await out('/api/rosters/template.xlsx?month=2026-06'))).body;
    expect([empty.rows, empty.refused]).toEqual([30, 30]);
  });

  test('today’s person is known to everybody, and the note of the day counts as a day on duty, once', async () => {
    const r = await read();
    const { day, people } = r.days.find((d) => d.day > '2026-04-12' && d.people[0]?.id === idOf('wang'))!;
    setNow(`${day}T18:00:00+08:00`);
    expect((await onDutyOn({ db: house.db } as never, [village], day)).get(village)).toEqual(people.map((p) => p.name));
    await api.as('zhao').post('/api/duties', {
      body: {
        area: '150124201213',
        organisationIds: [village],
        title: '每日值班',
        recordKind: 'rosterDay',
        rrule: 'FREQ=DAILY',
        startsOn: day,
        openDays: 1,
      },
    });
    const note = (login: string, id: string, of = day, madeAt = `${day}T17:30:00+08:00`) =>
      api.as(login).post(`/api/rosters/${r.id}/notes`, {
        key: id,
        body: { captured: { id, madeAt }, day: of, text: '接待两户,一户问低保,已告知材料。' },
      });
    const other = await note('liu', house.newId());
    expect(other.body.code).toBe('dayHandedOver');
    expect(other.text).toContain(nameOf('wang'));
    expect((await note('gao', house.newId())).body.code).toBe('notOnDuty');
    const id = house.newId();
    const first = await note('wang', id);
    expect(first.status, first.text).toBe(200);
    expect((await note('wang', id)).body).toEqual(first.body);
    expect((await note('wang', house.newId(), day, `${day}T19:00:00+08:00`)).body.code).toBe('madeInFuture');
    const board = await api.as('zhao').get(`/api/duties/board?from=${day}&to=${day}`);
    expect(board.body.lines).toMatchObject([{ title: '每日值班', satisfied: 1 }]);
    expect((await read()).days.find((d) => d.day === day)!.notes).toMatchObject([{ by: nameOf('wang') }]);
    const mine = (await api.as('wang').get('/api/rosters/mine')).body;
    expect(mine.days[0]).toMatchObject({ day, noted: true, unit: '老熊沟村' });
    setNow(TEST_NOW);
  });

  test('stands in the calendar one subscribes to, and leaves it with the day', async () => {
    const url = new URL((await api.as('wang').post('/api/me/calendar')).body.url).pathname;
    const read = async () => (await api.visitor.get(url)).text;
    expect((await read()).match(/SUMMARY:值班 · 老熊沟村/g)?.length).toBeGreaterThan(5);
    const count = async () => (await read()).split('BEGIN:VEVENT').length;
    const before = await count();
    await api.as('wang').post('/api/rosters/leaves', { body: { fromDay: '2026-04-25', toDay: '2026-04-30' } });
    expect(await count()).toBeLessThan(before);
  });

  test('goes out as a spreadsheet to hang on the wall', async () => {
    const r = await read();
    expect((await api.as('chen').get(`/api/rosters/${r.id}/roster.xlsx`)).status).toBe(200);
  });

  test.each(members.map((m) => m.login))('%s sees it when it is of the own place, unit or list', async (login) => {
    const r = await read();
    const m = members.find((x) => x.login === login)!;
    const knows = new Set(
      'villageCadre townshipClerk townshipLeader countyClerk departmentClerk stationKeeper universityOffice agent gridWorker villageSupervisor propertyWorker civilAffairs partyAffairs mediator inspector'.split(
        ' ',
      ),
    );
    const isSeen = '150124201213'.startsWith(m.area) || ['laoxionggou'].includes(m.organisation) || login === 'wang';
    const answer = await api.as(login).get(`/api/rosters/${r.id}/roster.xlsx`);
    expect(answer.status).toBe(!knows.has(m.role) ? 403 : isSeen ? 200 : 404);
    const heads = new Set(
      'villageCadre townshipClerk townshipLeader countyClerk departmentClerk stationKeeper universityOffice'.split(' '),
    );
    const isHead = heads.has(m.role) && (m.organisation === 'laoxionggou' || (isSeen && m.area.length < 12));
    const change = await api
      .as(login)
      .put(`/api/rosters/${r.id}/day`, { version: r.version, body: { day: '2026-04-09', accountIds: [] } });
    // It is published: whoever may change one hears that; others hear that they may not, or nothing.
    const expected = !heads.has(m.role) && m.role !== 'departmentClerk' ? 403 : !isSeen ? 404 : isHead ? 409 : 403;
    expect(change.status).toBe(expected);
  });
});
