import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

/* What the acts of a case's life cost in statements, and whom they wake (decision 0031). More is no bug, but nobody adds any unseen. */

let asked = 0;
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  asked += 1;
  return Reflect.apply(query, this, given) as never;
} as never;
afterAll(() => {
  pg.Client.prototype.query = query;
});

describe('a case that nobody else listens to', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);

  test('goes through its life in few statements and wakes hardly anybody', async () => {
    const water = await organisationId(open, 'qingshuiheWater');
    const cost: Record<string, number> = {};
    const said = async (login: string, url: string, body: object, version?: number) => {
      const who = await api.as(login);
      await who.get('/api/me');
      // What is told of the act before it is not this one's.
      await open.house.news.flush();
      asked = 0;
      const answer = await who.post(url, { body, ...(version !== undefined && { version }) });
      const act = url.split('/').at(-1)!;
      // The rule set, which a process reads anew twice a minute, is not the act's: the least of a few lives is.
      cost[act] = Math.min(cost[act] ?? asked, asked);
      expect(answer.status, answer.text).toBe(200);
      return answer.body;
    };
    const file = () =>
      said('liu', '/api/cases', {
        ...{ kind: 'help', channel: 'visit', area: '150124201213', body: '村东头的机井坏了三天。' },
        reporter: { name: '赵满仓', phone: '19900001001' },
      });
    // The first of a process reads the rule set and the calendar.
    await file();
    let id = '';
    for (let life = 0; life < 3; life++) {
      ({ id } = await file());
      await said('liu', `/api/cases/${id}/dispatch`, { organisationId: water }, 1);
      await said('hao', `/api/cases/${id}/sign`, {}, 2);
      await said('hao', `/api/cases/${id}/reply`, { text: '已派人修好,请您看看。', outcome: 'solved' }, 3);
      await said('zhou', `/api/cases/${id}/callback`, { result: 'solved' }, 4);
    }
    const most = { cases: 11, dispatch: 21, sign: 14, reply: 15, callback: 15 };
    for (const [act, n] of Object.entries(most)) expect(cost[act], act).toBeLessThanOrEqual(n);
    const { rows } = await open.owner.query(
      `select distinct t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where j.payload ->> 'id' = $1`,
      [id],
    );
    expect(rows.map((r) => r.identifier)).toEqual([]);
  });
});
