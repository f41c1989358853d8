import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { searchQuery, searchVector } from '#platform/search.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { caseFilter } from './cases.contract.ts';
import { castAtWork, faultsOf, MAHUABAN, TOWNSHIP, VILLAGE } from './cases.example.ts';

describe('finding a case', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const pump = await cast.file({ title: '机井坏了', body: '村东头的机井坏了三天,电话12345打不通,3号楼也没水。' });
  const road = await cast.file({
    kind: 'hazard',
    title: '路面塌陷',
    body: '村口水泥路面 ABC-Road 塌了一块,2026年修的。',
  });
  const light = await cast.file({ channel: 'phone', title: '路灯不亮', body: '学校门口路灯半个月不亮。' });
  const names = new Map([
    [pump.id, 'pump'],
    [road.id, 'road'],
    [light.id, 'light'],
  ]);
  const find = async (q: string, more: Record<string, unknown> = {}) =>
    (await cast.list(cast.ctx('liu'), { q, ...more })).items.map((i) => names.get(i.id) ?? i.id).sort();

  test.each<[string, string[]]>([
    ['机井', ['pump']],
    ['学校', ['light']],
    ['路面', ['road']],
    ['路', ['light', 'road']],
    ['不亮', ['light']],
    ['水泥路面', ['road']],
    ['路灯 学校', ['light']],
    ['路灯 机井', []],
    ['井机', []],
    ['了村', []],
    ['abc', ['road']],
    ['ABC', ['road']],
    ['road', ['road']],
    ['bc', []],
    ['ABC-Road 塌', ['road']],
    ['12345', ['pump']],
    ['2026年', ['road']],
    ['2026', ['light', 'pump', 'road']],
    ['３号楼', ['pump']],
    ['3号楼', ['pump']],
    ['号楼', ['pump']],
    ['12345', ['pump']],
    ['机　井', ['pump']],
    [',。!', ['light', 'pump', 'road']],
  ])('%s', async (q, expected) => {
    expect(await find(q)).toEqual(expected);
  });

  test('by the number of the receipt, whole, in part, and lower case', async () => {
    expect(await find(road.number)).toEqual(['road']);
    expect(await find(road.number.toLowerCase())).toEqual(['road']);
    expect(await find(road.number.slice(0, -2))).toEqual(['road']);
    expect(await find('150124201213')).toEqual(['light', 'pump', 'road']);
  });

  test('marks what was found', async () => {
    const [item] = (await cast.list(cast.ctx('liu'), { q: '机井 三天' })).items;
    expect(item?.excerpt).toContain('«机井»');
    expect(item?.excerpt).toContain('«三天»');
    expect((await cast.list(cast.ctx('liu'), {})).items.every((i) => i.excerpt === null)).toBe(true);
  });

  test('filters narrow one another', async () => {
    expect(await find('路', { kind: 'hazard' })).toEqual(['road']);
    expect(await find('路', { channel: 'phone' })).toEqual(['light']);
    expect(await find('路', { kind: 'hazard', channel: 'phone' })).toEqual([]);
    expect(await find('路', { status: 'received' })).toEqual(['light', 'road']);
    expect(await find('路', { status: 'closed' })).toEqual([]);
    expect(await find('路', { from: '2026-03-03', to: '2026-03-03' })).toEqual(['light', 'road']);
    expect(await find('路', { from: '2026-03-04' })).toEqual([]);
    expect(await find('路', { to: '2026-03-02' })).toEqual([]);
    expect(await find('路', { area: TOWNSHIP })).toEqual(['light', 'road']);
  });

  test('an area filter narrows and never widens; what is no area or no position is refused by name', async () => {
    const elsewhere = await cast.file({ area: MAHUABAN, body: '楼道路灯不亮。' }, 'li');
    for (const area of ['15', '1501', '150102', MAHUABAN]) {
      const ids = (await cast.list(cast.ctx('liu'), { area })).items.map((i) => i.id);
      expect(ids).not.toContain(elsewhere.id);
      expect(ids.length).toBe(VILLAGE.startsWith(area) ? 3 : 0);
    }
    for (const area of ['150', '1500', '150124000'])
      expect(
        caseFilter.safeParse({ area }).error?.issues.map((i) => i.path),
        area,
      ).toEqual([['area']]);
    const id = pump.id;
    for (const after of [
      'x',
      '_',
      `_${id}x`,
      '_------------------------------------',
      `9999_${id}`,
      `2026-13-45T00:00:00Z_${id}`,
    ])
      for (const sort of ['due', 'newest'])
        expect(await faultsOf(cast.list(cast.ctx('liu'), { after, sort })), after).toEqual(['after:cursor']);
    expect(await faultsOf(cast.list(cast.ctx('liu'), { after: `_${id}`, sort: 'newest' }))).toEqual(['after:cursor']);
  });
});

describe('pages', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);

  test.each(['due', 'newest'])('sorted by %s they hold each case once, while new ones arrive', async (sort) => {
    open.setNow(TEST_NOW);
    const known: string[] = [];
    // Several of one moment, several moments, one without any end.
    for (const [i, hour] of [2, 2, 2, 3, 3, 4].entries()) {
      open.setNow(`2026-03-03T0${hour}:00:00Z`);
      known.push((await cast.file({ tier: i % 2 ? 'complex' : 'general' })).id);
    }
    const closed = await cast.replied();
    await cast.act('zhou', 'callback', closed.id);
    known.push(closed.id);
    const before = new Set((await cast.list(cast.ctx('liu'), { limit: 200 })).items.map((i) => i.id));
    const seen: string[] = [];
    for (let after: string | null = null, page = 0; page < 30; page++) {
      const { items, next } = await cast.list(cast.ctx('liu'), { sort, limit: 2, ...(after && { after }) });
      seen.push(...items.map((i) => i.id));
      open.setNow(`2026-03-03T05:00:${String(page).padStart(2, '0')}Z`);
      if (page < 3) await cast.file({ tier: page === 0 ? 'utility' : 'general' });
      if (!next) break;
      after = next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    for (const id of before) expect(seen).toContain(id);
    expect(known.every((id) => seen.includes(id))).toBe(true);
  });
});

describe('Chinese text in a tsvector', async () => {
  const { house } = await openTestHouse();

  test('finds a Han text exactly where includes() finds it', async () => {
    const signs = fc.constantFrom('井', '水', '电', '暖');
    const run = (min: number, max: number) =>
      fc.array(signs, { minLength: min, maxLength: max }).map((list) => list.join(''));
    const text = fc.array(run(1, 6), { minLength: 1, maxLength: 4 }).map((runs) => runs.join(','));
    const pairs = fc.array(fc.tuple(text, text, run(1, 4)), { minLength: 100, maxLength: 100 });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(pairs, async (list) => {
        const { rows } = await sql<{ hit: boolean }>`
          select v::tsvector @@ q::tsquery as hit
          from unnest(${list.map(([a, b]) => searchVector(a, b))}::text[], ${list.map(([, , q]) => searchQuery(q))}::text[])
            with ordinality as t (v, q, n) order by n`.execute(house.db);
        for (const [i, [title, body, q]] of list.entries()) {
          const expected = title.includes(q) || body.includes(q);
          if (expected) found += 1;
          expect(rows[i]!.hit, `${q} in ${title} / ${body}`).toBe(expected);
        }
      }),
      { numRuns: 30 },
    );
    expect(found).toBeGreaterThan(300);
  });

  test('anything a person may type is a query or nothing, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 50, maxLength: 50 }),
        async (list) => {
          const texts = list.map((t) => t.replaceAll('\0', ''));
          const queries = texts.map(searchQuery).filter((q) => q !== null);
          await sql`select q::tsquery from unnest(${queries}::text[]) as q`.execute(house.db);
          await sql`select v::tsvector from unnest(${texts.map((t) => searchVector(t))}::text[]) as v`.execute(
            house.db,
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('words that PostgreSQL has counted', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const ids: string[] = [];
  for (let i = 0; i < 24; i++) {
    open.setNow(`2026-03-03T02:${String(i).padStart(2, '0')}:00Z`);
    const words = [i < 12 ? '暖气不热' : '树枝挡路', i === 5 ? '锅炉' : '小区', '请派人看看'].join(',');
    ids.push((await cast.file({ title: `第${i}件`, body: words })).id);
  }
  open.setNow('2026-03-03T03:00:00Z');
  const WITHOUT_END = 3;
  await open.owner.query('update cases set due_at = null where id = any($1)', [ids.slice(0, WITHOUT_END)]);
  await open.owner.query('analyze cases');
  const newest = (of: (i: number) => boolean) => ids.filter((_, i) => of(i)).reverse();
  const byEnd = (of: readonly string[]) => {
    const [without, has] = [ids.slice(0, WITHOUT_END), ids.slice(WITHOUT_END)];
    return [...has, ...without].filter((id) => of.includes(id));
  };

  test.each<[string, string, string[]]>([
    ['common: walked', '派人', newest(() => true)],
    ['common, and used lately', '树枝', newest((i) => i >= 12)],
    ['common, and not used lately: the walk ends, the index of words goes on', '暖气', newest((i) => i < 12)],
    ['rare: by the index of words', '锅炉', newest((i) => i === 5)],
    ['several, one of them rare', '暖气 锅炉', newest((i) => i === 5)],
    ['a phrase and a beginning', '派人看看 树', newest((i) => i >= 12)],
    ['in no case at all', '楼梯', []],
  ])('%s', async (_, q, expected) => {
    for (const login of ['liu', 'zhao', 'sun', 'wu'])
      for (const [sort, limit] of [1, 5, 100].flatMap((n) => [['newest', n] as const, ['due', n] as const])) {
        const found: string[] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const page = await cast.list(cast.ctx(login), { q, sort, limit, ...(after && { after }) });
          found.push(...page.items.map((c) => c.id));
          after = page.next ?? undefined;
        }
        expect(found, `${login} ${sort} ${limit}`).toEqual(sort === 'newest' ? expected : byEnd(expected));
      }
  });
});

test('a place that has been walked to its end has no more, however often the word stands elsewhere', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  for (let i = 0; i < 20; i++) await cast.file({ area: MAHUABAN, body: '广场的喷泉不喷水,请派人看看。' }, 'li');
  const own = await cast.file({ body: '村口的喷泉不喷水,请派人看看。' });
  await cast.file({ body: '村口的路灯不亮,请派人看看。' });
  await open.owner.query('analyze cases');
  for (const sort of ['newest', 'due'])
    for (const login of ['liu', 'zhao', 'sun'])
      for (const limit of [1, 3]) {
        const page = await cast.list(cast.ctx(login), { q: '喷泉', sort, limit });
        expect([page.items.map((c) => c.id), page.next], `${login} ${sort}`).toEqual([[own.id], null]);
      }
});
