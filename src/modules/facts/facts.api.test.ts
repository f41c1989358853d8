import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import type { FactHousehold } from './facts.contract.ts';
import { settleHomes } from './facts.example.ts';

describe('what is known about a household', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const [home, other] = await settleHomes(api, 2);
  const made = open.house.now();
  const write = (
    values: object[],
    more: { login?: string; id?: string; madeAt?: string; source?: string; of?: string } = {},
  ) => {
    const id = more.id ?? randomUUID();
    const captured = { id, madeAt: more.madeAt ?? made.toString() };
    return api.as(more.login ?? 'chen').post(`/api/facts/households/${more.of ?? home!.id}`, {
      key: id,
      body: { captured, source: more.source ?? 'visit', values },
    });
  };
  const line = (h: FactHousehold, kind: string) => h.lines.find((l) => l.kind === kind)!;

  test('stands with its day, source, owner and how long it holds', async () => {
    const answer = await write([{ kind: 'heating', value: '燃煤' }]);
    expect(answer.status, answer.text).toBe(200);
    expect(line(answer.body, 'heating')).toMatchObject({
      state: 'fresh',
      now: { value: 'coal', source: 'visit', owner: '老熊沟村', on: '2026-03-03', validUntil: '2027-03-03' },
      others: [],
    });
    expect(line(answer.body, 'workers').state).toBe('missing');
  });

  test('lies sealed, and the journal says which facts, never what they are', async () => {
    await write([{ kind: 'wageIncome', value: '31415' }]);
    const { rows } = await open.owner.query(`select encode(value_sealed, 'escape') as v from fact`);
    expect(rows.map((r) => r.v).join()).not.toContain('31415');
    const entries = await open.house.db
      .selectFrom('journal')
      .select('data')
      .where('subject_kind', '=', 'householdFacts')
      .orderBy('seq', 'desc')
      .execute();
    expect(entries[0]!.data).toEqual({ kinds: ['wageIncome'], source: 'visit' });
    expect(JSON.stringify(entries)).not.toContain('31415');
  });

  test('captured last is shown, though another arrived later; both stay readable', async () => {
    const hours = (n: number) => made.subtract({ hours: n }).toString();
    await write([{ kind: 'workers', value: '2' }], { madeAt: hours(2) });
    const late = await write([{ kind: 'workers', value: '3' }], { madeAt: hours(30), login: 'liu' });
    expect(line(late.body, 'workers').now!.value).toBe('2');
    expect(line(late.body, 'workers').others.map((f) => f.value)).toEqual(['3']);
  });

  test('arrives once, however often it is sent', async () => {
    const id = randomUUID();
    const values = [{ kind: 'farmland', value: '12.5' }];
    const first = await write(values, { id });
    expect((await write(values, { id })).body).toEqual(first.body);
    expect(line(first.body, 'farmland').others).toEqual([]);
  });

  test.each([
    [[{ kind: 'horoscope', value: '1' }], 'noSuchFact'],
    [[{ kind: 'workers', value: '很多' }], 'notThatValue'],
    [[{ kind: 'livesAlone', value: '是' }], 'ofPerson'],
    [[{ kind: 'livesAlone', value: '是', personId: other!.headId }], 'notOfHousehold'],
    [[{ kind: 'workers', value: '1', personId: home!.headId }], 'ofHousehold'],
    [
      [
        { kind: 'workers', value: '1' },
        { kind: 'workers', value: '2' },
      ],
      'twice',
    ],
  ])('refuses %j: %s, and keeps nothing of it', async (values, code) => {
    const count = () => open.house.db.selectFrom('fact').select('id').execute();
    const before = (await count()).length;
    const answer = await write([{ kind: 'schooling', value: '是' }, ...values]);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect((await count()).length).toBe(before);
  });

  test('from ahead of the clock is refused; from outside the place nobody finds it', async () => {
    const ahead = await write([{ kind: 'schooling', value: '是' }], { madeAt: made.add({ hours: 24 }).toString() });
    expect([ahead.status, ahead.body.code]).toEqual([422, 'madeInFuture']);
    expect((await write([{ kind: 'schooling', value: '是' }], { login: 'li' })).status).toBe(404);
    expect((await write([{ kind: 'schooling', value: '是' }], { of: randomUUID() })).status).toBe(404);
    expect((await api.as('wang').get(`/api/facts/households/${home!.id}`)).status).toBe(403);
  });

  test('is counted per household: what holds, what is to be asked again, what is missing', async () => {
    const list = async (query = '') => (await api.as('liu').get(`/api/facts/households${query}`)).body;
    const row = (items: { id: string }[]) => items.find((h) => h.id === home!.id);
    expect(row((await list()).items)).toMatchObject({ head: '韩大柱', size: 2, fresh: 4, stale: 0 });
    expect((await list('?head=李')).items.map((h: { id: string }) => h.id)).toEqual([other!.id]);
    open.setNow('2026-12-01T09:00:00+08:00');
    api.forget('liu');
    expect(row((await list('?due=1')).items)).toMatchObject({ fresh: 3, stale: 1 });
    open.setNow(TEST_NOW);
    api.forget('liu');
  });

  test('a further fact needs a service that wants it; nobody may ask about belief', async () => {
    const add = (more: object, login = 'bai') =>
      api.as(login).post('/api/facts/kinds', {
        body: {
          key: 'cattle',
          subject: 'household',
          type: 'number',
          zh: '养牛头数',
          en: 'Cattle',
          unit: '头',
          validMonths: 12,
          purpose: '养殖补贴',
          source: '县民政局通知',
          ...more,
        },
      });
    expect((await add({})).body).toMatchObject({ key: 'cattle', unit: '头' });
    expect((await add({})).body.code).toBe('alreadyAsked');
    expect((await add({ key: 'jobs', zh: '劳动力' })).body.code).toBe('alreadyAsked');
    expect((await add({ key: 'belief', zh: '宗教信仰' })).body.code).toBe('mayNotAsk');
    expect((await add({ key: 'kind', zh: '户型', type: 'choice' })).body.code).toBe('choicesMissing');
    expect((await add({ key: 'why', zh: '道路', purpose: '' })).status).toBe(422);
    expect((await add({ key: 'road', zh: '道路' }, 'zhao')).status).toBe(403);
  });
});
