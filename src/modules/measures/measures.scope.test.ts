import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';

/* Who reaches a document of the county's Social Work Department (sun) and its measure, led by the transport bureau (ren), written apart from the code. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const made = await api.as('sun').post('/api/measures/documents', {
  files: [],
  body: { title: '范围文件', issuers: '["县委社会工作部"]', issuedOn: '2026-02-10', isPublic: 'false' },
});
if (made.status !== 200) throw new Error(made.text);
const d = made.body;
const leadId = await organisationId(open, 'qingshuiheTransport');
const measure = { nth: 1, body: '设歇脚点', leadId, dueOn: '2026-12-01', proof: '走到能坐下' };
const m = (await api.as('sun').post(`/api/measures/documents/${d.id}/measures`, { body: measure })).body;

const words = (text: string) => new Set(text.split(' '));
const issues = words('countyClerk townshipClerk departmentClerk partyAffairs civilAffairs');
const reports = new Set([...issues, 'villageCadre', 'stationKeeper']);
const reads = new Set([...reports, 'townshipLeader', 'inspector']);
const AREA = '150124';

test.each(members.map((x) => x.login))('%s, as the table says', async (login) => {
  const who = members.find((x) => x.login === login)!;
  const sees = AREA.startsWith(who.area) || who.area.startsWith(AREA);
  const got = await api.as(login).get(`/api/measures/${m.id}`);
  const status = (may: boolean, done: number) => (!may ? 403 : sees ? done : 404);
  expect(got.status, 'read').toBe(status(reads.has(who.role), 200));
  const list = await api.as(login).get('/api/measures/documents');
  if (reads.has(who.role)) expect(list.body.items.some((x: { id: string }) => x.id === d.id)).toBe(sees);
  else expect(list.status).toBe(403);
  const post = (path: string, body: object) =>
    api
      .as(login)
      .post(`/api/measures/${m.id}/${path}`, { body, version: 99, ...(path === 'reports' && { files: [] }) });
  const report = await post('reports', { onDay: '2026-03-01', body: '在办', saysDone: 'false' });
  expect(report.status, 'report').toBe(status(reports.has(who.role), 412));
  expect((await post('verdict', { verb: 'confirm' })).status, 'verdict').toBe(status(issues.has(who.role), 412));
  expect((await post('change', { verb: 'drop', reason: '不办了' })).status, 'change').toBe(
    status(issues.has(who.role), 412),
  );
});

test('of those who see it, each does their own part only; nobody without an account reads it', async () => {
  const code = async (login: string, path: string, body: object) =>
    (
      await api.as(login).post(`/api/measures/${m.id}/${path}`, {
        body,
        version: m.version,
        ...(path === 'reports' && { files: [] }),
      })
    ).body.code;
  expect(await code('hao', 'reports', { onDay: '2026-03-01', body: '在办', saysDone: 'false' })).toBe('notYours');
  expect(await code('ren', 'change', { verb: 'drop', reason: '不办了' })).toBe('notYours');
  expect((await api.visitor.get(`/api/measures/${m.id}`)).status).toBe(401);
  expect((await api.visitor.get(`/measures/${d.id}`, { accept: 'text/html' })).status).toBe(404);
});
