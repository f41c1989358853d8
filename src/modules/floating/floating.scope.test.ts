import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { branchesAtWork } from './floating.example.ts';

/* Who reaches a member on the move, written apart from the code: everybody of the cast knocks at every door of two records. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await branchesAtWork(open, api);
const both = (await at.register()).body.id as string;
const elsewhere = (
  await at.register({ membershipId: await at.home.join('外地陈'), inflowId: undefined, inflowName: '深圳某支部' })
).body.id as string;
/** Home in the village; the first also with a receiving branch in the community. */
const records = [
  { id: both, areas: ['150124201213', '150102401007'] },
  { id: elsewhere, areas: ['150124201213'] },
];
const words = (text: string) => new Set(text.split(' '));
const reads = words('villageCadre partyAffairs townshipClerk townshipLeader countyClerk inspector');
const keeps = words('villageCadre partyAffairs townshipClerk countyClerk');

test.each(members.map((m) => m.login))('%s reaches what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const caller = api.as(login);
  const list = await caller.get('/api/floating');
  expect(list.status).toBe(reads.has(m.role) ? 200 : 403);
  for (const { id, areas } of records) {
    const isSeen = areas.some((a) => a.startsWith(m.area));
    const expected = (may: boolean, done: number) => (!may ? 403 : isSeen ? done : 404);
    const here = `${login} ${areas.join()}`;
    if (list.status === 200)
      expect(
        list.body.items.some((i: { id: string }) => i.id === id),
        here,
      ).toBe(isSeen);
    expect((await caller.get(`/api/floating/${id}`)).status, here).toBe(expected(reads.has(m.role), 200));
    expect((await caller.get(`/api/floating/${id}/people`)).status, here).toBe(expected(keeps.has(m.role), 200));
    const phone = await caller.post(`/api/floating/${id}/phone`, { body: {} });
    expect(phone.status, `phone ${here}`).toBe(expected(keeps.has(m.role), 200));
    const on = { on: '2026-03-02' };
    for (const path of ['report-in', 'attach', 'move-relation', 'come-back']) {
      const answer = await caller.post(`/api/floating/${id}/${path}`, { version: 99, body: on });
      expect(answer.status, `${path} ${here}`).toBe(expected(keeps.has(m.role), 412));
    }
    const answer = await caller.post(`/api/floating/${id}/corrections/${open.house.newId()}/answer`, {
      body: { answer: '看过了' },
    });
    expect(answer.status, `answer ${here}`).toBe(expected(keeps.has(m.role), 409));
  }
  for (const path of ['export?purpose=报送', 'template', 'mine', 'branches'])
    expect((await caller.get(encodeURI(`/api/floating/${path}`))).status, path).toBe(keeps.has(m.role) ? 200 : 403);
});

test('a visitor signs in first, and no public page knows a name', async () => {
  for (const path of ['', '/export?purpose=xx', '/mine', `/${both}`])
    expect((await api.visitor.get(`/api/floating${path}`)).status, path).toBe(401);
  for (const path of ['/', '/floating', '/activities'])
    expect((await api.visitor.get(path)).text).not.toContain('流动王');
});

test('nothing here points at petitions, cases, help or households (domain §12.13, §12.16)', async () => {
  const { rows } = await open.owner.query<{ to: string }>(
    `select distinct confrelid::regclass::text as "to" from pg_constraint
      where contype = 'f' and conrelid::regclass::text ~ 'floating_'`,
  );
  const tables = rows.map((r) => r.to.replace(/^.*\./, '')).sort();
  expect(tables).toEqual(['floating_member', 'organisation', 'organisation_member', 'place', 'staff_account']);
});
