import { describe, expect, test } from 'vitest';
import { castAtWork, MAHUABAN, TOWNSHIP, VILLAGE } from '#modules/cases/cases.example.ts';
import { systemCtx } from '#platform/context.ts';
import { openTestHouse } from '#test/database.ts';
import { ask, dusty, lamps } from './incidents.example.ts';
import { heatOf } from './topics.heat.rules.ts';
import { gatherAll, placeCase, placeNew, sweepUnplaced } from './topics.jobs.ts';
import { selectTopics } from './topics.list.store.ts';

describe('topics', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const cast = await castAtWork(open);
  const system = () => systemCtx(house, 'test');
  const file = async (body: string, phone: string, area = VILLAGE, login = 'liu') =>
    (await cast.file({ body, area, reporter: { name: '居民', phone } }, login)).id;
  const hot = async (login: string, query = {}) => (await ask(cast.ctx(login), 'topics', { query })).items;

  test('a new case finds its topic, by itself and one by one', async () => {
    const ids = [await file(lamps, '19900000300')];
    for (const [i, body] of dusty.slice(0, 3).entries()) ids.push(await file(body, `1990000031${i}`));
    for (const id of ids) await placeCase(system(), id);
    const [topic, ...more] = await hot('liu');
    expect(more).toEqual([]);
    expect(topic).toMatchObject({ open: 3, closed: 0, area: VILLAGE, inputs: { voices: 3, days: 1, quiet: 0 } });
    expect(topic?.name).toMatch(/^碧柳花苑:.*搅拌站/);
    expect(topic?.trend).toEqual([3]);
  });

  test('the same telephone is one voice, and two people without one are two', async () => {
    const again = await file(dusty[3], '19900000310');
    await placeCase(system(), again);
    expect((await hot('liu'))[0]).toMatchObject({ open: 4, inputs: { voices: 3 } });
    for (const body of dusty.slice(4, 6)) {
      const { id } = await cast.file({ body, disclosure: 'anonymous', reporter: {} });
      await placeCase(system(), id);
    }
    expect((await hot('liu'))[0]?.inputs.voices).toBe(5);
  });

  test('the night keeps the topic with its id and its heat, and the heat is what its numbers make', async () => {
    const [before] = await hot('liu');
    await gatherAll(system());
    const [after] = await hot('liu');
    expect(after?.id).toBe(before?.id);
    expect(after?.inputs).toEqual(before?.inputs);
    expect(after?.heat).toBe(heatOf(after!.inputs));
    await gatherAll(system());
    expect((await hot('liu'))[0]).toEqual(after);
  });

  test('cases that came in by an import are found by the sweep', async () => {
    const id = await file(dusty[6], '19900000399');
    await house.db.updateTable('cases').set({ received_at: '2026-02-20T02:00:00Z' }).where('id', '=', id).execute();
    // Those of the last days are looked for every minute; what an import brought of before waits for the longer sweep.
    const young = await file(dusty[0], '19900000399');
    await placeNew(system());
    const placed = async () =>
      (await house.db.selectFrom('topic_mark').select('case_id').where('case_id', 'in', [id, young]).execute()).map(
        (m) => m.case_id,
      );
    expect(await placed()).toEqual([young]);
    await sweepUnplaced(system());
    const { cases } = await ask(cast.ctx('liu'), 'topic', { params: { id: (await hot('liu'))[0]!.id } });
    expect(cases.map((c) => c.id)).toContain(id);
    expect(JSON.stringify(cases)).not.toContain('居民');
  });

  test('only what the actor may see is counted', async () => {
    for (const [i, body] of dusty.slice(0, 2).entries()) {
      const id = await file(body, `1990000032${i}`, MAHUABAN, 'li');
      await placeCase(system(), id);
    }
    const villages = await hot('liu');
    const township = await hot('zhao');
    const other = await hot('li');
    expect(township.map((t) => t.id)).toEqual(villages.map((t) => t.id));
    expect(other).toHaveLength(1);
    expect(other[0]).toMatchObject({ area: MAHUABAN, inputs: { voices: 2 } });
    expect((await hot('wu')).map((t) => t.inputs.voices).sort()).toEqual([2, 6]);
    expect(await hot('zhao', { area: TOWNSHIP, from: '2026-03-04' })).toEqual([]);
    // Whoever sees a county is told of the likeliest topics only, which are all of them as long as they are few.
    for (const login of ['wu', 'sun', 'dai']) {
      const all = (await selectTopics(cast.ctx(login), {})).map((t) => t.id);
      expect((await hot(login)).map((t) => t.id).sort(), login).toEqual(all.sort());
    }
  });

  test('what is quiet cools down as the days go by', async () => {
    const [before] = await hot('liu');
    open.setNow('2026-08-30T02:00:00Z');
    const [after] = await hot('liu');
    expect(after?.inputs.quiet).toBe(180);
    expect(after?.heat).toBeCloseTo(before!.heat / 2, 1);
    expect((await hot('liu', { to: '2026-03-03' }))[0]?.heat).toBe(before?.heat);
    open.setNow('2026-03-03T02:00:00Z');
  });

  test('a case taken back is counted no more', async () => {
    const [{ id }] = (await house.db
      .selectFrom('topic_mark')
      .select('case_id as id')
      .where('topic_id', 'is not', null)
      .where('area', '=', MAHUABAN)
      .execute()) as [{ id: string }];
    await house.db
      .updateTable('cases')
      .set({ status: 'withdrawn', outcome: 'withdrawn', closed_at: house.now(), due_at: null })
      .where('id', '=', id)
      .execute();
    expect(await hot('li')).toEqual([]);
  });
});
