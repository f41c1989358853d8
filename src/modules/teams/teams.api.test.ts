import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { forgetMembers } from './teams.actions.ts';
import { countsOf, isShown, outcomeOf, reportFault } from './teams.rules.ts';

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const team = (
  await api.as('tian').post('/api/teams', {
    body: { area: '150102', name: '红蜂团', what: '看见哪里坏了报一声。', how: '在这里报名。', phone: '0471-0000111' },
  })
).body as { id: string };
const form = async (url: string, fields: Record<string, string>, cookie = '') => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) };
  const payload = new URLSearchParams({ commandId: open.house.newId(), ...fields }).toString();
  const r = await api.app.inject({ method: 'POST', url, headers, payload });
  const set = [r.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]);
  return { status: r.statusCode, text: r.body, cookie: set.join('; ') };
};
const entered = async (number: string, code: string) => (await form('/team-member', { number, code })).cookie;
const seen = async () => (await api.as('tian').get(`/api/teams/${team.id}`)).body;

test('outcomes in plain words, counts of the team, small cells withheld', () => {
  expect(outcomeOf({ status: 'closed', outcome: 'solved' })).toBe('solved');
  expect(outcomeOf({ status: 'closed', outcome: 'unreached' })).toBe('explained');
  expect(outcomeOf({ status: 'suspended', outcome: null })).toBe('onRecord');
  expect(outcomeOf({ status: 'replied', outcome: null })).toBe('underWay');
  expect(countsOf([{ status: 'closed', outcome: 'solved' }])).toMatchObject({ reports: 1, solved: 1, underWay: 0 });
  expect([0, 1, 4, 5].map(isShown)).toEqual([true, false, false, true]);
  expect(reportFault('井盖', () => false)).toBe('wordsMissing');
  expect(reportFault('找19900000001的车', () => true)).toBe('numbers');
});

test('a courier joins with a tap, reports a thing, sees what it became, leaves with a tap', async () => {
  const hu = api.as('hu');
  const joined = await hu.post(`/api/teams/${team.id}/join`, { body: {} });
  expect(joined.body.teams).toMatchObject([{ name: '红蜂团', isIn: true }]);
  expect((await hu.post(`/api/teams/${team.id}/join`, { body: {} })).body.code).toBe('twice');
  const said = { kind: 'hazard', channel: 'courier', area: '150102401007', body: '路口井盖翘起来了。' };
  const made = await hu.post('/api/cases', { body: { ...said, disclosure: 'anonymous', reporter: {} } });
  expect(made.status, made.text).toBe(200);
  expect((await hu.get('/api/teams/mine')).body.reports).toMatchObject([
    { title: '路口井盖翘起来了', outcome: 'underWay', steps: [{ verb: 'report' }] },
  ]);
  // The figure counts what the team's page counts.
  const year = 'from=2026-01-01&to=2026-12-31';
  const told = await api.as('tian').get(`/api/insight/figures/teams.reports/rows?area=150102&${year}`);
  expect([(await seen()).counts.reports, told.body.figure.value]).toEqual([1, 1]);
  expect((await hu.post(`/api/teams/${team.id}/leave`, { body: {} })).body.teams[0].isIn).toBe(false);
  expect((await hu.post(`/api/teams/${team.id}/leave`, { body: {} })).body.code).toBe('notIn');
  expect((await seen()).people).toMatchObject([{ name: '胡骏', leftOn: '2026-03-03' }]);
  // Somebody else's reports are not theirs to see.
  expect((await api.as('tian').get('/api/teams/mine')).body.reports).toEqual([]);
});

test('a resident joins at home, reports a thing by the card, is refused a telephone number, leaves', async () => {
  const page = await form(`/teams/${team.id}`, { name: '路过人', phone: '19900000921' });
  const [number, code] = [...page.text.matchAll(/name="(?:number|code)" value="(\d{8})"/g)].map((m) => m[1]!);
  expect((await form(`/teams/${team.id}`, { name: '路过人', phone: '19900000921' })).status).toBe(409);
  expect((await form('/team-member', { number: number!, code: '00000000' })).status).toBe(401);
  const cookie = await entered(number!, code!);
  const bad = await form('/team-member/report', { what: '找 19900000001 的电动车', area: '150102401' }, cookie);
  expect(bad.status).toBe(422);
  expect((await form('/team-member/report', { what: '路灯不亮了', area: '150124201' }, cookie)).status).toBe(422);
  const sent = await form(
    '/team-member/report',
    { what: '单元门口路灯不亮了', area: '150102401', where: '三号楼' },
    cookie,
  );
  expect(sent.status, sent.text).toBe(303);
  const read = async () => (await api.withCookie(cookie).get('/team-member/read')).text;
  expect(await read()).toContain('单元门口路灯不亮了');
  // What came by the card is counted by the figure as by the page; whoever left in the very moment of their report had left.
  const told = await api
    .as('tian')
    .get('/api/insight/figures/teams.reports/rows?area=150102&from=2026-01-01&to=2026-12-31');
  expect([(await seen()).counts.reports, told.body.figure.value]).toEqual([1, 1]);
  const shown = (await api.visitor.get(`/teams/${team.id}`)).text;
  expect(shown).toContain('不足 5 件');
  expect(shown).not.toMatch(/路过人|胡骏/);
  expect((await form('/team-member/leave-team', {}, cookie)).status).toBe(303);
  expect((await form('/team-member/report', { what: '还想报一件事', area: '150102401' }, cookie)).status).toBe(409);
  expect((await form('/team-member/leave-team', {}, cookie)).status).toBe(409);
});

test('who left is forgotten after 90 days; the team keeps what its reports became', async () => {
  const entry = { name: '站里人', phone: '19900000922', consent: 'spoken' };
  const made = await api.as('tian').post(`/api/teams/${team.id}/members`, { body: entry });
  expect(made.status, made.text).toBe(200);
  const before = (await seen()).counts.reports;
  const dump = async () => JSON.stringify((await open.owner.query('select * from team_member')).rows);
  expect(await dump()).not.toMatch(/站里人|19900000922/);
  open.setNow('2026-06-10T02:00:00Z');
  await forgetMembers(systemCtx(open.house, 'test'));
  api.forget('tian');
  const after = await seen();
  expect(after.people.map((p: { name: string }) => p.name).sort()).toEqual(['—', '—', '站里人'].sort());
  expect(after.counts.reports).toBe(before);
  const whose = await open.owner.query('select member_id from team_report');
  expect(whose.rows.every((r) => r.member_id === null)).toBe(true);
  open.setNow(TEST_NOW);
  api.forget('tian');
});

test('who is in a team is read by keepers of its place only', async () => {
  const keeps = 'stationKeeper partyAffairs villageCadre townshipClerk countyClerk'.split(' ');
  for (const m of members) {
    const answer = await api.as(m.login).get(`/api/teams/${team.id}`);
    const expected = !keeps.includes(m.role) ? 403 : '150102'.startsWith(m.area) ? 200 : 404;
    expect(answer.status, m.login).toBe(expected);
  }
  expect((await api.visitor.get('/api/teams')).status).toBe(401);
  expect((await api.visitor.get('/team-member/read')).status).toBe(303);
});

test('a team is renamed, and closed when it is over: off the portal, nobody in it, its name free again', async () => {
  const says = { what: '看见哪里坏了报一声。', how: '在这里报名。', phone: '0471-0000111' };
  const add = (name: string) => api.as('tian').post('/api/teams', { body: { area: '150102', name, ...says } });
  const made = (await add('试办队')).body;
  const at = (path: string) => `/api/teams/${made.id}${path}`;
  const put = (name: string, version: number) => api.as('tian').put(at(''), { version, body: { name, ...says } });
  expect((await put('红蜂团', made.version)).body.code).toBe('nameKnown');
  const renamed = await put('骑先锋试办队', made.version);
  expect(renamed.body, renamed.text).toMatchObject({ name: '骑先锋试办队', version: made.version + 1 });
  expect((await put('旧页面上改的', made.version)).status).toBe(412);
  // It is closed by what was asked before somebody joined, and waited for its turn: nobody leaves before they came.
  const second = Temporal.Instant.from(TEST_NOW).add({ seconds: 1 }).toString();
  open.setNow(second);
  await api.as('hu').post(at('/join'), { body: {} });
  open.setNow(TEST_NOW);
  expect((await api.as('li').post(at('/close'), { version: renamed.body.version, body: {} })).status).toBe(404);
  const closed = await api.as('tian').post(at('/close'), { version: renamed.body.version, body: {} });
  open.setNow(second);
  expect(closed.body, closed.text).toMatchObject({ closedOn: '2026-03-03' });
  const after = (await api.as('tian').get(at(''))).body;
  expect(after.members).toBe(0);
  expect(after.people).toMatchObject([{ leftOn: '2026-03-03' }]);
  const mine = (await api.as('hu').get('/api/teams/mine')).body.teams;
  expect(mine.map((t: { name: string }) => t.name)).not.toContain('骑先锋试办队');
  expect((await api.visitor.get(`/teams/${made.id}`)).status).toBe(404);
  expect((await api.as('hu').post(at('/join'), { body: {} })).status).toBe(404);
  const entry = { name: '晚来的', phone: '19900000955', consent: 'spoken' };
  expect((await api.as('tian').post(at('/members'), { body: entry })).body.code).toBe('isClosed');
  expect((await put('又改', closed.body.version)).body.code).toBe('isClosed');
  expect((await add('骑先锋试办队')).status).toBe(200);
  open.setNow(TEST_NOW);
});
