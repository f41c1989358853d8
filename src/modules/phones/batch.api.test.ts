import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { settleNumbers } from './numbers.actions.ts';

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

  test('the provisional number on a paper finds the real one, of every phone that gave it, for the place only', async () => {
    const provisional = '临0303-001';
    const [bridge, other] = [
      note('一起：桥头护栏断了。', {}, { provisional }),
      note('一起：井盖没了。', {}, { provisional }),
    ];
    const made = (await send([bridge])).body.answers[0].body;
    const twin = (await send([other], api.as('liu'))).body.answers[0].body;
    await send([bridge]);
    const found = async (who: string, number: string) =>
      (await api.as(who).get(`/api/phones/numbers?number=${encodeURIComponent(number)}`)).body.items;
    const items = await found('liu', '0303–001');
    expect(items.map((n: { number: string; by: string }) => [n.number, n.by]).sort()).toEqual(
      [
        [made.number, '陈志强'],
        [twin.number, '刘桂兰'],
      ].sort(),
    );
    expect(JSON.stringify(items)).not.toContain('护栏');
    expect(await found('li', provisional)).toEqual([]);
    expect(await found('liu', '临0303-999')).toEqual([]);
    // Answers are forgotten after a month: what became of it was written beside it before.
    const late = note('一起：水渠堵了。', {}, { provisional: '临0303-007' });
    const { number } = (await send([late])).body.answers[0].body;
    await settleNumbers(systemCtx(open.house, 'test'));
    await open.owner.query('delete from command where id = $1', [late.key]);
    expect(await found('zhao', '临0303-007')).toMatchObject([{ number }]);
  });
});
