import { expect, test } from 'vitest';
import { readSheet } from '#platform/sheet.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { branchesAtWork } from './floating.example.ts';

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await branchesAtWork(open, api);
const head = '姓名,联系电话,流出地党支部,流出方向,流出时间,流出省份,流出原因,活动证,流入地党支部,预计返回';
const send = (lines: readonly string[], dryRun = false, as = 'liu') =>
  api.as(as).post('/api/floating/import', {
    body: { consentWay: 'paper', consentOn: '2026-03-01', dryRun },
    files: [
      {
        field: 'file',
        name: '外出党员.csv',
        content: Buffer.from(['外出党员名单', head, ...lines].join('\n')),
        mediaType: 'text/csv',
      },
    ],
  });

test('a list goes in row by row; every row that does not says why', async () => {
  for (const name of ['甲一', '乙二', '丙三', '丁四', '戊五']) await at.home.join(name);
  await at.home.join('重名人');
  const unit = '老熊沟村党支部';
  const lines = [
    `甲一,19900000601,${unit},外省,2025年9月,广东省,打工,是,深圳某社区支部,`,
    `乙二,19900000602,${unit},省内,2026.1.5,内蒙古,务工,无,某区流动党员党支部,`,
    `查无此人,19900000603,${unit},外省,2026-01-05,广东省,务工,是,,`,
    `丙三,123,${unit},外省,2026-01-05,广东省,务工,是,,`,
    `丁四,19900000605,某某党支部,外省,2026-01-05,广东省,务工,是,,`,
    `戊五,19900000606,${unit},月球,去年,广东省,旅游,大概,,`,
    `甲一,19900000607,${unit},外省,2026-01-05,广东省,务工,是,,`,
    `戊五,19900000608,${unit},外省,2026-01-05,广东省,务工,是,,2026-03-01`,
    `,,,,,,,,,`,
  ];
  const seen = await send(lines, true);
  expect(seen.status, seen.text).toBe(200);
  expect(seen.body.preview.mapping).toMatchObject({ name: '姓名', home: '流出地党支部', until: '预计返回' });
  const told = seen.body.faults.map((f: { row: number; rule: string }) => `${f.row} ${f.rule}`);
  expect(told).toEqual(expect.arrayContaining(['6 phoneWrong', '10 tooShort', '9 twiceInTable']));
  expect((await api.as('liu').get('/api/floating')).body.items).toEqual([]);
  const done = await send(lines);
  expect(done.body).toMatchObject({ imported: 2 });
  const rules = done.body.faults.map(
    (f: { row: number; field: string; rule: string }) => `${f.row} ${f.field} ${f.rule}`,
  );
  expect(rules).toEqual(
    expect.arrayContaining([
      '5 name onRollNot',
      '6 phone phoneWrong',
      '7 home branch',
      '8 direction direction',
      '8 leftOn date',
      '8 reason reason',
      '8 card card',
      '9 name twiceInTable',
      '10 until tooShort',
    ]),
  );
  const again = await send(lines.slice(0, 2));
  expect(again.body).toMatchObject({ imported: 0, refused: 2 });
  expect(again.body.faults[0].zh).toContain('甲一已经登记过');
  const list = (await api.as('liu').get('/api/floating')).body.items;
  expect(list.map((r: { name: string; inflow: string }) => `${r.name} ${r.inflow}`).sort()).toEqual([
    '乙二 某区流动党员党支部',
    '甲一 深圳某社区支部',
  ]);
});

test('the file for the national system has its columns, and is noted in the log', async () => {
  const url = '/api/floating/export';
  const answer = await api.app.inject({ method: 'GET', url, headers: { cookie: await api.as('liu').cookie() } });
  const [heads, first] = await readSheet(answer.rawPayload, { maxRows: 100, maxBytes: 2 ** 20 });
  expect(heads?.cells).toEqual(
    expect.arrayContaining([
      '姓名',
      '流出方向',
      '流出时间',
      '流出原因',
      '组织关系状态',
      '流入时间',
      '来源地',
      '流动结束时间',
    ]),
  );
  expect(first?.cells).toEqual(expect.arrayContaining(['未转出(在流出地)', '已登记外出']));
  const noted = await open.owner.query(
    `select data from journal where subject_kind = 'export' order by at desc limit 1`,
  );
  expect(noted.rows[0].data).toMatchObject({ of: 'floatingMembers', rows: 2 });
  const log = (await api.as('liu').get('/api/exports')).body.items[0];
  expect(log).toMatchObject({ list: 'floatingMembers', purpose: 'form', rows: 2, isPersonal: true });
});

test('a list without its columns is refused as a whole', async () => {
  const content = Buffer.from('甲,乙\n1,2\n');
  const answer = await api.as('liu').post('/api/floating/import', {
    body: { consentWay: 'paper', consentOn: '2026-03-01' },
    files: [{ field: 'file', name: 'x.csv', content, mediaType: 'text/csv' }],
  });
  expect(answer.body.code).toBe('noHeader');
});
