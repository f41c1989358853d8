import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork, MAHUABAN, VILLAGE } from '#modules/cases/cases.example.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import { openTestHouse } from '#test/database.ts';
import { ask, dusty } from './incidents.example.ts';
import { topicsExport } from './incidents.export.contract.ts';
import { gatherAll } from './topics.jobs.ts';

/* Anybody who has the file and nothing else can make every heat again. What is worked out here is written by the published text alone. */

type Line = Record<string, string | number>;
const DAYS_IN = 24 * 3600 * 1000;
const daysBetween = (from: unknown, to: unknown) => (Date.parse(String(to)) - Date.parse(String(from))) / DAYS_IN;

function heatAgain(line: Line): string {
  const voices = Number(line.诉求人次);
  const endorsed = Math.log(1 + Number(line.附议)) / Math.LN2;
  const lasting = 1 + Math.log(Number(line.天数)) / Math.LN10;
  const cooled = 2 ** (Number(line['距最近一次反映（天）']) / 180);
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

  /** The table as it leaves, its columns by their headings. */
  async function exported(ctx: Ctx, query: object) {
    const { items, asOf } = await ask(ctx, 'topics', { query });
    const lineOf = (row: (typeof items)[number]): Line =>
      Object.fromEntries(topicsExport.columns.map((c) => [c.head[0], c.of(row) as string | number]));
    return { lines: items.map(lineOf), asOf };
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
    const { items } = await ask(ctx, 'topics', { query });
    const { lines, asOf } = await exported(ctx, query);
    expect(items.length).toBeGreaterThan(0);
    expect(lines.map((line) => line[topicsExport.columns[0]!.head[0]])).toEqual(items.map((t) => t.name));
    expect(lines.map(heatAgain)).toEqual(items.map((t) => t.heat.toFixed(1)));
    for (const line of lines) {
      expect(line.天数).toBe(daysBetween(line.首次, line.最近) + 1);
      expect(line['距最近一次反映（天）']).toBe(daysBetween(line.最近, asOf));
    }
  });

  test('the matters differ in each number but the supporters, so that none of them could be missing', async () => {
    const { lines } = await exported(cast.ctx('wu'), {});
    for (const heading of ['诉求人次', '天数', '距最近一次反映（天）'])
      expect(new Set(lines.map((line) => line[heading])).size).toBeGreaterThan(1);
  });
});
