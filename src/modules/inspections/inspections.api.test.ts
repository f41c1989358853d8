import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { settleInspectors } from '#demo/inspections.ts';
import { systemCtx } from '#platform/context.ts';
import { castIds, lineId, organisationId } from '#test/actors.ts';
import { type Answer, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { PASSWORD } from '#test/world.ts';
import { superviseOverdue } from './inspections.jobs.ts';

/*
 * A round of the county's inspection office (jing, lu) at a township (zhao), a village (liu) and the water bureau (hao); the county's Social Work Department
 * (sun) is another unit that may check; the transport bureau (ren) has nothing to do with it until it is called.
 */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const { accounts, organisations } = await castIds(open);
await settleInspectors(open.house, organisations, accounts, PASSWORD);
const api = await startApi(open);
const org = (key: string) => organisations.get(key)!;
const photo = {
  field: 'file',
  name: '公示起止.pdf',
  content: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  mediaType: 'application/pdf',
};
// biome-ignore lint/suspicious/noExplicitAny: as in Answer
type Any = any;
const ok = (answer: Answer): Any => {
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const about = (more: object = {}) => ({
  ...{ year: 2026, nth: 1, title: '2026年第一轮巡察', documentNo: '清巡办〔2026〕3号' },
  inspectedIds: ['beibao', 'laoxionggou', 'qingshuiheWater'].map(org),
  ...{ begunOn: '2025-12-01', endedOn: '2026-01-10', toldOn: '2026-01-20' },
  ...more,
});
let round: Any;
let nth = 0;
const add = (more: object = {}, login = 'jing', roundId: string = round.id) =>
  api.as(login).post(`/api/inspections/${roundId}/findings`, {
    body: {
      ...{ inspectedId: org('beibao'), nth: ++nth, category: 'relief', body: '低保审核结果没有公示满规定天数。' },
      ...more,
    },
  });
const send = (login: string, f: Any, path: string, body: object, files?: readonly (typeof photo)[]) =>
  api.as(login).post(`/api/inspections/findings/${f.id}/${path}`, {
    version: f.version,
    body,
    ...(files && { files }),
  });
const assign = (f: Any, more: object = {}, login = 'jing') =>
  send(login, f, 'owner', { ownerId: org('beibao'), leaderPost: '乡党委副书记', ...more });
const plan = (f: Any, more: object = {}, login = 'zhao', unit = 'beibao') =>
  send(login, f, 'plan', { measures: [{ body: '重新公示', unitId: org(unit), dueOn: '2026-05-01', ...more }] });
const report = (f: Any, isDone: boolean, files = [photo], done: readonly string[] = [], login = 'zhao') =>
  send(login, f, 'reports', { body: '重新公示已满。', isDone: `${isDone}`, done: JSON.stringify(done) }, files);
const review = (f: Any, verb: string, note = '到现场看过，与材料一致。', login = 'lu', more: object = {}) =>
  send(login, f, 'review', { verb, note, ...more });
const idsOf = (f: Any): string[] => f.measures.map((m: { id: string }) => m.id);
const planned = async (more: object = {}) => ok(await plan(ok(await assign(ok(await add(more))))));
const checked = async () => {
  const f = await planned();
  return ok(await report(f, true, [photo], idsOf(f)));
};
const verbsIn = async (id: string) => (await journalOf(open.house.db, id)).map((j) => j.verb);
beforeAll(async () => {
  round = ok(await api.as('jing').post('/api/inspections', { body: about() }));
});

describe('a round', () => {
  test('is of other units of the place, on days in order; another office does not change it', async () => {
    const code = async (more: object, login = 'jing') =>
      (await api.as(login).post('/api/inspections', { body: about(more) })).body.code;
    expect(await code({ toldOn: '2026-12-01' })).toBe('futureDay');
    expect(await code({ endedOn: '2025-11-01' })).toBe('daysOrder');
    expect(await code({ inspectedIds: [org('inspection')] })).toBe('ownRound');
    expect(await code({ inspectedIds: [org('mahuaban')] })).toBe('unitUnknown');
    expect(await code({ rectifyDays: 20 })).toBe('duePast');
    expect((await api.as('zhao').post('/api/inspections', { body: about() })).status).toBe(403);
    expect(round).toMatchObject({ office: { name: '县委巡察办' }, planDays: 30, rectifyDays: 180, mayEdit: true });
    const put = (login: string, more: object) =>
      api.as(login).put(`/api/inspections/${round.id}`, { version: round.version, body: about(more) });
    expect((await put('sun', {})).body.code).toBe('notYours');
    ok(await add({ nth: 400 }));
    expect((await put('jing', { inspectedIds: [org('laoxionggou')] })).body.code).toBe('unitInUse');
    round = ok(await put('jing', { documentNo: '清巡办〔2026〕4号' }));
    expect(round).toMatchObject({ documentNo: '清巡办〔2026〕4号', count: { total: 1 } });
  });
});

describe('a finding', () => {
  test('names nobody, stands once under its number, at a unit of its round, and is entered by the office that inspected', async () => {
    expect((await add({ body: '乡党委书记王建国作风简单。' })).body).toMatchObject({
      code: 'personNamed',
      errors: [{ field: 'body' }],
    });
    expect((await add({ inspectedId: org('qingshuiheCivil') })).body.code).toBe('notInspected');
    expect((await add({ planDue: '2026-01-01' })).body.code).toBe('duePast');
    expect((await add({ nth: 400 })).body.code).toBe('nthTaken');
    expect((await add({}, 'sun')).body.code).toBe('notYours');
    expect((await add({}, 'zhao')).status).toBe(403);
  });

  test('is assigned, planned, reported, returned once, and closed by another unit; every step is kept', async () => {
    const f = ok(await add());
    expect(f).toMatchObject({ status: 'found', planDue: '2026-02-19', dueOn: '2026-07-19', open: ['assign'] });
    expect((await assign(f, { leaderPost: '王建国' })).body.code).toBe('leaderNamed');
    expect((await assign(f, { ownerId: org('mahuaban') })).body.code).toBe('unitUnknown');
    expect((await assign(f, {}, 'sun')).body.code).toBe('notYours');
    expect((await plan(f)).body.code).toBe('notYours');
    const given = ok(await assign(f, { leadUnitId: org('qingshuiheCivil') }));
    expect(given).toMatchObject({ status: 'assigned', owner: { name: '北堡乡政府' }, lead: { name: '县民政局' } });
    expect((await plan(given, {}, 'hao')).status).toBe(404);
    expect((await plan(given, { dueOn: '2026-12-01' })).body).toMatchObject({ code: 'measureLate' });
    expect((await plan(given, { unitId: org('mahuaban') })).body.code).toBe('unitUnknown');
    const first = ok(await plan(given));
    expect((await review(first, 'returnPlan', '', 'jing')).body.code).toBe('reasonMissing');
    const again = ok(await review(first, 'returnPlan', '没有写公示留证', 'jing'));
    expect(again.status).toBe('assigned');
    const p = ok(await plan(again, { body: '重新公示并拍照' }));
    expect((await report(p, true, [], idsOf(p))).body).toMatchObject({ code: 'evidenceMissing' });
    expect((await report(p, true)).body).toMatchObject({ code: 'measuresOpen', errors: [{ field: 'done' }] });
    expect((await report(p, false, [], [randomUUID()])).body.code).toBe('measureUnknown');
    const under = ok(await report(p, false, [photo], idsOf(p)));
    expect(under).toMatchObject({ status: 'underWay', measures: [{ doneOn: '2026-03-03' }] });
    const said = ok(await report(under, true, []));
    expect(said.status).toBe('selfChecked');
    expect((await review(said, 'sendBack', '')).body.code).toBe('reasonMissing');
    const back = ok(await review(said, 'sendBack', '只有一个村的'));
    expect(back).toMatchObject({ status: 'returned', returned: 1 });
    // What was not enough does not show it a second time.
    expect((await report(back, true, [])).body.code).toBe('evidenceMissing');
    const more = ok(await report(back, true));
    expect((await review(more, 'close', '')).body.code).toBe('reasonMissing');
    const closed = ok(await review(more, 'close', '到现场看过', 'sun'));
    expect(closed).toMatchObject({ status: 'closed', closedOn: '2026-03-03', returned: 1, open: [] });
    expect(closed.steps.map((s: Any) => s.verb).reverse()).toEqual(
      'add assign plan returnPlan plan report selfCheck sendBack selfCheck close'.split(' '),
    );
    expect((await review({ ...closed }, 'sendBack')).body.code).toBe('notNow');
    expect((await review(more, 'close')).status).toBe(412);
    const [file] = closed.steps.flatMap((s: Any) => s.files);
    const url = (who: string) => api.as(who).get(`/api/inspections/findings/${f.id}/files/${file.id}`);
    expect((await url('zhao')).headers['content-type']).toBe('application/pdf');
    expect([(await url('bai')).status, (await url('ren')).status]).toEqual([200, 404]);
    expect(closed.steps.flatMap((s: Any) => Object.keys(s))).not.toContain('accountId');
  });

  test('closed by its own unit is refused by name, and that it was tried is among its steps and in the journal', async () => {
    const f = await checked();
    expect(f.closed).toMatchObject([{ verb: 'close' }]);
    const tried = await review(f, 'close', '我们自己看过了', 'zhao');
    expect(tried).toMatchObject({ status: 403, body: { code: 'ownUnit' } });
    expect(tried.text).toContain('北堡乡政府就是整改这个问题的单位');
    expect(tried.text).toContain('已记录在案');
    const after = ok(await api.as('lu').get(`/api/inspections/findings/${f.id}`));
    expect(after).toMatchObject({
      status: 'selfChecked',
      steps: [{ verb: 'closeRefused', unit: '北堡乡政府' }, {}, {}, {}, {}],
    });
    expect((await verbsIn(f.id)).at(-1)).toBe('closeRefused');
  });

  test('is not checked by who worked on it, in whatever post they are now', async () => {
    const f = await checked();
    const step = f.steps.find((s: Any) => s.verb === 'selfCheck').id;
    const moved = {
      ...(await open.house.db
        .selectFrom('inspection_step')
        .selectAll()
        .where('id', '=', step)
        .executeTakeFirstOrThrow()),
    };
    await open.house.db
      .insertInto('inspection_step')
      .values({ ...moved, id: randomUUID(), account_id: accounts.get('lu')! })
      .execute();
    expect((await review(f, 'close')).body.code).toBe('handledIt');
    expect((await verbsIn(f.id)).at(-1)).toBe('closeRefused');
    ok(await review(f, 'close', '另一个人到现场看过', 'jing'));
  });

  test('handed to a village goes by a line of its list, or is refused and stays known', async () => {
    const strange = ok(
      await add({ inspectedId: org('laoxionggou'), body: '年检材料没有核验就上报了。', category: 'other' }),
    );
    const own = { ownerId: org('laoxionggou'), leaderPost: '村党支部书记' };
    const refused = await assign(strange, own);
    expect(refused.body).toMatchObject({ code: 'faulty', errors: [{ field: 'ownerId', rule: 'notInList' }] });
    expect(ok(await api.as('jing').get(`/api/inspections/findings/${strange.id}`)).status).toBe('found');
    const by = await lineId(open, 'laoxionggou', 'A-003');
    expect(ok(await assign(strange, { ...own, itemId: by })).owner.name).toBe('老熊沟村');
    const clear = ok(
      await add({ inspectedId: org('laoxionggou'), body: '村务公开晚了两个季度。', category: 'service' }),
    );
    ok(await assign(clear, own));
    // A measure that the township would put on the village asks the gate too.
    const p = ok(await assign(ok(await add())));
    expect((await plan(p, { body: '核验年检', unitId: org('laoxionggou') })).body).toMatchObject({
      code: 'faulty',
      errors: [{ field: 'measures.0.unitId', rule: 'notInList' }],
    });
    expect(ok(await plan(p, { body: '网格排查一遍', unitId: org('laoxionggou') })).measures[0].unit.name).toBe(
      '老熊沟村',
    );
    // What it helps with it reads, and does not close.
    expect(ok(await api.as('liu').get(`/api/inspections/findings/${p.id}`)).open).toEqual(['report']);
  });

  test('that takes longer gets a next day and stays open; overdue it is supervised once a fortnight', async () => {
    const f = await checked();
    expect((await review(f, 'extend', '要走满一年')).body.code).toBe('dayMissing');
    const long = ok(await review(f, 'extend', '要走满一年', 'lu', { nextDay: '2026-04-01' }));
    expect(long).toMatchObject({ status: 'longTerm', term: 'lasting', dueOn: '2026-04-01' });
    expect((await send('jing', long, 'supervision', { note: '抓紧' })).body.code).toBe('notOverdue');
    const run = async (at: string) => {
      open.setNow(at);
      await superviseOverdue(systemCtx(open.house, 'test'));
      await superviseOverdue(systemCtx(open.house, 'test'));
      api.forget('jing');
      return ok(await api.as('jing').get(`/api/inspections/findings/${f.id}`));
    };
    expect((await run('2026-04-01T08:00:00+08:00')).supervisions).toBe(0);
    const once = await run('2026-04-02T08:00:00+08:00');
    expect(once).toMatchObject({
      supervisions: 1,
      standing: 'overdue',
      overdue: 'due',
      steps: [{ verb: 'supervise', unit: null }, {}, {}, {}, {}, {}],
    });
    expect(once.steps[0].says[0]).toContain('第 1 次');
    expect((await run('2026-04-16T08:00:00+08:00')).supervisions).toBe(1);
    expect((await run('2026-04-17T08:00:00+08:00')).supervisions).toBe(2);
    api.forget('zhao');
    // The unit that sets it right, its head, and the office that inspected have it before them; others do not.
    for (const login of ['yun', 'sun']) api.forget(login);
    const waiting = async (login: string) =>
      ok(await api.as(login).get('/api/inspections/findings?waiting=true')).items.some((x: Any) => x.id === f.id);
    const before = await Promise.all(['zhao', 'yun', 'jing', 'sun'].map(waiting));
    expect(before).toEqual([true, true, true, false]);
    expect(
      ok(
        await send('jing', ok(await api.as('jing').get(`/api/inspections/findings/${f.id}`)), 'supervision', {
          note: '请在本周内报进展',
        }),
      ).supervisions,
    ).toBe(3);
    open.setNow(TEST_NOW);
    for (const login of ['jing', 'zhao', 'yun', 'sun']) api.forget(login);
  });

  test('comes back in a later round: shown with the one before', async () => {
    const earlier = ok(
      await api
        .as('jing')
        .post('/api/inspections', { body: about({ year: 2025, toldOn: '2025-12-10', title: '上一轮' }) }),
    );
    ok(await add({ nth: 7, inspectedId: org('qingshuiheWater'), category: 'funds' }, 'jing', earlier.id));
    const f = ok(await add({ inspectedId: org('qingshuiheWater'), category: 'funds' }));
    expect(f.former).toMatchObject({ round: '上一轮', nth: 7, status: 'found' });
    expect(ok(await add({ inspectedId: org('qingshuiheWater'), category: 'party' })).former).toBeNull();
    const list = ok(await api.as('sun').get(`/api/inspections/findings?roundId=${round.id}&repeated=true`));
    expect(list.items.map((x: Any) => x.id)).toEqual([f.id]);
  });

  test('whistles: units are called on a case of its own, each by its list; who was called reads it and does not check it', async () => {
    const f = await planned();
    const call = (of: Any, more: object = {}, login = 'zhao') =>
      send(login, of, 'whistle', {
        issue: '水渠穿过乡道，请一起到现场定怎么修。',
        unitIds: [org('qingshuiheTransport')],
        due: '2026-03-20',
        ...more,
      });
    expect((await call(f, {}, 'jing')).status).toBe(403);
    expect((await call(f, { issue: '核验年检材料，请一起办。', unitIds: [org('laoxionggou')] })).body).toMatchObject({
      errors: [{ rule: 'notInList' }],
    });
    expect((await api.as('ren').get(`/api/inspections/findings/${f.id}`)).status).toBe(404);
    const called = ok(await call(f));
    expect(called.case.number).toBeTruthy();
    const whistles = ok(await api.as('ren').get('/api/whistles?box=toUs'));
    expect(whistles.items).toMatchObject([{ caseNumber: called.case.number, caller: { name: '北堡乡政府' } }]);
    expect((await call(called)).body.code).toBe('whistledBefore');
    const theirs = ok(await api.as('ren').get(`/api/inspections/findings/${f.id}`));
    expect(theirs.open).toEqual(['report']);
    const done = ok(await report(called, true, [photo], idsOf(called)));
    expect((await review(done, 'close', '看过了', 'ren')).body.code).toBe('ownUnit');
  });

  test('is reported on from a phone, days later, once', async () => {
    const f = await planned();
    const id = randomUUID();
    const tell = (madeAt: string, login = 'zhao') =>
      api.as(login).post(`/api/inspections/findings/${f.id}/captured-reports`, {
        key: randomUUID(),
        body: { captured: { id, madeAt, files: [] }, body: '第二个村也公示了。' },
      });
    expect((await tell('2026-01-01T08:00:00+08:00')).body.code).toBe('beforeItExisted');
    const first = ok(await tell('2026-03-01T08:00:00+08:00'));
    expect(first).toMatchObject({ status: 'underWay', last: { onDay: '2026-03-01', body: '第二个村也公示了。' } });
    expect(ok(await tell('2026-03-01T08:00:00+08:00')).steps.length).toBe(first.steps.length);
    expect((await tell('2026-03-01T08:00:00+08:00', 'yun')).status).toBe(404);
  });
});

describe('what leaves the house', () => {
  test('is units, kinds and counts: to the Party’s own people first, then to everybody; no text of a finding, no post', async () => {
    const publish = (openness: string, statement = '', of = round) =>
      api
        .as('jing')
        .post(`/api/inspections/${of.id}/publication`, { version: of.version, body: { openness, statement } });
    const empty = ok(
      await api.as('jing').post('/api/inspections', { body: about({ nth: 9, title: '还没有问题的一轮' }) }),
    );
    expect((await publish('public', '', empty)).body.code).toBe('nothingFound');
    expect((await publish('public', '感谢张书记的支持')).body.code).toBe('personNamed');
    const party = ok(await publish('party', '三个单位正在整改。'));
    expect(party).toMatchObject({ openness: 'party', publishedOn: '2026-03-03' });
    expect(ok(await api.as('ren').get('/api/inspections/published')).items).toMatchObject([{ id: round.id }]);
    expect(ok(await api.as('dai').get('/api/inspections/published')).items).toEqual([]);
    expect((await api.visitor.get(`/inspections/${round.id}`, { accept: 'text/html' })).status).toBe(404);
    ok(await publish('public', '三个单位正在整改。', party));
    const page = await api.visitor.get(`/inspections/${round.id}`);
    expect(page.text).toContain('三个单位正在整改。');
    expect(page.text).toContain('惠民政策落实');
    expect(page.text).toContain('href="/report"');
    for (const hidden of ['没有公示满规定天数', '乡党委副书记', '到现场看过', '景瑞芳'])
      expect(page.text).not.toContain(hidden);
    expect((await api.visitor.get(`/api/inspections/findings?roundId=${round.id}`)).status).toBe(401);
    const units = await api.as('jing').get(`/api/inspections/units?roundId=${round.id}`);
    expect(units.body.items.map((u: Any) => u.unit.name)).toEqual(['北堡乡政府', '老熊沟村']);
    expect(units.text).not.toMatch(/account|post/i);
  });

  test('is a ledger that can be imported again; a table with names is not taken; faults are told by row, field and rule', async () => {
    const out = await api.as('zhao').get(`/api/inspections/${round.id}/export`);
    expect(out.status).toBe(200);
    const { Workbook } = (await import('exceljs')).default;
    const bring = async (heads: readonly string[], rows: readonly (readonly (string | number)[])[], dryRun = false) => {
      const book = new Workbook();
      const sheet = book.addWorksheet('问题清单');
      for (const r of [['巡察反馈问题清单'], heads, ...rows]) sheet.addRow([...r]);
      const content = Buffer.from(await book.xlsx.writeBuffer());
      return api.as('jing').post(`/api/inspections/${round.id}/import`, {
        body: { dryRun: String(dryRun) },
        files: [{ field: 'file', name: '问题清单.xlsx', content }],
      });
    };
    expect((await bring(['序号', '具体问题', '责任人'], [[1, '问题一二三四', '王建国']])).body.code).toBe(
      'personColumn',
    );
    const heads = ['序号', '被巡察单位', '问题类别', '具体问题', '责任单位', '责任领导', '整改期限', '整改类型'];
    const rows = [
      [201, '北堡乡政府', '资金资产资源', '救助备用金手续不全。', '北堡乡政府', '乡长', '2026-06-30', '立行立改'],
      [202, '老熊沟村', '为民服务', '村务公开不及时。', '老熊沟村', '村党支部书记', '', ''],
      [203, '老熊沟村', '其他', '核验企业年检材料。', '老熊沟村', '村党支部书记', '', ''],
      [204, '县民政局', '其他', '不在这一轮里的单位。', '', '', '', ''],
      [205, '北堡乡政府', '看不懂的', '类别写错了的问题。', '北堡乡政府', '王建国', '那一天', ''],
      [201, '北堡乡政府', '', '序号重复的问题。', '', '', '', ''],
    ] as const;
    const look = ok(await bring(heads, rows, true));
    expect(look).toMatchObject({ rows: 6, imported: 0, refused: 4 });
    const taken = ok(await bring(heads, rows));
    expect(taken).toMatchObject({ imported: 2, refused: 4 });
    expect(taken.faults.map((f: Any) => [f.row, f.field, f.rule])).toEqual([
      [5, 'owner', 'notInList'],
      [6, 'unit', 'notInspected'],
      [7, 'leader', 'leaderNamed'],
      [7, 'category', 'category'],
      [7, 'due', 'day'],
      [8, 'nth', 'twice'],
    ]);
    const list = ok(await api.as('jing').get(`/api/inspections/findings?roundId=${round.id}`)).items;
    expect(list.find((f: Any) => f.nth === 201)).toMatchObject({
      status: 'assigned',
      term: 'atOnce',
      dueOn: '2026-06-30',
      planDue: '2026-02-19',
    });
    expect(ok(await bring(heads, rows)).known).toBe(3);
  });
});

test('who reads: overseers of the place, units with a part in it; nobody else', async () => {
  const f = ok(
    await assign(ok(await add({ inspectedId: org('laoxionggou'), body: '值班接待没有人。', category: 'style' })), {
      ownerId: org('laoxionggou'),
      leaderPost: '村党支部书记',
    }),
  );
  const status = async (login: string) => (await api.as(login).get(`/api/inspections/findings/${f.id}`)).status;
  const logins = [
    'jing',
    'sun',
    'zhao',
    'yun',
    'liu',
    'hao',
    'bai',
    'dai',
    'li',
    'qi',
    'chen',
    'gao',
    'wang',
    'guo',
    'zhou',
  ];
  expect(Object.fromEntries(await Promise.all(logins.map(async (l) => [l, await status(l)])))).toEqual({
    ...{ jing: 200, sun: 200, zhao: 200, yun: 200, liu: 200 },
    ...{ hao: 404, bai: 404, dai: 404, li: 404, qi: 404 },
    ...{ chen: 403, gao: 403, wang: 403, guo: 403, zhou: 403 },
  });
  expect((await plan(f, { unitId: org('laoxionggou') }, 'zhao')).body.code).toBe('notYours');
  expect(await organisationId(open, 'laoxionggou')).toBe(org('laoxionggou'));
});
