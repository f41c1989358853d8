import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { inventedId } from '#modules/people/people.example.ts';
import { type Answer, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { VILLAGE } from './care.example.ts';

/* Registers as the township keeps them: zhao takes them in; who lives where is known from the roll. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const HEAD = ['序号', '户主', '姓名', '身份证号', '出生年月', '住址', '类别', '月金额', '享受时间', '下次复核'];
type Cells = readonly (string | number | Date)[];
type Shape = { rows: readonly Cells[]; merge?: readonly string[]; head?: Cells };

async function xlsx({ rows, merge = [], head = HEAD }: Shape): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(['北堡乡 2026 年救助对象台账']);
  sheet.mergeCells(1, 1, 1, head.length);
  sheet.addRow([...head]);
  for (const row of rows) sheet.addRow([...row]);
  for (const range of merge) sheet.mergeCells(range);
  return Buffer.from(await book.xlsx.writeBuffer());
}
type Options = { login?: string; dryRun?: boolean; chosen?: Record<string, string>; careClass?: string };
const send = async (
  shape: Shape,
  { login = 'zhao', dryRun = false, chosen = {}, careClass }: Options = {},
): Promise<Answer> =>
  api.as(login).post('/api/care/register', {
    body: {
      ...{ since: '2020-01-01', dryRun: String(dryRun), chosen: JSON.stringify(chosen) },
      ...(careClass && { careClass }),
    },
    files: [{ field: 'file', name: '台账.xlsx', content: await xlsx(shape) }],
  });
const faults = (a: Answer) => (a.body.faults as { row: number; rule: string }[]).map((f) => `${f.row} ${f.rule}`);
const members = async (careClass: string) =>
  (await api.as('zhao').get(`/api/care/members?careClass=${careClass}`)).body.items as Record<string, unknown>[];

let serial = 0;
/** A household of the village as the roll has it. */
async function home(address: string, ...people: [name: string, born: number, idNumber?: string][]) {
  const ids: string[] = [];
  for (const [name, birthYear, idNumber] of people) {
    const { body, status, text } = await api.as('liu').post('/api/people', {
      body: { area: VILLAGE, name, basis: 'statutoryDuty', ...(idNumber ? { idNumber } : { birthYear }) },
    });
    expect(status, text).toBe(200);
    ids.push(body.id);
  }
  const members = ids.map((personId, i) => ({
    personId,
    relation: i === 0 ? 'head' : 'spouse',
    validFrom: '2015-01-01',
  }));
  const { body } = await api.as('liu').post('/api/households', { body: { area: VILLAGE, address, members } });
  return { id: body.id as string, ids };
}
const newId = (born: string) => inventedId(born, ++serial);

describe('a register', () => {
  test('goes in by identity numbers, with amount and next check; the second run adds nothing', async () => {
    const [a, b, c] = [newId('19500607'), newId('19520102'), newId('19380405')];
    await home('老熊沟 1 号', ['边一甲', 1950, a], ['边一乙', 1952, b]);
    await home('老熊沟 2 号', ['边一丙', 1938, c]);
    const table: Shape = {
      rows: [
        // One household over two rows, its head, address, class, amount and dates merged as such registers are.
        [1, '边一甲', '边一甲', a, '', '老熊沟 1 号', '农村低保', 812.5, '2021年4月', '2026-04-20'],
        ['', '', '边一乙', b, '', '', '', '', '', ''],
        [2, '', '边一丙', c, '', '', '高龄', '１００元', 43831, new Date('2026-05-09T00:00:00Z')],
        ['合计', '', '', '', '', '', '', 912.5, '', ''],
      ],
      merge: ['B3:B4', 'F3:F4', 'G3:G4', 'H3:H4', 'I3:I4', 'J3:J4'],
    };
    const seen = await send(table, { dryRun: true });
    expect(seen.body, seen.text).toMatchObject({ rows: 4, imported: 0, known: 0, beside: 1, refused: 1, looks: [] });
    expect(seen.body.preview.mapping).toMatchObject({ head: '户主', name: '姓名', amount: '月金额', next: '下次复核' });
    expect(await members('minimumLiving')).toEqual([]);
    const done = await send(table);
    expect(done.body).toMatchObject({ rows: 4, imported: 2, known: 0, beside: 1, refused: 1 });
    expect(faults(done)).toEqual(['6 required', '6 required']);
    expect(done.body.faults[0].zh).not.toBe(done.body.faults[0].en);
    expect(await members('minimumLiving')).toMatchObject([
      { household: '边一甲', person: null, amountCents: 81250, since: '2021-04-01', nextRecheck: '2026-04-20' },
    ]);
    expect(await members('elderAllowance')).toMatchObject([
      { person: '边一丙', amountCents: 10000, since: '2020-01-01', nextCertification: '2026-05-09', nextRecheck: null },
    ]);
    expect((await send(table)).body).toMatchObject({ imported: 0, known: 2, beside: 1, refused: 1 });
    expect(await members('minimumLiving')).toHaveLength(1);
    // A local rule counts anew from the day the register meant, not from a first day years ago.
    const [m] = await members('minimumLiving');
    const paced = await api.as('zhao').post(`/api/care/members/${m!.id}/pace`, {
      version: m!.version as number,
      body: { circumstance: 'steady', recheckMonths: null },
    });
    expect(paced.body.nextRecheck).toBe('2026-04-20');
  });

  test('who has no number in the table is taken in only after somebody looked', async () => {
    const here = await home('老熊沟 21 号', ['边二甲', 1949]);
    const there = await home('后沟 9 号', ['边二甲', 1961]);
    const other = await home('后沟 10 号', ['边二乙', 1955, newId('19550101')]);
    const rows: Cells[] = [
      [1, '', '边二甲', '', '', '北堡乡老熊沟21号', '低保', 300, '', ''],
      [2, '', '边二乙', newId('19550101'), '', '', '低保', 300, '', ''],
      [3, '', '边二丙', '', 1950, '', '低保', 300, '', ''],
    ];
    const seen = await send({ rows }, { dryRun: true });
    expect(faults(seen)).toEqual(['3 look', '4 notKnown', '5 notKnown']);
    expect(seen.body.looks).toMatchObject([
      {
        ...{ row: 3, name: '边二甲', reason: 'noNumber' },
        candidates: [
          { personId: here.ids[0], addressSame: true, birthYear: 1949 },
          { personId: there.ids[0], addressSame: false },
        ],
      },
    ]);
    expect((await send({ rows })).body).toMatchObject({ imported: 0, refused: 3 });
    // Only one of those who were shown may be meant.
    expect((await send({ rows }, { chosen: { 3: other.ids[0]! } })).body).toMatchObject({ imported: 0 });
    expect(faults(await send({ rows }, { chosen: { 3: '' } }))).toContain('3 noneOfThem');
    expect((await send({ rows }, { chosen: { 3: here.ids[0]! } })).body).toMatchObject({ imported: 1, refused: 2 });
    expect((await members('minimumLiving')).map((m) => m.householdId)).toContain(here.id);
    expect((await send({ rows }, { chosen: { 3: here.ids[0]! } })).body).toMatchObject({ imported: 0, known: 1 });
  });

  test('a number under another name or head, twice, other amounts, no household, elsewhere: each is named by its row', async () => {
    const [a, b, c, far] = [newId('19600101'), newId('19600102'), newId('19600103'), newId('19600104')];
    await home('沟口 1 号', ['边三甲', 1960, a], ['边三乙', 1960, b]);
    await api
      .as('liu')
      .post('/api/people', { body: { area: VILLAGE, name: '边三丙', basis: 'statutoryDuty', idNumber: c } });
    await api.as('li').post('/api/people', {
      body: { area: '150102401007', name: '边三丁', basis: 'statutoryDuty', idNumber: far },
    });
    const rows: Cells[] = [
      [1, '', '边三戊', a, '', '', '低保', 300, '', ''],
      [2, '边三乙', '边三甲', a, '', '', '低保', 300, '', ''],
      [3, '', '边三甲', a, '', '', '低保', 300, '', ''],
      [4, '', '边三甲', a, '', '', '低保', 300, '', ''],
      [5, '', '边三乙', b, '', '', '低保', 250, '', ''],
      [6, '', '边三丙', c, '', '', '低保', 250, '', ''],
      [7, '', '边三丁', far, '', '', '低保', 250, '', ''],
    ];
    const done = await send({ rows });
    expect(faults(done)).toEqual([
      ...['3 look', '4 look', '6 twice', '7 amountDiffers', '8 noHousehold', '9 elsewhere'],
    ]);
    expect(done.body.looks.map((l: { reason: string }) => l.reason)).toEqual(['otherName', 'otherHead']);
    expect(done.body).toMatchObject({ imported: 1, refused: 6 });
    expect(JSON.stringify(done.body.faults)).not.toMatch(/\d{7}|边三/);
  });

  test('what was ended here by a decision does not come back by a table', async () => {
    const a = newId('19700101');
    const { id } = await home('沟口 5 号', ['边四甲', 1970, a]);
    const rows: Cells[] = [[1, '', '边四甲', a, '', '', '低保', 300, '2021-01-01', '']];
    await send({ rows });
    await open.owner.query(
      "update care_member set ended_on = '2026-02-01', end_reason = 'riskGone', ended_at = now() where household_id = $1",
      [id],
    );
    expect(faults(await send({ rows }))).toEqual(['3 endedHere']);
    // A later register says since when it is given anew: that is a benefit of its own.
    expect((await send({ rows: [[1, '', '边四甲', a, '', '', '低保', 300, '2026-03-01', '']] })).body.imported).toBe(1);
  });

  test('is for those who keep it; neither journal nor chain holds a number; without its columns it is refused', async () => {
    const rows: Cells[] = [[1, '', '边五甲', newId('19500101'), '', '', '', 300, '', '']];
    expect((await send({ rows }, { login: 'liu' })).status).toBe(403);
    expect(faults(await send({ rows }, { careClass: 'minimumLiving' }))).toEqual(['3 notKnown']);
    expect(faults(await send({ rows }))).toEqual(['3 required']);
    const head = ['编码', '甲', '乙', '丙', '', '', '', '', '', ''];
    expect(await send({ rows, head })).toMatchObject({ status: 422, body: { code: 'noHeader' } });
    expect((await api.as('zhao').get('/api/care/register/template')).status).toBe(200);
    const entries = await open.house.db
      .selectFrom('journal')
      .select('data')
      .where('subject_kind', 'in', ['careRegister', 'careMember'])
      .orderBy('seq')
      .execute();
    expect(entries.length).toBeGreaterThan(5);
    expect(JSON.stringify(entries)).not.toMatch(/"\d{15,}|边/);
  });
});
