import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { verifyChains } from './chain.ts';
import { inTransaction, systemCtx } from './context.ts';
import type { Concern } from './jobs.ts';
import { record } from './journal.ts';

describe('the journal', async () => {
  const { house, owner } = await openTestHouse();
  const entry = {
    kind: 'thing',
    id: house.newId(),
    area: '150124201213',
    verb: 'begin',
    shows: 'staff' as const,
    data: { n: 1 },
  };

  test('links every entry to the one before it on the same subject', async () => {
    await inTransaction(systemCtx(house, 'test'), async (tx) => {
      await record(tx, entry, 'new');
      await record(tx, { ...entry, verb: 'go on', data: { n: 2 } });
    });
    const rows = await house.db
      .selectFrom('journal')
      .select(['seq', 'hash', 'verb'])
      .where('subject_id', '=', entry.id)
      .orderBy('seq')
      .execute();
    const head = await house.db
      .selectFrom('journal_head')
      .selectAll()
      .where('subject_id', '=', entry.id)
      .executeTakeFirstOrThrow();
    expect(rows.map((r) => [r.seq, r.verb])).toEqual([
      [1, 'begin'],
      [2, 'go on'],
    ]);
    expect(head.hash).toEqual(rows[1]!.hash);
  });

  test('is refused to change or delete by the database itself', async () => {
    await expect(house.db.updateTable('journal').set({ verb: 'x' }).execute()).rejects.toThrow(/permission denied/);
    await expect(house.db.deleteFrom('journal').execute()).rejects.toThrow(/permission denied/);
    await expect(house.db.deleteFrom('journal_root').execute()).rejects.toThrow(/permission denied/);
    expect((await owner.query('select count(*)::int as n from journal')).rows[0].n).toBeGreaterThan(0);
  });

  test('tells whom an entry concerns, and wakes nobody else', async () => {
    const listeners = new Map([['thing.begin', ['test.all', 'test.here', 'test.there']]]);
    const concerns = new Map([
      ['test.here', ({ area }) => sql<boolean>`starts_with(${area}, '150124201')`],
      ['test.there', ({ id }) => sql<boolean>`exists (select 1 from cases c where c.id = ${id})`],
    ] satisfies [string, Concern][]);
    const heard = async (id: string, area: string) => {
      await inTransaction(systemCtx({ ...house, listeners, concerns }, 'test'), (tx) =>
        record(tx, { ...entry, id, area }, 'new'),
      );
      const { rows } = await owner.query(
        `select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where j.payload ->> 'id' = $1 order by 1`,
        [id],
      );
      return rows.map((r) => r.identifier);
    };
    expect(await heard(house.newId(), '150124201213')).toEqual(['test.all', 'test.here']);
    expect(await heard(house.newId(), '150124202')).toEqual(['test.all']);
  });

  test('what was rolled back is no link of the chain that follows', async () => {
    const id = house.newId();
    const ctx = systemCtx(house, 'test');
    await inTransaction(ctx, (tx) => record(tx, { ...entry, id }));
    await expect(
      inTransaction(ctx, async (tx) => {
        await record(tx, { ...entry, id });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await inTransaction(ctx, async (tx) => {
      await record(tx, { ...entry, id });
      await record(tx, { ...entry, id });
    });
    const { faults } = await verifyChains(house.db, house.config.cryptoProfile);
    expect(faults).toEqual([]);
    const { rows } = await owner.query('select seq from journal where subject_id = $1 order by seq', [id]);
    expect(rows.map((r) => r.seq)).toEqual([1, 2, 3]);
  });
});
