import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { castAtWork, outcomeOf } from '#modules/cases/cases.example.ts';
import type { ClockProof } from '#modules/cases/cases.views.contract.ts';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import type { WhistleView } from './whistles.contract.ts';
import { joint, watchArrivals } from './whistles.jobs.ts';
import { listWhistles } from './whistles.list.store.ts';
import { presentWhistle } from './whistles.present.ts';
import { proveReportByOfCase } from './whistles.proof.ts';

describe('吹哨报到', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const api = await startApi(open);
  const { house } = open;

  /** At the township, which takes the lead itself. */
  async function atTownship() {
    open.setNow(TEST_NOW);
    const { id } = await cast.file();
    await cast.send('liu', id, 'beibao');
    await cast.act('zhao', 'sign', id);
    return id;
  }
  const call = async (login: string, caseId: string, more: object = {}) =>
    api.as(login).post(`/api/cases/${caseId}/whistles`, {
      body: {
        issue: '机井坏了,要水利和交通一起看现场。',
        unitIds: [cast.unit('qingshuiheWater'), cast.unit('qingshuiheTransport')],
        due: '2026-03-10',
        ...more,
      },
    });
  const act = (login: string, w: WhistleView, path: string, body: object = {}) =>
    api.as(login).post(`/api/whistles/${w.id}/${path}`, { version: w.version, body });
  async function ok(answer: Promise<{ status: number; body: unknown; text: string }>): Promise<WhistleView> {
    const { status, body, text } = await answer;
    expect(status, text).toBe(200);
    return body as WhistleView;
  }
  /** Called, both here, one task each. */
  async function agreed() {
    const caseId = await atTownship();
    let w = await ok(call('zhao', caseId));
    w = await ok(act('hao', w, 'report-in', { who: '郝工,半小时到' }));
    w = await ok(act('ren', w, 'report-in', { who: '任科长' }));
    w = await ok(act('zhao', w, 'tasks', { unitId: cast.unit('qingshuiheWater'), what: '换水泵', due: '2026-03-06' }));
    w = await ok(
      act('zhao', w, 'tasks', { unitId: cast.unit('qingshuiheTransport'), what: '修进村路', due: '2026-03-09' }),
    );
    return { caseId, w };
  }

  test('called, both report in, a task each, done and accepted; until then nobody answers the case', async () => {
    let { caseId, w } = await agreed();
    expect(w.units.map((u) => u.status)).toEqual(['arrived', 'arrived']);
    await expect(cast.act('zhao', 'reply', caseId)).rejects.toMatchObject({ code: 'heldOpen' });
    expect((await cast.see(cast.ctx('zhao'), caseId)).holds.map((h) => h[0])).toEqual(
      expect.arrayContaining(['县水利局还没办完:换水泵', '县交通局还没办完:修进村路']),
    );
    // The moment to report in opens its proof, to a unit that does not see the case too (product N12).
    const proof = (await api.as('hao').get(`/api/whistles/${w.id}/report-by`)).body as ClockProof;
    expect([proof.clock.amount, proof.clock.unit, proof.clock.state, proof.recounted.same]).toEqual([
      24,
      'h',
      'met',
      true,
    ]);
    expect(proof.acts.map((a) => [a.verb, a.organisation])).toEqual([
      ['whistle.call', '北堡乡政府'],
      ['whistle.reportIn', '县水利局'],
      ['whistle.reportIn', '县交通局'],
      ['whistle.agreeTask', '北堡乡政府'],
      ['whistle.agreeTask', '北堡乡政府'],
    ]);
    expect((await proveReportByOfCase(cast.resident(caseId, 1), caseId, w.id)).says[0]).toBe('报到');
    const [water, road] = w.tasks;
    w = await ok(act('hao', w, `tasks/${water!.id}/finish`, { result: '水泵换好' }));
    expect((await act('zhao', w, 'end', { result: '都好了' })).body.code).toBe('tasksOpen');
    w = await ok(act('zhao', w, `tasks/${water!.id}/redo`, { reason: '还漏水' }));
    w = await ok(act('hao', w, `tasks/${water!.id}/finish`, { result: '又修了一次' }));
    w = await ok(act('zhao', w, `tasks/${water!.id}/accept`));
    expect(await outcomeOf(cast.act('zhao', 'reply', caseId))).toBe('heldOpen');
    w = await ok(act('zhao', w, `tasks/${road!.id}/waive`, { reason: '路不用修了' }));
    w = await ok(act('zhao', w, 'end', { result: '水泵换好,恢复浇地' }));
    expect(w.status).toBe('ended');
    expect((await cast.act('zhao', 'reply', caseId)).status).toBe('replied');
    const told = (await cast.journal(caseId)).map((e) => e.verb).filter((verb) => verb.startsWith('whistle.'));
    expect(told).toEqual([
      'whistle.call',
      'whistle.reportIn',
      'whistle.reportIn',
      'whistle.agreeTask',
      'whistle.agreeTask',
      'whistle.finish',
      'whistle.redo',
      'whistle.finish',
      'whistle.accept',
      'whistle.waive',
      'whistle.end',
    ]);
  });

  test('each does its own part only, and a department sees the whistle without the case', async () => {
    const { caseId, w } = await agreed();
    const [water] = w.tasks;
    expect((await act('ren', w, `tasks/${water!.id}/finish`, { result: '替他办了' })).status).toBe(403);
    expect((await act('hao', w, `tasks/${water!.id}/accept`)).status).toBe(403);
    expect((await act('hao', w, 'end', { result: '好了' })).status).toBe(403);
    expect((await api.as('hao').get(`/api/cases/${caseId}`)).status).toBe(404);
    const seen = await api.as('hao').get(`/api/whistles/${w.id}`);
    expect(seen.body.issue).toContain('机井');
    expect(seen.text).not.toContain('赵大爷');
    // Another county sees nothing of it.
    expect((await api.as('dai').get(`/api/whistles/${w.id}`)).status).toBe(404);
    expect((await api.as('dai').get('/api/whistles')).body.items).toEqual([]);
    expect((await call('hao', caseId)).status).toBe(404);
    expect((await call('zhao', caseId)).body.code).toBe('running');
  });

  test('a unit that will not come names a clause, and the level above the caller decides', async () => {
    const caseId = await atTownship();
    let w = await ok(call('zhao', caseId));
    expect((await act('hao', w, 'decline', { reason: '不属于我局的职责' })).status).toBe(422);
    w = await ok(act('hao', w, 'decline', { reason: '不属于我局的职责', clause: '水法第十二条' }));
    expect(
      (await act('zhao', w, `units/${cast.unit('qingshuiheWater')}/decide`, { agreed: true, reason: '同意' })).status,
    ).toBe(403);
    w = await ok(
      act('sun', w, `units/${cast.unit('qingshuiheWater')}/decide`, { agreed: false, reason: '机井归你们管' }),
    );
    expect(w.units.find((u) => u.name === '县水利局')?.status).toBe('called');
    w = await ok(act('hao', w, 'report-in', { who: '郝工' }));
    w = await ok(act('ren', w, 'decline', { reason: '进村路归村里养护', clause: '农村公路养护办法第五条' }));
    w = await ok(act('sun', w, `units/${cast.unit('qingshuiheTransport')}/decide`, { agreed: true, reason: '属实' }));
    expect((await ok(act('zhao', w, 'end', { result: '水利局当场修好' }))).status).toBe('ended');
  });

  test('who does not come in time is told above, once, and again nobody', async () => {
    const caseId = await atTownship();
    const w = await ok(call('zhao', caseId, { reportHours: 2 }));
    await ok(act('hao', w, 'report-in', { who: '郝工' }));
    open.setNow('2026-03-03T04:00:00Z');
    await Promise.all([1, 2, 3].map(() => watchArrivals(systemCtx(house, 'watch'))));
    const late = (await cast.journal(caseId)).filter((e) => e.verb === 'whistle.overdue');
    expect(late.map((e) => (e.data as { says: string[] }).says[0])).toEqual(['县交通局没有按时报到,已报上一级']);
    // Past the sessions of the API's callers: asked of the store itself.
    expect((await listWhistles(cast.ctx('zhao'), { box: 'overdue', limit: 50 })).items.map((x) => x.id)).toContain(
      w.id,
    );
  });

  test('the list is read in pages, what runs first, each whistle once', async () => {
    const walk = async () => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listWhistles(cast.ctx('zhao'), { box: 'all', limit: 2, after });
        expect(page.items.length).toBeGreaterThan(0);
        seen.push(...page.items.map((x) => `${x.status} ${(x.endedAt ?? x.reportBy).toString()} ${x.id}`));
        after = page.next ?? undefined;
      } while (after);
      return seen;
    };
    const seen = await walk();
    const { items, next } = await listWhistles(cast.ctx('zhao'), { box: 'all', limit: 100 });
    expect(next).toBeNull();
    expect(seen.map((line) => line.split(' ')[2])).toEqual(items.map((x) => x.id));
    expect(new Set(seen).size).toBe(seen.length);
    const [running, ended] = ['running', 'ended'].map((s) => seen.filter((line) => line.startsWith(s)));
    expect([running!.length > 1, ended!.length > 1]).toEqual([true, true]);
    expect(seen).toEqual([...running!.toSorted(), ...ended!.toSorted().reverse()]);
    await expect(listWhistles(cast.ctx('zhao'), { box: 'all', limit: 2, after: 'running_x' })).rejects.toMatchObject({
      code: 'faulty',
    });
  });

  test('the third return calls those that declined, once; the unit that has it now leads', async () => {
    open.setNow(TEST_NOW);
    const { id } = await cast.file();
    for (const [unit, login] of [
      ['qingshuiheWater', 'hao'],
      ['qingshuiheTransport', 'ren'],
      ['qingshuiheWater', 'hao'],
    ] as const) {
      await cast.send('liu', id, unit);
      await cast.act(login, 'return', id);
      if ((await cast.row(id)).status === 'arbitrating') await cast.act('sun', 'allowReturn', id);
    }
    const payload = { kind: 'case', id, area: '', verb: 'return' };
    for (let i = 0; i < 3; i += 1) await joint(systemCtx(house, 'joint'), payload);
    const { body } = await api.as('sun').get(`/api/cases/${id}/whistles`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ status: 'running', lead: { name: '县社会工作部' } });
    expect(body.items[0].units.map((u: { name: string }) => u.name).sort()).toEqual(['县交通局', '县水利局']);
  });

  test('a first or second return calls nobody', async () => {
    open.setNow(TEST_NOW);
    const { id } = await cast.file();
    await cast.send('liu', id, 'qingshuiheWater');
    await cast.act('hao', 'return', id);
    await joint(systemCtx(house, 'joint'), { id });
    expect((await api.as('sun').get(`/api/cases/${id}/whistles`)).body.items).toEqual([]);
  });

  test('both sides rate each other as units, blind until both have, or a week is over', async () => {
    let { w } = await agreed();
    for (const task of w.tasks) w = await ok(act('zhao', w, `tasks/${task.id}/waive`, { reason: '另行安排' }));
    const water = cast.unit('qingshuiheWater');
    const township = cast.unit('beibao');
    expect((await act('zhao', w, 'rate', { unitId: water, stars: 5 })).body.code).toBe('notNow');
    w = await ok(act('zhao', w, 'end', { result: '到此为止' }));
    w = await ok(act('zhao', w, 'rate', { unitId: water, stars: 5, text: '来得快' }));
    expect(w.ratings).toMatchObject([{ stars: 5, text: '来得快' }]);
    const blind = (await api.as('hao').get(`/api/whistles/${w.id}`)).body as WhistleView;
    expect(blind.ratings).toMatchObject([{ stars: null, text: null }]);
    expect((await act('zhao', w, 'rate', { unitId: water, stars: 1 })).body.code).toBe('ratedBefore');
    expect((await act('hao', blind, 'rate', { unitId: water, stars: 5 })).status).toBe(422);
    const both = await ok(act('hao', blind, 'rate', { unitId: township, stars: 3 }));
    expect(both.ratings.map((r) => r.stars)).toEqual([5, 3]);
    const onlyOne = await ok(act('ren', both, 'rate', { unitId: township, stars: 2 }));
    expect(
      (await api.as('zhao').get(`/api/whistles/${w.id}`)).body.ratings.map((r: { stars: number }) => r.stars),
    ).toEqual([5, null, 3]);
    // Too few to be a figure of anybody.
    expect((await api.as('sun').get('/api/whistles/ratings')).body.units).toEqual([]);
    open.setNow(Temporal.Instant.from(onlyOne.endedAt!).add({ hours: 24 * 7 }));
    expect((await presentWhistle(cast.ctx('zhao'), w.id)).ratings.map((r) => r.stars)).toEqual([5, 2, 3]);
    open.setNow(TEST_NOW);
  });

  test('bad input is refused by its field, a stale version by name, a repeated command changes nothing', async () => {
    const caseId = await atTownship();
    expect((await call('zhao', caseId, { unitIds: [cast.unit('beibao')] })).body.errors[0].field).toBe('unitIds');
    expect((await call('zhao', caseId, { unitIds: [cast.unit('mahuaban')] })).body.errors[0].rule).toBe('unknown');
    expect((await call('zhao', caseId, { due: '2026-03-02' })).body.errors[0].field).toBe('due');
    expect((await call('zhao', caseId, { reportHours: 100 })).status).toBe(422);
    const w = await ok(call('zhao', caseId));
    await ok(act('hao', w, 'report-in', { who: '郝工' }));
    expect((await act('ren', w, 'report-in', { who: '任科长' })).status).toBe(412);
  });

  test('whatever they do, a case with an open task is not answered', { timeout: 60_000 }, async () => {
    const logins = ['zhao', 'hao', 'ren', 'sun'];
    const paths = ['finish', 'accept', 'redo', 'waive'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3), fc.nat(6), fc.nat(1)), { minLength: 12, maxLength: 20 }),
        async (steps) => {
          const made = await agreed();
          for (const [who, what, task] of steps) {
            const w = (await api.as('zhao').get(`/api/whistles/${made.w.id}`)).body as WhistleView;
            const login = logins[who]!;
            if (what < 4)
              await act(login, w, `tasks/${w.tasks[task]!.id}/${paths[what]}`, { result: '好了', reason: '再看看' });
            else if (what === 4) await act(login, w, 'end', { result: '都好了' });
            else await outcomeOf(cast.act('zhao', 'reply', made.caseId));
            const after = (await api.as('zhao').get(`/api/whistles/${made.w.id}`)).body as WhistleView;
            const isAnswered = (await cast.row(made.caseId)).status === 'replied';
            expect(isAnswered && after.openTasks > 0).toBe(false);
            expect(after.status === 'ended' && after.openTasks > 0).toBe(false);
          }
        },
      ),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
