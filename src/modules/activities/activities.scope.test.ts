import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { branchAtWork, COMMUNITY, VILLAGE } from './activities.example.ts';

/* Who reaches the meetings of a branch in a village and in a community, written apart from the code: everybody of the cast knocks. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const corners = await Promise.all(
  [
    { area: VILLAGE, by: 'liu', name: '老熊沟村党支部' },
    { area: COMMUNITY, by: 'li', name: '麻花板第一党支部' },
  ].map(async (c) => {
    const at = await branchAtWork(open, api, c);
    const member = await at.join(`党员甲${c.by}`);
    const meeting = String((await at.plan()).body.id);
    const talk = String((await at.plan({ kind: 'lawTalk', title: '法律问答' })).body.id);
    return { ...c, unit: at.unit, member, meeting, talk };
  }),
);
const words = (text: string) => new Set(text.split(' '));
const reads = words(
  'villageCadre partyAffairs townshipClerk countyClerk stationKeeper gridWorker agent townshipLeader inspector',
);
const branch = words('villageCadre partyAffairs townshipClerk townshipLeader countyClerk inspector');
const records = words('villageCadre partyAffairs townshipClerk countyClerk');
const keeps = words('villageCadre partyAffairs townshipClerk countyClerk stationKeeper gridWorker agent');

test.each(members.map((m) => m.login))('%s reaches what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const caller = api.as(login);
  for (const c of corners) {
    const isSeen = c.area.startsWith(m.area);
    const here = `${login} at ${c.area}`;
    const status = (may: boolean, sees: boolean, done: number) => (!may ? 403 : sees ? done : 404);
    const meeting = await caller.get(`/api/activities/${c.meeting}`);
    expect(meeting.status, `meeting ${here}`).toBe(status(reads.has(m.role), isSeen && branch.has(m.role), 200));
    const talk = await caller.get(`/api/activities/${c.talk}`);
    expect(talk.status, `talk ${here}`).toBe(status(reads.has(m.role), isSeen, 200));
    for (const path of [
      `units/${c.unit}/members`,
      `units/${c.unit}/year?year=2026`,
      `units/${c.unit}/year.xlsx?year=2026`,
    ])
      expect((await caller.get(`/api/activities/${path}`)).status, `${path} ${here}`).toBe(
        status(branch.has(m.role), isSeen, 200),
      );
    const put = await caller.put(`/api/activities/units/${c.unit}/members/${c.member}`, {
      body: { standing: 'full', onCommittee: false },
    });
    expect(put.status, `member ${here}`).toBe(status(records.has(m.role), isSeen, 200));
    const call = await caller.post(`/api/activities/${c.meeting}/call`, { version: 99, body: {} });
    expect(call.status, `call ${here}`).toBe(status(keeps.has(m.role), isSeen && branch.has(m.role), 412));
    const list = await caller.get('/api/activities?from=2026-01-01');
    if (reads.has(m.role))
      expect(
        list.body.items.some((i: { id: string }) => i.id === c.meeting),
        `list ${here}`,
      ).toBe(isSeen && branch.has(m.role));
  }
});

test('a visitor signs in first; a grid worker plans a talk and no meeting of the branch', async () => {
  for (const path of ['', '/units', '/years?year=2026', '/tasks', '/rules', `/${corners[0]!.talk}`])
    expect((await api.visitor.get(`/api/activities${path}`)).status, path).toBe(401);
  const body = {
    organisationId: corners[0]!.unit,
    title: '用电安全讲座',
    where: '村部',
    startsAt: '2026-03-04T09:00:00+08:00',
    endsAt: '2026-03-04T10:00:00+08:00',
  };
  const plan = (kind: string) => api.as('chen').post('/api/activities', { body: { ...body, kind } });
  expect((await plan('memberMeeting')).body).toMatchObject({ code: 'notYourKind' });
  expect((await plan('lawTalk')).status).toBe(200);
});
