import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { browserWith, COMMUNITY, settleHome, TODAY, VILLAGE, visit } from './visits.example.ts';

/* Who reaches what was written about a household, written apart from the code: everybody of the cast knocks at every door. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const corners = await Promise.all(
  [
    { area: VILLAGE, cadre: 'liu', unit: 'laoxionggou', other: 'qingshuiheWater' },
    { area: COMMUNITY, cadre: 'li', unit: 'mahuaban', other: 'heating' },
  ].map(async ({ area, cadre, unit, other }) => {
    const home = await settleHome(api, cadre, area, '云大娘', `${area} 号`);
    const { body } = await visit(api, cadre, home.id);
    await (await browserWith(api, body.slip)).post('/visit/correct', { wish: 'add', part: 'said', text: '还有一句' });
    const [correction] = (await api.as(cadre).get(`/api/visits/${body.id}`)).body.corrections;
    const participants = [
      { organisationId: await organisationId(open, unit) },
      { organisationId: await organisationId(open, other) },
    ];
    const study = await api.as(cadre).post('/api/visits/studies', {
      body: {
        title: '议一件事',
        heldOn: TODAY,
        weighed: '议过了',
        decision: '先办',
        matters: [{ visitId: body.id }],
        participants,
      },
    });
    expect(study.status, study.text).toBe(200);
    return { area, home, id: String(body.id), correction: String(correction.id), study: String(study.body.id) };
  }),
);

const words = (text: string) => new Set(text.split(' '));
const visitors = words('villageCadre gridWorker agent townshipClerk townshipLeader civilAffairs propertyWorker');
const looks = words(
  'villageCadre gridWorker agent townshipClerk townshipLeader civilAffairs propertyWorker countyClerk dataProtection',
);
/** Agents and companies see what their own unit wrote, and these visits are the village's. */
const ownOnly = words('agent propertyWorker');
const names = words(
  'villageCadre gridWorker agent townshipClerk townshipLeader civilAffairs countyClerk dataProtection',
);
const answers = words('villageCadre townshipClerk civilAffairs dataProtection');
const studies = words('villageCadre gridWorker townshipClerk townshipLeader countyClerk civilAffairs dataProtection');

test.each(members.map((m) => m.login))('%s reaches what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const caller = api.as(login);
  for (const c of corners) {
    const here = `${login} at ${c.area}`;
    const isIn = c.area.startsWith(m.area);
    const isSeen = isIn && !ownOnly.has(m.role);
    const expected = (may: boolean, isThere: boolean, done = 200) => (!may ? 403 : isThere ? done : 404);
    const one = await caller.get(`/api/visits/${c.id}`);
    expect(one.status, `visit ${here}`).toBe(expected(looks.has(m.role), isSeen));
    if (one.status === 200) expect(one.body.household, here).toBe(names.has(m.role) ? '云大娘' : null);
    const list = await caller.get('/api/visits');
    expect(list.status, `list ${here}`).toBe(looks.has(m.role) ? 200 : 403);
    const waiting = await caller.get('/api/visits/corrections');
    for (const [answer, key] of [
      [list, 'id'],
      [waiting, 'visitId'],
    ] as const)
      if (looks.has(m.role))
        expect(
          answer.body.items.some((i: Record<string, string>) => i[key] === c.id),
          `${key} ${here}`,
        ).toBe(isSeen);
    expect((await caller.get(`/api/visits/studies/${c.study}`)).status, `study ${here}`).toBe(
      expected(studies.has(m.role), isIn),
    );
    const today = await caller.get('/api/visits/today');
    expect(today.status, `today ${here}`).toBe(visitors.has(m.role) ? 200 : 403);
    if (visitors.has(m.role)) {
      const own = today.body.households.find((h: { id: string }) => h.id === c.home.id);
      expect(Boolean(own), `households ${here}`).toBe(isIn);
      if (own) expect(own.head, `head ${here}`).toBe(names.has(m.role) ? '云大娘' : null);
      if (own && ownOnly.has(m.role)) expect(own.members, `members ${here}`).toEqual([]);
      const met = await visit(api, login, c.home.id, { result: 'nobody' });
      expect(met.status, `visits ${here}`).toBe(isIn ? 200 : 422);
    } else expect((await visit(api, login, c.home.id, { result: 'nobody' })).status, `visits ${here}`).toBe(403);
    // A version nobody has: whoever may and sees it is told so, and nothing is changed.
    const answer = await caller.post(`/api/visits/${c.id}/corrections/${c.correction}/answer`, {
      version: 99,
      body: { outcome: 'noted', answer: '记下了' },
    });
    expect(answer.status, `answer ${here}`).toBe(expected(answers.has(m.role), isSeen, 412));
    const mend = { part: 'said', text: '另一种说法', reason: '笔误' };
    const mended = await caller.post(`/api/visits/${c.id}/mend`, { version: 99, body: mend });
    expect(mended.status, `mend ${here}`).toBe(expected(visitors.has(m.role), isSeen, 412));
  }
});

test('nobody without a post reaches anything', async () => {
  for (const path of ['', '/today', '/corrections', '/studies', `/${corners[0]?.id}`])
    expect((await api.visitor.get(`/api/visits${path}`)).status, path).toBe(401);
});
