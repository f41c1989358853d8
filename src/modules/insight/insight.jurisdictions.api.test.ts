import { beforeAll, describe, expect, test } from 'vitest';
import { prepareDatabase } from '#app/open.ts';
import { castAtWork, VILLAGE } from '#modules/cases/cases.example.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import type { FigureView } from './insight.contract.ts';

/* Two counties that keep their records in schemas of their own, below the city that asks: one at work, one not brought up to date. */

describe('the figures of each jurisdiction', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const { owner } = open;
  const ask = (login: string) => api.as(login).get('/api/insight/jurisdictions?from=2026-01-01&to=2026-12-31');
  const counted = (measure: string, state: string, n: number) => ({ measure, state, n });

  beforeAll(async () => {
    const cast = await castAtWork(open);
    await cast.file();
    await prepareDatabase(owner, '150124');
    await owner.query(`create schema j150123`);
    await owner.query(`insert into baodao.jurisdiction (code, key_fingerprint) values
      ('150123', 'x'), ('150124', 'x'), ('640100', 'x')`);
    for (const { measure, state, n } of [
      counted('received', 'handling', 5),
      counted('received', 'solved', 7),
      counted('closed', 'solved', 7),
      counted('solved', 'yes', 3),
      counted('solved', 'no', 1),
    ])
      await owner.query(
        `insert into j150124.case_tally_delta (area, measure, day, state, kind, category, unit, n)
         values ($1, $2, '2026-02-03', $3, 'help', '', gen_random_uuid(), $4)`,
        [VILLAGE, measure, state, n],
      );
  });

  test('are counted where they are kept: the city’s own cases are not among them, what lies elsewhere is not asked', async () => {
    const { status, body } = await ask('wu');
    expect(status).toBe(200);
    const { items } = body as { items: { code: string; name: string; figures: FigureView[] | null }[] };
    expect(items.map((i) => [i.code, i.name])).toEqual([
      ['150123', '和林格尔县'],
      ['150124', '清水河县'],
    ]);
    const of = Object.fromEntries(items[1]!.figures!.map((f) => [f.id, f.value]));
    expect(of).toMatchObject({ 'cases.received': 12, 'cases.closed': 7, 'cases.solvedRate': 0.75 });
    expect(of['cases.satisfiedRate']).toBeNull();
  });

  test('are no number where a jurisdiction has not been brought up to date', async () => {
    const { items } = (await ask('wu')).body as { items: { figures: FigureView[] | null }[] };
    expect(items[0]!.figures).toBeNull();
  });

  test('are the whole jurisdiction’s to read, not a county’s', async () => {
    expect((await ask('sun')).status).toBe(404);
  });
});
