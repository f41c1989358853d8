import { describe, expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { ordersAtWork } from './orders.example.ts';
import { passOnUntaken } from './orders.send.ts';

/* Nobody took it: the next provider, then the community; once each, however many watch and whenever one dies. */

describe('an order nobody takes', async () => {
  const house = await openTestHouse();
  const cast = await ordersAtWork(house);
  const start = Temporal.Instant.from(TEST_NOW);
  const at = async (hours: number, seconds = 0) => {
    house.setNow(start.add({ hours }).add({ seconds }));
    await Promise.all([cast.watch(), cast.watch(), cast.watch()]);
    await cast.watch();
  };
  const ways = async (id: string) => (await cast.verbs(id)).filter((v) => v === 'dispatch' || v === 'passOn');

  test('goes to the next provider at the end of two hours and not before, then to the community, and no further', async () => {
    house.setNow(TEST_NOW);
    const { id } = await cast.ordered();
    await at(2, -1);
    expect(await ways(id)).toEqual(['dispatch']);
    await at(2);
    expect(await ways(id)).toEqual(['dispatch', 'passOn']);
    expect((await cast.row(id)).handler_organisation_id).toBe(cast.unit('mahuabanProperty'));
    await at(4, -1);
    expect(await ways(id)).toHaveLength(2);
    await at(4);
    await at(30);
    expect(await ways(id)).toEqual(['dispatch', 'passOn', 'passOn']);
    const row = await cast.row(id);
    expect(row).toMatchObject({ status: 'handling', bounces: 0 });
    expect(row.handler_organisation_id).toBe(cast.unit('mahuaban'));
    expect(row.handler_id, 'a person with a name').toBe(cast.actor('li').accountId);
    const { timeline } = await (await import('#modules/cases/cases.present.ts')).viewCase(cast.resident(id), id);
    const passed = timeline.filter((e) => e.verb === 'passOn').map((e) => e.data);
    expect(passed).toEqual([
      { from: '新城供热', to: '麻花板物业' },
      { from: '麻花板物业', to: '麻花板社区' },
    ]);
    expect(await cast.see(cast.resident(id), id)).toMatchObject({ steppedIn: true, stage: 'taken' });
  });

  test('its twenty-four hours run through a night, a weekend and the days off, and so do the two to take it', async () => {
    // The eve of the National Day, after work: what follows are eight days off.
    for (const ordered of ['2026-09-30T20:15:00+08:00', '2026-10-03T09:00:00+08:00', '2026-03-06T23:30:00+08:00']) {
      const then = Temporal.Instant.from(ordered);
      house.setNow(then);
      const { id } = await cast.ordered();
      const clocks = await cast.clocks(id);
      const end = (purpose: string) => clocks.find((k) => k.purpose === purpose && k.state === 'running');
      expect(String(end('handle')?.due), ordered).toBe(String(then.add({ hours: 24 })));
      expect(String(end('handle')?.shown), ordered).toBe(String(then.add({ hours: 24 })));
      expect(String(end('sign')?.due), ordered).toBe(String(then.add({ hours: 2 })));
      expect(end('handle')?.provisional).toBe(false);
      house.setNow(then.add({ hours: 2 }));
      await cast.watch();
      expect(await ways(id), ordered).toEqual(['dispatch', 'passOn']);
      house.setNow(then.add({ hours: 4 }));
      await cast.watch();
      expect((await cast.row(id)).handler_organisation_id).toBe(cast.unit('mahuaban'));
    }
  });

  test('taken in time it stays; with one provider the community comes next', async () => {
    house.setNow(TEST_NOW);
    const { id } = await cast.ordered();
    await cast.act('feng', 'sign', id);
    const lift = await cast.ordered({ body: '电梯又不动了,三楼。' });
    await at(2);
    expect(await ways(id)).toEqual(['dispatch']);
    expect((await cast.row(lift.id)).handler_organisation_id).toBe(cast.unit('mahuaban'));
  });

  test('a watcher that dies half-way leaves it to the next one', async () => {
    house.setNow(TEST_NOW);
    const { id } = await cast.ordered();
    house.setNow(start.add({ hours: 2 }));
    const dies = inTransaction(systemCtx(house.house, 'passOnUntaken'), async (tx) => {
      await passOnUntaken(tx);
      throw new Error('power cut');
    });
    await expect(dies).rejects.toThrow('power cut');
    expect(await ways(id)).toEqual(['dispatch']);
    await cast.watch();
    expect(await ways(id)).toEqual(['dispatch', 'passOn']);
  });

  test('a closed provider is not asked', async () => {
    house.setNow(TEST_NOW);
    await house.owner.query('update organisation set valid_to = $1 where id = $2', [
      '2026-03-01',
      cast.unit('heating'),
    ]);
    const { id } = await cast.ordered();
    expect((await cast.row(id)).handler_organisation_id).toBe(cast.unit('mahuabanProperty'));
    await house.owner.query('update organisation set valid_to = null where id = $1', [cast.unit('heating')]);
  });
});
