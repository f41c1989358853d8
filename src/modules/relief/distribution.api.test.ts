import { beforeAll, describe, expect, test } from 'vitest';
import { readSheet } from '#platform/sheet.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { VILLAGE, villageAtWork } from './relief.example.ts';

describe('a distribution list from a table', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const at = await villageAtWork(open, api);
  let rice: { id: string; number: string };
  let coal: typeof rice;
  let money: typeof rice;
  beforeAll(async () => {
    const room = await at.store();
    rice = await at.batch(room, { quantity: 5 });
    coal = await at.batch(room, { item: '取暖煤', purpose: 'winter' });
    money = await at.batch(room, { kind: 'money', item: '慰问金', source: 'fiscal', quantity: 100_000 });
    for (const name of ['韩一', '韩二', '韩三']) await at.household('liu', VILLAGE, { name });
    await at.household('liu', VILLAGE, { name: '同名', address: '东头' });
    await at.household('liu', VILLAGE, { name: '同名', address: '西头' });
  });
  const table = async (rows: readonly (readonly unknown[])[]) => {
    const { Workbook } = (await import('exceljs')).default;
    const book = new Workbook();
    const sheet = book.addWorksheet('名单');
    sheet.addRow(['老熊沟村慰问名单']);
    sheet.addRow(['序号', '户主', '住址', '批次', '数量', '是否干部亲属']);
    for (const [i, row] of rows.entries()) sheet.addRow([i + 1, ...row]);
    return Buffer.from(await book.xlsx.writeBuffer());
  };
  const send = (content: Buffer, more: object = {}, login = 'liu') =>
    api.as(login).post('/api/relief/grants/import', {
      body: { purpose: 'festival', reason: '春节慰问', decision: '村委会纪要', dryRun: 'false', ...more },
      files: [{ field: 'file', name: '名单.xlsx', content }],
    });
  const grants = async () => (await api.as('liu').get('/api/relief/grants')).body.items;

  test('every refused row is reported with its reason; looking first writes nothing', async () => {
    const rows = [
      ['韩一', '', rice.number, 2, '否'], // 3
      ['韩二', '', rice.number, 2, '否'], // 4
      ['韩三', '', rice.number, 2, '否'], // 5: only one left
      ['查无此人', '', rice.number, 1, '否'], // 6
      ['同名', '', rice.number, 1, '否'], // 7: which?
      ['同名', '西头', rice.number, 1, '否'], // 8
      ['韩一', '', rice.number, 1, '否'], // 9: twice
      ['韩三', '', 'JZ-999', 1, '否'], // 10
      ['韩三', '', coal.number, 1, '否'], // 11: for heating
      ['韩三', '', money.number, 200, '否'], // 12: money needs the township
      ['韩三', '', rice.number, 1, '是'], // 13: kin
      ['韩三', '', rice.number, 1.5, '否'], // 14
      ['', '', rice.number, 1, ''], // 15: two faults
    ];
    const content = await table(rows);
    const look = await send(content, { dryRun: 'true' });
    expect(look.status, look.text).toBe(200);
    const told = look.body.faults.map((f: { row: number; rule: string }) => `${f.row} ${f.rule}`);
    expect(told).toEqual([
      '5 notEnough',
      '6 noHousehold',
      '7 manyHouseholds',
      '9 twice',
      '10 noBatch',
      '11 earmarked',
      '12 moneyNeedsTownship',
      '13 kinNeedsCounty',
      '14 quantity',
      '15 headMissing',
      '15 kinMissing',
    ]);
    expect(look.body).toMatchObject({ rows: 13, households: 3, refused: 10 });
    expect(look.body.sums).toEqual([
      { batchId: rice.id, batch: rice.number, item: '大米', unit: '袋', money: false, quantity: 5 },
    ]);
    expect(look.body.faults[0].says[0]).toContain('1 袋');
    expect(await grants()).toEqual([]);
    const refused = await send(content);
    expect(refused.body).toMatchObject({ code: 'rowsRefused', status: 422 });
    expect(refused.text).toContain('名单里有 10 行不能用');
    expect(await grants()).toEqual([]);
    const good = await table([0, 1, 5].map((i) => rows[i] ?? []));
    expect((await send(good)).body).toMatchObject({ rows: 3, households: 3, refused: 0 });
    expect((await grants()).map((g: { household: string }) => g.household).sort()).toEqual(['同名', '韩一', '韩二']);
    // The same list once more: each row is known, and nobody is approved twice.
    const again = await send(good, { dryRun: 'true' });
    expect(again.body.faults.map((f: { rule: string }) => f.rule)).toEqual(Array(3).fill('approvedBefore'));
    expect((await send(good)).body.code).toBe('rowsRefused');
    expect(await grants()).toHaveLength(3);
  });

  test('one household with two batches is one approval; the township gives money; yuan become cents', async () => {
    const content = await table([
      ['韩三', '', money.number, '300.50', '否'],
      ['韩二', '', money.number, 200, '否'],
    ]);
    const done = await send(content, {}, 'zhao');
    expect(done.body.sums[0]).toMatchObject({ money: true, quantity: 50_050 });
    const mine = (await grants()).filter((g: { lines: { money: boolean }[] }) => g.lines[0]?.money);
    expect(mine.map((g: { lines: { quantity: number }[] }) => g.lines[0]?.quantity).sort()).toEqual([20_000, 30_050]);
    // Kin of a cadre is the county's to give, and stays marked.
    const kin = await table([['韩一', '', money.number, 100, '是']]);
    expect((await send(kin, {}, 'bai')).body.faults).toEqual([]);
    const marked = (await grants()).filter((g: { isKin: boolean }) => g.isKin);
    expect(marked).toMatchObject([{ household: '韩一' }]);
  });

  test('a table without its columns, a table that is none, and no file at all', async () => {
    const { Workbook } = (await import('exceljs')).default;
    const book = new Workbook();
    book.addWorksheet('x').addRows([
      ['户主', '数量'],
      ['韩一', 1],
    ]);
    const headless = await send(Buffer.from(await book.xlsx.writeBuffer()));
    expect(headless.body.code).toBe('noHeader');
    expect(headless.body.errors.map((e: { field: string }) => e.field)).toEqual(['batch', 'kin']);
    expect((await send(Buffer.from([1, 2, 3, 0, 5]))).status).toBe(415);
    expect((await send(Buffer.from('户主,数量\n韩一,1\n'))).body.code).toBe('noHeader');
    expect((await send(await table([]), { decision: '' })).body.code).toBe('decisionMissing');
    expect((await send(await table([]))).status).toBe(200);
    expect((await api.as('chen').post('/api/relief/grants/import', { body: {} })).status).toBe(403);
  });

  test('the template is read by the import', async () => {
    const answer = await api.as('liu').get('/api/relief/grants/template.xlsx');
    expect(answer.status).toBe(200);
    const raw = await api.app.inject({
      url: '/api/relief/grants/template.xlsx',
      headers: { cookie: await api.as('liu').cookie() },
    });
    const rows = await readSheet(raw.rawPayload, { maxRows: 50, maxBytes: 2 ** 20 });
    expect(rows[0]?.cells).toContain('户主姓名');
    const sent = await send(raw.rawPayload, { dryRun: 'true' });
    expect(sent.body.faults.map((f: { rule: string }) => f.rule)).toEqual(['noHousehold']);
  });
});
