import { describe, expect, test } from 'vitest';
import { lineId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { asFile, rowsOf, settleHomes, template, VILLAGE } from './facts.example.ts';
import type { ReturnFill } from './returns.contract.ts';

/* One capture, many returns (N11): 16 households × 2 returns, and only what changed is typed. */

const INCOMES = ['工资性收入', '经营净收入', '财产净收入', '转移净收入'];
const diBao = ['序号', '户主姓名', '家庭人口', '家庭住址', ...INCOMES, '家庭月人均收入(元)', '劳动力'];
const fangFanPin = [
  '序号',
  '户主',
  '家庭年收入',
  '住房安全',
  '饮水安全',
  '义务教育',
  '基本医疗',
  '劳动力人数',
  '帮扶措施',
];

describe('a return', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const homes = await settleHomes(api, 16);
  const read = async (content: Buffer, login = 'zhao') =>
    api.as(login).post('/api/returns/template', { body: {}, files: [asFile(content)] });
  async function order(name: string, heads: readonly string[], more: Record<string, string> = {}, login = 'zhao') {
    const content = await template(name, heads);
    const { headRow, columns } = (await read(content, login)).body;
    return api.as(login).post('/api/returns', {
      body: {
        name,
        basis: '县民政局月报制度',
        every: 'month',
        rows: 'household',
        headRow: String(headRow),
        columns: JSON.stringify(columns),
        ...more,
      },
      files: [asFile(content)],
    });
  }
  const first = (await order('低保家庭收入月报', diBao)).body;
  const second = (await order('防返贫监测月报', fangFanPin)).body;
  const at = (form: { id: string }, period = '2026-03', area = VILLAGE) =>
    `/api/returns/${form.id}/fills/${area}/${period}`;
  const fillOf = async (form: { id: string }, period = '2026-03'): Promise<ReturnFill> =>
    (await api.as('liu').get(at(form, period))).body;
  const isOpen = (state: string) => state === 'missing' || state === 'stale';
  const valueFor = (ask: string, i: number) =>
    ask === 'fact:workers'
      ? '2'
      : ask.endsWith('Income')
        ? String(1000 * (i + 1))
        : ask.startsWith('column')
          ? '公益岗'
          : '是';
  /** Types whatever is still open, and nothing else. Returns how many cells that was. */
  async function typeOpen(form: { id: string }, period = '2026-03'): Promise<number> {
    const fill = await fillOf(form, period);
    const cells = fill.rows.flatMap((row, i) =>
      Object.entries(row.cells)
        .filter(([, cell]) => isOpen(cell.state))
        .map(([ask, cell]) => ({ row: row.key, ask, value: cell.value ?? valueFor(ask, i) })),
    );
    if (cells.length > 0) {
      const answer = await api.as('liu').put(at(form, period), { body: { cells } });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.body.open).toBe(0);
    }
    return cells.length;
  }
  const send = (form: { id: string }, period = '2026-03') =>
    api.as('liu').post(`${at(form, period)}/send`, { body: {} });

  test('reads its template: what is known fills itself in, and only the rest would be typed', async () => {
    const { headRow, columns } = (await read(await template('防返贫监测月报', fangFanPin))).body;
    expect(headRow).toBe(3);
    expect(columns.map((c: { is: string }) => c.is)).toEqual([
      'known',
      'known',
      'derived',
      'fact',
      'fact',
      'fact',
      'fact',
      'fact',
      'typed',
    ]);
    expect(second).toMatchObject({ asked: 1, sent: 0, period: '2026-03', isMine: true });
  });

  test('that asks again for what is known is refused while it is designed', async () => {
    const content = await template('再填一遍', ['姓名', '劳动力人数', '备注']);
    const { headRow, columns } = (await read(content)).body;
    const retyped = columns.map((c: { column: number; head: string }) => ({
      column: c.column,
      head: c.head,
      is: 'typed',
    }));
    const answer = await order('再填一遍', ['姓名', '劳动力人数', '备注'], { columns: JSON.stringify(retyped) });
    expect(headRow).toBe(3);
    expect([answer.status, answer.body.code]).toEqual([422, 'faulty']);
    expect(answer.body.errors.map((e: { field: string; rule: string }) => [e.field, e.rule])).toEqual([
      ['columns.1', 'alreadyKnown'],
      ['columns.2', 'alreadyKnown'],
    ]);
  });

  test('cannot be sent while a cell is open, and says where', async () => {
    const answer = await send(first);
    expect([answer.status, answer.body.code]).toEqual([409, 'cellsOpen']);
    expect(answer.body.detail.zh).toContain('还有 80 格没有填');
  });

  test('16 households × 2 returns: the second asks only for what the first did not', async () => {
    expect(await typeOpen(first)).toBe(16 * 5);
    expect((await send(first)).body).toMatchObject({ open: 0, typed: 80 });
    // Nine columns: only the four of 三保障 and the measure are new.
    expect(await typeOpen(second)).toBe(16 * 5);
    expect((await send(second)).body).toMatchObject({ typed: 80, reused: 16 * 9 - 80 });
  });

  test('the next month asks for nothing that still holds; one household’s change is one cell', async () => {
    expect(await typeOpen(first, '2026-04')).toBe(0);
    const cells = [{ row: homes[3]!.id, ask: 'fact:wageIncome', value: '9999' }];
    const changed = await api.as('liu').put(at(first, '2026-04'), { body: { cells } });
    expect(changed.body).toMatchObject({ open: 0, typed: 1 });
    expect(await typeOpen(second, '2026-04'), 'the measure is typed for each month').toBe(16);
  });

  test('comes in the office’s own table, title, headings and the line below where they were', async () => {
    const file = await api.app.inject({
      method: 'GET',
      url: `${at(first)}/file.xlsx`,
      headers: { cookie: await api.as('liu').cookie() },
    });
    expect(file.statusCode).toBe(200);
    const rows = await rowsOf(file.rawPayload);
    expect(rows[0]![0]).toBe('低保家庭收入月报');
    expect(rows[2]).toEqual(diBao);
    expect(rows[3]).toEqual([
      '1',
      expect.stringContaining('大柱'),
      '2',
      expect.stringContaining('老熊沟'),
      ...rows[3]!.slice(4, 8),
      expect.any(String),
      '2',
    ]);
    expect(Number(rows[3]![8])).toBeCloseTo(rows[3]!.slice(4, 8).reduce((n, v) => n + Number(v), 0) / 24, 1);
    expect(rows).toHaveLength(3 + 16 + 1);
    expect(rows.at(-1)![0]).toBe('填报人:');
  });

  test('once sent stays as it was sent, until the office that ordered it sends it back with a reason', async () => {
    const cells = [{ row: homes[0]!.id, ask: 'fact:workers', value: '4' }];
    expect((await api.as('liu').put(at(first), { body: { cells } })).body.code).toBe('fillSent');
    expect((await send(first)).body.code).toBe('fillSent');
    const back = (login: string) => api.as(login).post(`${at(first)}/back`, { body: { reason: '第三户人口不对' } });
    expect((await back('bai')).body.code).toBe('notOrdered');
    expect((await back('zhao')).body).toMatchObject({ sentAt: null, backReason: '第三户人口不对' });
    expect((await back('zhao')).body.code).toBe('notSent');
    expect((await send(first)).status).toBe(200);
  });

  test('knows which villages have sent it', async () => {
    const { items } = (await api.as('zhao').get(`/api/returns/${first.id}/villages?period=2026-03`)).body;
    expect(items).toEqual([
      {
        area: VILLAGE,
        placeName: expect.stringContaining('老熊沟'),
        sentAt: expect.any(String),
        typed: 80,
        reused: expect.any(Number),
      },
    ]);
    expect((await api.as('li').get('/api/returns')).body.items).toEqual([]);
    expect((await api.as('li').get(at(first))).status).toBe(404);
  });

  test('of people of an age has a row a person, with identity numbers only for who may see them', async () => {
    const heads = ['姓名', '出生年份', '身份证号', '是否独居'];
    const form = (
      await order('高龄老人季报', heads, {
        itemId: await lineId(open, 'laoxionggou', 'B-004'),
        rows: 'person',
        ageFrom: '80',
        every: 'quarter',
      })
    ).body;
    const fill = await fillOf(form, '2026-Q1');
    expect(fill.rows.map((r) => r.name)).toHaveLength(7);
    expect(fill.asks.map((a) => a.key)).toEqual(['fact:livesAlone']);
    const cells = fill.rows.map((r) => ({ row: r.key, ask: 'fact:livesAlone', value: '是' }));
    await api.as('liu').put(at(form, '2026-Q1'), { body: { cells } });
    expect((await send(form, '2026-Q1')).status).toBe(200);
    expect(
      (await api.as('chen').get(`${at(form, '2026-Q1')}/file.xlsx`)).status,
      'a grid worker sees no identity number',
    ).toBe(403);
    expect((await api.as('liu').get(`${at(form, '2026-Q1')}/file.xlsx`)).status).toBe(200);
  });

  test('that is closed is asked no more', async () => {
    const close = (version: number, login = 'zhao') =>
      api.as(login).post(`/api/returns/${second.id}/close`, { version, body: { reason: '并入月报' } });
    expect((await close(9)).status).toBe(412);
    expect((await close(1, 'bai')).body.code).toBe('notOrdered');
    expect((await close(1)).body.closedAt).not.toBeNull();
    expect((await api.as('liu').get('/api/returns')).body.items.map((f: { id: string }) => f.id)).not.toContain(
      second.id,
    );
    expect((await send(second, '2026-04')).body.code).toBe('returnClosed');
  });

  test.each([
    ['not an Excel file', Buffer.from('姓名,人口\n'), 415, 'notATemplate'],
    ['larger than a table is', Buffer.concat([Buffer.from('PK'), Buffer.alloc(2 ** 20)]), 413, 'templateTooBig'],
  ])('%s is refused by name', async (_, content, status, code) => {
    const answer = await read(content);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('the burden is minutes of a form for a unit in a week; over its budget it is red for who ordered it', async () => {
    const { lines, weeks } = (await api.as('zhao').get('/api/burden?from=2026-03-02&to=2026-03-08')).body;
    expect(weeks).toEqual(['2026-03-02']);
    const line = lines.find((l: { form: string }) => l.form === `return:${first.id}`);
    expect(line).toMatchObject({
      name: '低保家庭收入月报',
      orderedBy: '北堡乡政府',
      unit: '老熊沟村',
      typed: 81,
      isOver: false,
    });
    expect(line.minutes).toBeCloseTo((81 * 10 + line.records * 15) / 60, 1);
    const tight = (await order('一格也嫌多', ['户主姓名', '说明'], { budgetMinutes: '1' })).body;
    await typeOpen(tight);
    const after = (await api.as('zhao').get('/api/burden?from=2026-03-02&to=2026-03-08')).body.lines;
    expect(after.find((l: { form: string }) => l.form === `return:${tight.id}`)).toMatchObject({
      isOver: true,
      budgetMinutes: 1,
    });
    expect(JSON.stringify(after)).not.toContain('刘桂兰');
    expect((await api.as('zhao').get('/api/burden?area=150102&from=2026-03-02&to=2026-03-08')).status).toBe(404);
  });
});
