import { beforeAll, describe, expect, test } from 'vitest';
import { type CastAtWork, castAtWork, MAHUABAN, TOWNSHIP, VILLAGE } from '#modules/cases/cases.example.ts';
import { foldTally } from '#modules/cases/cases.jobs.ts';
import { addMember, addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import type { Board, InsightApi } from './insight.contract.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
type Rows = import('zod').output<InsightApi['slice']['output']>;

describe('the board of a place', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  let cast: CastAtWork;
  const COUNTY = '150124';
  const year = 'from=2026-01-01&to=2026-12-31';
  const get = async (login: string, path: string) => api.as(login).get(`/api/insight/${path}`);
  const board = async (area: string, more = '') =>
    (await get('sun', `board?area=${area}&${year}${more}`)).body as Board;
  const sum = (bars: readonly { n: number }[]) => bars.reduce((all, b) => all + b.n, 0);
  const rowsOf = async (path: string) => (await get('sun', `${path}&${year}&limit=200`)).body as Rows;

  beforeAll(async () => {
    cast = await castAtWork(open);
    for (const kind of ['help', 'consult', 'consult'] as const) await cast.file({ kind });
    const replied = await cast.replied({ category: '供水' });
    await cast.act('zhou', 'callback', replied.id, { result: 'solved', stars: 5 });
    await cast.file({ area: COUNTY }, 'sun');
    await cast.file({ area: MAHUABAN, kind: 'order' }, 'wu');
    await foldTally(systemCtx(open.house, 'fold'));
    await cast.file({ kind: 'complaint' });
  });

  test('says the same as the figures, and every part of it as the list behind it', async () => {
    const { headline, cases, map } = await board(COUNTY);
    const { items } = (await get('sun', `figures?area=${COUNTY}&${year}`)).body as {
      items: { id: string; value: number }[];
    };
    const of = (id: string) => items.find((f) => f.id === id)?.value;
    for (const f of headline) expect(f.value, f.id).toBe(of(f.id));
    expect(headline.map((f) => f.value).slice(0, 3)).toEqual([6, 1, 5]);
    const parts = {
      kinds: cases!.kinds,
      categories: cases!.categories,
      channels: cases!.channels,
      states: cases!.states,
      units: cases!.units,
    };
    for (const [name, bars] of Object.entries(parts)) expect(sum(bars), name).toBe(6);
    expect(cases!.trend.reduce((all, t) => all + t.received, 0)).toBe(6);
    const asked = {
      kinds: (key: string) => `measure=received&kind=${key}`,
      categories: (key: string) => `measure=received&category=${encodeURIComponent(key)}`,
      channels: (key: string) => `measure=channel&states=${key}`,
      states: (key: string) => `measure=received&states=${key}`,
      units: (key: string) => `measure=received&unit=${key}`,
    };
    for (const [name, bars] of Object.entries(parts))
      for (const { key, n } of bars) {
        const { figure, items: rows } = await rowsOf(`slice?area=${COUNTY}&${asked[name as keyof typeof asked](key)}`);
        expect([figure.value, rows.length], `${name} ${key}`).toEqual([n, n]);
      }
    // What was said to the county itself lies in no township, and has its list too.
    expect(map.tiles.map((t) => [t.code, t.value]).filter(([, n]) => n !== 0)).toEqual([
      [TOWNSHIP, 5],
      [COUNTY, 1],
    ]);
    expect((await rowsOf(`figures/cases.received/rows?area=${COUNTY}&own=true`)).items).toHaveLength(1);
  });

  test('steps down to each place below, and the parts are the whole', async () => {
    const [county, township] = [await board(COUNTY), await board(TOWNSHIP)];
    expect(township.above).toEqual([{ code: COUNTY, name: expect.stringContaining('清水河') }]);
    for (const id of ['cases.received', 'cases.open', 'cases.closed']) {
      const whole = county.headline.find((f) => f.id === id)!.value;
      const { map } = await board(COUNTY, `&map=${id}`);
      expect(map.figure).toBe(id);
      expect(
        map.tiles.reduce((all, t) => all + (t.value ?? 0), 0),
        id,
      ).toBe(whole);
    }
    const rate = (await board(COUNTY, '&map=cases.solvedRate')).map.tiles;
    // A rate of nothing is no rate, on the map as anywhere.
    expect(rate.find((t) => t.code === TOWNSHIP)).toMatchObject({ value: 1, of: 1 });
    expect(rate.find((t) => t.code !== TOWNSHIP)).toMatchObject({ value: null, of: 0 });
    expect((await board(VILLAGE)).map.tiles.every((t) => t.code.startsWith(VILLAGE))).toBe(true);
  });

  test('is compared with the span before, part by part', async () => {
    const query = 'from=2026-03-01&to=2026-03-31&against=previous';
    const { body: json } = await get('sun', `board?area=${COUNTY}&${query}`);
    const { against, headline, cases } = json as Board;
    expect(against).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(headline[0]).toMatchObject({ id: 'cases.received', before: { value: 0 } });
    expect([cases!.grain, cases!.trend.length, cases!.trend[27]!.before, cases!.trend[28]!.before]).toEqual([
      'day',
      31,
      0,
      null,
    ]);
  });

  test('nobody sees the board of a place that is not theirs; an industry has no cases on it', async () => {
    expect((await get('zhao', `board?area=${COUNTY}&${year}`)).status).toBe(404);
    expect((await get('zhao', `slice?area=${COUNTY}&${year}&measure=received`)).status).toBe(404);
    expect((await get('chen', `board?area=${VILLAGE}&${year}`)).status).toBe(403);
    const byPlace = await board(COUNTY, '&board=industry');
    expect([byPlace.cases, byPlace.unit]).toEqual([null, null]);
  });

  test('whoever keeps an industry’s book sees what is of their committee, and the same in the list behind it', async () => {
    const { body, status } = await get('tian', `board?area=150102&board=industry&${year}`);
    expect(status).toBe(200);
    const { unit, headline } = body as Board;
    expect(unit!.id).toBe(cast.unit('couriers'));
    // Told of units only: by place it is not there at all.
    const branches = headline.find((f) => f.id === 'structures.branches')!;
    const behind = await get('tian', `figures/structures.branches/rows?area=150102&organisationId=${unit!.id}&${year}`);
    expect((behind.body as Rows).figure.value).toBe(branches.value);
  });

  test('a centre that joined the committee of its industry shows the committee’s board', async () => {
    const add = {
      name: '快递行业党委',
      shortName: '快递行业党委',
      kind: 'party',
      area: '1501',
      validFrom: '2025-01-01',
    };
    const committee = await inTransaction(systemCtx(open.house, 'test'), (tx) =>
      addOrganisation(tx, { ...add, kind: 'party' }),
    );
    const joined = { organisationId: cast.unit('couriers'), role: 'unit' as const, validFrom: '2025-01-01' };
    await addMember(systemCtx(open.house, 'test'), { ...given, params: { id: committee }, input: joined });
    const { body } = await get('tian', `board?area=150102&board=industry&${year}`);
    expect((body as Board).unit!.name).toBe('快递行业党委');
  });
});
