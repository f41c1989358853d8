import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { authorise } from './errands.actions.ts';

/* Who reaches an errand of the village, written apart from the rules: everybody of the cast knocks at every door. */

describe('who may do what with an errand', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const cast = await castAtWork(open);
  const { id } = await cast.file({ kind: 'errand', body: '腿脚不便,想请人替我交材料。' });
  await authorise(cast.resident(id, 0), id, { scope: '替我交材料,取回结果', days: 30 });
  const bodies: Record<string, object> = {
    trip: { day: '2026-03-03', place: '县民政局', purpose: '问清材料' },
    collect: { name: '户口簿', kind: 'original' },
    submit: { to: '县民政局', on: '2026-03-03' },
    result: { text: '已经办好' },
    finish: {},
    'hand-back': { paperId: '00000000-0000-7000-8000-000000000000' },
  };
  const people = [...new Set(members.map((m) => m.login))].flatMap((login) => {
    const found = members.filter((m) => m.login === login);
    return found.length === 1 ? found : [];
  });
  /** Who keeps an overview of their place, and who goes for people there. */
  const seers = new Set(
    'villageCadre townshipClerk townshipLeader countyClerk hotlineAgent caller agent gridWorker'.split(' '),
  );

  test.each(people.map((m) => [m.login, m.role, m.area] as const))('%s (%s at %s)', async (login, role, area) => {
    const inPlace = '150124201213'.startsWith(area);
    const seen = inPlace && seers.has(role);
    expect((await api.as(login).get(`/api/cases/${id}`)).status === 200, 'sees the case').toBe(seen);
    const get = await api.as(login).get(`/api/errands/${id}`);
    expect(get.status === 200, 'reads it exactly when the case is theirs to see').toBe(seen);
    const listed = await api.as(login).get('/api/errands');
    if (listed.status === 200) expect(listed.body.items.some((r: { caseId: string }) => r.caseId === id)).toBe(seen);
    for (const [verb, body] of Object.entries(bodies)) {
      const { status } = await api.as(login).post(`/api/errands/${id}/${verb}`, { version: 1, body });
      expect([403, 404, 409], `${verb}: nobody runs what nobody has taken`).toContain(status);
      if (!seen) expect([403, 404]).toContain(status);
    }
    const mayRun = ['agent', 'villageCadre', 'gridWorker'].includes(role);
    if (get.status === 200) expect(get.body.open.includes('accept')).toBe(inPlace && mayRun);
  });
});
