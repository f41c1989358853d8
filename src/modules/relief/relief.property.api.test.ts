import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { staffCtx } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { VILLAGE, villageAtWork } from './relief.example.ts';
import { reconciles } from './relief.rules.ts';
import { accountFor, lockBalance, post, standings } from './relief.store.ts';

/* Whatever is written in whatever order, by however many at once: the books balance and no store holds less than nothing. */

describe('any course of entries', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const at = await villageAtWork(open, api);
  const rooms = [await at.store(), await at.store('liu', VILLAGE, 'laoxionggou', '幸福院库房')] as const;
  const homes = [await at.household(), await at.household()] as const;
  const ctx = await staffCtx(open, 'liu');

  const sums = (batchId: string) =>
    open.owner.query<{
      kind: string;
      account: string;
      sum: string;
      last: string;
      lowest: string;
      n: number;
      seq: number;
    }>(
      `select account_kind as kind, account_id as account, sum(amount) as sum, (array_agg(after order by seq desc))[1] as last,
              min(after) as lowest, count(*)::int as n, max(seq) as seq from relief_line where batch_id = $1 group by 1, 2`,
      [batchId],
    );
  async function mustBalance(batchId: string, expected?: { stock: number; handed: number; missing: number }) {
    const { rows } = await sums(batchId);
    expect(
      rows.reduce((n, r) => n + Number(r.sum), 0),
      'all accounts of a batch come to nothing',
    ).toBe(0);
    for (const r of rows) {
      expect(Number(r.last), 'a balance is the sum of its lines').toBe(Number(r.sum));
      expect(r.n, 'no line is missing').toBe(r.seq);
      if (r.kind === 'stock' || r.kind === 'household') expect(Number(r.lowest)).toBeGreaterThanOrEqual(0);
    }
    const [found] = await standings(ctx, [batchId]);
    expect(found && reconciles(found), JSON.stringify(found)).toBe(true);
    if (expected) expect(found).toMatchObject(expected);
    const { rows: crooked } = await open.owner.query(
      'select entry_id from relief_line where batch_id = $1 group by 1 having sum(amount) <> 0 or count(*) <> max(lines)',
      [batchId],
    );
    expect(crooked).toEqual([]);
  }

  type Step = { does: 'hand' | 'give back' | 'move' | 'lose' | 'find'; room: 0 | 1; home: 0 | 1; n: number };
  const step: fc.Arbitrary<Step> = fc.record({
    does: fc.constantFrom('hand' as const, 'give back' as const, 'move' as const, 'lose' as const, 'find' as const),
    room: fc.constantFrom(0 as const, 1 as const),
    home: fc.constantFrom(0 as const, 1 as const),
    n: fc.integer({ min: 1, max: 30 }),
  });
  const account = (of: Parameters<typeof accountFor>[2]) => inTransaction(ctx, (tx) => accountFor(tx, VILLAGE, of));
  const families = [
    await account({ kind: 'household', household_id: homes[0].id }),
    await account({ kind: 'household', household_id: homes[1].id }),
  ] as const;
  const lost = [
    await account({ kind: 'discrepancy', stock_id: rooms[0] }),
    await account({ kind: 'discrepancy', stock_id: rooms[1] }),
  ] as const;
  const write = (batchId: string, sides: readonly { accountId: string; amount: number }[]) =>
    inTransaction(ctx, (tx) =>
      post(tx, { batchId, area: VILLAGE, kind: 'move', day: '2026-03-03', reason: '随机', sides }),
    ).then(
      () => true,
      (error) => {
        expect(error.code).toBe('stockNegative');
        return false;
      },
    );
  const sidesOf = ({ does, room, home, n }: Step): { accountId: string; amount: number }[] => {
    const store = rooms[room];
    const pair = (from: string, to: string) => [
      { accountId: from, amount: -n },
      { accountId: to, amount: n },
    ];
    if (does === 'hand') return pair(store, families[home]);
    if (does === 'give back') return pair(families[home], store);
    if (does === 'move') return pair(store, rooms[room === 0 ? 1 : 0]);
    return does === 'lose' ? pair(store, lost[room]) : pair(lost[room], store);
  };

  test('one after another: the books are what a sheet of paper would say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { id } = await at.batch(rooms[0], { quantity: 50 });
        const paper = new Map<string, number>([[rooms[0], 50]]);
        const held = (a: string) => paper.get(a) ?? 0;
        for (const s of steps) {
          const sides = sidesOf(s);
          const fits = sides.every((x) => lost.includes(x.accountId) || held(x.accountId) + x.amount >= 0);
          expect(await write(id, sides)).toBe(fits);
          if (fits) for (const x of sides) paper.set(x.accountId, held(x.accountId) + x.amount);
        }
        const sum = (of: readonly string[]) => of.reduce((n, a) => n + held(a), 0);
        await mustBalance(id, { stock: sum(rooms), handed: sum(families), missing: sum(lost) });
      }),
      { numRuns: 25 },
    );
  });

  test('many at once: exactly as many succeed as there are bags', async () => {
    const { id } = await at.batch(rooms[0], { quantity: 7 });
    const tries = Array.from({ length: 20 }, (_, i) =>
      write(id, sidesOf({ does: 'hand', room: 0, home: i % 2 === 0 ? 0 : 1, n: 1 })),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(7);
    await mustBalance(id, { stock: 0, handed: 7, missing: 0 });
  });

  test('crosswise at once: nobody waits for each other for ever', async () => {
    const { id } = await at.batch(rooms[0], { quantity: 40 });
    await write(id, sidesOf({ does: 'move', room: 0, home: 0, n: 20 }));
    const tries = Array.from({ length: 16 }, (_, i) =>
      write(id, sidesOf({ does: 'move', room: i % 2 === 0 ? 0 : 1, home: 0, n: 1 })),
    );
    expect((await Promise.all(tries)).every(Boolean)).toBe(true);
    await mustBalance(id, { stock: 40, handed: 0, missing: 0 });
  });

  test('two phones hand out the same approval at once: it is handed out once', async () => {
    const { id } = await at.batch(rooms[0], { quantity: 5 });
    const g = await at.grant(homes[0].id, [{ batchId: id, quantity: 2 }]);
    const answers = await Promise.all(
      ['chen', 'liu', 'chen', 'liu'].map((login) => at.handOut(g.id, at.handBody(rooms[0], homes[0]), login)),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409, 409]);
    await mustBalance(id, { stock: 3, handed: 2, missing: 0 });
  });

  test('past the program: two transactions that read the same balance cannot both write, and no chain can be bent', async () => {
    const { id } = await at.batch(rooms[0], { quantity: 1 });
    const [one, two] = [await open.owner.connect(), await open.owner.connect()];
    const insert = async (
      client: typeof one,
      more: Partial<Record<'after' | 'amount' | 'before' | 'seq', number>> = {},
    ) => {
      const line = { seq: 2, before: 1, amount: -1, after: 0, ...more };
      const entry = open.house.newId();
      await client.query(
        `insert into relief_entry (id, area, batch_id, kind, lines, closing, day, at) values ($1, $2, $3, 'move', 2, 0, '2026-03-03', now())`,
        [entry, VILLAGE, id],
      );
      const text = `insert into relief_line (entry_id, no, lines, batch_id, account_id, account_kind, area, amount, seq, before, after, running_before, running)
                    values ($1, $2, 2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
      await client.query(text, [
        entry,
        1,
        id,
        rooms[0],
        'stock',
        VILLAGE,
        line.amount,
        line.seq,
        line.before,
        line.after,
        0,
        line.amount,
      ]);
      return entry;
    };
    await one.query('begin');
    await two.query('begin');
    await insert(one);
    const second = insert(two).then(
      () => 'written',
      (error) => violation(error)?.constraint,
    );
    // The first is not whole: it has one side only, and is refused when it ends. Then the second may go on, and is refused the same.
    // A coordinator passes on only that a machine refused.
    const notWhole = open.house.isSpread ? /could not commit/ : /relief_entry_closed/;
    await expect(one.query('commit')).rejects.toThrow(notWhole);
    expect(await second).toBe('written');
    await expect(two.query('commit')).rejects.toThrow(notWhole);
    for (const [more, why] of [
      [{ after: -1, amount: -2 }, 'relief_line_stock'],
      [{ after: 1 }, 'relief_line_sum'],
      [{ before: 5, after: 4 }, 'relief_line_chain'],
      [{ seq: 4, before: 1, after: 0 }, 'relief_line_chain'],
      [{ seq: 1, before: 0, amount: 5, after: 5 }, 'relief_line_once'],
    ] as const) {
      await two.query('begin');
      expect(await insert(two, more).catch(violation), why).toMatchObject({ constraint: why });
      await two.query('rollback');
    }
    one.release();
    two.release();
    await mustBalance(id, { stock: 1, handed: 0, missing: 0 });
    expect(await inTransaction(ctx, (tx) => lockBalance(tx, id, rooms[0]))).toBe(1);
  });

  test('past the program, whole entries at once: the second is refused when the first has committed', async () => {
    const { id } = await at.batch(rooms[0], { quantity: 1 });
    const [one, two] = [await open.owner.connect(), await open.owner.connect()];
    const give = async (client: typeof one, to: string) => {
      const entry = open.house.newId();
      await client.query(
        `insert into relief_entry (id, area, batch_id, kind, lines, closing, day, at) values ($1, $2, $3, 'move', 2, 0, '2026-03-03', now())`,
        [entry, VILLAGE, id],
      );
      await client.query(
        `insert into relief_line (entry_id, no, lines, batch_id, account_id, account_kind, area, amount, seq, before, after, running_before, running)
         values ($1, 1, 2, $2, $3, 'stock', $5, -1, 2, 1, 0, 0, -1), ($1, 2, 2, $2, $4, 'household', $5, 1, 1, 0, 1, -1, 0)`,
        [entry, id, rooms[0], to, VILLAGE],
      );
    };
    await one.query('begin');
    await two.query('begin');
    await give(one, families[0]);
    const second = give(two, families[1]).then(
      () => 'written',
      (error) => violation(error)?.constraint,
    );
    await one.query('commit');
    expect(await second).toBe('relief_line_once');
    await two.query('rollback');
    one.release();
    two.release();
    await mustBalance(id, { stock: 0, handed: 1, missing: 0 });
  });
});
