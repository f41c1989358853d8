import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { castAtWork, MAHUABAN, VILLAGE } from '#modules/cases/cases.example.ts';
import { systemCtx } from '#platform/context.ts';
import { readSheet } from '#platform/sheet.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { exportFile } from './exports.actions.ts';
import { forgetExports } from './exports.jobs.ts';

/** Seven cases in a house that lets six rows out at once: four of the village, three of a community elsewhere. */
const MOST = 6;
const open = await openTestHouse({ BAODAO_EXPORT_ROWS: `${MOST}` });
const api = await startApi(open);
const cast = await castAtWork(open);
const limits = { maxRows: 1000, maxBytes: 1e7 };
let numbers: string[] = [];

beforeAll(async () => {
  const titles = ['=HYPERLINK("http://x","点这里")', '+86 打不通', '路灯不亮', '水渠 <堵了> & 漏'];
  for (const title of titles) numbers.push((await cast.file({ title })).number);
  for (let n = 0; n < 3; n++) await cast.file({ area: MAHUABAN, title: `楼道灯 ${n}` }, 'li');
  numbers = numbers.sort();
});

const FEW = ['number', 'title', 'receivedAt', 'overdue'];
type Asked = { list?: string; filters?: Record<string, string>; columns?: string[]; [more: string]: unknown };
const begin = (login: string, asked: Asked = {}) =>
  api.as(login).post('/api/exports', {
    body: { list: 'cases', format: 'csv', purpose: 'meeting', columns: FEW, ...asked },
  });
const fetched = (login: string, id: string, filters: Record<string, string> = {}) =>
  api.as(login).get(`/api/exports/${id}/file?filters=${encodeURIComponent(JSON.stringify(filters))}`);
const taken = async (login: string, asked: Asked = {}) => {
  const begun = await begin(login, asked);
  expect(begun.text).toContain('number');
  const file = await fetched(login, begun.body.id, asked.filters);
  expect(file.status).toBe(200);
  return { ...begun.body, text: file.text.replace('\ufeff', ''), file };
};
const log = async (login: string, query = '') => (await api.as(login).get(`/api/exports${query}`)).body.items;

test('a village takes out its own rows and no others; the log says who, what, how many and what for, before the file is fetched', async () => {
  const { status, body } = await begin('liu', { filters: { q: '楼道灯' } });
  expect(status).toBe(200);
  expect(await log('yun')).toMatchObject([
    { id: body.id, who: '刘桂兰', title: '诉求清单', purpose: 'meeting', rows: null, ended: null, filters: { q: '…' } },
  ]);
  const own = await taken('liu');
  expect(numbers.every((n) => own.text.includes(n))).toBe(true);
  expect(own.text).not.toContain('楼道灯');
  expect((await log('yun'))[0]).toMatchObject({
    id: own.id,
    number: own.number,
    rows: 4,
    ended: 'whole',
    isMine: false,
  });
  // Neither a neighbour's leader nor a colleague without oversight reads it; the administrator of the whole does.
  expect(await log('li')).toEqual([]);
  expect(await log('chen')).toEqual([]);
  expect((await log('audit')).length).toBe(2);
  expect(JSON.stringify(await log('audit'))).not.toContain('楼道灯');
});

test('csv: Excel reads it as Chinese, nothing in it can become a formula, and our own import reads the rows and not the mark', async () => {
  const { file, text: csv, number } = await taken('liu', { filters: { sort: 'newest' } });
  expect(file.text.startsWith('\ufeff编号,标题,登记时间,是否超期\r\n')).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""http://x"",""点这里"")"`);
  expect(csv).toContain(",'+86 打不通,2026-03-03 10:00:00,否");
  const mark = new RegExp(`^# .*刘桂兰 于 2026-03-03 10:00 导出\uff0c用途\uff1a开会研判\u3002导出编号 ${number}`);
  expect(csv.trimEnd().split('\r\n').at(-1)).toMatch(mark);
  const rows = await readSheet(Buffer.from(csv), limits);
  expect(rows).toHaveLength(5);
  expect(rows.map((r) => r.cells[1])).toContain('=HYPERLINK("http://x","点这里")');
});

test('xlsx: times are times, the mark stands on every printed page, on a sheet of its own and below the rows', async () => {
  const { id, number } = (await begin('liu', { format: 'xlsx', words: '例会' })).body;
  const response = await api.app.inject({
    url: `/api/exports/${id}/file`,
    headers: { cookie: await api.as('liu').cookie() },
  });
  const rows = await readSheet(response.rawPayload, limits);
  expect(rows).toHaveLength(5);
  expect(rows.map((r) => r.cells[1])).toContain('水渠 <堵了> & 漏');
  expect(String(rows[1]?.cells[2])).toBe('2026-03-03T10:00:00');
  const book = new (await import('exceljs')).default.Workbook();
  await book.xlsx.load(response.rawPayload as never);
  const [first, about] = book.worksheets;
  expect(first?.headerFooter.oddHeader).toContain(number);
  expect(String(first?.lastRow?.getCell(1).value)).toContain('刘桂兰');
  expect(about?.getSheetValues().flat().join()).toContain('例会');
  expect(first?.getSheetValues().flat().join()).not.toContain('19900001234');
});

test('more rows than may leave at once are refused with a way to narrow them; a list that cannot count itself is cut and says so', async () => {
  const { status, body } = await begin('wu');
  expect([status, body.code]).toEqual([422, 'tooMany']);
  expect(body.detail.zh).toContain('7');
  expect((await begin('wu', { filters: { area: VILLAGE } })).status).toBe(200);
  for (let n = 0; n < MOST; n++) await begin('zhou');
  const cut = await taken('audit', { list: 'exports', columns: ['number', 'title'] });
  expect(cut.text).toContain(`# 只导出了前 ${MOST} 行`);
  expect((await readSheet(Buffer.from(cut.text), limits)).length).toBe(MOST + 1);
  expect((await log('audit'))[0]).toMatchObject({ rows: MOST, ended: 'cut' });
});

test('what is refused: other without words, numbers in words, a column that is not there, a list that is not theirs, a repeated fetch', async () => {
  const faults = async (asked: Asked) => (await begin('liu', asked)).body.errors?.[0]?.rule;
  expect(await faults({ purpose: 'other' })).toBe('required');
  expect(await faults({ purpose: 'other', words: '给 199-0000-1234 看' })).toBe('numbers');
  expect(await faults({ columns: ['phone'] })).toBe('unknown');
  expect(await faults({ filters: { area: '0' } })).toBeTruthy();
  for (const list of ['cases', 'accusations', 'nothing']) expect((await begin('nie', { list })).status).toBe(404);
  const { id } = await taken('liu');
  expect((await fetched('liu', id)).body.code).toBe('exportOver');
  const fresh = (await begin('liu', { filters: { sort: 'newest' } })).body.id;
  expect((await fetched('liu', fresh)).body.code).toBe('exportChanged');
  expect((await fetched('zhao', fresh, { sort: 'newest' })).status).toBe(404);
  // Begun by the same person in another post, it is not fetched in this one.
  await open.owner.query("update export_log set role = 'agent' where id = $1", [fresh]);
  expect((await fetched('liu', fresh, { sort: 'newest' })).status).toBe(404);
});

test('a reader who goes away leaves a log entry that says so, and may begin again', async () => {
  const { id } = (await begin('liu')).body;
  const given = { params: { id }, query: { filters: '{}' }, files: [] } as never;
  const { content } = (await exportFile(cast.ctx('liu'), given)) as { content: Readable };
  await new Promise((done) => content.once('readable', done));
  content.read();
  await new Promise((done) => content.destroy().once('close', done));
  await expect.poll(async () => (await log('liu'))[0]).toMatchObject({ id, ended: 'broken' });
  const again = (await exportFile(cast.ctx('liu'), given)) as { content: Readable };
  expect(await text(again.content)).toContain(numbers[0]);
  expect((await log('liu'))[0]).toMatchObject({ id, ended: 'whole', rows: 4 });
});

test('the dialog is told the columns and how many rows it would be', async () => {
  const { body } = await api.as('liu').get('/api/exports/form?list=cases');
  expect(body).toMatchObject({ rows: 4, isMore: false, most: MOST, says: ['诉求清单', 'Cases'] });
  const own = (await api.as('audit').get('/api/exports/form?list=exports')).body;
  expect(own.columns.filter((c: { isPersonal: boolean }) => c.isPersonal)).toMatchObject([{ key: 'who' }]);
});

test('the log goes after three years', async () => {
  const before = (await log('audit', '?limit=200')).length;
  expect(before).toBeGreaterThan(MOST);
  await forgetExports(
    systemCtx({ ...open.house, now: () => Temporal.Instant.from(TEST_NOW).add({ hours: 24 * 1000 }) }, 'x'),
  );
  expect((await log('audit', '?limit=200')).length).toBe(before);
  await forgetExports(
    systemCtx({ ...open.house, now: () => Temporal.Instant.from(TEST_NOW).add({ hours: 24 * 1100 }) }, 'x'),
  );
  expect(await log('audit')).toEqual([]);
});
