import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import type { WhistleView } from './whistles.contract.ts';

/*
 * Who reaches a whistle, written apart from the rules: 北堡乡 leads it, 县水利局 has come, 县交通局 says it need not, and the county decides that.
 * Everybody of the cast knocks at every door.
 */

const words = (text: string) => new Set(text.split(' '));
/** Whose place it is, with a role that keeps an overview and works with whistles; and the units that were called. */
const reads = words('liu zhao yun sun wu hao ren');
const leads = words('zhao');
const judges = words('sun');

describe('who may do what with a whistle', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const cast = await castAtWork(open);
  const [water, road] = [cast.unit('qingshuiheWater'), cast.unit('qingshuiheTransport')];
  const { id: caseId } = await cast.file();
  await cast.send('liu', caseId, 'beibao');
  await cast.act('zhao', 'sign', caseId);
  const ok = (answer: { status: number; body: WhistleView; text: string }) => {
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const post = (login: string, path: string, version: number, body: object) =>
    api.as(login).post(`/api/whistles/${w.id}/${path}`, { version, body });
  let w = ok(
    await api.as('zhao').post(`/api/cases/${caseId}/whistles`, {
      body: { issue: '机井坏了,要水利和交通一起看现场。', unitIds: [water, road], due: '2026-03-10' },
    }),
  );
  w = ok(await post('hao', 'report-in', w.version, { who: '郝工' }));
  w = ok(await post('zhao', 'tasks', w.version, { unitId: water, what: '换水泵', due: '2026-03-06' }));
  w = ok(await post('ren', 'decline', w.version, { reason: '这条路不归我们修', clause: '公路法第八条' }));
  const task = w.tasks[0]!.id;

  /** Each door: who may go through it as things stand now. */
  const doors: { path: string; body: object; may: ReadonlySet<string> }[] = [
    { path: 'report-in', body: { who: '我来了' }, may: new Set() },
    { path: 'decline', body: { reason: '我们也不用来', clause: '条例第一条' }, may: new Set() },
    { path: `units/${road}/decide`, body: { agreed: false, reason: '进村路归你们修' }, may: judges },
    { path: 'tasks', body: { unitId: water, what: '清淤', due: '2026-03-08' }, may: leads },
    { path: `tasks/${task}/finish`, body: { result: '换好了' }, may: words('hao') },
    { path: `tasks/${task}/accept`, body: {}, may: new Set() },
    { path: `tasks/${task}/redo`, body: { reason: '不行' }, may: new Set() },
    { path: `tasks/${task}/waive`, body: { reason: '不用了' }, may: leads },
    { path: 'end', body: { result: '都好了' }, may: new Set() },
    { path: 'rate', body: { unitId: water, stars: 5 }, may: new Set() },
  ];
  const everybody = members.filter((m, i) => members.findIndex((x) => x.login === m.login) === i);

  test.each(everybody.map((m) => [m.login, m.role] as const))('%s (%s)', async (login) => {
    const got = await api.as(login).get(`/api/whistles/${w.id}`);
    expect(got.status === 200, `reads it: ${got.status}`).toBe(reads.has(login));
    if (got.status !== 200) expect([403, 404]).toContain(got.status);
    const listed = await api.as(login).get('/api/whistles');
    if (listed.status === 200)
      expect(listed.body.items.some((i: { id: string }) => i.id === w.id)).toBe(reads.has(login));
    for (const { path, body, may } of doors) {
      // Who may is not made to: what they may is held by the tests of each act.
      if (may.has(login)) continue;
      const { status, body: said } = await post(login, path, w.version, body);
      const isShut = [403, 404].includes(status) || (status === 409 && reads.has(login));
      expect(isShut, `${path}: ${status} ${said.code}`).toBe(true);
    }
    expect((await api.as(login).get(`/api/whistles/${w.id}`)).body.version ?? w.version, 'nothing moved').toBe(
      w.version,
    );
  });

  test('whoever may is offered it', async () => {
    const seen = async (login: string): Promise<WhistleView> => ok(await api.as(login).get(`/api/whistles/${w.id}`));
    expect((await seen('zhao')).open).toContain('agreeTask');
    expect((await seen('zhao')).tasks[0]!.open).toEqual(['waive']);
    expect((await seen('hao')).tasks[0]!.open).toEqual(['finish']);
    expect((await seen('sun')).units.find((u) => u.id === road)?.open.sort()).toEqual(['excuse', 'insist']);
    for (const login of ['liu', 'yun', 'wu'])
      expect([(await seen(login)).open, (await seen(login)).units.flatMap((u) => u.open)]).toEqual([[], []]);
  });

  test('a unit that is called reads the whistle, and of the case no more than that', async () => {
    expect((await api.as('ren').get(`/api/cases/${caseId}`)).status).toBe(404);
  });
});
