import { describe, expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { latestRoot, sealDay, verifyChains, verifyChainsNow } from './chain.ts';
import { inTransaction, systemCtx, type TxCtx } from './context.ts';
import { openDb, openPool, schemaOf } from './database.ts';
import { linkHash, momentText, record } from './journal.ts';

describe('the proof of the journal', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const profile = house.config.cryptoProfile;
  const ids = [house.newId(), house.newId()] as const;
  const entry = { kind: 'thing', area: '150124201213', shows: 'staff' } as const;
  const write = (id: string, verb: string) =>
    inTransaction(systemCtx(house, 'test'), (tx) => record(tx, { ...entry, id, verb, data: { verb } }));
  const seal = (day: string) => inTransaction(systemCtx(house, 'test'), (tx) => sealDay(tx, day));
  for (const id of ids) for (const verb of ['begin', 'middle', 'end']) await write(id, verb);
  const [first, second] = ids;
  await seal('2026-03-03');

  // One connection: what is planted here is seen here and undone afterwards.
  const pool = openPool(open.url, schemaOf(house.config.jurisdiction), 'owner', 1);
  /** The faults found after an owner of the tables did this. */
  async function faultsAfter(...statements: string[]) {
    await pool.query('begin');
    try {
      for (const statement of statements) {
        const { rowCount } = await pool.query(statement);
        expect(rowCount, statement).toBeGreaterThan(0);
      }
      const { faults } = await verifyChains(openDb(pool), profile);
      return faults.map((f) => [f.what, f.id ?? f.day, f.seq].filter((part) => part !== undefined).join(' '));
    } finally {
      await pool.query('rollback');
    }
  }
  const of = (id: string, seq?: number) => `subject_id = '${id}'${seq ? ` and seq = ${seq}` : ''}`;

  test('a day on which a whole archive came in is sealed like any other', async () => {
    const many = 40_000;
    await pool.query('begin');
    try {
      await pool.query(
        `insert into journal_head select 'thing', gen_random_uuid(), 1, sha256('x') from generate_series(1, ${many})`,
      );
      const db = openDb(pool);
      await sealDay({ ...systemCtx(house, 'test'), db } as TxCtx, '2026-03-05');
      const { rows } = await pool.query("select chains from journal_root where day = '2026-03-05'");
      expect(rows).toEqual([{ chains: many }]);
      const { faults } = await verifyChains(db, profile);
      expect(faults.filter((f) => f.what === 'rootChanged')).toEqual([]);
    } finally {
      await pool.query('rollback');
    }
  });

  test('finds nothing where nothing was done', async () => {
    const report = await verifyChains(house.db, profile);
    expect(report.faults).toEqual([]);
    expect(report.roots).toBe(1);
    expect(report.entries).toBeGreaterThanOrEqual(6);
  });

  test.each([
    ["verb = 'x'"],
    ["area = '15'"],
    ["shows = 'public'"],
    ["at = '2026-03-03T00:00:00.001Z'"],
    ["actor_role = 'systemAdmin'"],
    ["actor_kind = 'visitor'"],
    ["hash = sha256('x')"],
  ])('finds an entry where %s was written over it', async (change) => {
    const faults = await faultsAfter(`update journal set ${change} where ${of(first, 2)}`);
    expect(faults).toContain(`entryChanged ${first} 2`);
    expect(faults.filter((f) => f.includes(second))).toEqual([]);
  });

  test.each([[`data = '{"verb": "other"}'`], ["salt = sha256('x')"]])('finds changed content: %s', async (change) => {
    expect(await faultsAfter(`update journal set ${change} where ${of(first, 3)}`)).toEqual([`dataChanged ${first} 3`]);
  });

  test('finds content that was changed together with its digest', async () => {
    const faults = await faultsAfter(`update journal set digest = sha256('x') where ${of(first, 1)}`);
    expect(faults).toContain(`entryChanged ${first} 1`);
  });

  test('finds an entry taken out of the middle, from the end, and from the beginning', async () => {
    expect(await faultsAfter(`delete from journal where ${of(first, 2)}`)).toContain(`entryMissing ${first} 3`);
    expect(await faultsAfter(`delete from journal where ${of(first, 1)}`)).toContain(`entryMissing ${first} 2`);
    const cut = await faultsAfter(`delete from journal where ${of(first, 3)}`);
    expect(cut).toContain(`chainCut ${first} 3`);
    expect(cut).toContain(`rootHeadMissing ${first} 3`);
  });

  test('finds a chain cut at its end with its head moved back: the day’s root remembers', async () => {
    const faults = await faultsAfter(
      `delete from journal where ${of(first, 3)}`,
      `update journal_head h set seq = 2, hash = j.hash from journal j
        where j.subject_id = h.subject_id and j.seq = 2 and h.subject_id = '${first}'`,
    );
    expect(faults).toEqual([`rootHeadMissing ${first} 3`]);
  });

  test('finds a last entry forged with a hash that fits and its head with it: the day’s root remembers', async () => {
    const [before, last] = await house.db
      .selectFrom('journal')
      .selectAll()
      .where('subject_id', '=', first)
      .where('seq', 'in', [2, 3])
      .orderBy('seq')
      .execute();
    const forged = linkHash(profile, before!.hash, { ...last!, at: momentText(last!.at), verb: 'forged' });
    const hash = `'\\x${Buffer.from(forged).toString('hex')}'`;
    const faults = await faultsAfter(
      `update journal set verb = 'forged', hash = ${hash} where ${of(first, 3)}`,
      `update journal_head set hash = ${hash} where ${of(first)}`,
    );
    expect(faults).toEqual([`rootHeadMissing ${first} 3`]);
  });

  test('finds a whole chain removed, with its head and even its line in the root', async () => {
    const gone = [`delete from journal where ${of(first)}`, `delete from journal_head where ${of(first)}`];
    expect(await faultsAfter(...gone)).toEqual([`rootHeadMissing ${first} 3`]);
    expect(await faultsAfter(...gone, `delete from journal_root_head where ${of(first)}`)).toEqual([
      'rootChanged 2026-03-03',
    ]);
  });

  test('finds a head that is missing, and one without a chain', async () => {
    expect(await faultsAfter(`delete from journal_head where ${of(first)}`)).toEqual([`headMissing ${first}`]);
    expect(await faultsAfter(`update journal_head set seq = 9 where ${of(first)}`)).toEqual([`chainCut ${first} 9`]);
  });

  test('finds two entries that changed places', async () => {
    const faults = await faultsAfter(
      `update journal set seq = 99 where ${of(first, 1)}`,
      `update journal set seq = 1 where ${of(first, 2)}`,
      `update journal set seq = 2 where ${of(first, 99)}`,
    );
    expect(faults).toEqual(expect.arrayContaining([`entryChanged ${first} 1`, `entryChanged ${first} 2`]));
  });

  test('finds an entry moved to another subject', async () => {
    const faults = await faultsAfter(
      `delete from journal where ${of(second)}`,
      `update journal set subject_id = '${second}' where ${of(first)}`,
    );
    expect(faults).toContain(`entryChanged ${second} 1`);
  });

  test('finds a root, or a line of it, that was changed', async () => {
    expect(await faultsAfter("update journal_root set root = sha256('x')")).toEqual(['rootChanged 2026-03-03']);
    expect(await faultsAfter('update journal_root set chains = chains - 1')).toEqual(['rootChanged 2026-03-03']);
    expect(await faultsAfter(`update journal_root_head set seq = 2 where ${of(first)}`)).toEqual(
      expect.arrayContaining(['rootChanged 2026-03-03', `rootHeadMissing ${first} 2`]),
    );
  });

  test('a day is sealed once; what comes late belongs to the next root, which is chained to the one before', async () => {
    const heads = async (day: string) =>
      (await house.db.selectFrom('journal_root_head').selectAll().where('day', '=', day).execute())
        .filter((h) => h.subject_kind === 'thing')
        .map((h) => `${h.subject_id} ${h.seq}`)
        .sort();
    const sealed = await latestRoot(house);
    await write(first, 'late');
    expect(await seal('2026-03-03')).toBe(false);
    expect(await seal('2026-03-02')).toBe(false);
    expect(await latestRoot(house)).toEqual(sealed);
    expect((await verifyChains(house.db, profile)).faults).toEqual([]);
    expect(await Promise.all([seal('2026-03-04'), seal('2026-03-04')])).toEqual(expect.arrayContaining([true, false]));
    expect(await heads('2026-03-03')).toEqual(ids.map((id) => `${id} 3`).sort());
    expect(await heads('2026-03-04')).toEqual([`${first} 4`]);
    // A day on which nothing grew has a root too, unlike the one before.
    expect(await seal('2026-03-05')).toBe(true);
    expect(await heads('2026-03-05')).toEqual([]);
    const report = await verifyChains(house.db, profile);
    expect(report).toMatchObject({ faults: [], roots: 3 });
    expect((await latestRoot(house))?.day).toBe('2026-03-05');
    expect(await faultsAfter("update journal_root set root = sha256('x') where day = '2026-03-03'")).toEqual([
      'rootChanged 2026-03-03',
      'rootChanged 2026-03-04',
    ]);
  });

  test('what is written while it is read is no fault', async () => {
    const readingWhile = (written: () => Promise<unknown>) => {
      let begun = false;
      return house.db.withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          if (!begun) {
            begun = true;
            await written();
          }
          return result;
        },
      });
    };
    const meanwhile = () => write(house.newId(), 'begin');
    expect((await verifyChains(readingWhile(meanwhile), profile)).faults).toMatchObject([{ what: 'chainCut' }]);
    expect((await verifyChainsNow(readingWhile(meanwhile), profile)).faults).toEqual([]);
  });
});
