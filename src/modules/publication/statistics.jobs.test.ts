import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { portal } from '#app/portal.tsx';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { publishStatistics } from './statistics.actions.ts';

const needed = ['places', 'organisations', 'people', 'access', 'cases', 'publication'];
const some = { modules: [...modules.filter((m) => needed.includes(m.name)), portal] };

describe('monthly figures', async () => {
  const house = await openTestHouse();
  const api = await startApi(house, some);
  const run = async () => publishStatistics(systemCtx(house.house, 'test'));
  const file = (area: string, kind: string, category?: string) =>
    api.as('wu').post('/api/cases', {
      body: { kind, channel: 'phone', area, body: '有件事要说', ...(category && { category }) },
    });
  const csv = async (name: string) => (await api.visitor.get(`/public/figures/${name}.csv`)).text;

  test('are counted once the month is over, kept as they were published, and hold nothing below five', async () => {
    house.setNow('2026-03-03T02:00:00Z');
    for (let i = 0; i < 9; i++) await file('150124201213', 'complaint', '城乡建设/供暖');
    for (let i = 0; i < 6; i++) await file('150124201', 'help', '城乡建设/道路');
    for (let i = 0; i < 3; i++) await file('150124', 'consult', '张三的私事');
    for (let i = 0; i < 2; i++) await file('150102401007', 'help');
    await file('1501', 'consult');
    await run();
    expect((await api.visitor.get('/api/public/statistics')).body.months).toEqual([]);
    expect((await api.visitor.get('/public/figures', { accept: 'text/html' })).text).toContain(
      '第一个月的数据还没出来',
    );

    const home = async () => (await api.visitor.get('/', { accept: 'text/html' })).text;
    expect(await home()).not.toContain('上个月办得怎么样');

    house.setNow('2026-04-01T00:30:00Z');
    await run();
    // On the home page too, and there as well nothing below five.
    expect(await home()).toMatch(/清水河县 2026年3月<\/a>[\s\S]*?收到 18 件/);
    expect(await home()).toMatch(/新城区 2026年3月<\/a>[\s\S]*?收到不到 5 件/);
    // What was said to the city alone is not the sum of its counties, and does not stand there as if it were.
    expect(await home()).toMatch(/呼和浩特市本级 2026年3月<\/a>/);
    const { body: f } = await api.visitor.get('/api/public/statistics/150124/2026-03');
    expect(f.total.received).toBe(18);
    const table = (by: string) =>
      Object.fromEntries(
        f.tables
          .find((t: { by: string }) => t.by === by)
          .rows.map((r: { label: string[]; shown: { received: number | null } }) => [r.label[0], r.shown.received]),
      );
    // Three questions are withheld, and the requests for help with them: else the total would give them away.
    expect(table('kind')).toEqual({ 投诉: 9, 求助: null, 咨询: null });
    expect(table('category')).toEqual({ 城乡建设: null, 其他: null });
    expect(table('place')).toEqual({ 清水河县: null, 北堡乡: null });
    const text = await csv('150124-2026-03');
    expect(text.startsWith('\uFEFFmonth,area,place')).toBe(true);
    expect(text).not.toContain('张三');
    // A county with two cases publishes that it has few, and no more.
    const { body: few } = await api.visitor.get('/api/public/statistics/150102/2026-03');
    expect(few.total.received).toBeNull();
    for (const name of ['150124-2026-03', '150102-2026-03']) {
      const cells = (await csv(name))
        .split('\r\n')
        .slice(1, -1)
        .flatMap((line) => line.split(',').slice(6));
      expect(cells.filter((c) => c !== '' && Number(c) < 5)).toEqual([]);
      const json = await api.visitor.get(`/public/figures/${name}.json`);
      expect(json.headers['content-type']).toContain('application/json');
    }

    // What happens afterwards to a published month changes nothing in it.
    for (let i = 0; i < 7; i++) await file('150124201213', 'consult');
    await house.owner.query(`update j1501.cases set received_at = '2026-03-05T02:00:00Z' where kind = 'consult'`);
    await run();
    expect(await csv('150124-2026-03')).toBe(text);
    expect((await api.visitor.get('/api/public/statistics/150124/2026-13')).status).toBe(404);
    expect((await api.visitor.get('/public/figures/150124-2026-02.csv')).status).toBe(404);
  });

  test('what was wrong is said beside them, by who answers for the place', async () => {
    const { body: f } = await api.visitor.get('/api/public/statistics/150124/2026-03');
    const note = { body: { text: '三月有一批热线件晚登记,未计入。' } };
    expect((await api.as('liu').post(`/api/statistics/${f.id}/notes`, note)).status).toBe(403);
    expect((await api.as('dai').post(`/api/statistics/${f.id}/notes`, note)).status).toBe(404);
    expect((await api.as('sun').post(`/api/statistics/${f.id}/notes`, note)).status).toBe(200);
    const page = await api.visitor.get('/public/figures/150124-2026-03', { accept: 'text/html' });
    expect(page.text).toContain('未计入');
    expect(page.text).toContain('<table class="figures">');
    expect((await api.visitor.get('/public/figures', { accept: 'text/html' })).text).toContain(
      '/public/figures/150102-2026-03',
    );
    const feed = await api.visitor.get('/public/figures/feed.atom');
    expect(feed.headers['content-type']).toContain('application/atom+xml');
    expect(feed.text.match(/<entry>/g)?.length).toBeGreaterThan(1);
    expect(feed.text).toContain('未计入');
  });

  test('the database itself keeps no number below five', async () => {
    const { rows } = await house.owner.query('select id from j1501.statistics_run limit 1');
    const small = house.owner.query(
      `insert into j1501.statistics_cell (run_id, area, by, position, key, words_zh, words_en, received) values ($1, '150124', 'kind', 99, 'x', 'x', 'x', 4)`,
      [rows[0].id],
    );
    await expect(small).rejects.toThrow('statistics_cell_received_check');
  });
});
