import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { systemCtx } from '#platform/context.ts';
import { readSheet } from '#platform/sheet.ts';
import { lineId, organisationId, staffCtx } from '#test/actors.ts';
import { type Answer, startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { lapseAdmissions } from './index.ts';
import { approveAdmission } from './mandates.admissions.actions.ts';

/* 准入, walked through the acts: who may do which step, what another place sees of it, and what is counted of the gate. */

const STRANGE = '核验企业年检材料';
const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const cast = await castAtWork(open);
const unit = (key: string) => organisationId(open, key);
const ok = (a: Answer) => {
  if (a.status !== 200) throw new Error(`${a.status} ${a.text}`);
  return a.body;
};
const whole = {
  ...{ role: 'lead', task: '每季度核验一次企业年检材料', basis: '《示例条例》第三条', fundsYuan: 3600 },
  ...{ fundsSource: '县级资金', people: '局里派一人教会', until: '2026-09-01' },
};
const propose = async (label: string, more: object = {}, by = 'hao') =>
  api.as(by).post('/api/admissions', {
    body: { ...whole, receiverId: await unit('laoxionggou'), matter: { kind: 'duty', label }, ...more },
  });
type Admission = { id: string; version: number; status: string; open: string[] };
const act = (login: string, a: Admission, verb: string, body: object = {}) =>
  api.as(login).post(`/api/admissions/${a.id}/${verb}`, { version: a.version, body: { says: '已看过。', ...body } });
const reviewers = async () => [await unit('qingshuiheTransport'), await unit('qingshuiheCivil')];

/** As far as the decision, each step by its own hand. */
async function toDecision(label: string, more: object = {}): Promise<Admission> {
  let a = ok(await propose(label, more));
  a = ok(await act('liu', a, 'answer', { agrees: true }));
  a = ok(await act('guo', a, 'check', { agrees: true, reviewerIds: await reviewers() }));
  for (const login of ['ren', 'bai']) a = ok(await act(login, a, 'sign', { agrees: true }));
  return a;
}
const statusOf = async (work: Promise<Answer>) => (await work).status;

describe('the acts of an admission', () => {
  test('each step is for its own hand; another place finds nothing, and who may not read lists gets no further', async () => {
    let a = ok(await propose('流程一'));
    const steps = [
      { verb: 'answer', by: 'liu', body: { agrees: true } },
      { verb: 'check', by: 'guo', body: { agrees: true, reviewerIds: await reviewers() } },
      { verb: 'sign', by: 'ren', body: { agrees: true } },
      { verb: 'sign', by: 'bai', body: { agrees: true } },
      { verb: 'approve', by: 'sun', body: {} },
      { verb: 'revoke', by: 'sun', body: {} },
    ];
    for (const { verb, by, body } of steps) {
      // Of another place: not there; without the office for it: refused before that.
      const elsewhere = verb === 'answer' ? { dai: 403, qi: 404 } : { dai: 404, qi: 403 };
      for (const [login, status] of Object.entries(elsewhere))
        expect([verb, login, await statusOf(act(login, a, verb, body))]).toEqual([verb, login, status]);
      expect([verb, 'hao', await statusOf(act('hao', a, verb, body))]).toEqual([verb, 'hao', 403]);
      expect([verb, 'wang', await statusOf(act('wang', a, verb, body))]).toEqual([verb, 'wang', 403]);
      expect([
        verb,
        'no version',
        (await api.as(by).post(`/api/admissions/${a.id}/${verb}`, { body: { says: '看过', ...body } })).status,
      ]).toEqual([verb, 'no version', 428]);
      a = ok(await act(by, a, verb, body));
    }
    expect(a.status).toBe('revoked');
    const kept = await open.house.db
      .selectFrom('journal')
      .select('verb')
      .where('subject_kind', '=', 'admission')
      .where('subject_id', '=', a.id)
      .orderBy('seq')
      .execute();
    expect(kept.map((j) => j.verb)).toEqual(['propose', ...steps.map((s) => s.verb)]);
  });

  test('lists and single ones are of one’s place and of one’s part', async () => {
    const a = ok(await propose('流程二'));
    for (const [login, status] of [
      ['hao', 200],
      ['liu', 200],
      ['sun', 200],
      ['he', 200],
      ['zhao', 200],
      ['ren', 200],
      ['dai', 404],
      ['qi', 404],
    ] as const) {
      expect([login, await statusOf(api.as(login).get(`/api/admissions/${a.id}`))]).toEqual([login, status]);
      const listed = ok(await api.as(login).get('/api/admissions')).items.some((x: Admission) => x.id === a.id);
      expect([login, listed]).toEqual([login, status === 200]);
    }
    for (const login of ['wang', 'ma', 'admin']) expect(await statusOf(api.as(login).get('/api/admissions'))).toBe(403);
    expect(await statusOf(api.visitor.get(`/api/admissions/${a.id}`))).toBe(401);
    const waits = async (login: string) =>
      ok(await api.as(login).get('/api/admissions?mine=1')).items.some((x: Admission) => x.id === a.id);
    expect([await waits('liu'), await waits('guo'), await waits('hao')]).toEqual([true, false, false]);
  });

  test('a request is refused where it breaks a rule, and only one lives for a matter and a unit', async () => {
    const rule = (x: Answer) => x.body.errors?.[0]?.rule ?? x.body.code;
    expect(rule(await propose('甲', { until: '2026-03-03' }))).toBe('untilPast');
    expect(rule(await propose('甲', { task: '找张三 19900001234 核验' }))).toBe('namesSomebody');
    expect(rule(await propose('甲', { receiverId: await unit('qingshuiheCivil') }))).toBe('notGated');
    expect(rule(await propose('甲', { receiverId: open.house.newId() }))).toBe('noReceiver');
    ok(await propose('甲'));
    expect(rule(await propose(' 甲。'))).toBe('alreadyAsked');
  });

  test('joint reviewers are two of the county, and neither who asks nor who receives', async () => {
    let a = ok(await propose('流程三'));
    a = ok(await act('liu', a, 'answer', { agrees: false, says: '人手不够。' }));
    const rule = async (ids: string[]) =>
      (await act('guo', a, 'check', { agrees: true, reviewerIds: ids })).body.errors[0].rule;
    const [ren, bai] = await reviewers();
    expect(await rule([ren!])).toBe('tooFewReviewers');
    expect(await rule([ren!, await unit('qingshuiheWater')])).toBe('reviewerParty');
    expect(await rule([ren!, await unit('xincheng')])).toBe('reviewerUnknown');
    a = ok(await act('guo', a, 'check', { agrees: true, reviewerIds: [ren, bai] }));
    for (const login of ['ren', 'bai']) a = ok(await act(login, a, 'sign', { agrees: true }));
    const silent = await api.as('sun').post(`/api/admissions/${a.id}/approve`, { version: a.version, body: {} });
    expect(silent.body.errors[0].rule, 'against the receiver’s own word').toBe('sayWhy');
    const late = await act('sun', a, 'approve-temporarily', { validTo: '2026-10-01' });
    expect(late.body.errors[0].rule).toBe('endTooLate');
    expect(ok(await act('sun', a, 'approve-temporarily', { validTo: '2026-04-01' }))).toMatchObject({
      status: 'inForce',
      decision: 'temporary',
      validTo: '2026-04-01',
    });
  });

  test('what the county’s own office asks for is checked and decided by the league’s, by two people', async () => {
    let a = ok(await propose('县里自己要的', {}, 'sun'));
    expect(a).toMatchObject({ level: 'league', checkLevel: 'league' });
    a = ok(await act('liu', a, 'answer', { agrees: true }));
    const named = { agrees: true, reviewerIds: await reviewers() };
    for (const login of ['sun', 'guo']) expect(await statusOf(act(login, a, 'check', named))).toBe(403);
    a = ok(await act('he', a, 'check', named));
    for (const login of ['ren', 'bai']) a = ok(await act(login, a, 'sign', { agrees: true }));
    for (const login of ['sun', 'guo']) expect(await statusOf(act(login, a, 'approve'))).toBe(403);
    expect((await act('he', a, 'approve')).body.code).toBe('secondPersonNeeded');
    // A colleague of 何建平 at the league's office.
    const post = { kind: 'staff', role: 'countyClerk', organisationId: await unit('city'), area: '1501' } as const;
    const colleague = await staffCtx(open, 'wu');
    if (colleague.actor.kind !== 'staff') throw new Error('wu is staff');
    const ctx = { ...colleague, actor: { ...colleague.actor, ...post }, version: a.version };
    const done = await approveAdmission(ctx, {
      ...{ params: { id: a.id }, input: { says: '同意。' }, query: undefined, files: [] },
      exchange: { ip: '', cookie: '', sendCookies: () => {} },
    });
    expect(done.status).toBe('inForce');
  });

  test('where the league approves, the county does not; what is unlawful ends at the check; a request may be taken back', async () => {
    const set = { level: 'league', basis: '自治区办法（示例）', validFrom: '2026-03-03' };
    expect(await statusOf(api.as('guo').post('/api/admission-levels', { body: set }))).toBe(403);
    ok(await api.as('sun').post('/api/admission-levels', { body: set }));
    const a = await toDecision('盟市批准');
    expect(await statusOf(act('sun', a, 'approve'))).toBe(403);
    expect(ok(await act('he', a, 'approve')).status).toBe('inForce');
    let b = ok(await propose('没有依据'));
    b = ok(await act('liu', b, 'answer', { agrees: true }));
    expect(ok(await act('guo', b, 'check', { agrees: false })).status).toBe('rejected');
    const c = ok(await propose('撤回'));
    expect(await statusOf(act('ren', c, 'withdraw'))).toBe(403);
    expect(ok(await act('hao', c, 'withdraw')).status).toBe('withdrawn');
  });
});

describe('what the gate counts, and what the public reads', () => {
  let admitted: Admission;
  const day = '2026-03-03';
  beforeAll(async () => {
    const c = await cast.file({ body: `${STRANGE}，没人管。`, area: '150124201213' }, 'sun');
    const matter = { kind: 'case', id: c.id, label: c.number };
    const send = async (body: object = {}) =>
      api.as('sun').post(`/api/cases/${c.id}/dispatch`, {
        version: await cast.versionOf(c.id),
        body: { organisationId: await unit('laoxionggou'), ...body },
      });
    expect((await send()).body.errors[0].rule).toBe('notInList');
    const a = await toDecision('一件诉求', { matter });
    admitted = ok(await act('he', a, 'approve'));
    ok(await send());
    const inside = await cast.file({ body: '村里的路要修。', area: '150124201213' }, 'sun');
    ok(
      await api.as('sun').post(`/api/cases/${inside.id}/dispatch`, {
        version: await cast.versionOf(inside.id),
        body: { organisationId: await unit('laoxionggou'), itemId: await lineId(open, 'laoxionggou', 'A-004') },
      }),
    );
  });

  test('figures by unit with what is behind them, of one’s own place, and the same as a table', async () => {
    const ask = `from=${day}&to=${day}`;
    const { units, total } = ok(await api.as('sun').get(`/api/gate/figures?${ask}`));
    expect(units.map((u: { name: string }) => u.name)).toEqual(['清水河县委社会工作部']);
    expect(units[0].village).toEqual({ inList: 1, admitted: 1, urgent: 0, refused: 1 });
    expect(total).toEqual(units[0].total);
    const refused = ok(await api.as('sun').get(`/api/gate/decisions?${ask}&outcome=refused`));
    expect(refused).toMatchObject({ items: [{ why: 'notInList', line: null, admission: null }], more: false });
    // What was sent into another county is not a neighbour's to see; the village sees what came to it.
    for (const [login, n] of [
      ['dai', 0],
      ['liu', 3],
      ['qi', 0],
      ['he', 3],
    ] as const)
      expect([login, ok(await api.as(login).get(`/api/gate/decisions?${ask}`)).items.length]).toEqual([login, n]);
    expect(ok(await api.as('sun').get('/api/gate/figures?from=2026-03-04&to=2026-03-05')).units).toEqual([]);

    const sheet = async (login: string) => {
      const headers = { cookie: await api.as(login).cookie() };
      const { rawPayload } = await api.app.inject({ method: 'GET', url: `/api/gate/figures.xlsx?${ask}`, headers });
      return (await readSheet(rawPayload, { maxRows: 50, maxBytes: 1_000_000 })).map((r) =>
        r.cells.slice(0, 5).map(String),
      );
    };
    expect((await sheet('sun'))[1]).toEqual(['清水河县委社会工作部', '1', '1', '0', '1']);
    expect(await sheet('dai')).toHaveLength(1);
    expect(await statusOf(api.visitor.get(`/api/gate/figures?${ask}`))).toBe(401);
  });

  test('the public list names units, the task, the office and the end, and neither persons nor the matter itself', async () => {
    const page = await api.visitor.get('/duty-lists/admissions');
    for (const says of ['县水利局', '老熊沟', whole.task, '市社会工作部', '3,600'])
      expect(page.text, says).toContain(says);
    for (const hidden of ['郝建国', '何建平', '郭文秀', '已看过', admitted.id, '没有依据', '撤回'])
      expect(page.text, hidden).not.toContain(hidden);
    expect((await api.visitor.get('/duty-lists')).text).toContain('清水河县乡镇履行职责事项清单');
    expect((await api.visitor.get('/duty-lists/admissions?year=2019')).text).toContain('2019');
  });

  test('its form on paper is for those who have a part in it', async () => {
    const body = { kind: 'admission', subject: admitted.id };
    expect(ok(await api.as('hao').post('/api/papers', { body })).title).toContain('准入〔2026〕');
    for (const login of ['dai', 'wang']) expect(await statusOf(api.as(login).post('/api/papers', { body }))).toBe(404);
    expect(await statusOf(api.as('sun').post('/api/papers', { body: { ...body, subject: 'x' } }))).toBe(404);
  });

  test('on its last day it ends by itself, and the gate is shut again', async () => {
    open.setNow('2026-09-01T01:00:00Z');
    await lapseAdmissions(systemCtx(open.house, 'test'));
    api.forget('sun');
    expect(ok(await api.as('sun').get(`/api/admissions/${admitted.id}`)).status).toBe('expired');
  });
});
