import excel from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork, MAHUABAN, VILLAGE } from '#modules/cases/cases.example.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import { openTestHouse } from '#test/database.ts';
import { incidentsApi } from './incidents.contract.ts';
import { ask, dusty } from './incidents.example.ts';
import { incidents } from './incidents.module.ts';
import { gatherAll } from './topics.jobs.ts';

/* Anybody who has the file and nothing else can make every heat again. What is worked out here is written by the published text alone. */

type Line = Record<string, string | number>;
const DAYS_IN = 24 * 3600 * 1000;
const daysBetween = (from: unknown, to: unknown) => (Date.parse(String(to)) - Date.parse(String(from))) / DAYS_IN;

function heatAgain(line: Line): string {
  const voices = Number(line.反映人数);
  const endorsed = Math.log(1 + Number(line.附议)) / Math.LN2;
  const lasting = 1 + Math.log(Number(line.持续天数)) / Math.LN10;
  const cooled = 2 ** (Number(line['距最近一次反映(天)']) / 180);
  return (((voices + endorsed) * lasting) / cooled).toFixed(1);
}

describe('the exported hot spots', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const lamp = (i: number) => `青石巷的路灯坏了${i + 2}天,青石巷晚上没有路灯看不清路。`;

  const fileOn = async (day: string, body: string, phone: string, area = VILLAGE, login = 'liu') => {
    open.setNow(`${day}T02:00:00Z`);
    await cast.file({ body, area, reporter: { name: '居民', phone } }, login);
  };

  async function exported(ctx: Ctx, query: object) {
    const handler = incidents.handlers.exportTopics as (ctx: Ctx, given: object) => Promise<{ content: Buffer }>;
    const { content } = await handler(ctx, { query: incidentsApi.exportTopics.query.parse(query) });
    const book = new excel.Workbook();
    await book.xlsx.load(content as never);
    const [list, how] = book.worksheets.map((sheet) => {
      const rows: unknown[][] = [];
      sheet.eachRow((row) => {
        rows.push((row.values as unknown[]).slice(1));
      });
      return rows;
    });
    const [headings, ...lines] = list!;
    return {
      lines: lines.map((cells) => Object.fromEntries(cells.map((cell, i) => [String(headings![i]), cell])) as Line),
      how: Object.fromEntries(how!.map(([name, text]) => [String(name), String(text)])),
    };
  }

  beforeAll(async () => {
    for (const [i, body] of dusty.entries()) await fileOn(`2026-03-${10 + 2 * i}`, body, `1990000070${i}`);
    await fileOn('2026-03-25', dusty[0], '19900000700');
    for (const i of [0, 1, 2]) await fileOn(`2026-04-0${i + 1}`, lamp(i), `1990000071${i}`);
    for (const [i, body] of dusty.slice(0, 3).entries())
      await fileOn(`2026-04-1${i}`, body, `1990000072${i}`, MAHUABAN, 'li');
    open.setNow('2026-06-01T02:00:00Z');
    await gatherAll(systemCtx(open.house, 'test'));
  });

  test.each([
    ['zhao', {}],
    ['wu', {}],
    ['wu', { area: VILLAGE }],
    ['liu', { to: '2026-03-20' }],
    ['liu', { from: '2026-03-14' }],
  ])('%s, %o: each heat on the screen is what the file makes of its own numbers', async (login, query) => {
    const ctx = cast.ctx(login);
    const { items, asOf, version } = await ask(ctx, 'topics', { query });
    const { lines, how } = await exported(ctx, query);
    expect(items.length).toBeGreaterThan(0);
    expect(lines.map((line) => line.事项)).toEqual(items.map((t) => t.name));
    expect(lines.map(heatAgain)).toEqual(items.map((t) => t.heat.toFixed(1)));
    expect(how).toMatchObject({ 公式版本: version, 算到哪天: asOf });
    for (const line of lines) {
      expect(line.持续天数).toBe(daysBetween(line.最早, line.最近) + 1);
      expect(line['距最近一次反映(天)']).toBe(daysBetween(line.最近, how.算到哪天));
    }
  });

  test('the matters differ in each number but the supporters, so that none of them could be missing', async () => {
    const { lines } = await exported(cast.ctx('wu'), {});
    for (const heading of ['反映人数', '持续天数', '距最近一次反映(天)'])
      expect(new Set(lines.map((line) => line[heading])).size).toBeGreaterThan(1);
  });

  test('the formula stands in the file as it stands on the page, and the spreadsheet reckons by it', async () => {
    const { lines, how } = await exported(cast.ctx('zhao'), {});
    expect(how.公式).toBe('热度 =(反映人数 + log₂(1 + 附议))×(1 + log₁₀ 持续天数)× 0.5 ^(距最近一次的天数 ÷ 180)');
    expect(lines[0]?.['热度(表格自算)']).toEqual({
      formula: 'ROUND((E2+LOG(1+G2,2))*(1+LOG10(F2))*0.5^(H2/180),1)',
      result: lines[0]?.热度,
    });
  });
});
