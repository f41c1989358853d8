import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { plainMapping } from './hotline.rules.ts';

/* Who may do what with which platform, asked of every post there is; the oracle is written apart from the contract. */

const watches = ['systemAdmin', 'hotlineAgent', 'countyClerk'];
const changes = ['systemAdmin'];
const imports = ['hotlineAgent', 'countyClerk'];

describe('hotline platforms', async () => {
  const house = await openTestHouse({ BAODAO_WEBHOOK_ALLOW_PRIVATE: '1' });
  const api = await startApi(house);
  const areas = ['1501', '150124', '150102401007'];
  const sources: { id: string; area: string; code: string }[] = [];
  for (const [i, area] of areas.entries()) {
    const code = `place-${i}`;
    const body = { code, name: `${area} 热线`, area, url: 'http://127.0.0.1:9/in' };
    const made = await api.as('admin').post('/api/hotline/sources', { body });
    expect(made.status, made.text).toBe(200);
    sources.push({ id: made.body.id, area, code });
  }
  for (const s of sources) await api.as('admin').post(`/api/hotline/sources/${s.id}/test`, { body: {} });
  await house.owner.query(
    `update webhook_delivery set state = 'dead', next_at = null, ended_at = now(), fault = 'http500'`,
  );
  const dead = (
    await house.owner.query(
      'select d.id, s.id as source from webhook_delivery d join hotline_source s using (endpoint_id)',
    )
  ).rows as {
    id: string;
    source: string;
  }[];

  const settings = { name: '改名', url: 'http://127.0.0.1:9/in', mapping: plainMapping, deadline: { rule: 'ticket' } };
  const file = { field: 'file', name: 'm.csv', content: Buffer.from('工单编号,诉求内容\nX1,楼道灯坏了没人修\n') };
  const deeds = [
    { verb: 'try', may: watches, send: { body: { message: '{}' } } },
    { verb: 'import', may: imports, send: { body: { dryRun: 'true' }, files: [file] } },
    { verb: '', may: changes, send: { body: settings } },
    { verb: 'pause', may: changes, send: { body: { isPaused: false, reason: '试一试' } } },
    { verb: 'rotate', may: changes, send: { body: { reason: '试一试' } } },
    { verb: 'test', may: watches, send: { body: {} } },
  ];

  test.each(members.map((m) => [m.login, m] as const))('%s', async (login, m) => {
    const as = api.as(login);
    const isWatching = watches.includes(m.role);
    const seen = sources.filter((s) => isWatching && s.area.startsWith(m.area));
    for (const path of ['sources', 'pushes', 'deliveries?only=dead']) {
      const { status, body } = await as.get(`/api/hotline/${path}`);
      expect(status, path).toBe(isWatching ? 200 : 403);
      if (path === 'sources' && isWatching)
        expect(body.sources.map((s: { id: string }) => s.id).sort()).toEqual(seen.map((s) => s.id).sort());
      if (path.startsWith('deliveries') && isWatching)
        expect(body.deliveries.map((d: { id: string }) => d.id).sort()).toEqual(
          dead
            .filter((d) => seen.some((s) => s.id === d.source))
            .map((d) => d.id)
            .sort(),
        );
    }
    for (const s of sources)
      for (const { verb, may, send } of deeds) {
        const url = `/api/hotline/sources/${s.id}${verb && `/${verb}`}`;
        const isIn = s.area.startsWith(m.area);
        const { status, text } = await as.post(url, send);
        expect(status, `${verb} ${s.area} ${text}`).toBe(may.includes(m.role) ? (isIn ? 200 : 404) : 403);
      }
    for (const d of dead) {
      const isIn = seen.some((s) => s.id === d.source);
      const { status } = await as.post('/api/hotline/deliveries/resend', { body: { id: d.id } });
      expect(status).toBe(isWatching ? (isIn ? 200 : 404) : 403);
      if (status === 200)
        await house.owner.query(
          `update webhook_delivery set state = 'dead', next_at = null, ended_at = now() where id = $1`,
          [d.id],
        );
    }
  });

  test('a visitor learns nothing', async () => {
    for (const path of ['sources', 'pushes', 'deliveries'])
      expect((await api.visitor.get(`/api/hotline/${path}`)).status).toBe(401);
  });

  test('a platform outside the own place is not added', async () => {
    const outside = members.filter((m) => m.role === 'systemAdmin' && m.area !== '1501');
    for (const m of outside)
      expect(
        (await api.as(m.login).post('/api/hotline/sources', { body: { code: 'more', name: '别处', area: '1502' } }))
          .status,
      ).toBe(422);
    expect(
      (await api.as('admin').post('/api/hotline/sources', { body: { code: 'more', name: '别处', area: '1502' } }))
        .status,
    ).toBe(422);
  });
});
