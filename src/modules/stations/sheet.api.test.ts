import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { organisationId } from '#test/actors.ts';
import { type Answer, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';

/* A table as an office keeps it: a title, merged cells, numbers as text, a column of prices nobody asked for. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const UNIT = await organisationId(open, 'xincheng');
const HEAD = [
  '序号',
  '所在区域',
  '驿站名称',
  '详细地址',
  '经度',
  '纬度',
  '服务项目',
  '营业时间',
  '依托单位',
  '联系电话',
  '更新日期',
];
type Cells = readonly (string | number | Date | null)[];

async function table(rows: readonly Cells[], merge?: string, head: readonly string[] = HEAD): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('驿站');
  sheet.addRow(['新城区红蜂驿站一览表']);
  sheet.mergeCells('A1:K1');
  sheet.addRow([...head]);
  for (const row of rows) sheet.addRow([...row]);
  if (merge) sheet.mergeCells(merge);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const send = async (content: Buffer, more: Record<string, string> = {}): Promise<Answer> =>
  api.as('dai').post('/api/stations/import', {
    body: { area: '150102401', organisationId: UNIT, datum: 'wgs84', ...more },
    files: [{ field: 'file', name: 'stations.xlsx', content }],
  });
const faults = (a: Answer) =>
  (a.body.faults as { row: number; field: string; rule: string }[]).map((f) => `${f.row} ${f.field} ${f.rule}`);
const row = (n: number, more: Partial<Record<string, string | number | Date | null>> = {}): Cells => {
  const cells: Record<string, string | number | Date | null> = {
    序号: n,
    所在区域: '海拉尔东路街道',
    驿站名称: `红蜂驿站·表 ${n}`,
    详细地址: `某路 ${n} 号`,
    经度: 111.67 + n / 1000,
    纬度: 40.83,
    服务项目: '热水、微波炉、充电宝',
    营业时间: '8:00-22:00',
    依托单位: '某银行某支行',
    联系电话: '0471-0000102',
    更新日期: new Date('2026-02-10'),
    ...more,
  };
  return HEAD.map((h) => cells[h] ?? null);
};

test('merged cells, text for numbers and stray words: what is fine goes in, the rest is told by row and name', async () => {
  await api
    .as('dai')
    .put('/api/station-boxes/150102', { body: { south: 40.78, west: 111.6, north: 41.05, east: 111.98 } });
  const rows = [
    row(1),
    row(2, { 所在区域: null }),
    row(3, { 所在区域: null, 经度: '东经111.673°', 纬度: '40.83 N', 更新日期: '2026.2.10' }),
    row(4, { 经度: 40.83, 纬度: 111.674 }),
    row(5, { 经度: 116.4, 纬度: 39.9 }),
    row(6, { 服务项目: '热水、足疗' }),
    row(7, { 服务项目: '充电 1 元/小时' }),
    row(8, { 营业时间: '看店里' }),
    row(9, { 驿站名称: '红蜂驿站·表 1' }),
    row(10, { 所在区域: '没有这个街道' }),
    row(11, { 经度: null }),
    row(12, { 驿站名称: null, 联系电话: null }),
    row(13, { 所在区域: '北堡乡' }),
    row(14, { 更新日期: '2027-01-01' }),
  ];
  const file = await table(rows, 'B3:B5');
  const seen = await send(file, { dryRun: 'true' });
  expect(seen.body).toMatchObject({ rows: 14, imported: 0, refused: 11 });
  expect(seen.body.preview.mapping).toMatchObject({ name: '驿站名称', area: '所在区域', hours: '营业时间' });
  const done = await send(file);
  expect(done.body).toMatchObject({ rows: 14, imported: 3, known: 0, refused: 11 });
  expect(faults(done)).toEqual([
    '6 long positionSwapped',
    '7 long positionOutside',
    '8 amenities amenity',
    '9 amenities charge',
    '10 hours hoursUnread',
    '11 name twice',
    '12 area unknown',
    '13 long positionHalf',
    '14 name required',
    '14 phone required',
    '15 area outsideYourPlace',
    '16 confirmed confirmedAhead',
  ]);
  const kept = (await api.as('dai').get('/api/stations?q=红蜂驿站·表')).body.items;
  expect(kept).toHaveLength(3);
  expect(kept.every((s: { area: string }) => s.area === '150102001')).toBe(true);
  expect(kept[2]).toMatchObject({
    amenities: ['water', 'meal', 'phoneCharge'],
    confirmedOn: '2026-02-10',
    long: 111.673,
  });
});

test('the same table again is passed over, or brings what is known up to date; what goes out can come in', async () => {
  const rows = [row(21), row(22)];
  await send(await table(rows));
  expect((await send(await table(rows))).body).toMatchObject({ imported: 0, known: 2, refused: 0 });
  const changed = [row(21, { 营业时间: '24小时' }), row(22)];
  expect((await send(await table(changed), { known: 'update' })).body).toMatchObject({ imported: 0, known: 2 });
  const [s] = (await api.as('dai').get('/api/stations?q=表 21')).body.items;
  expect(s).toMatchObject({ version: 2, hours: { holiday: null } });
  const out = await api.as('dai').get('/api/stations/export?q=表 2');
  expect(out.headers['content-type']).toContain('spreadsheetml');
});

test('stray formats are read right or refused by name: full-width digits, numbers as text, day numbers, a name merged over two rows', async () => {
  const head = [...HEAD, '座位数'];
  const wide = (n: number, more: Parameters<typeof row>[1], seats: string | number) => [...row(n, more), seats];
  const rows = [
    wide(
      31,
      { 经度: '１１１．７０１', 纬度: '40.83', 联系电话: '０４７１－００００１０２', 更新日期: 46063 },
      '１２个',
    ),
    wide(32, { 更新日期: '46063' }, '8'),
    wide(33, { 更新日期: '前年', 营业时间: '周一至周五 8:30—17:30' }, '很多'),
    wide(34, {}, 900),
    wide(35, { 驿站名称: '红蜂驿站·合并' }, 5),
    wide(36, { 驿站名称: null }, 5),
  ];
  const done = await send(await table(rows, 'C7:C8', head));
  expect(faults(done)).toEqual(['5 seats seats', '5 confirmed confirmed', '6 seats seats', '8 name twice']);
  expect(done.body).toMatchObject({ rows: 6, imported: 3, refused: 3 });
  const of = async (name: string) =>
    (await api.as('dai').get(`/api/stations?q=${encodeURIComponent(name)}`)).body.items[0];
  expect(await of('表 31')).toMatchObject({
    long: 111.701,
    phone: '0471-0000102',
    seats: 12,
    confirmedOn: '2026-02-10',
  });
  expect(await of('表 32')).toMatchObject({ seats: 8, confirmedOn: '2026-02-10' });
  for (const f of done.body.faults) expect([f.zh.length > 3, f.en.length > 3]).toEqual([true, true]);
});

test('what goes out comes in again, row by row, with nothing refused', async () => {
  const cookie = await api.as('dai').cookie();
  const out = await api.app.inject({ method: 'GET', url: '/api/stations/export?q=%E8%A1%A8%203', headers: { cookie } });
  const count = (await api.as('dai').get('/api/stations?q=表 3')).body.items.length;
  expect(count).toBeGreaterThan(1);
  const back = await send(out.rawPayload, { known: 'update' });
  expect(back.body, back.text).toMatchObject({ rows: count, imported: 0, known: count, refused: 0 });
});

test('170 rows go in, show, and are filtered; how long that takes is printed', async () => {
  const rows = Array.from({ length: 170 }, (_, i) =>
    row(i + 1001, { 驿站名称: `红蜂驿站·多 ${i + 1}`, 经度: 111.62 + i / 1000 }),
  );
  const done = await send(await table(rows));
  expect(done.body).toMatchObject({ rows: 170, imported: 170, refused: 0 });
  const page = await api.visitor.get('/stations?q=红蜂驿站·多');
  expect(page.text).toContain('170');
  const times: number[] = [];
  for (let n = 0; n < 7; n += 1) {
    const before = performance.now();
    const found = await api.visitor.get('/stations?area=150102&amenity=water&q=红蜂驿站·多 17');
    times.push(performance.now() - before);
    expect([found.text.includes('红蜂驿站·多 17'), found.text.includes('红蜂驿站·多 16')]).toEqual([true, false]);
  }
  console.log(`stations: one of 170 found by place, service and name in ${Math.min(...times).toFixed(0)} ms`);
});

test('without the columns that are needed it says which; a file that is none is refused', async () => {
  expect((await send(await table([['1', '2']], undefined, ['序号', '随便']))).body.code).toBe('noHeader');
  expect((await send(Buffer.from('%PDF-1.7 no table'))).status).toBe(422);
  expect((await api.as('dai').get('/api/stations/template')).status).toBe(200);
});
