import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { castAtWork } from './cases.example.ts';
import { MOST_VIEWS } from './cases.saved.contract.ts';

const PATH = '/api/me/case-views';

describe('views of the queue kept under a name', async () => {
  const house = await openTestHouse();
  const api = await startApi(house);
  const names = async (who: string) => (await api.as(who).get(PATH)).body.views.map((v: { name: string }) => v.name);
  const keep = (who: string, name: string, filter: object) => api.as(who).post(PATH, { body: { name, filter } });

  test('each person has their own; the same name is replaced, in its place', async () => {
    await keep('liu', '机井', { queue: 'all', q: '机井' });
    await keep('liu', '超期', { queue: 'overdue' });
    const again = await keep('liu', '机井', { queue: 'all', q: '水泵', kind: ['complaint'] });
    expect(again.status).toBe(200);
    expect(again.body.views.map((v: { name: string; filter: object }) => [v.name, v.filter])).toEqual([
      ['机井', { queue: 'all', q: '水泵', kind: ['complaint'] }],
      ['超期', { queue: 'overdue' }],
    ]);
    expect(await names('zhao')).toEqual([]);
  });

  test('nobody removes another’s; one’s own is gone', async () => {
    const [first] = (await api.as('liu').get(PATH)).body.views;
    expect((await api.as('zhao').delete(`${PATH}/${first.id}`)).status).toBe(404);
    expect((await api.as('liu').delete(`${PATH}/${first.id}`)).status).toBe(200);
    expect(await names('liu')).toEqual(['超期']);
  });

  test('what is no filter is refused, and there is an end to how many', async () => {
    expect((await keep('liu', '怪', { queue: 'all', owner: 'x' })).status).toBe(422);
    expect((await keep('liu', ' ', { queue: 'all' })).status).toBe(422);
    for (let i = 0; i < MOST_VIEWS; i += 1) await keep('zhao', `第 ${i} 个`, { queue: 'all' });
    expect((await keep('zhao', '再多一个', { queue: 'all' })).body.code).toBe('tooManyViews');
    expect((await keep('zhao', '第 3 个', { queue: 'mine' })).status).toBe(200);
    expect((await api.as('admin').get(PATH)).status).toBe(403);
    expect((await api.visitor.get(PATH)).status).toBe(401);
  });
});

test('what is due within two days is a queue of its own, its count the length of its list', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const { id } = await cast.file();
  const due = (await cast.row(id)).due_at!;
  const soon = async () => (await cast.list(cast.ctx('liu'), { queue: 'soon' })).items.map((c) => c.id);
  open.setNow(due.subtract({ hours: 48, seconds: 1 }));
  expect(await soon()).toEqual([]);
  open.setNow(due.subtract({ hours: 48 }));
  expect(await soon()).toEqual([id]);
  open.setNow(due);
  expect(await soon()).toEqual([]);
});
