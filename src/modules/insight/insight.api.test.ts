import { beforeAll, describe, expect, test } from 'vitest';
import { type CastAtWork, castAtWork, MAHUABAN, TOWNSHIP, VILLAGE } from '#modules/cases/cases.example.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import type { FigureView, InsightApi } from './insight.contract.ts';
import { countedValue, figureValue } from './insight.store.ts';

type Rows = import('zod').output<InsightApi['figureRows']['output']>;

describe('the numbers of a place', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const api = await startApi(open);
  let cast: CastAtWork;
  const period = (area: string, more = '') => `area=${area}&from=2026-03-01&to=2026-03-31${more}`;
  const get = async (login: string, path: string) => api.as(login).get(`/api/insight/${path}`);

  beforeAll(async () => {
    cast = await castAtWork(open);
    for (let i = 0; i < 3; i++) await cast.file();
    const replied = await cast.replied({ category: '供水' });
    await cast.act('zhou', 'callback', replied.id, { result: 'solved', stars: 5 });
    await cast.file({ area: MAHUABAN, kind: 'order' }, 'wu');
  });

  test('each number has its list, and both say the same', async () => {
    const { items } = (await get('zhao', `figures?${period(TOWNSHIP)}`)).body as { items: FigureView[] };
    expect(items.length).toBeGreaterThan(5);
    const counted = items.filter((f) => f.as === 'rows' || f.as === 'keys').slice(0, 12);
    for (const f of counted) {
      const { items: rows } = (await get('zhao', `figures/${f.id}/rows?${period(TOWNSHIP, '&limit=200')}`))
        .body as Rows;
      expect(f.as === 'keys' ? new Set(rows.map((r) => r.key)).size : rows.length, f.id).toBe(f.value);
    }
    const received = items.find((f) => f.id === 'cases.received');
    expect([received?.value, received?.says[0]]).toEqual([4, '接收诉求']);
    expect(items.find((f) => f.id === 'cases.solvedRate')).toMatchObject({ value: 1, of: 1 });
  });

  test('every figure of the product can be asked of a county and of a unit, and what is kept as a sum equals its rows', async () => {
    const system = { ...cast.ctx('sun'), actor: { kind: 'system' as const, what: 'figures' } };
    const span = { from: '2026-01-01', before: '2027-01-01' };
    for (const [id, figure] of house.figures) {
      const scopes = [
        ...(figure.of === 'unit' ? [] : [{ area: '150124', ...span }]),
        ...(figure.of === 'place' ? [] : [{ area: '150124', organisationId: cast.unit('qingshuiheWater'), ...span }]),
      ];
      for (const scope of scopes) {
        const counted = await countedValue(system, figure, scope);
        expect(await figureValue(system, figure, scope), id).toEqual(counted);
      }
    }
  });

  test('every figure is asked in the same words of any place and span and at any moment, so that its plan can be kept', () => {
    const later = { ...cast.ctx('sun'), now: house.now().add({ hours: 49 }) };
    for (const [id, figure] of house.figures) {
      const words = (ctx: typeof later, area: string, from: string) =>
        figure.rows(ctx, { area, from, before: '2027-01-01' }).compile(house.db).sql;
      expect(words(later, VILLAGE, '2026-03-05'), id).toBe(words(cast.ctx('sun'), '15', '2026-01-01'));
    }
  });

  test('a list goes on where its page ended, and shows the query behind it', async () => {
    const one = (await get('zhao', `figures/cases.received/rows?${period(VILLAGE, '&limit=3')}`)).body as Rows;
    const two = (
      await get(
        'zhao',
        `figures/cases.received/rows?${period(VILLAGE, `&limit=3&after=${encodeURIComponent(one.next!)}`)}`,
      )
    ).body as Rows;
    expect(new Set([...one.items, ...two.items].map((r) => r.key)).size).toBe(4);
    expect(two.next).toBeNull();
    expect(one.query).toContain(`'${VILLAGE}'`);
    expect(one.items[0]).toMatchObject({ placeName: expect.stringContaining('老熊沟') });
  });

  test('is compared with the span before it', async () => {
    const { body: json } = await get('zhao', `figures?${period(VILLAGE, '&ids=cases.received&against=previous')}`);
    expect(json).toMatchObject({
      against: { from: '2026-02-01', to: '2026-02-28' },
      items: [{ value: 4, before: { value: 0 } }],
    });
  });

  test('no wrong number is shown as right', async () => {
    await house.db.updateTable('place').set({ valid_from: '2026-03-02' }).where('code', '=', VILLAGE).execute();
    const part = await get('zhao', `figures?${period(VILLAGE, '&ids=cases.received,no.such')}`);
    expect(part.body).toMatchObject({
      notes: [
        [expect.stringContaining('2026-03-02'), expect.anything()],
        [expect.stringContaining('还没有结束'), expect.anything()],
      ],
    });
    expect(part.body).toMatchObject({ left: [{ id: 'no.such' }] });
    const never = await get('zhao', `figures?area=${VILLAGE}&from=2025-01-01&to=2025-12-31`);
    expect([never.status, never.text]).toEqual([422, expect.stringContaining('没有数可报')]);
    const backwards = await get('zhao', `figures?area=${VILLAGE}&from=2026-03-02&to=2026-03-01`);
    expect(backwards.status).toBe(422);
    // A rate of nothing is not 0 %.
    const none = await get('sun', `figures?area=150124&from=2026-02-01&to=2026-02-28&ids=cases.solvedRate`);
    expect(none.body).toMatchObject({ items: [{ value: null, of: 0 }] });
  });

  test('nobody asks beyond their own place', async () => {
    for (const path of [
      `figures?${period('150124')}`,
      `figures/cases.received/rows?${period('150102')}`,
      `cases?${period('1501', '&by=state&measures=received')}`,
    ])
      expect((await get('zhao', path)).status, path).toBe(404);
    expect((await get('hao', `figures?${period('150124')}`)).status).toBeLessThan(500);
  });

  test('cases are told apart by place, with their names', async () => {
    const { body: json } = await get('sun', `cases?${period('150124', '&by=place&measures=received')}`);
    expect(json).toMatchObject({ items: [{ key: TOWNSHIP, label: expect.stringContaining('北堡'), n: 3 }, { n: 1 }] });
  });
});
