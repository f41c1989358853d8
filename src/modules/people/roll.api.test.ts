import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { type Answer, startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { BEIBAO, inventedId, LAOXIONGGOU, MAHUABAN } from './people.example.ts';

const open = await openTestHouse();
const api = await startApi(open);
const HEAD = ['户号', '姓名', '与户主关系', '身份证号', '电话', '出生年', '住址', '村组', '政治面貌'];
type Cells = readonly (string | number | Date)[];

async function xlsx(rows: readonly Cells[], head: Cells = HEAD, merge: readonly string[] = []): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('户册');
  sheet.addRow(['2026 年老熊沟村户册']);
  sheet.addRow([...head]);
  for (const row of rows) sheet.addRow([...row]);
  for (const range of merge) sheet.mergeCells(range);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const send = async (
  rows: readonly Cells[],
  { login = 'liu', area = LAOXIONGGOU, dryRun = false, key = '', head = HEAD as Cells, merge = [] as string[] } = {},
): Promise<Answer> =>
  api.as(login).post('/api/people/roll', {
    body: { area, since: '2020-01-01', dryRun: String(dryRun) },
    files: [{ field: 'file', name: 'roll.xlsx', content: await xlsx(rows, head, merge) }],
    ...(key && { key }),
  });
const faults = (a: Answer) => (a.body.faults as { row: number; rule: string }[]).map((f) => `${f.row} ${f.rule}`);
const households = async (login = 'liu') =>
  (await api.as(login).get('/api/households')).body.items as { address: string; head: string; members: number }[];
const id = (serial: number) => inventedId('19610203', serial);

const roll: Cells[] = [
  ['1', '韩大柱', '户主', id(1), '199-0000-0001', '', '老熊沟 101 号', '', '群众'],
  ['', '侯二梅', '妻子', id(2), '', '', '', '', '党员'],
  ['', '韩小宝', '孙子', '', '', 2016, '', '', ''],
  ['2', '苏玉兰', '户主', '', '199-0000-0003', '1949.5', '老熊沟 102 号', '老熊沟村民委员会', ''],
];

describe('a household roll', () => {
  test('goes in, household by household; importing it again changes nothing', async () => {
    const seen = await send(roll, { dryRun: true });
    expect(seen).toMatchObject({ status: 200, body: { rows: 4, imported: 0, refused: 0, households: 2 } });
    expect(await households()).toEqual([]);
    expect(seen.body.preview).toMatchObject({ mapping: { household: '户号', relation: '与户主关系', area: '村组' } });
    expect(JSON.stringify(seen.body.preview.mapping)).not.toContain('政治面貌');
    const done = await send(roll);
    expect(done.body).toMatchObject({ rows: 4, imported: 4, known: 0, refused: 0, households: 2, faults: [] });
    expect(await households()).toMatchObject([
      { address: '老熊沟 101 号', head: '韩大柱', members: 3 },
      { address: '老熊沟 102 号', head: '苏玉兰', members: 1 },
    ]);
    expect((await send(roll)).body).toMatchObject({ imported: 0, known: 4, refused: 0, households: 0 });
    expect((await households()).map((h) => h.members)).toEqual([3, 1]);
  });

  test('what was refused is mended and joins the household it belongs to', async () => {
    const bad: Cells[] = [
      ['7', '马建国', '户主', id(70), '', '', '后沟 3 号', '', ''],
      ['7', '马强', '儿子', '15012419900101', '', '', '', '', ''],
      ['8', '', '户主', id(80), '', '', '后沟 4 号', '', ''],
      ['8', '郝春花', '妻', id(81), '', '', '', '', ''],
      ['9', '陈阳', '户主', '', '', '', '', '', ''],
      ['10', '杨海明', '户主', '', '', '', '后沟 6 号', '没有的村', ''],
      ['11', '刘根生', '户主', id(70), '', '', '后沟 7 号', '', ''],
      ['12', '王满仓', '户主', '', '', '', '后沟 8 号', '', ''],
      ['12', '王二小', '户主', '', '', '', '', '', ''],
    ];
    const first = await send(bad);
    expect(faults(first)).toEqual([
      '4 shape',
      '5 required',
      '6 withHead',
      '7 required',
      '8 unknown',
      '9 twice',
      '11 secondHead',
    ]);
    expect(first.body).toMatchObject({ rows: 9, imported: 2, refused: 7, households: 2 });
    const mended = bad.map((row, i) => (i === 1 ? ['7', '马强', '儿子', id(71), '', '', '', '', ''] : row));
    expect((await send(mended)).body).toMatchObject({ imported: 1, known: 2, households: 0 });
    expect((await households()).find((h) => h.address === '后沟 3 号')?.members).toBe(2);
  });

  test('is read with merged cells, numbers as text, full-width digits and day numbers; a number that lost its digits is refused', async () => {
    const head = ['户编号', '姓名', '与户主关系', '身份证号', '电话', '出生日期', '住址', '村组', '居住起始日'];
    const wide = id(60).replace(/\d/g, (d) => '０１２３４５６７８９'[Number(d)] ?? d);
    const rows: Cells[] = [
      [21, '丁一甲', '户主', wide, 19900000021, '', '小南沟 １号', '老熊沟村民委员会', 43831],
      ['', '丁一乙', '妻', '', '１９９ ００００ ００２２', 18421, '', '', new Date('2019-05-01T00:00:00Z')],
      ['', '丁一丙', '子', 150124199001010000, '', '', '', '', ''],
      [22, '丁二甲', '户主', '', '', new Date('1950-06-07T00:00:00Z'), '小南沟 2 号', '', '2018年5月6日'],
      ['合计', '4 人', '', '', '', '', '', '', ''],
    ];
    // The number, address, place and day of the first household stand once, over its three rows.
    const merge = ['A3:A5', 'G3:G5', 'H3:H5'];
    const sent = await send(rows, { head, merge });
    expect(faults(sent)).toEqual(['5 lostDigits', '7 required']);
    expect(sent.body).toMatchObject({ rows: 5, imported: 3, refused: 2, households: 2 });
    const kept = await open.owner.query(
      "select p.name, p.birth_year, m.valid_from::text, h.address from person p join household_member m on m.person_id = p.id join household h on h.id = m.household_id where p.name like '丁%' order by p.name",
    );
    expect(kept.rows).toEqual([
      { name: '丁一乙', birth_year: 1950, valid_from: '2019-05-01', address: '小南沟 1号' },
      { name: '丁一甲', birth_year: 1961, valid_from: '2020-01-01', address: '小南沟 1号' },
      { name: '丁二甲', birth_year: 1950, valid_from: '2018-05-06', address: '小南沟 2 号' },
    ]);
    expect((await api.as('liu').post('/api/people/find', { body: { idNumber: id(60) } })).text).toContain('丁一甲');
    expect((await send(rows, { head, merge })).body).toMatchObject({ imported: 0, known: 3, refused: 2 });
  });

  test('who lives elsewhere, or is recorded in a place that is not mine, is not moved by a table', async () => {
    await send([['1', '赵改梅', '户主', id(90), '', '', '沟口 1 号', '', '']]);
    const other = await send([
      ['1', '郭四小', '户主', id(91), '', '', '沟口 2 号', '', ''],
      ['1', '赵改梅', '妻', id(90), '', '', '', '', ''],
    ]);
    expect(faults(other)).toEqual(['4 livesElsewhere']);
    expect(other.body).toMatchObject({ imported: 1, households: 1 });
    const foreign = await send([['1', '赵改梅', '户主', id(90), '', '', '麻花板 1 号', '', '']], {
      login: 'li',
      area: MAHUABAN,
    });
    expect(faults(foreign)).toEqual(['3 alreadyKnown']);
    expect(foreign.body).toMatchObject({ imported: 0, households: 0 });
  });

  test('is for those who keep the register, of their own place, and has the columns it needs', async () => {
    expect((await send(roll, { login: 'chen' })).status).toBe(403);
    expect(await send(roll, { area: BEIBAO })).toMatchObject({ status: 422, body: { code: 'areaNotYours' } });
    const without = await send(roll, { head: ['编号', '某甲', '某乙', '', '', '', '', '', ''] });
    expect(without).toMatchObject({ status: 422, body: { code: 'noHeader' } });
    const template = await api.as('liu').get('/api/people/roll/template');
    expect(template.status).toBe(200);
  });

  test('neither the journal nor a fault holds a number', async () => {
    const bad = await send([['', '韩大柱', '邻居', '150124196102030', '', '', '', '', '']]);
    expect(JSON.stringify(bad.body.faults)).not.toMatch(/\d{7}/);
    const entries = await open.house.db
      .selectFrom('journal')
      .select('data')
      .where('subject_kind', '=', 'roll')
      .orderBy('seq')
      .execute();
    expect(entries.length).toBeGreaterThan(3);
    expect(JSON.stringify(entries)).not.toMatch(/\d{7}|韩大柱/);
  });
});
