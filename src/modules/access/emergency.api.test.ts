import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { actorsWithRole } from './index.ts';

/* 陈志强 is a grid worker of 老熊沟; at night he needs what only the village officer may do. sun is above, in the county. */
const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const VILLAGE = '150124201213';
const wish = {
  ...{ role: 'villageCadre', area: VILLAGE, why: 'danger', hours: 0.25 },
  reason: '夜里有老人走失,要查看家属电话,村干部联系不上',
};
const start = (body: object = {}, login = 'chen') =>
  api.as(login).post('/api/emergencies', { body: { ...wish, ...body } });

describe('breaking the glass', () => {
  test('takes a post for hours: seen above at once, logged, ended by itself, reviewed by another', async () => {
    const started = await start();
    expect(started.status, started.text).toBe(200);
    const { id } = started.body;
    expect((await start()).body.code).toBe('openAlready');
    const seen = (await api.as('sun').get('/api/emergencies')).body.items;
    expect(seen).toMatchObject([{ id, who: '陈志强', isOpen: true, reason: wish.reason }]);
    expect((await api.as('dai').get('/api/emergencies')).body.items).toEqual([]);
    const log = (await api.as('audit').get('/api/access-log?limit=20')).body.entries;
    expect(log.find((e: { verb: string }) => e.verb === 'breakGlass')).toMatchObject({
      ...{ account: '陈志强', data: { role: 'villageCadre', why: 'danger' } },
    });
    expect(JSON.stringify(log)).not.toContain('老人');

    const post = (await api.as('chen').get('/api/me')).body.posts.find(
      (p: { role: string }) => p.role === 'villageCadre',
    );
    const here = await api.as('chen').post('/api/me/post', { body: { postId: post.id } });
    expect(here.body.post).toMatchObject({ role: 'villageCadre', area: VILLAGE });
    expect((await api.as('chen').get('/api/rights')).status).toBe(200);
    // Nobody is given work because of it.
    const cadres = await actorsWithRole(systemCtx(open.house, 'test'), 'villageCadre', VILLAGE);
    expect(cadres.map((c) => c.name)).toEqual(['刘桂兰']);
    expect(
      (
        await api
          .as('sun')
          .post(`/api/emergencies/${id}/review`, { version: 1, body: { verdict: 'justified', note: '情况属实' } })
      ).body.code,
    ).toBe('notOver');

    // The sign-in holds on, the post does not: at its moment it is gone.
    open.setNow(Temporal.Instant.from(TEST_NOW).add({ minutes: 15 }).subtract({ milliseconds: 1 }));
    expect((await api.as('chen').get('/api/rights')).status).toBe(200);
    open.setNow(Temporal.Instant.from(TEST_NOW).add({ minutes: 15 }));
    expect((await api.as('chen').get('/api/rights')).status).toBe(401);
    for (const login of ['chen', 'sun']) api.forget(login);
    expect((await api.as('chen').get('/api/me')).body.posts.map((p: { role: string }) => p.role)).toEqual([
      'gridWorker',
    ]);
    expect((await api.as('chen').get('/api/rights')).status).toBe(403);
    expect(
      (
        await api
          .as('chen')
          .post(`/api/emergencies/${id}/review`, { version: 1, body: { verdict: 'justified', note: '情况属实' } })
      ).status,
    ).toBe(403);
    const reviewed = await api.as('sun').post(`/api/emergencies/${id}/review`, {
      version: 1,
      body: { verdict: 'justified', note: '老人已找到,情况属实' },
    });
    expect(reviewed.body, reviewed.text).toMatchObject({ verdict: 'justified', reviewer: '孙海燕', open: [] });
    expect((await start({}, 'sun')).status).toBe(200);
    const own = (await api.as('sun').get('/api/emergencies')).body.items[0];
    await api.as('sun').post(`/api/emergencies/${own.id}/end`);
    expect(
      (
        await api
          .as('sun')
          .post(`/api/emergencies/${own.id}/review`, { version: 2, body: { verdict: 'justified', note: '我自己看' } })
      ).body.code,
    ).toBe('ownReview');
  });

  test('never what only discipline organs read, an administrator, another county, for longer, without a reason', async () => {
    expect((await start({ role: 'discipline' })).body.code).toBe('roleNever');
    expect((await start({ role: 'auditAdmin' })).body.code).toBe('roleNever');
    expect((await start({ area: '150102401007' })).body.code).toBe('outsideCounty');
    expect((await start({ hours: 5 })).status).toBe(422);
    expect((await start({ reason: '急' })).body.code).toBe('reasonShort');
    api.forget('audit');
    expect((await start({}, 'audit')).body.code).toBe('adminNever');
  });
});
