import { describe, expect, test } from 'vitest';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';

/* 老熊沟村 (liu) drafts its plan, 北堡乡 (zhao) approves it; the county (sun) reads it. TEST_NOW is 2026-03-03. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const village = await organisationId(open, 'laoxionggou');
const water = await organisationId(open, 'qingshuiheWater');
const draft = {
  title: '老熊沟村三年方案',
  fromYear: 2026,
  toYear: 2028,
  profile: { people: '126 户 340 人' },
  problems: ['村东 40 户冬天吃水没保证。'],
  heardOn: '2026-02-20',
  heardHow: '村民代表会议',
  goals: [
    { nth: 1, body: '村东住户冬天不断水', unit: '户没有保证', baseline: 40, target: 0, year: 2027 },
    { nth: 2, body: '莜麦加工成面再卖', year: 2028 },
  ],
  lines: [
    { goalNth: 1, body: '更换机井水泵', leadId: water, unitIds: [], dueOn: '2026-10-31', proof: '验收单' },
    { goalNth: 2, body: '谈一条磨坊生产线', leadId: village, unitIds: [], dueOn: '2027-06-30', proof: '合同' },
  ],
};
type Plan = { id: string; version: number };
const begin = (login = 'liu') =>
  api.as(login).post('/api/plans', { body: { title: draft.title, fromYear: 2026, toYear: 2028 } });
const save = (p: Plan, change: object = {}, login = 'liu') =>
  api.as(login).put(`/api/plans/${p.id}`, { version: p.version, body: { ...draft, ...change } });
const act = (p: Plan, path: string, body: object = {}, login = 'liu') =>
  api.as(login).post(`/api/plans/${p.id}/${path}`, { version: p.version, body });
/** As a form with room for a file. */
const figure = (p: Plan, body: object, login = 'liu') =>
  api.as(login).post(`/api/plans/${p.id}/figures`, { version: p.version, body, files: [] });
const judge = (p: Plan, verb: string, reason = '', login = 'zhao') => act(p, 'verdict', { verb, reason }, login);

describe('a plan', async () => {
  const begun = await begin();
  let p = begun.body;

  test('is begun by the village alone, once', async () => {
    expect(begun.status, begun.text).toBe(200);
    expect(p).toMatchObject({ status: 'draft', above: '北堡乡政府', open: ['edit'], closed: [{ verb: 'submit' }] });
    expect((await begin()).body.code).toBe('draftThere');
    expect((await begin('zhao')).status).toBe(403);
    expect((await api.visitor.get(`/plans/${p.id}`)).status).toBe(404);
  });

  test.each([
    ['yearsOrder', { toYear: 2025 }],
    ['heardHalf', { heardHow: undefined }],
    ['futureDay', { heardOn: '2026-03-04' }],
    ['goalTwice', { goals: [draft.goals[0], { ...draft.goals[1], nth: 1 }] }],
    ['figureHalf', { goals: [{ ...draft.goals[0], target: undefined }, draft.goals[1]] }],
    ['goalYear', { goals: [draft.goals[0], { ...draft.goals[1], year: 2029 }] }],
    ['lineGoal', { lines: [{ ...draft.lines[0], goalNth: 3 }] }],
    ['leadUnknown', { lines: [{ ...draft.lines[0], leadId: '00000000-0000-4000-8000-000000000000' }] }],
  ])('that contradicts itself is refused by name: %s', async (code, change) => {
    const answer = await save(p, change);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  test('goes up only whole, comes back with a reason, and is not its own judge', async () => {
    p = (await save(p, { heardOn: undefined, heardHow: undefined })).body;
    expect((await act(p, 'submit')).body.code).toBe('notHeard');
    p = (await save(p)).body;
    p = (await act(p, 'submit')).body;
    expect(p).toMatchObject({ status: 'submitted', open: [] });
    expect((await save(p)).status).toBe(409);
    expect((await judge(p, 'approve', '', 'liu')).status).toBe(403);
    expect((await judge(p, 'approve', '', 'sun')).body.code).toBe('notYours');
    expect((await judge(p, 'sendBack')).body.code).toBe('reasonMissing');
    p = (await judge(p, 'sendBack', '再想想磨坊')).body;
    expect(p).toMatchObject({ status: 'draft', remark: '再想想磨坊' });
    p = (await act((await save(p)).body, 'submit')).body;
    p = (await judge(p, 'approve')).body;
    expect(p).toMatchObject({ status: 'inForce', measures: 2, done: 0, approvedBy: '北堡乡政府', remark: null });
    expect((await judge({ ...p, version: p.version - 1 }, 'end', '换')).status).toBe(412);
  });

  test('its measures are followed like all others: the lead owes it, the township’s word counts, it is no joint document', async () => {
    const owed = (await api.as('hao').get('/api/measures?mine=true')).body.items;
    expect(owed).toMatchObject([{ body: '更换机井水泵', documentId: p.documentId, open: ['report', 'finish'] }]);
    expect((await api.as('hao').get(`/api/measures/${owed[0].id}`)).body.confirmer).toBe('北堡乡政府');
    expect((await api.as('zhao').get('/api/measures/documents')).body.items).toEqual([]);
    expect((await api.visitor.get(`/measures/${p.documentId}`)).status).toBe(404);
  });

  test('a goal’s figures are kept by day; a later paper of an earlier day changes nothing today', async () => {
    const [goal, uncounted] = p.goalList;
    const say = (body: object, login = 'liu') =>
      figure(p, { goalId: goal.id, onDay: '2026-03-01', value: '10', body: '又接通 30 户', ...body }, login);
    expect((await say({}, 'zhao')).status).toBe(403);
    expect((await say({ value: 'null' })).body.code).toBe('valueMissing');
    expect((await say({ onDay: '2026-03-04' })).body.code).toBe('futureDay');
    p = (await say({})).body;
    p = (await say({ onDay: '2026-02-25', value: '31' })).body;
    p = (await say({ goalId: uncounted.id, value: '7' })).body;
    expect(p.goalList).toMatchObject([
      { latest: 10, way: 75, figures: [{ onDay: '2026-03-01' }, { onDay: '2026-02-25' }] },
      { latest: null, way: null, figures: [{ value: null }] },
    ]);
  });

  test('is looked at once a year by the level above', async () => {
    const [a, b] = p.goalList;
    const review = (body: object, login = 'zhao') =>
      act(
        p,
        'reviews',
        { year: 2026, body: '水通了大半', verdicts: { [a.id]: 'partly', [b.id]: 'notYet' }, ...body },
        login,
      );
    expect((await review({})).body.code).toBe('yearNotOver');
    open.setNow('2027-01-05T09:00:00+08:00');
    for (const login of ['zhao', 'liu']) api.forget(login);
    expect((await api.as('zhao').get('/api/plans')).body.items).toMatchObject([{ reviewsDue: [2026] }]);
    expect((await review({ verdicts: { [a.id]: 'partly' } })).body.code).toBe('goalMissing');
    expect((await review({}, 'liu')).status).toBe(403);
    p = (await review({})).body;
    expect(p).toMatchObject({ reviewsDue: [], reviews: [{ year: 2026, by: '北堡乡政府' }] });
    expect((await review({})).body.code).toBe('yearTwice');
    open.setNow(TEST_NOW);
    for (const login of ['zhao', 'liu', 'sun', 'hao', 'dai']) api.forget(login);
  });

  test('in force it is public, without what only the office writes down', async () => {
    const page = await api.visitor.get(`/plans/${p.id}`);
    expect(page.text).toContain('村东住户冬天不断水');
    expect(page.text).toContain('更换机井水泵');
    expect(page.text).toContain('75%');
    expect(page.text).not.toContain('又接通 30 户');
    expect((await api.visitor.get('/plans')).text).toContain(`/plans/${p.id}`);
  });

  test('another one takes its place only when it has ended; what it still owed is dropped with the reason', async () => {
    let next = (
      await api
        .as('liu')
        .post('/api/plans', { body: { title: '新方案', fromYear: 2027, toYear: 2029, copyFrom: p.id } })
    ).body;
    expect(next.goalList).toMatchObject([{ baseline: 10, year: 2028 }, { year: 2029 }]);
    expect(next.lines).toMatchObject([{ dueOn: '2027-10-31' }, { dueOn: '2028-06-30' }]);
    next = (await save(next, { ...draft, fromYear: 2026 })).body;
    next = (await act(next, 'submit')).body;
    expect((await judge(next, 'approve')).body.code).toBe('oneInForce');
    p = (await judge(p, 'end', '村里另订了方案')).body;
    expect(p).toMatchObject({ status: 'ended', endedOn: '2026-03-03', measures: 0 });
    expect((await judge(next, 'approve')).body.status).toBe('inForce');
    const journal = await journalOf(open.house.db, p.id);
    expect(journal.map((j) => j.verb)).toEqual(
      'draft edit submit sendBack edit submit approve figure figure figure review end'
        .split(' ')
        .toSpliced(1, 0, 'edit'),
    );
  });

  test('is read on its line only', async () => {
    const sees = async (login: string) => (await api.as(login).get(`/api/plans/${p.id}`)).status;
    expect([await sees('sun'), await sees('hao'), await sees('zhao'), await sees('dai')]).toEqual([200, 200, 200, 404]);
    expect((await api.as('sun').get('/api/plans')).body.without).not.toContain('老熊沟村');
  });
});
