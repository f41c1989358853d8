import ExcelJS from 'exceljs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { readSheet } from '#platform/sheet.ts';
import { type Api, startApi } from '#test/api.ts';
import { openTestHouse, type TestHouse } from '#test/database.ts';
import { type ImportOptions, importCases } from './cases.import.actions.ts';

const LAOXIONGGOU = '150124201213';
const options: ImportOptions = { source: 'hotline', area: '150124', kind: 'complaint', channel: 'hotline' };
const header = ['工单编号', '来电时间', '诉求内容', '所属区域', '联系电话'];
type Row = readonly (string | number | Date | null)[];

/** Rows of our own making: numbers n, n+1, … of things people say. */
const rowsFrom = (first: number, count: number): Row[] =>
  Array.from({ length: count }, (_, i) => [
    `GD${first + i}`,
    `2026/2/${(i % 27) + 1} 9:05:00`,
    `第${first + i}件:楼下广场舞噪音扰民,夜里还有货车乱停车。`,
    '',
    '199-0000-0000',
  ]);
async function xlsx(rows: readonly Row[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('一').addRows([header, ...rows].map((r) => [...r]));
  return Buffer.from(await book.xlsx.writeBuffer());
}
const csv = (rows: readonly Row[], head: Row = header) =>
  Buffer.from([head, ...rows].map((r) => r.map((cell) => `"${cell ?? ''}"`).join(',')).join('\n'));

let open: TestHouse;
let api: Api;
beforeAll(async () => {
  open = await openTestHouse();
  api = await startApi(open);
});
beforeEach(async () => {
  // Each test counts its own: what the one before imported is left to its source.
  options.source = `hotline-${open.house.newId()}`;
});

const importNow = async (bytes: Buffer, change: Partial<ImportOptions> = {}) => {
  const { faults, seconds, ...counts } = await importCases(
    systemCtx(open.house, 'import'),
    { bytes, hash: 'ab' },
    { ...options, ...change },
  );
  return { ...counts, faults: faults.map((f) => `${f.row} ${f.field} ${f.rule}`) };
};
const imported = async (source = options.source) =>
  open.house.db
    .selectFrom('cases')
    .innerJoin('case_reporter as r', 'r.case_id', 'cases.id')
    .selectAll('cases')
    .select(['r.disclosure', 'r.phone_sealed', 'r.passphrase_mac'])
    .where('source', '=', source)
    .orderBy('external_number')
    .execute();

describe('from the command line', () => {
  test('each row becomes a case of its place, received when it was said, with a running clock and a journal entry', async () => {
    const rows: Row[] = [
      ['GD1', new Date('2019-02-28T11:25:05Z'), '老熊沟村口路灯不亮', LAOXIONGGOU, '19900000001'],
      ['GD2', '2020-01-06 12:09:38', '县城广场噪音扰民', '', ''],
    ];
    expect(await importNow(await xlsx(rows))).toEqual({ rows: 2, imported: 2, known: 0, refused: 0, faults: [] });
    const [first, second] = await imported();
    expect(first).toMatchObject({
      area: LAOXIONGGOU,
      external_number: 'GD1',
      status: 'received',
      channel: 'hotline',
      disclosure: 'named',
      passphrase_mac: null,
    });
    expect(first?.received_at.toString()).toBe('2019-02-28T03:25:05Z');
    expect(first?.number).toMatch(/^SQ-150124201213-2019-/);
    expect(first?.phone_sealed?.toString('utf8')).not.toContain('19900000001');
    expect(second).toMatchObject({ area: '150124', disclosure: 'anonymous' });
    const clocks = await open.house.db
      .selectFrom('case_clock')
      .select('start')
      .where('case_id', '=', first!.id)
      .execute();
    expect(clocks.map((c) => c.start.toString())).toEqual([open.house.now().toString()]);
    const entries = await open.house.db
      .selectFrom('journal')
      .select(['verb', 'actor_kind'])
      .where('subject_id', '=', first!.id)
      .orderBy('seq')
      .execute();
    expect(entries).toEqual([{ verb: 'import', actor_kind: 'system' }]);
  });

  test('the nearest one who answers for the place receives it', async () => {
    await importNow(csv([['GD1', '2026-02-01', '老熊沟村口路灯不亮', '老熊沟村民委员会', '']]));
    const [c] = await imported();
    const { name } = await open.house.db
      .selectFrom('staff_account')
      .select('name')
      .where('id', '=', c!.first_receiver_id)
      .executeTakeFirstOrThrow();
    expect([c?.area, name]).toEqual([LAOXIONGGOU, '刘桂兰']);
  });

  test('again: everything is known; with new rows: only those are imported', async () => {
    const file = await xlsx(rowsFrom(1, 650));
    expect(await importNow(file)).toMatchObject({ imported: 650, known: 0 });
    expect(await importNow(file)).toEqual({ rows: 650, imported: 0, known: 650, refused: 0, faults: [] });
    expect(await importNow(csv(rowsFrom(601, 100)))).toMatchObject({ imported: 50, known: 50 });
    expect(await importNow(csv(rowsFrom(1, 3)), { source: `${options.source}-b` })).toMatchObject({ imported: 3 });
    const series = (await imported()).map((c) => c.number);
    expect(new Set(series).size).toBe(700);
  });

  test('without numbers a row is known by what it says', async () => {
    const file = csv(
      [
        ['2026-02-01', '路灯坏了三天'],
        ['2026-02-01', '路灯坏了四天'],
        ['2026-02-01', '路灯坏了三天'],
      ],
      ['时间', '内容'],
    );
    expect(await importNow(file)).toMatchObject({ imported: 2, refused: 1, faults: ['4 number twice'] });
    expect(await importNow(file)).toMatchObject({ imported: 0, known: 2, refused: 1 });
  });

  test('refused rows are named one by one, and hold up no other', async () => {
    const result = await importNow(
      csv([
        ['GD1', '2026-02-01', '路灯坏了一周', '', ''],
        ['GD2', '明天', '路灯坏了一周', '', '12'],
        ['GD1', '2026-02-02', '同一个编号再来', '', ''],
        ['GD3', '2026-02-01', '', '', ''],
        ['GD4', '2026-02-01', '路灯坏了一周', '没有这个乡', ''],
        ['GD5', '2026-02-01', '路灯坏了一周', '999999', ''],
        ['GD6', '2026-02-01', '路灯坏了一周', '', ''],
      ]),
    );
    expect(result).toEqual({
      rows: 7,
      imported: 2,
      known: 0,
      refused: 5,
      faults: ['3 phone phone', '3 time time', '4 number twice', '5 body required', '6 area unknown', '7 area unknown'],
    });
  });

  test('a name that several places have is refused rather than guessed', async () => {
    const { rows } = await open.owner.query(
      "select name from place where code like '1501%' group by name having count(*) > 1 order by name limit 1",
    );
    const file = csv([['GD1', '2026-02-01', '路灯坏了一周', rows[0].name, '']]);
    expect(await importNow(file, { area: '1501' })).toMatchObject({ imported: 0, faults: ['2 area ambiguous'] });
  });

  test('a row that the database refuses does not take its batch along', async () => {
    await open.owner.query("alter table cases add constraint no_unicorns check (body not like '%独角兽%')");
    const rows = rowsFrom(1, 20).map((r, i) => (i === 7 ? [r[0]!, r[1]!, '村里来了独角兽', '', ''] : r));
    expect(await importNow(csv(rows))).toEqual({
      rows: 20,
      imported: 19,
      known: 0,
      refused: 1,
      faults: ['9 body database'],
    });
    await open.owner.query('alter table cases drop constraint no_unicorns');
    expect(await importNow(csv(rows))).toMatchObject({ imported: 1, known: 19, refused: 0 });
  });

  test('two imports of the same file at once: no case twice, both end well', async () => {
    const file = await xlsx(rowsFrom(1, 700));
    const results = await Promise.all([importNow(file), importNow(file)]);
    expect(results.map((r) => r.imported + r.known)).toEqual([700, 700]);
    expect(results.reduce((n, r) => n + r.imported, 0)).toBe(700);
    expect(await imported()).toHaveLength(700);
  });

  test('the import itself is in the journal: who, how many, which file', async () => {
    await importNow(csv(rowsFrom(1, 2)));
    const entry = await open.house.db
      .selectFrom('journal')
      .selectAll()
      .where('subject_kind', '=', 'import')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      verb: 'import',
      area: '150124',
      shows: 'staff',
      data: { source: options.source, rows: 2, imported: 2, known: 0, refused: 0, file: 'ab' },
    });
  });
});

describe('from the console', () => {
  const send = (login: string, content: Buffer, body: object = {}, key?: string) =>
    api.as(login).post('/api/cases/import', {
      body: { source: options.source, ...body },
      files: [{ field: 'file', name: '工单.xlsx', content }],
      ...(key && { key }),
    });

  test('a dry run shows the columns, the first rows and what would be refused, and changes nothing', async () => {
    const answer = await send('sun', await xlsx([...rowsFrom(1, 7), ['GD99', '某天', '路灯坏了', '', '']]), {
      dryRun: true,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      rows: 8,
      imported: 0,
      refused: 1,
      faults: [{ row: 9, field: 'time', rule: 'time' }],
    });
    expect(answer.body.preview.columns).toEqual(header);
    expect(answer.body.preview.mapping).toEqual({
      number: '工单编号',
      time: '来电时间',
      body: '诉求内容',
      area: '所属区域',
      phone: '联系电话',
    });
    expect(answer.body.preview.rows).toHaveLength(5);
    expect(await imported()).toEqual([]);
  });

  test('imports within the own place; a repeated request gets the first answer', async () => {
    const file = await xlsx([...rowsFrom(1, 3), ['GD9', '2026-02-01', '新城区的路灯坏了', '150102', '']]);
    const key = open.house.newId();
    const answer = await send('sun', file, {}, key);
    expect(answer.body).toMatchObject({
      imported: 3,
      refused: 1,
      faults: [{ row: 5, rule: 'outsideYourPlace' }],
      preview: null,
    });
    expect((await send('sun', file, {}, key)).body).toEqual(answer.body);
    expect((await send('sun', file)).body).toMatchObject({ imported: 0, known: 3 });
    const [c] = await imported();
    expect(c?.area).toBe('150124');
  });

  test('columns can be named, and a csv from Excel in China is read', async () => {
    // 编,话⏎1,噪音扰民
    const gb = Buffer.from('b1e02cbbb00a312cd4ebd2f4c8c5c3f1', 'hex');
    expect((await send('sun', gb)).body.code).toBe('noHeader');
    const answer = await send('sun', gb, { map: JSON.stringify({ number: '编', body: '话' }) });
    expect(answer.body).toMatchObject({ imported: 1, refused: 0 });
    expect((await imported())[0]).toMatchObject({ body: '噪音扰民', external_number: '1' });
  });

  test('who may: those who dispatch, and within their place', async () => {
    const file = csv(rowsFrom(1, 1));
    const statuses = await Promise.all(
      ['sun', 'chen', 'hao', 'admin'].map(async (login) => (await send(login, file)).status),
    );
    expect(statuses).toEqual([200, 403, 403, 403]);
    expect((await api.visitor.post('/api/cases/import', { body: {}, files: [] })).status).toBe(401);
    const outside = await send('sun', file, { area: '150102' });
    expect([outside.status, outside.body.errors[0].rule]).toEqual([422, 'outsideYourPlace']);
  });

  test('what is no table, or too much of one, is refused with a reason', async () => {
    const refused = async (content: Buffer) => {
      const { status, body } = await send('sun', content);
      return [status, body.code];
    };
    expect(await refused(Buffer.from('%PDF-1.7\u0000'))).toEqual([415, 'notASheet']);
    expect(await refused(Buffer.from('只有一列\n没有表头'))).toEqual([422, 'noHeader']);
    expect(await refused(csv(rowsFrom(1, 20_001)))).toEqual([413, 'tooManyRows']);
    expect(await refused(Buffer.alloc(20 * 2 ** 20 + 1, 'a'))).toEqual([413, 'tooLarge']);
    const none = await api.as('sun').post('/api/cases/import', { body: { source: 'x' }, files: [] });
    expect([none.status, none.body.errors[0].field]).toEqual([422, 'file']);
  });

  const download = async (login: string, url: string) => {
    const answer = await api.app.inject({ method: 'GET', url, headers: { cookie: await api.as(login).cookie() } });
    return { ...answer, rows: await readSheet(answer.rawPayload, { maxRows: 10_000, maxBytes: 2 ** 24 }) };
  };

  test('the template can be filled in and sent: its example row is a good one', async () => {
    const { rawPayload, headers } = await download('sun', '/api/cases/import/template');
    expect(headers['content-disposition']).toContain('attachment');
    expect((await send('sun', rawPayload)).body).toMatchObject({ rows: 1, imported: 1, refused: 0 });
    expect((await imported())[0]).toMatchObject({
      kind: 'help',
      channel: 'hotline',
      tier: 'general',
      area: LAOXIONGGOU,
    });
  });
});
