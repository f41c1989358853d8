import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { VILLAGE, villageWithAid } from './aid.example.ts';

/* Who reaches an application of a village and one of a community, written apart from the code: everybody of the cast knocks at every door. */

const COMMUNITY = '150102401007';
const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await villageWithAid(open, api);
const corners = await Promise.all(
  [
    { area: VILLAGE, by: 'liu' },
    { area: COMMUNITY, by: 'li' },
  ].map(async ({ area, by }) => {
    const home = await at.household(by, area);
    const { id, number } = await at.file(home, {}, by);
    const card = { householdId: home.id, holderId: await at.accountOf(by), thing: 'card' };
    const custody = await at.post(by, '/api/aid/custody', {
      ...{ ...card, why: '行动不便', agreement: '协议一号', since: '2026-03-01' },
    });
    return { area, id: String(id), number: String(number), custody: String(custody.id), home };
  }),
);

const words = (text: string) => new Set(text.split(' '));
const reads = words('villageCadre townshipClerk townshipLeader civilAffairs countyClerk');
const takes = words('villageCadre townshipClerk civilAffairs');
const surveys = words('villageCadre gridWorker townshipClerk civilAffairs');
const desk = words('townshipClerk civilAffairs');
const decides = words('townshipLeader civilAffairs');

test.each(members.map((m) => m.login))('%s reaches what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const caller = api.as(login);
  for (const c of corners) {
    const here = `${login} at ${c.area}`;
    const isIn = c.area.startsWith(m.area);
    // The county's clerk sees only what waits for a second pair of eyes: nothing here does.
    const isSeen = isIn && m.role !== 'countyClerk';
    const expected = (may: boolean, done: number) => (!may ? 403 : isSeen ? done : 404);
    const one = `/api/aid/applications/${c.id}`;
    expect((await caller.get(one)).status, `get ${here}`).toBe(expected(reads.has(m.role), 200));
    const list = await caller.get('/api/aid/applications?which=all');
    expect(list.status).toBe(reads.has(m.role) ? 200 : 403);
    if (list.status === 200)
      expect(
        list.body.items.some((i: { id: string }) => i.id === c.id),
        `list ${here}`,
      ).toBe(isSeen);
    const waiting = await caller.get('/api/aid/to-survey');
    expect(waiting.status, `to survey ${here}`).toBe(surveys.has(m.role) ? 200 : 403);
    const act = async (verb: string, body: object) =>
      (await caller.post(`${one}/${verb}`, { version: 99, body })).status;
    expect(await act('accept', {}), `accept ${here}`).toBe(expected(desk.has(m.role), 412));
    expect(await act('withdraw', { text: '试一试' }), `withdraw ${here}`).toBe(expected(takes.has(m.role), 412));
    expect(await act('approve', { cents: 1, text: '试一试' }), `approve ${here}`).toBe(
      expected(decides.has(m.role), 412),
    );
    const second = m.role === 'countyClerk' || m.role === 'civilAffairs';
    expect(await act('second-stop', { text: '试一试看行不行' }), `second ${here}`).toBe(expected(second, 412));
    const survey = await caller.post(`${one}/surveys`, { body: await at.surveyBody(c.home, 'qi') });
    // It waits for no survey yet: whoever gets as far as that may survey.
    expect(survey.status, `survey ${here}`).toBe(expected(surveys.has(m.role), 409));
    const card = await caller.post(`/api/aid/custody/${c.custody}/return`, { version: 99, body: { on: '2026-03-03' } });
    expect(card.status, `custody ${here}`).toBe(expected(takes.has(m.role), 412));
    const kin = await caller.get('/api/aid/kin');
    expect(kin.status, `kin ${here}`).toBe(reads.has(m.role) ? 200 : 403);
    const freeze = await caller.post('/api/aid/freezes', { body: { number: 'DB-150124201213-2026-9999-9' } });
    expect(freeze.status, `freeze ${here}`).toBe(m.role === 'discipline' ? 404 : 403);
  }
});

test('without a sign-in there are the notices of one village and nothing else', async () => {
  for (const path of [
    'applications',
    `applications/${corners[0]?.id}`,
    'kin',
    'custody',
    'settings',
    'to-survey',
    'freezes',
  ])
    expect((await api.visitor.get(`/api/aid/${path}`)).status, path).toBe(401);
  expect((await api.visitor.get('/api/aid/notices')).status).toBe(422);
  expect((await api.visitor.get('/api/aid/notices?village=150124')).status).toBe(422);
  expect((await api.visitor.get(`/api/aid/notices?village=${VILLAGE}`)).body).toEqual({ items: [] });
});
