import { beforeAll, describe, expect, test } from 'vitest';
import { addMember, addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';

/* 麻花板: a committee, two branches, the property company and the heating works, a union. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const AREA = '150102401007';
const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const ids = new Map<string, string>();
const of = (name: string) => ids.get(name)!;

beforeAll(async () => {
  const ctx = systemCtx(open.house, 'test');
  await inTransaction(ctx, async (tx) => {
    const add = async (name: string, kind: 'party' | 'mass', superior?: string) =>
      ids.set(
        name,
        await addOrganisation(tx, {
          name,
          shortName: name,
          kind,
          area: AREA,
          superiorId: superior ? of(superior) : null,
          validFrom: '2025-01-01',
        }),
      );
    await add('麻花板社区党委', 'party');
    await add('第一党支部', 'party', '麻花板社区党委');
    await add('第二党支部', 'party', '麻花板社区党委');
    await add('社区工会', 'mass', '麻花板社区党委');
  });
  for (const key of ['mahuabanProperty', 'heating'])
    await addMember(systemCtx(open.house, 'test'), {
      ...given,
      params: { id: of('麻花板社区党委') },
      input: { organisationId: await organisationId(open, key), role: 'unit', validFrom: '2025-01-01' },
    });
  await addMember(systemCtx(open.house, 'test'), {
    ...given,
    params: { id: of('第一党支部') },
    input: { personName: '韩书记', role: 'head', validFrom: '2025-01-01' },
  });
});

describe('a structure', () => {
  test('is counted from what is registered, and names no person', async () => {
    const answer = await api.as('li').get(`/api/structures/${of('麻花板社区党委')}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.tree).toMatchObject({
      label: '1+2+N',
      n: { total: 2, units: 2, stations: 0 },
      groups: [{ name: '社区工会', kind: 'mass' }],
    });
    expect(answer.text).not.toContain('韩书记');
    const listed = await api.as('li').get('/api/structures');
    expect(
      listed.body.items.map((i: { one: { name: string }; label: string }) => [i.one.name, i.label]),
    ).toContainEqual(['麻花板社区党委', '1+2+N']);
  });

  test('follows the register: a unit that left is no longer counted, a station that is kept is', async () => {
    const id = of('麻花板社区党委');
    const whole = await api.as('admin').get(`/api/organisations/${id}`);
    const member = whole.body.members.find((m: { organisation: { name: string } | null }) =>
      m.organisation?.name.includes('供热'),
    );
    const left = await api
      .as('admin')
      .post(`/api/organisations/${id}/members/${member.id}/end`, { body: { on: '2026-03-02' } });
    expect(left.status, left.text).toBe(200);
    const station = {
      ...{ area: AREA, name: '红蜂驿站·麻花板', kind: 'redBee', address: '海拉尔东路 26 号', hours: '每天 8:00-22:00' },
      ...{
        lat: 40.85,
        long: 111.68,
        amenities: ['water'],
        host: '社区',
        organisationId: of('第一党支部'),
        phone: '0471-0000102',
      },
    };
    expect((await api.as('dai').post('/api/stations', { body: station })).status).toBe(200);
    const { tree } = (await api.as('li').get(`/api/structures/${id}`)).body;
    expect(tree.n).toEqual({ total: 2, units: 1, stations: 1 });
  });

  test('is seen on the line of one’s post, and by everybody on the portal, units only', async () => {
    const id = of('麻花板社区党委');
    expect((await api.as('liu').get(`/api/structures/${id}`)).status).toBe(404);
    const page = await api.visitor.get(`/structures/${id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('1+2+N');
    expect(page.text).not.toContain('韩书记');
    expect((await api.visitor.get(`/structures/${of('第二党支部')}`)).status).toBe(404);
  });
});

describe('role texts', () => {
  const path = () => `/api/structures/${of('麻花板社区党委')}/texts`;
  const write = (body: object, login = 'li') => api.as(login).post(path(), { body });
  test('there are none until the organisation writes them; each edition is kept', async () => {
    expect((await api.as('li').get(`/api/structures/${of('麻花板社区党委')}`)).body.texts).toEqual([]);
    const first = await write({ title: '五随', body: '示例文字,第一版。', after: 0 });
    expect(first.status, first.text).toBe(200);
    expect(first.body.texts).toMatchObject([{ title: '五随', nth: 1 }]);
    expect((await write({ title: '五随', body: '示例文字,第二版。', after: 0 })).status).toBe(412);
    expect((await write({ title: '五随', body: '示例文字,第一版。', after: 1 })).body.code).toBe('unchanged');
    expect((await write({ title: '五随', body: '示例文字,第二版。', after: 1 })).status).toBe(200);
    expect((await api.visitor.get(`/structures/${of('麻花板社区党委')}`)).text).toContain('第二版');
    expect((await write({ title: '五随', after: 2 })).body.texts).toEqual([]);
    expect((await write({ title: '五随', after: 3 })).body.code).toBe('nothingToTakeDown');
    const editions = await api.as('li').get(path());
    expect(
      editions.body.items.map((t: { nth: number; body: string | null }) => [t.nth, t.body?.slice(-4) ?? null]),
    ).toEqual([
      [3, null],
      [2, '第二版。'],
      [1, '第一版。'],
    ]);
  });

  test('a telephone in them, another place, another role: refused', async () => {
    expect((await write({ title: '五员', body: '找老韩 199 0000 0101', after: 0 })).body.code).toBe('namesPerson');
    expect((await write({ title: '五员', body: '示例文字。', after: 0 }, 'liu')).status).toBe(404);
    expect((await write({ title: '五员', body: '示例文字。', after: 0 }, 'zhang')).status).toBe(403);
  });
});
