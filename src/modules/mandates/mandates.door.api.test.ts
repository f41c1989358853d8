import { describe, expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { citationOf, clause, declineGround, itemsFor, listFor, listsInForce, takeOverList } from './index.ts';

describe('the door', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const ctx = () => systemCtx(house, 'test');
  const of = (key: string) => organisationId(open, key);
  const codes = async (key: string) => (await itemsFor(ctx(), await of(key))).map((i) => i.code);
  const sun = async () =>
    (await house.db.selectFrom('staff_account').select('id').where('username', '=', 'sun').executeTakeFirstOrThrow())
      .id;

  test('a unit has its own list, else that of its kind; who has none gets none', async () => {
    expect((await listFor(ctx(), await of('qingshuiheWater')))?.name).toBe('清水河县水利局权责清单');
    expect(await codes('qingshuiheTransport')).toEqual(['A-201', 'A-202', 'B-201', 'C-201']);
    expect((await listFor(ctx(), await of('laoxionggou')))?.unitKind).toBe('village');
    expect((await listFor(ctx(), await of('beibao')))?.unitKind).toBe('township');
    for (const key of ['mahuaban', 'mahuabanProperty', 'hulun', 'laoxionggouErrands', 'qingshuihe'])
      expect([key, await codes(key)]).toEqual([key, []]);
    expect(await itemsFor(ctx(), house.newId())).toEqual([]);
  });

  test('a lead that is known here is linked, by its short name too', async () => {
    const items = await itemsFor(ctx(), await of('laoxionggou'));
    const flood = items.find((i) => i.code === 'B-002');
    expect(flood).toMatchObject({
      leadName: '县水利局',
      leadKind: 'department',
      leadOrganisationId: await of('qingshuiheWater'),
    });
    const quality = (await itemsFor(ctx(), await of('qingshuiheWater'))).find((i) => i.code === 'C-101');
    expect(quality).toMatchObject({ leadName: '市生态环境局清水河县分局', leadKind: null, leadOrganisationId: null });
  });

  test('a clause is a line of the list that holds for that unit, and of no other', async () => {
    const water = await of('qingshuiheWater');
    const ditch = (await itemsFor(ctx(), water)).find((i) => i.code === 'B-101');
    expect(await clause(ctx(), water, ditch?.id ?? '')).toMatchObject({ code: 'B-101', duty: 'assist', edition: 1 });
    expect(await clause(ctx(), await of('qingshuiheTransport'), ditch?.id ?? '')).toBeNull();
    expect(await clause(ctx(), await of('mahuabanProperty'), ditch?.id ?? '')).toBeNull();
    expect(declineGround(ditch!, { id: water, name: '清水河县水利局', shortName: '县水利局' })).toBe('assistOnly');
    expect(citationOf(ditch!)[0]).toBe(
      '《清水河县水利局权责清单》第 1 版 B-101“公路边沟和涵洞的排水方案”(配合履职,由县交通局牵头;依据:《中华人民共和国公路法》第三十五条)',
    );
  });

  test('the nearest place decides, from its first day on', async () => {
    const items = [{ code: 'A-001', title: '看护老戏台', duty: 'basic' as const, basis: '村规民约第一条', words: [] }];
    const ready = { unitKind: 'village' as const, area: '150124201', name: '北堡乡村级清单', source: '示例', items };
    await inTransaction(ctx(), async (tx) => takeOverList(tx, { ...ready, validFrom: '2026-03-05' }, await sun()));
    expect((await listFor(ctx(), await of('laoxionggou')))?.area).toBe('150124');
    open.setNow('2026-03-04T15:59:00Z');
    expect((await listFor(ctx(), await of('laoxionggou')))?.area).toBe('150124');
    open.setNow('2026-03-04T16:00:00Z');
    expect(await codes('laoxionggou')).toEqual(['A-001']);
    expect((await listsInForce(ctx(), '150124201')).map((l) => [l.area, l.items.length])).toEqual([
      ['150124', 16],
      ['150124', 9],
      ['150124', 5],
      ['150124', 4],
      ['150124201', 1],
    ]);
    expect(await listsInForce(ctx(), '150102')).toEqual([]);
    open.setNow('2026-03-03T02:00:00Z');
  });

  test('a list taken over with a faulty item is refused, and says which item', async () => {
    const items = [
      { code: 'A-001', title: '一', duty: 'basic' as const, basis: '某法第一条', words: [] },
      { code: 'A-001', title: '二', duty: 'basic' as const, basis: '某法第一条', words: [] },
    ];
    const ready = {
      organisationId: await of('beibao'),
      name: '乡清单',
      source: '示例',
      validFrom: '2026-01-01',
      items,
    };
    await expect(inTransaction(ctx(), async (tx) => takeOverList(tx, ready, await sun()))).rejects.toMatchObject({
      faults: [{ field: 'items.1.code', rule: 'codeTwice' }],
    });
    expect((await listFor(ctx(), await of('beibao')))?.unitKind).toBe('township');
  });
});
