import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { systemCtx } from '#platform/context.ts';
import { isSigned, signatureOf } from '#platform/webhooks.sign.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { tellBack } from './hotline.jobs.ts';

const needed = ['places', 'organisations', 'people', 'access', 'mandates', 'accusations', 'cases', 'hotline'];

describe('12345', async () => {
  const house = await openTestHouse({ BAODAO_WEBHOOK_ALLOW_PRIVATE: '1' });
  const api = await startApi(house, { modules: modules.filter((m) => needed.includes(m.name)) });
  const add = async (code: string, more: Record<string, unknown> = {}) => {
    const { status, body, text } = await api.as('admin').post('/api/hotline/sources', {
      body: { code, name: `${code} 热线`, area: '150124', url: 'http://127.0.0.1:9/in', ...more },
    });
    expect(status, text).toBe(200);
    return body as { id: string; secretIn: string; secretOut: string };
  };
  const city = await add('city');
  const stamp = (at = TEST_NOW) => String(Temporal.Instant.from(at).epochMilliseconds / 1000);
  async function push(
    message: unknown,
    o: { id?: string; secret?: string; code?: string; timestamp?: string; bend?: string } = {},
  ) {
    const id = o.id ?? randomUUID();
    const timestamp = o.timestamp ?? stamp();
    const payload = JSON.stringify(message);
    const answer = await api.app.inject({
      method: 'POST',
      url: `/hooks/12345/${o.code ?? 'city'}`,
      headers: {
        'content-type': 'application/json',
        'x-baodao-id': id,
        'x-baodao-timestamp': timestamp,
        'x-baodao-signature': signatureOf('gm', o.secret ?? city.secretIn, {
          timestamp,
          id,
          body: Buffer.from(payload),
        }),
      },
      payload: o.bend ?? payload,
    });
    return { status: answer.statusCode, body: answer.json(), text: answer.body };
  }
  const create = (ticket: string, more = {}) => ({
    ticket,
    event: '派单',
    sequence: 1,
    body: '村口路灯不亮三天了',
    kind: '求助',
    area: '150124201213',
    name: '张三',
    phone: '199-0000-0000',
    due: '2026-03-05 18:00:00',
    ...more,
  });
  const rows = async (sql: string, ...values: unknown[]) => (await house.owner.query(sql, values)).rows;
  const casesOf = (ticket: string) =>
    rows('select id, number, area, channel, source, due_at from cases where external_number = $1', ticket);
  const told = (id: string) =>
    rows(`select verb, data from journal where subject_id = $1 and verb like 'hotline.%' order by seq`, id);

  test('a push becomes a case with the deadline of the ticket; again, the first answer and nothing twice', async () => {
    const id = randomUUID();
    const first = await push(create('GD1'), { id });
    expect(first.status, first.text).toBe(200);
    expect(first.body).toMatchObject({ ticket: 'GD1', result: 'registered', due: '2026-03-05T10:00:00Z' });
    expect(await push(create('GD1'), { id })).toEqual(first);
    expect((await push(create('GD1', { body: '另一件事情' }), { id })).status).toBe(409);
    expect((await push(create('GD1'))).body).toMatchObject({ result: 'known', number: first.body.number });
    const found = await casesOf('GD1');
    expect(found).toMatchObject([{ area: '150124201213', channel: 'hotline', source: '12345:city' }]);
    expect(String(found[0]!.due_at)).toContain('2026-03-05T10:00');
    const chain = await told(found[0]!.id);
    expect(chain).toMatchObject([{ verb: 'hotline.born', data: { due: '2026-03-05 18:00' } }]);
    expect(JSON.stringify(await rows('select * from hotline_event'))).not.toMatch(/张三|路灯/);
  });

  test('two copies at once are one case', async () => {
    const id = randomUUID();
    const same = await Promise.all([push(create('GD2'), { id }), push(create('GD2'), { id })]);
    expect(same[0]).toEqual(same[1]);
    const both = await Promise.all(Array.from({ length: 4 }, () => push(create('GD3'))));
    expect(both.map((b) => b.body.result).sort()).toEqual(['known', 'known', 'known', 'registered']);
    expect([await casesOf('GD2'), await casesOf('GD3')].map((c) => c.length)).toEqual([1, 1]);
  });

  test('every order of a story of six ends the same', async () => {
    const story = (ticket: string) => [
      create(ticket),
      { ticket, event: '补充', sequence: 2, note: '夜里更黑' },
      { ticket, event: '转派', sequence: 3, unit: '北堡乡', due: '2026-03-04 18:00:00' },
      { ticket, event: '转派', sequence: 4, unit: '县供电所' },
      { ticket, event: '撤单', sequence: 5, note: '重复' },
      { ticket, event: '退回重办', sequence: 6, note: '没修好' },
    ];
    const end = async (ticket: string) => {
      const [state] = await rows(
        'select case_id, due_at, assigned_to, cancelled_at is not null as cancelled, urges, redos, highest from hotline_ticket where ticket = $1',
        ticket,
      );
      const found = await casesOf(ticket);
      const chain = await told(found[0]!.id);
      const count = (verb: string) => chain.filter((e) => e.verb === verb).length;
      const { case_id, ...rest } = state!;
      return {
        ...rest,
        isItsOwn: case_id === found[0]!.id,
        cases: found.length,
        caseDue: String(found[0]!.due_at),
        born: count('hotline.born'),
        supplements: count('hotline.supplement'),
        cancels: count('hotline.cancel'),
        backs: count('hotline.redo'),
        parked: (await rows('select 1 from hotline_event where ticket = $1 and read_sealed is not null', ticket))
          .length,
      };
    };
    for (const m of story('S')) expect((await push(m)).status).toBe(200);
    const straight = await end('S');
    expect(straight).toMatchObject({ assigned_to: '县供电所', cancelled: true, cases: 1, supplements: 1, parked: 0 });
    expect(straight.caseDue).toContain('2026-03-04T10:00');
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), async (order) => {
        n += 1;
        const messages = story(`S${n}`);
        for (const i of order) {
          const id = randomUUID();
          const once = await push(messages[i], { id });
          expect(once.status, once.text).toBe(200);
          expect(await push(messages[i], { id })).toEqual(once);
        }
        expect(await end(`S${n}`)).toEqual(straight);
      }),
      { numRuns: 24 },
    );
  }, 120_000);

  test('sent back after our answer it climbs above whoever answered, once; before one, and too late, it is only told', async () => {
    const back = (ticket: string, sequence: number, id = randomUUID()) =>
      push({ ticket, event: '退回重办', sequence, note: '灯还是不亮' }, { id });
    const stateOf = async (id: string) =>
      (
        await rows(
          `select c.status, c.redo_count as redos, o.short_name as desk from cases c join organisation o on o.id = c.desk_organisation_id where c.id = $1`,
          id,
        )
      )[0];
    const act = async (login: string, id: string, verb: string, body: object = {}) => {
      const { body: seen } = await api.as(login).get(`/api/cases/${id}`);
      const done = await api.as(login).post(`/api/cases/${id}/${verb}`, { version: seen.version, body });
      expect(done.status, done.text).toBe(200);
    };
    // It waits for the creation like any other event, and there is nothing to do again yet.
    expect((await back('R1', 2)).body.result).toBe('parked');
    await push(create('R1'));
    const [{ id }] = (await casesOf('R1')) as [{ id: string }];
    expect(await stateOf(id)).toMatchObject({ status: 'received', redos: 0 });
    await act('liu', id, 'take');
    await act('liu', id, 'reply', { text: '换了灯泡,已经亮了。', outcome: 'solved' });
    const again = randomUUID();
    const first = await back('R1', 3, again);
    expect(first.body.result).toBe('applied');
    expect(await stateOf(id)).toEqual({ status: 'returned', redos: 1, desk: '北堡乡政府' });
    // The same event once more, and another while nobody has answered since: nothing climbs twice.
    expect(await back('R1', 3, again)).toEqual(first);
    await back('R1', 4);
    expect(await stateOf(id)).toEqual({ status: 'returned', redos: 1, desk: '北堡乡政府' });
    const chain = await rows(
      `select verb, data from journal where subject_id = $1 and verb in ('dispute', 'hotline.redo') order by seq`,
      id,
    );
    expect(chain.map((e) => e.verb)).toEqual(['hotline.redo', 'dispute', 'hotline.redo', 'hotline.redo']);
    expect(chain[1]!.data).toMatchObject({ text: '灯还是不亮', ticket: 'R1' });
    // Closed by a call: it opens again above, unless that is long ago.
    await act('zhao', id, 'take');
    await act('zhao', id, 'reply', { text: '重新布了线,灯亮了。', outcome: 'solved' });
    await act('zhou', id, 'callback', { result: 'solved' });
    await back('R1', 5);
    expect(await stateOf(id)).toEqual({ status: 'returned', redos: 2, desk: '县社会工作部' });
    await house.owner.query(
      `update cases set status = 'closed', outcome = 'solved', closed_at = $2, due_at = null where id = $1`,
      [id, '2025-11-01T00:00:00Z'],
    );
    await back('R1', 6);
    expect(await stateOf(id)).toMatchObject({ status: 'closed', redos: 2 });
    const [last] = await rows(`select data from journal where subject_id = $1 order by seq desc limit 1`, id);
    expect(last!.data.says[0]).toContain('请另行登记');
  });

  test('whoever does not sign, signs late, or is another, changes nothing and learns nothing', async () => {
    const other = await add('other');
    const faults = [
      await push(create('BAD'), { secret: 'guess' }),
      await push(create('BAD'), { secret: other.secretIn }),
      await push(create('BAD'), { code: 'nobody' }),
      await push(create('BAD'), { bend: JSON.stringify(create('WORSE')) }),
      await push(create('BAD'), { timestamp: stamp('2026-03-03T01:54:59Z') }),
      await push(create('BAD'), { timestamp: stamp('2026-03-03T02:05:01Z') }),
    ];
    expect(faults.map((f) => [f.status, f.body.code])).toEqual([
      ...Array.from({ length: 4 }, () => [401, 'badSignature']),
      [401, 'staleTimestamp'],
      [401, 'staleTimestamp'],
    ]);
    expect(await rows(`select 1 from cases where external_number in ('BAD', 'WORSE')`)).toEqual([]);
    const id = other.id;
    await api.as('admin').post(`/api/hotline/sources/${id}/pause`, { body: { isPaused: true, reason: '停机' } });
    expect((await push(create('BAD'), { code: 'other', secret: other.secretIn })).status).toBe(403);
    const turned = await api.as('admin').post(`/api/hotline/sources/${id}/rotate`, { body: { reason: '外泄' } });
    expect((await push(create('BAD'), { code: 'other', secret: other.secretIn })).status).toBe(401);
    expect(turned.body.secretIn).not.toBe(other.secretIn);
  });

  test('what cannot be read is refused with its fields, listed, and taken when it is mended', async () => {
    const id = randomUUID();
    const bad = await push({ ticket: 'GD8', event: '?', sequence: 1 }, { id });
    expect([bad.status, bad.body.code]).toEqual([422, 'unreadableEvent']);
    const { body } = await api.as('sun').get('/api/hotline/pushes');
    expect(body.pushes[0]).toMatchObject({ result: 'refused', fault: 'event:value' });
    expect((await push(create('GD8'), { id })).body.result).toBe('registered');
  });

  test('what becomes of it is queued for the platform once, without contact data', async () => {
    const { body } = await push(create('GD9'));
    const [c] = await casesOf('GD9');
    const zhao = api.as('liu');
    const seen = await zhao.get(`/api/cases/${c!.id}`);
    const taken = await zhao.post(`/api/cases/${c!.id}/take`, { version: seen.body.version, body: {} });
    expect(taken.status, taken.text).toBe(200);
    const heard = await rows(`select 1 from graphile_worker.jobs where task_identifier = 'hotline.tellBack'`);
    expect(heard.length).toBeGreaterThan(1);
    for (let i = 0; i < 2; i += 1) await tellBack(systemCtx(house.house, 'test'), { id: c!.id });
    const { body: list } = await api.as('wu').get('/api/hotline/deliveries');
    expect(list.deliveries.map((d: { topic: string }) => d.topic).sort()).toEqual(['registered', 'signed']);
    expect(body.number).toBe(c!.number);
  });

  test('secrets are in no answer but the first, and each sees the platforms of their place', async () => {
    const { text, body } = await api.as('admin').get('/api/hotline/sources');
    for (const secret of [city.secretIn, city.secretOut]) expect(text).not.toContain(secret);
    expect(body.sources).toHaveLength(2);
    expect((await api.as('sun').get('/api/hotline/sources')).body.sources).toHaveLength(2);
    expect((await api.as('dai').get('/api/hotline/sources')).body.sources).toEqual([]);
    expect((await api.as('dai').get('/api/hotline/pushes')).body.pushes).toEqual([]);
    expect((await api.as('dai').post(`/api/hotline/sources/${city.id}/test`, { body: {} })).status).toBe(404);
    expect(
      (await api.as('sun').post(`/api/hotline/sources/${city.id}/rotate`, { body: { reason: '想看' } })).status,
    ).toBe(403);
    expect((await api.as('liu').get('/api/hotline/sources')).status).toBe(403);
    const all = JSON.stringify(
      await rows('select s.*, e.* from hotline_source s join webhook_endpoint e on e.id = s.endpoint_id'),
    );
    expect(all).not.toContain(city.secretIn);
    expect(isSigned('', city.secretOut, { timestamp: '', id: '', body: Buffer.alloc(0) })).toBe(false);
  });

  test('columns named once are remembered for the next file', async () => {
    const csv = (n: number) => Buffer.from(`单子,说了什么\nF${n},楼道灯坏了没人修\n`);
    const file = (n: number) => ({ field: 'file', name: 'm.csv', content: csv(n) });
    const map = JSON.stringify({ number: '单子', body: '说了什么' });
    const url = `/api/hotline/sources/${city.id}/import`;
    expect((await api.as('sun').post(url, { body: {}, files: [file(1)] })).status).toBe(422);
    const first = await api.as('sun').post(url, { body: { map }, files: [file(1)] });
    expect(first.body, first.text).toMatchObject({ imported: 1 });
    const next = await api.as('sun').post(url, { body: {}, files: [file(2)] });
    expect(next.body, next.text).toMatchObject({ imported: 1 });
    // The ticket that a file brought is the one that is pushed later.
    expect((await push(create('F1'))).body.result).toBe('known');
    expect(await casesOf('F1')).toHaveLength(1);
  });
});
