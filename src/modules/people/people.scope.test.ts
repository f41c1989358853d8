import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { type Answer, startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { BEIBAO, inventedId, LAOXIONGGOU, MAHUABAN } from './people.example.ts';

const open = await openTestHouse();
const api = await startApi(open);
const homes = [
  { area: LAOXIONGGOU, writer: 'liu' },
  { area: BEIBAO, writer: 'zhao' },
  { area: MAHUABAN, writer: 'li' },
];
const body = (area: string) => ({
  area,
  name: '韩 大柱',
  basis: 'statutoryDuty',
  phone: '+86 199-0000-1001',
  idNumber: inventedId(
    '19500101',
    homes.findIndex((home) => home.area === area),
  ),
});
const people = await Promise.all(
  homes.map(async ({ area, writer }) => {
    const answer = await api.as(writer).post('/api/people', { body: body(area) });
    expect(answer.status).toBe(200);
    return { id: String(answer.body.id), area };
  }),
);

/** Who reaches whom, written down apart from the code: by login, the places; and what they may do there. */
const LIU = [LAOXIONGGOU];
const TOWNSHIP = [LAOXIONGGOU, BEIBAO];
const EVERYWHERE = [LAOXIONGGOU, BEIBAO, MAHUABAN];
const oracle: Readonly<Record<string, { sees: string[]; writes?: true; phone?: true; consents?: true }>> = {
  liu: { sees: LIU, writes: true, phone: true, consents: true },
  chen: { sees: LIU, phone: true, consents: true },
  wang: { sees: [] }, // an agent whom nobody has authorised
  zhao: { sees: TOWNSHIP, writes: true, phone: true, consents: true },
  bai: { sees: TOWNSHIP, writes: true, phone: true, consents: true },
  li: { sees: [MAHUABAN], writes: true, phone: true, consents: true },
  zhang: { sees: [MAHUABAN], phone: true, consents: true },
  qi: { sees: [MAHUABAN], writes: true, phone: true, consents: true },
  privacy: { sees: EVERYWHERE, writes: true, consents: true },
};

const kind = ({ status }: Answer) => (status === 200 ? 'done' : status);

test.each(members.map((m) => m.login))('%s reaches whom the table says', async (login) => {
  const may = oracle[login];
  const caller = api.as(login);
  const at = (id: string) => `/api/people/${id}`;
  for (const { id, area } of people) {
    const inSight = may?.sees.includes(area);
    const expected = (allowed: unknown) => (!allowed ? 403 : inSight ? 'done' : 404);
    const here = `${login} at ${area}`;
    const get = await caller.get(at(id));
    expect(kind(get), `get, ${here}`).toBe(expected(may));
    const version = inSight ? get.body.version : 1;
    const look = await caller.post(`${at(id)}/reveal`, { body: { field: 'phone', purpose: 'contact' } });
    // Within sight, a post without need of the phone is refused as such: 403 too.
    expect(kind(look), `reveal, ${here}`).toBe(may && inSight && !may.phone ? 403 : expected(may));
    const change = await caller.put(at(id), { version, body: { name: '韩大柱' } });
    expect(kind(change), `edit, ${here}`).toBe(expected(may?.writes));
    expect(kind(await caller.get(`${at(id)}/consents`)), `consents, ${here}`).toBe(expected(may?.consents));
    expect(kind(await caller.get(`${at(id)}/accesses`)), `accesses, ${here}`).toBe(expected(may?.consents));
  }
  const found = await caller.post('/api/people/find', { body: { phone: '19900001001' } });
  const ids = people.filter((p) => may?.sees.includes(p.area)).map((p) => p.id);
  expect(found.status).toBe(may ? 200 : 403);
  if (may) expect(found.body.items.map((p: { id: string }) => p.id).sort()).toEqual(ids.sort());
  const listed = await caller.get('/api/people?name=%E9%9F%A9');
  if (may) expect(listed.body.items.map((p: { id: string }) => p.id).sort()).toEqual(ids);
});

test('a visitor signs in first; a change says on what it was decided; bad numbers name their fields', async () => {
  const url = `/api/people/${people[0]!.id}`;
  expect((await api.visitor.get(url)).status).toBe(401);
  expect((await api.as('liu').put(url, { body: { name: '甲' } })).status).toBe(428);
  expect((await api.as('liu').put(url, { version: 99, body: { name: '甲' } })).status).toBe(412);
  const bad = await api.as('liu').put(url, { version: 1, body: { phone: '1234567', idNumber: '150124195002300010' } });
  expect(bad.status).toBe(422);
  expect(bad.body.errors.map((e: { field: string; zh: string }) => [e.field, e.zh])).toEqual([
    ['phone', '请写手机号,或带区号的固定电话。'],
    ['idNumber', '身份证号里的出生日期不存在,请核对。'],
  ]);
  expect(bad.text).not.toContain('1234567');
});

test('a consent and a household over the wire', async () => {
  const [p] = people;
  const given = await api.as('liu').post(`/api/people/${p!.id}/consents`, {
    body: { purpose: 'contact', scope: '回访', givenBy: 'self' },
  });
  expect(given.body).toMatchObject({ purpose: 'contact', withdrawnAt: null });
  const ended = await api.as('chen').post(`/api/people/${p!.id}/consents/${given.body.id}/withdraw`);
  expect(ended.body.withdrawnAt).toBe('2026-03-03T02:00:00Z');
  const home = await api.as('liu').post('/api/households', {
    body: {
      area: LAOXIONGGOU,
      address: '12 号',
      members: [{ personId: p!.id, relation: 'head', validFrom: '2020-01-01' }],
    },
  });
  expect(home.body.members).toHaveLength(1);
  const end = `/api/households/${home.body.id}/members/${home.body.members[0].id}/end`;
  expect((await api.as('liu').post(end, { version: 1, body: { validTo: '2026-02-30' } })).status).toBe(422);
  expect((await api.as('liu').post(end, { version: 1, body: { validTo: '2026-03-01' } })).body.version).toBe(2);
});
