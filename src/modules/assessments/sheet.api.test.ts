import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { branchesAtScore } from './assessments.example.ts';

/* A table of items as an office keeps it: a title above, merged cells, a column nobody asked for, and items that may not be. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const s = await branchesAtScore(open, api, []);
type Cells = readonly (string | number | null)[];
async function table(rows: readonly Cells[]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('评分');
  sheet.addRow(['模范支部评分参考标准(示例)']);
  sheet.mergeCells('A1:H1');
  sheet.addRow(['一级指标', '二级指标', '评分标准', '性质', '佐证材料', '会议类型', '标准分', '满分']);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const send = (id: string, content: Buffer, body: object = {}) =>
  api
    .as('dai')
    .post(`/api/assessments/schemes/${id}/import`, { body, files: [{ field: 'file', name: '评分.xlsx', content }] });

test('rows that are fine go in; every other is told by its number and reason', async () => {
  const draft = await s.scheme([]);
  const content = await table([
    ['组织建设', '三会一课', '按季召开', '', '三会一课', '党员大会、党课', '60分', 4],
    ['组织建设', '办实事', '每件一档', '基础分', '台账', null, 40, 10],
    ['加分', '集体荣誉', '旗县级以上', '加分', '表彰', null, 5, 1],
    ['宣传', '公众号点赞数', '每百个一分', '', '材料', null, 5, 5],
    ['宣传', '活动照片数', '每张一分', '', '材料', null, 5, 5],
    ['组织建设', '三会一课', '又写一遍', '', '材料', null, 5, 5],
    ['组织建设', '打分不清', '看着给', '', '印象', null, '很多', 5],
    ['', '没有部分', '', '', '材料', null, 5, 5],
    ['组织建设', '会议没选', '开会', '', '会议记录', null, 5, 5],
    ['组织建设', '会议写错', '开会', '', '会议记录', '碰头会', 5, 5],
  ]);
  const preview = await send(draft.id, content, { dryRun: true });
  expect(preview.body).toMatchObject({ rows: 10, imported: 0, refused: 7, preview: { mapping: { weight: '标准分' } } });
  const answer = await send(draft.id, content);
  expect(answer.body).toMatchObject({ rows: 10, imported: 3, refused: 7 });
  const told = answer.body.faults.map(
    (f: { row: number; field: string; rule: string }) => `${f.row} ${f.field} ${f.rule}`,
  );
  expect(told).toEqual([
    '6 title likes',
    '7 title photos',
    '8 title twice',
    '9 evidence evidence',
    '9 weight number',
    '10 section required',
    '10 standard required',
    '11 meetings kindsMissing',
    '12 meetings meeting',
  ]);
  const view = (await api.as('dai').get(`/api/assessments/schemes/${draft.id}`)).body;
  expect(view).toMatchObject({ sum: 100, faults: [] });
  expect(view.items[0]).toMatchObject({ activityKinds: ['memberMeeting', 'partyClass'], weight: 60, cap: 4, step: 1 });
});

test('no heading, a published scheme, another office: refused; the template reads back', async () => {
  const draft = await s.scheme([]);
  const book = new exceljs.Workbook();
  book.addWorksheet('x').addRow(['甲', '乙']);
  const bare = Buffer.from(await book.xlsx.writeBuffer());
  expect((await send(draft.id, bare)).body.code).toBe('noHeader');
  const published = await s.published();
  const good = await table([['组织建设', '三会一课', '按季召开', '', '材料', null, 100, 4]]);
  expect((await send(published, good)).body.code).toBe('schemePublished');
  const template = await api.app.inject({
    url: '/api/assessments/schemes/template',
    headers: { cookie: await api.as('dai').cookie() },
  });
  expect((await send(draft.id, template.rawPayload)).body).toMatchObject({ imported: 2, refused: 0 });
});
