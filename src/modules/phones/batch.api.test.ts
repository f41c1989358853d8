import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';

const VILLAGE = '150124201213';
describe('several records in one request', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const note = (body: string, more: object = {}, captured: object = {}) => {
    const key = randomUUID();
    const input = {
      ...{ kind: 'hazard', channel: 'patrol', area: VILLAGE, body, disclosure: 'anonymous', reporter: {} },
      ...more,
      captured: { id: key, madeAt: '2026-03-03T01:00:00Z', files: [], ...captured },
    };
    return { method: 'POST', path: '/api/cases', key, input };
  };
  const send = async (items: object[], who = api.as('chen'), headers: Record<string, string> = {}) =>
    who.post('/api/batch', { body: { items }, headers });
  const kept = async () =>
    Number((await open.owner.query(`select count(*) as n from cases where body like '一起：%'`)).rows[0].n);

  test('each has its own answer; one that is refused or reused says nothing about the others', async () => {
    const [first, last] = [note('一起：桥栏松了。'), note('一起：路灯不亮。')];
    const ahead = note('一起：快一天。', {}, { madeAt: '2026-03-04T03:00:00Z' });
    const elsewhere = note('一起：别处的。', { area: '150124201210' });
    const items = [first, ahead, elsewhere, { ...note('一起：撞号。'), key: first.key }, last];
    const answer = await send([first]);
    expect(answer.body.answers[0].status, answer.text).toBe(200);
    const all = (await send(items)).body.answers;
    expect(all.map((a: { status: number; body: { code?: string } }) => [a.status, a.body.code])).toEqual([
      [200, undefined],
      [422, 'madeInFuture'],
      [422, 'faulty'],
      [422, 'keyReused'],
      [200, undefined],
    ]);
    // Sent again whole, because its answer was lost: the same numbers, nothing twice.
    expect(all[0].body).toEqual(answer.body.answers[0].body);
    const again = (await send(items)).body.answers;
    expect([again[0], again[4]]).toEqual([all[0], all[4]]);
    expect(await kept()).toBe(2);
  });

  test('nobody else’s, not for visitors, not within itself, not too many', async () => {
    const before = await kept();
    expect((await send([note('一起：生人。')], api.visitor)).status).toBe(401);
    const other = await send([note('一起：别人的。')], api.as('chen'), { 'baodao-account': randomUUID() });
    expect(other.status).toBe(401);
    expect((await send([{ ...note('一起：套。'), path: '/api/batch' }])).status).toBe(422);
    expect((await send([{ ...note('一起：外。'), path: 'https://example.org/api/cases' }])).status).toBe(422);
    expect((await send(Array.from({ length: 26 }, () => note('一起：多。')))).status).toBe(422);
    expect((await send([{ ...note('一起：无此。'), path: '/api/nothing' }])).body.answers[0].status).toBe(404);
    expect(await kept()).toBe(before);
  });
});
