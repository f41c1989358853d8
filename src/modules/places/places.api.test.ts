import ExcelJS from 'exceljs';
import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Ctx, inTransaction, systemCtx } from '#platform/context.ts';
import { staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import {
  childrenOf,
  importPlaces as importRows,
  placeName,
  placeNames,
  placeOf,
  placeSubject,
  successorOf,
} from './index.ts';
import { addAlias, addGrid, addPlace, closePlace, editPlace, getPlace, importPlaces } from './places.actions.ts';
import { listPlaces, placeTree, searchPlaces } from './places.reads.ts';

const laoxionggou = '150124201213';
const files: readonly [] = [];
const nothing = { params: undefined, query: undefined, input: undefined, files };

describe('places', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const admin = (more: Partial<Ctx> = {}) => staffCtx(open, 'admin', more);
  const anyone: Ctx = { ...systemCtx(house, 'test'), actor: { kind: 'visitor' } };
  const told = async (code: string) =>
    house.db
      .selectFrom('journal')
      .select(['verb', 'area', 'data', 'actor_role'])
      .where('subject_kind', '=', 'place')
      .where('subject_id', '=', placeSubject(code))
      .orderBy('seq')
      .execute();
  const find = async (q: string, more: { within?: string; closed?: boolean } = {}) =>
    (await searchPlaces(anyone, { ...nothing, query: { q, closed: false, ...more } })).places;
  const grid = (name: string) => ({ ...nothing, params: { code: laoxionggou }, input: { name } });
  const get = (code: string) => getPlace(anyone, { ...nothing, params: { code } });

  test('the whole prefecture is there and is told as one entry', async () => {
    const { n } = await house.db
      .selectFrom('place')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(n).toBe(1507);
    expect(await told('15')).toMatchObject([
      { verb: 'import', area: '15', data: { added: 1507, changed: 0, same: 0 } },
    ]);
  });

  test('a place is read by name from the county down, in a map and as a column', async () => {
    const names = await placeNames(anyone, [laoxionggou, '150124', '1501', '15', '999999']);
    expect(Object.fromEntries(names)).toEqual({
      [laoxionggou]: '清水河县北堡乡老熊沟村民委员会',
      150124: '清水河县',
      1501: '呼和浩特市',
      15: '内蒙古自治区',
    });
    const row = await house.db
      .selectFrom('place as p')
      .select((eb) => placeName(eb.ref('p.parent').$castTo<string>()).as('above'))
      .where('p.code', '=', laoxionggou)
      .executeTakeFirstOrThrow();
    expect(row.above).toBe('清水河县北堡乡');
  });

  test('kinds are what a place is, not what its code suggests', async () => {
    expect(await get('150102401')).toMatchObject({ kind: 'subdistrict', unusualKind: 'quasiTownship' });
    expect(await get('150172')).toMatchObject({ kind: 'countyUnit', unusualKind: null });
    expect((await get(laoxionggou)).ancestors.map((a) => a.name)).toEqual([
      '内蒙古自治区',
      '呼和浩特市',
      '清水河县',
      '北堡乡',
    ]);
    expect(await placeOf(anyone, '150124999')).toBeNull();
    await expect(get('150124999')).rejects.toMatchObject({ status: 404 });
  });

  test('children and tree', async () => {
    const { places } = await listPlaces(anyone, { ...nothing, query: { closed: false } });
    expect(places).toHaveLength(10);
    expect(places[0]).toMatchObject({ code: '150102', hasChildren: true });
    expect((await childrenOf(anyone, '150124')).map((p) => p.name)).toContain('北堡乡');
    const tree = await placeTree(anyone, { ...nothing, params: { code: '150124' }, query: { levels: 1 } });
    expect(tree.places.map((p) => p.code.length)).toEqual([6, ...tree.places.slice(1).map(() => 9)]);
    await expect(placeTree(anyone, { ...nothing, params: { code: '' }, query: { levels: 1 } })).rejects.toMatchObject({
      status: 404,
    });
  });

  test.each([
    ['老熊沟', laoxionggou],
    ['北堡老熊沟', laoxionggou],
    ['清水河 老熊沟', laoxionggou],
    [laoxionggou, laoxionggou],
    ['呼伦贝尔北路', '150102401'],
    ['麻花板', '150102401007'],
  ])('%s finds %s', async (q, code) => {
    expect((await find(q))[0]?.code).toBe(code);
  });

  test('a wildcard is a sign like any other, and a search stays within', async () => {
    expect(await find('%')).toEqual([]);
    expect(await find('_')).toEqual([]);
    expect(await find('老熊沟', { within: '150102' })).toEqual([]);
    expect(await find('老熊沟', { within: '' })).toEqual([]);
  });

  test('a place is added once, told, and a second time refused', async () => {
    const input = {
      code: '150124201299',
      name: '试验村民委员会',
      kind: 'villageCommittee' as const,
      aliases: ['试点村'],
    };
    const ctx = await admin();
    const added = await addPlace(ctx, { ...nothing, input });
    expect(added).toMatchObject({ fullName: '清水河县北堡乡试验村民委员会', validFrom: '2026-03-03', version: 1 });
    expect(await addPlace(ctx, { ...nothing, input })).toEqual(added);
    expect(await told(input.code)).toMatchObject([{ verb: 'add', area: input.code, actor_role: 'systemAdmin' }]);
    expect((await find('试点村'))[0]).toMatchObject({ code: input.code, alias: '试点村' });
    await expect(addPlace(await admin(), { ...nothing, input })).rejects.toMatchObject({ code: 'placeExists' });
  });

  test.each([
    ['150124000000', 'villageCommittee', 'padded'],
    ['15012x', 'county', 'notDigits'],
    ['1501242', 'county', 'length'],
    ['150124998001', 'villageCommittee', 'noParent'],
    ['150124201298', 'town', 'kindNotOfLevel'],
  ] as const)('%s as %s is refused: %s', async (code, kind, rule) => {
    const refused = addPlace(await admin(), { ...nothing, input: { code, kind, name: '某地' } });
    await expect(refused).rejects.toMatchObject({ code: 'rowsFaulty', faults: [{ rule }] });
    expect(await placeOf(anyone, code)).toBeNull();
  });

  test('grids number themselves and never take a number again', async () => {
    const first = await addGrid(await admin(), grid('第一网格'));
    expect(first).toMatchObject({ code: `${laoxionggou}001`, fullName: '清水河县北堡乡老熊沟村民委员会第一网格' });
    const on = '2026-06-01';
    await closePlace(await admin({ version: 1 }), { ...nothing, params: { code: first.code }, input: { on } });
    expect(await addGrid(await admin(), grid('第二网格'))).toMatchObject({ code: `${laoxionggou}002` });
    const inTownship = addGrid(await admin(), { ...grid('x'), params: { code: '150124201' } });
    await expect(inTownship).rejects.toMatchObject({ code: 'noGridsHere' });
  });

  test('a new name goes down the tree, and the old one still finds', async () => {
    const code = '150124202';
    const before = await get(code);
    const village = (await childrenOf(anyone, code))[0];
    const rename = async (version: number) =>
      editPlace(await admin({ version }), {
        ...nothing,
        params: { code },
        input: { name: '新名乡', keepOldName: true },
      });
    await expect(rename(7)).rejects.toMatchObject({ status: 412 });
    const after = await rename(before.version);
    expect(after).toMatchObject({
      name: '新名乡',
      version: 2,
      aliases: [{ alias: before.name, validTo: '2026-03-03' }],
    });
    expect((await placeOf(anyone, village!.code))?.fullName).toBe(`清水河县新名乡${village!.name}`);
    expect((await find(before.name)).map((p) => p.code)).toContain(code);
    expect(await told(code)).toMatchObject([
      { verb: 'edit', data: { from: { name: before.name }, to: { name: '新名乡' } } },
    ]);
    await expect(rename(2)).rejects.toMatchObject({ code: 'nothingChanged' });
    const wrongKind = editPlace(await admin({ version: 2 }), {
      ...nothing,
      params: { code },
      input: { kind: 'grid', keepOldName: true },
    });
    await expect(wrongKind).rejects.toMatchObject({ code: 'rowsFaulty', faults: [{ rule: 'kindNotOfLevel' }] });
  });

  test('closing waits for what is below, keeps history, and takes it out of lists', async () => {
    const village = '150125101201';
    const close = async (code: string, version: number, on?: string) =>
      closePlace(await admin({ version }), { ...nothing, params: { code }, input: { on } });
    await expect(close('150125', 1)).rejects.toMatchObject({ code: 'childrenOpen' });
    await expect(close(village, 2)).rejects.toMatchObject({ status: 412 });
    const closed = await close(village, 1, '2026-03-03');
    expect(closed).toMatchObject({ isOpen: false, validTo: '2026-03-03', version: 2 });
    await expect(close(village, 2)).rejects.toMatchObject({ code: 'alreadyClosed' });
    expect((await childrenOf(anyone, '150125101')).map((p) => p.code)).not.toContain(village);
    expect(await find(village)).toEqual([]);
    expect((await find(village, { closed: true })).map((p) => p.code)).toEqual([village]);
    expect(await placeNames(anyone, [village])).toHaveProperty('size', 1);
    expect(await told(village)).toMatchObject([{ verb: 'close', data: { on: '2026-03-03' } }]);
    const merge = async (into: string) =>
      closePlace(await admin({ version: 1 }), { ...nothing, params: { code: '150125101202' }, input: { into } });
    await expect(merge(village)).rejects.toMatchObject({ code: 'noSuccessor' });
    const merged = await merge('150125101203');
    expect(merged.isOpen).toBe(false);
    expect((await successorOf(anyone, merged))?.code).toBe('150125101203');
    expect((await find(merged.name)).map((p) => [p.code, p.alias])).toContainEqual(['150125101203', merged.name]);
    const rename = editPlace(await admin({ version: 2 }), {
      ...nothing,
      params: { code: village },
      input: { name: '别名', keepOldName: true },
    });
    await expect(rename).rejects.toMatchObject({ code: 'closedPlace' });
  });

  test('another name may not be recorded twice for the same time', async () => {
    const add = async (validFrom: string | null, validTo: string | null) =>
      addAlias(await admin(), { ...nothing, params: { code: '150103' }, input: { alias: '回区', validFrom, validTo } });
    await add('2020-01-01', '2021-01-01');
    await expect(add('2020-12-31', null)).rejects.toMatchObject({ code: 'aliasOverlaps' });
    await expect(add('2022-01-01', '2022-01-01')).rejects.toMatchObject({ code: 'rowsFaulty' });
    expect((await add('2021-01-01', null)).aliases).toHaveLength(2);
    expect(await told('150103')).toHaveLength(2);
  });

  test('a list is taken over whole or not at all', async () => {
    const good = { code: '150124201297', name: '甲村民委员会', kind: 'villageCommittee' as const };
    const rows = [good, { ...good }, { ...good, code: '150124997001' }];
    await expect(importPlaces(await admin(), { ...nothing, input: { rows } })).rejects.toMatchObject({
      code: 'rowsFaulty',
      faults: [
        { field: 'rows.1.code', rule: 'twice' },
        { field: 'rows.2.code', rule: 'noParent' },
      ],
    });
    expect(await placeOf(anyone, good.code)).toBeNull();
    const once = await importPlaces(await admin(), { ...nothing, input: { rows: [good] } });
    expect(once).toEqual({ added: 1, changed: 0, same: 0 });
    const again = await importPlaces(await admin(), { ...nothing, input: { rows: [good] } });
    expect(again).toEqual({ added: 0, changed: 0, same: 1 });
    const renamed = { ...good, name: '乙村民委员会' };
    expect(await importPlaces(await admin(), { ...nothing, input: { rows: [renamed] } })).toMatchObject({ changed: 1 });
    expect(await get(good.code)).toMatchObject({
      fullName: '清水河县北堡乡乙村民委员会',
      aliases: [{ alias: good.name }],
    });
    expect((await told(good.code)).map((e) => e.verb)).toEqual(['import', 'import']);
  });

  test('a list may come as an Excel sheet', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('区划');
    sheet.addRow(['代码', '名称', '类别', '启用日期', '别名']);
    sheet.addRow([150124201296, '丙村民委员会', '村(嘎查)民委员会', new Date('2026-01-01'), '丙村、老丙']);
    const xlsx = Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
    expect(await importPlaces(await admin(), { ...nothing, input: { xlsx } })).toMatchObject({ added: 1 });
    expect(await get('150124201296')).toMatchObject({
      kind: 'villageCommittee',
      validFrom: '2026-01-01',
      aliases: [{ alias: '丙村' }, { alias: '老丙' }],
    });
    const junk = importPlaces(await admin(), { ...nothing, input: { xlsx: Buffer.from('no').toString('base64') } });
    await expect(junk).rejects.toMatchObject({ code: 'sheetUnreadable' });
  });

  test('fifteen hundred places come in with a handful of statements (0.3 s on two cores)', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => ({
      code: `150124201213${String(i < 900 ? i + 100 : i - 900 + 100).padStart(3, '0')}`.replace(
        /^150124201213/,
        i < 900 ? '150124201213' : '150124201212',
      ),
      name: `第${i}网格`,
      kind: 'grid' as const,
    }));
    let statements = 0;
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const counted = systemCtx({ ...house, db: house.db.withPlugin(counter) }, 'test');
    const count = await inTransaction(counted, (tx) => importRows(tx, rows));
    expect(count.added).toBe(1500);
    expect(statements).toBeGreaterThan(2);
    expect(statements).toBeLessThan(10);
  });
});
