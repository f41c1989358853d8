import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readSheet } from '#platform/sheet.ts';
import { type Sending, startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

const LIMITS = { maxRows: 1000, maxBytes: 10_000_000 };
const header = ['编号', '事项名称', '事项类型', '法律依据', '对应上级部门', '配合职责'];
async function xlsx(rows: readonly (readonly string[])[], head: readonly string[] = header): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('一').addRows([['北堡乡履行职责事项清单'], [...head], ...rows.map((r) => [...r])]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a list comes in from a table and goes out as one', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const [zhao, yun] = [api.as('zhao'), api.as('yun')];
  const drafted = await zhao.post('/api/mandates', {
    body: { unitKind: 'township', area: '150124201', name: '北堡乡清单', source: '示例', validFrom: '2026-03-03' },
  });
  const { id } = drafted.body;
  const bring = (content: Buffer, version: number, more: Sending = {}) =>
    zhao.post(`/api/mandates/${id}/import`, {
      version,
      files: [{ field: 'file', name: '清单.xlsx', content }],
      ...more,
    });
  const file = async (url: string, who: typeof zhao) => {
    const headers = { cookie: await who.cookie() };
    return (await api.app.inject({ method: 'GET', url, headers })).rawPayload;
  };
  const codes = async () => (await zhao.get(`/api/mandates/${id}`)).body.items.map((i: { code: string }) => i.code);

  test('good rows come in, refused ones are named with why, in both languages', async () => {
    const sheet = await xlsx([
      ['A-001', '乡道的养护', '基本履职', '公路法第八条', '', ''],
      ['b—001', '水渠巡查', '配合', '水法第四十一条', '县水利局', '每季度巡查'],
      ['A-001', '又一项', '基本履职', '公路法第八条', '', ''],
      ['A1', '编号不对', '基本履职', '公路法第八条', '', ''],
      ['A-003', '没有依据', '基本履职', '', '', ''],
      ['C-001', '没有牵头', '上级收回', '水法第三十九条', '—', ''],
      ['A-004', '类别不对', '其他', '公路法第八条', '', ''],
    ]);
    const looked = await bring(sheet, 1, { body: { dryRun: 'true' } });
    expect(looked.body).toMatchObject({ rows: 7, added: 2, replaced: 0, refused: 5, version: 1 });
    expect(
      looked.body.faults.map((f: { row: number; name: string; field: string; rule: string }) => [
        f.row,
        f.name,
        f.field,
        f.rule,
      ]),
    ).toEqual([
      [5, 'A-001 又一项', 'code', 'twice'],
      [6, 'A1 编号不对', 'code', 'codeForm'],
      [7, 'A-003 没有依据', 'basis', 'noBasis'],
      [8, 'C-001 没有牵头', 'lead', 'noLead'],
      [9, 'A-004 类别不对', 'duty', 'duty'],
    ]);
    expect(looked.body.faults[0]).toMatchObject({
      zh: '编号与第 3 行相同,只导入第一行。',
      en: 'The code is that of row 3: only the first is imported.',
    });
    expect(await codes()).toEqual([]);
    const key = randomUUID();
    const brought = await bring(sheet, 1, { key });
    expect(brought).toMatchObject({ status: 200, body: { added: 2, refused: 5, version: 2 } });
    expect((await bring(sheet, 1, { key })).body).toEqual(brought.body);
    expect(await bring(sheet, 1)).toMatchObject({ status: 412 });
    const list = (await zhao.get(`/api/mandates/${id}`)).body;
    expect(list).toMatchObject({
      version: 2,
      items: [{ code: 'A-001' }, { code: 'B-001', leadKind: 'department', how: '每季度巡查' }],
    });
    const entries = await open.house.db
      .selectFrom('journal')
      .select(['verb', 'data'])
      .where('subject_id', '=', id)
      .where('verb', '=', 'import')
      .orderBy('seq')
      .execute();
    expect(entries).toMatchObject([{ data: { items: 2 } }]);
  });

  test('rows of a known code replace it, the others stay; a column may be named', async () => {
    const head = ['编号', '干什么', '履职类别', '依据'];
    const sheet = await xlsx(
      [
        ['A-001', '乡道、村道的养护', '基本履职', '公路法第八条'],
        ['A-005', '新的一项', '基本履职', '公路法第八条'],
      ],
      head,
    );
    const unknown = await bring(sheet, 2);
    expect(unknown).toMatchObject({ status: 422, body: { code: 'noHeader', errors: [{ field: 'map.title' }] } });
    expect(await bring(sheet, 2, { body: { map: JSON.stringify({ title: '没有的' }) } })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'noColumn' }] },
    });
    expect(await bring(sheet, 2, { body: { map: JSON.stringify({ nothing: '编号' }) } })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'noField' }] },
    });
    const brought = await bring(sheet, 2, { body: { map: JSON.stringify({ title: '干什么' }) } });
    expect(brought.body).toMatchObject({
      added: 1,
      replaced: 1,
      refused: 0,
      mapping: { title: '干什么', basis: '依据' },
    });
    expect(await codes()).toEqual(['A-001', 'A-005', 'B-001']);
    expect(await bring(Buffer.from('不是表格'), 3)).toMatchObject({ status: 422 });
  });

  test('the template and the table of a list are read again as they are', async () => {
    const template = await file('/api/mandates/template', zhao);
    expect(await bring(template, 3, { body: { dryRun: 'true' } })).toMatchObject({
      status: 200,
      body: { rows: 1, refused: 0, added: 1 },
    });
    const out = await file(`/api/mandates/${id}/sheet`, yun);
    const rows = await readSheet(out, LIMITS);
    expect(rows.map((r) => r.cells[0])).toEqual(['编号', 'A-001', 'A-005', 'B-001']);
    expect(await bring(out, 3, { body: { dryRun: 'true' } })).toMatchObject({
      body: { rows: 3, added: 0, replaced: 3, refused: 0 },
    });
  });
});
