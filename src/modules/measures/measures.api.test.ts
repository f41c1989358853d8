import { beforeAll, describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { type Sending, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import { remindLeads } from './measures.jobs.ts';

/* Ten measures for couriers, issued by the county's Social Work Department (sun) with others; the transport bureau (ren) and the water bureau (hao) lead. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const org = new Map<string, string>();
let document = '';
const paper = {
  field: 'file',
  name: '关爱十条.pdf',
  content: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  mediaType: 'application/pdf',
};
const about = (more: object = {}) => ({
  title: '快递员关爱十条',
  number: '清社发〔2026〕3号',
  issuers: JSON.stringify(['县委社会工作部', '县交通运输局', '县民政局']),
  issuedOn: '2026-02-10',
  isPublic: 'false',
  ...more,
});
const form = (body: object, files = [paper]): Sending => ({ body, files });
beforeAll(async () => {
  for (const key of [
    'qingshuihe',
    'qingshuiheTransport',
    'qingshuiheWater',
    'qingshuiheCivil',
    'beibao',
    'mahuaban',
    'city',
  ])
    org.set(key, await organisationId(open, key));
  const made = await api.as('sun').post('/api/measures/documents', form(about()));
  expect(made.status, made.text).toBe(200);
  document = made.body.id;
});
let nth = 0;
const add = (more: object = {}, login = 'sun') =>
  api.as(login).post(`/api/measures/documents/${document}/measures`, {
    body: {
      nth: ++nth,
      body: '设 20 个能歇脚、能喝水的点。',
      leadId: org.get('qingshuiheTransport'),
      unitIds: [org.get('beibao')],
      dueOn: '2026-06-30',
      proof: '20 个点有名单,走到能坐。',
      ...more,
    },
  });
const added = async (more: object = {}) => {
  const answer = await add(more);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const report = (
  m: { id: string; version: number },
  saysDone: boolean,
  login = 'ren',
  files = saysDone ? [paper] : [],
) =>
  api.as(login).post(`/api/measures/${m.id}/reports`, {
    version: m.version,
    body: { onDay: '2026-03-02', body: '已经设了 8 个点。', saysDone: String(saysDone) },
    files,
  });
const judge = (m: { id: string; version: number }, verb: string, login = 'sun', note = '') =>
  api.as(login).post(`/api/measures/${m.id}/verdict`, { version: m.version, body: { verb, note } });

describe('a measure', () => {
  test('is reported on by its units, shown when done, and confirmed by another organisation', async () => {
    const m = await added();
    expect(m).toMatchObject({ standing: 'notStarted', confirmer: '县社会工作部', open: ['change', 'drop'] });
    expect((await api.as('ren').get(`/api/measures/${m.id}`)).body.open).toEqual(['report', 'finish']);
    expect((await api.as('zhao').get(`/api/measures/${m.id}`)).body.open).toEqual(['report']);
    const told = await report(m, false, 'zhao');
    expect(told.body).toMatchObject({ standing: 'underWay', reports: [{ unit: '北堡乡政府', saysDone: false }] });
    expect((await report(told.body, true, 'zhao')).status).toBe(403);
    expect((await report(told.body, true, 'ren', [])).body).toMatchObject({
      code: 'evidenceMissing',
      errors: [{ field: 'file' }],
    });
    const said = await report(told.body, true);
    expect(said.status, said.text).toBe(200);
    expect(said.body).toMatchObject({ standing: 'reported', open: [] });
    expect((await judge(said.body, 'confirm', 'ren')).status).toBe(403);
    expect((await judge(said.body, 'sendBack')).body.code).toBe('reasonMissing');
    const back = await judge(said.body, 'sendBack', 'sun', '名单少了地址');
    expect(back.body).toMatchObject({
      standing: 'underWay',
      reports: [{ verdict: 'returned', verdictNote: '名单少了地址' }, {}],
    });
    const again = await report(back.body, true);
    const done = await judge(again.body, 'confirm');
    expect(done.body).toMatchObject({
      standing: 'done',
      doneOn: '2026-03-03',
      reports: [{ verdict: 'confirmed', verdictBy: '县社会工作部' }, {}, {}],
    });
    const file = await api.as('sun').get(`/api/measures/${m.id}/reports/${done.body.reports[0].id}/file`);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    const journal = await journalOf(open.house.db, m.id);
    expect(journal.map((j) => j.verb)).toEqual(['add', 'report', 'finish', 'sendBack', 'finish', 'confirm']);
  });

  test('that the issuing office leads itself is confirmed by its superior, never by itself', async () => {
    const m = await added({ leadId: org.get('qingshuihe'), unitIds: [] });
    expect(m.confirmer).toBe('市社会工作部');
    const said = await report(m, true, 'sun');
    expect(said.status, said.text).toBe(200);
    expect(said.body.open).toEqual([]);
    expect((await judge(said.body, 'confirm')).status).toBe(403);
  });

  test('is overdue the day after, by unit and without a person; a change of its day says why and is kept', async () => {
    const m = await added({ leadId: org.get('qingshuiheWater'), unitIds: [], dueOn: '2026-03-02' });
    const units = await api.as('sun').get(`/api/measures/units?documentId=${document}`);
    expect(units.body.items[0]).toMatchObject({ unit: { name: '县水利局' }, overdue: 1 });
    expect(units.text).not.toContain('account');
    const change = (body: object, login = 'sun') =>
      api.as(login).post(`/api/measures/${m.id}/change`, {
        version: m.version,
        body: { verb: 'change', dueOn: '2026-05-31', ...body },
      });
    expect((await change({})).body.code).toBe('reasonMissing');
    expect((await change({ reason: '等资金下来' }, 'hao')).status).toBe(403);
    expect((await change({ reason: '等资金下来', dueOn: '2026-01-01' })).body.code).toBe('duePast');
    const changed = await change({ reason: '等资金下来' });
    expect(changed.body).toMatchObject({
      standing: 'notStarted',
      dueOn: '2026-05-31',
      hasChanges: true,
      changes: [{ what: 'due', was: '2026-03-02', becomes: '2026-05-31', reason: '等资金下来' }],
    });
    expect((await change({ reason: '再推' })).status).toBe(412);
    const dropped = await api.as('sun').post(`/api/measures/${m.id}/change`, {
      version: changed.body.version,
      body: { verb: 'drop', reason: '并到别的文件' },
    });
    expect(dropped.body).toMatchObject({ standing: 'dropped', open: ['resume'] });
  });

  test('is reminded of once for each word', async () => {
    const m = await added({ dueOn: '2026-03-10', unitIds: [] });
    const run = async (at: string) => {
      open.setNow(at);
      await remindLeads(systemCtx(open.house, 'test'));
      await remindLeads(systemCtx(open.house, 'test'));
      const rows = await journalOf(open.house.db, m.id);
      return rows.filter((r) => r.verb === 'remind').length;
    };
    expect([
      await run(TEST_NOW),
      await run('2026-03-08T08:00:00+08:00'),
      await run('2026-03-11T08:00:00+08:00'),
    ]).toEqual([1, 2, 3]);
    open.setNow(TEST_NOW);
  });
});

describe('who', () => {
  test('enters: the issuing office; others on its line read, those elsewhere do not', async () => {
    expect((await add({}, 'hao')).status).toBe(403);
    expect(
      (
        await api
          .as('hao')
          .put(`/api/measures/documents/${document}`, { version: 1, ...form(about({ title: '改名' })) })
      ).status,
    ).toBe(403);
    const status = async (login: string) =>
      (await api.as(login).get(`/api/measures?documentId=${document}`)).body.items?.length > 0;
    expect([
      await status('hao'),
      await status('liu'),
      await status('zhao'),
      await status('dai'),
      await status('li'),
    ]).toEqual([true, true, true, false, false]);
    expect((await api.as('chen').get('/api/measures')).status).toBe(403);
    expect((await add({ leadId: org.get('mahuaban') })).body.code).toBe('leadUnknown');
    expect((await api.as('liu').get(`/api/measures/documents/${document}/file`)).status).toBe(200);
    expect((await api.as('dai').get(`/api/measures/documents/${document}/file`)).status).toBe(404);
  });

  test('reads at home: only what was made public, with its file', async () => {
    expect((await api.visitor.get(`/measures/${document}`)).status).toBe(404);
    const { version } = (await api.as('sun').get('/api/measures/documents')).body.items.find(
      (d: { id: string }) => d.id === document,
    );
    const made = await api
      .as('sun')
      .put(`/api/measures/documents/${document}`, { version, ...form(about({ isPublic: 'true' }), []) });
    expect(made.body).toMatchObject({ isPublic: true, fileName: '关爱十条.pdf' });
    const page = await api.visitor.get(`/measures/${document}`);
    expect(page.text).toContain('设 20 个能歇脚');
    expect(page.text).not.toContain('已经设了 8 个点');
    expect((await api.visitor.get(`/measures/${document}/files/document`)).headers['content-type']).toBe(
      'application/pdf',
    );
  });
});

describe('a table of measures', () => {
  const bring = async (rows: readonly (readonly (string | number)[])[], dryRun: boolean, merge?: string) => {
    const { Workbook } = (await import('exceljs')).default;
    const book = new Workbook();
    const sheet = book.addWorksheet('任务分解');
    sheet.addRow(['快递员关爱十条任务分解表']);
    sheet.addRow(['序号', '工作任务', '责任部门', '配合部门', '完成时限', '完成标志']);
    for (const r of rows) sheet.addRow([...r]);
    if (merge) sheet.mergeCells(merge);
    const content = Buffer.from(await book.xlsx.writeBuffer());
    return api.as('sun').post(`/api/measures/documents/${document}/import`, {
      body: { dryRun: String(dryRun) },
      files: [{ field: 'file', name: '分解表.xlsx', content }],
    });
  };
  const rows = [
    [21, '每月走访一次快递网点', '县交通局', '县民政局、北堡乡政府', '年底前', '有走访记录'],
    [22, '给跑夜单的备反光背心', '', '', '6月底', '发放名单'],
    [23, '建一个投诉直通群', '县公安局', '', '6月底', ''],
    ['二十四', '培训', '县交通局', '', '长期坚持', ''],
    [21, '重复的一条', '县交通局', '', '6月底', ''],
  ] as const;
  test('is looked at first, then the good rows go in and the others are told by row, field and rule; merged cells are read', async () => {
    // The department of row 3 stands in a cell merged with row 4.
    const look = await bring(rows, true, 'C3:C4');
    expect(look.status, look.text).toBe(200);
    expect(look.body).toMatchObject({ rows: 5, imported: 0, refused: 3 });
    const taken = await bring(rows, false, 'C3:C4');
    expect(taken.body).toMatchObject({ rows: 5, imported: 2, known: 0, refused: 3 });
    expect(
      taken.body.faults.map((f: { row: number; field: string; rule: string }) => [f.row, f.field, f.rule]),
    ).toEqual([
      [5, 'lead', 'leadUnknown'],
      [6, 'nth', 'nth'],
      [6, 'due', 'day'],
      [7, 'nth', 'twice'],
    ]);
    const list = await api.as('sun').get(`/api/measures?documentId=${document}`);
    expect(list.body.items.filter((m: { nth: number }) => m.nth > 20)).toMatchObject([
      {
        nth: 21,
        lead: { name: '县交通局' },
        units: [{ name: '北堡乡政府' }, { name: '县民政局' }],
        dueOn: '2026-12-31',
      },
      { nth: 22, lead: { name: '县交通局' }, dueOn: '2026-06-30', proof: '发放名单' },
    ]);
    const twice = await bring(rows, false, 'C3:C4');
    expect(twice.body).toMatchObject({ imported: 0, known: 3 });
    const out = await api.as('sun').get(`/api/measures/documents/${document}/export`);
    expect(out.status).toBe(200);
  });
});
