import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { COMMUNITY, signature, VILLAGE, villageInNeed } from './care.example.ts';

/* Who reaches who belongs to a class, written apart from the code: everybody of the cast knocks at every door of a village and of a community. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = villageInNeed(api);
const corners = await Promise.all(
  [
    { area: VILLAGE, login: 'liu', clerk: 'zhao', second: 'chen' },
    { area: COMMUNITY, login: 'li', clerk: 'qi', second: 'zhang' },
  ].map(async ({ area, login, clerk, second }) => {
    const home = await at.household({ login, area });
    const m = await at.enrol(home, {}, clerk);
    const lost = await at.enrol(await at.household({ login, area }), {}, clerk);
    const full = (await api.as(clerk).get(`/api/care/members/${m.id}`)).body;
    const gone = (await api.as(clerk).get(`/api/care/members/${lost.id}`)).body;
    const body = { reason: 'ownWish', facts: '本人写了退出声明' };
    const end = (await api.as(login).post(`/api/care/members/${lost.id}/ends`, { body })).body;
    return { area, home, m, check: String(full.checks[0].id), gone: String(gone.checks[0].id), end, second };
  }),
);

const words = (text: string) => new Set(text.split(' '));
const looks = words('gridWorker villageCadre townshipClerk townshipLeader civilAffairs');
const board = words('gridWorker villageCadre townshipClerk townshipLeader civilAffairs countyClerk');
const enrols = words('townshipClerk civilAffairs');
const goes = words('gridWorker villageCadre townshipClerk civilAffairs');
const assigns = words('villageCadre townshipClerk civilAffairs');
const decides = words('villageCadre townshipClerk townshipLeader civilAffairs');

test.each(members.map((m) => m.login))('%s reaches what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const caller = api.as(login);
  for (const c of corners) {
    const isSeen = c.area.startsWith(m.area);
    const here = `${login} at ${c.area}`;
    const expected = (may: boolean, done: number) => (!may ? 403 : isSeen ? done : 404);
    for (const path of [`members/${c.m.id}`, `checks/${c.check}`])
      expect((await caller.get(`/api/care/${path}`)).status, `${path} ${here}`).toBe(expected(looks.has(m.role), 200));
    for (const [list, id, may] of [
      ['members', c.m.id, looks],
      ['checks?show=open', c.check, looks],
      ['ends', c.end.id, looks],
      ['round', c.check, goes],
    ] as const) {
      const answer = await caller.get(`/api/care/${list}`);
      expect(answer.status, `${list} ${here}`).toBe(may.has(m.role) ? 200 : 403);
      if (may.has(m.role))
        expect(
          answer.body.items.some((i: { id: string }) => i.id === id),
          `${list} ${here}`,
        ).toBe(isSeen);
    }
    const lines = await caller.get('/api/care/board');
    expect(lines.status, `board ${here}`).toBe(board.has(m.role) ? 200 : 403);
    if (board.has(m.role))
      expect(
        lines.body.lines.some((l: { area: string }) => l.area === c.area),
        `board ${here}`,
      ).toBe(isSeen);
    const post = (path: string, body: object, version?: number) =>
      caller.post(`/api/care/${path}`, { body, ...(version && { version }) });
    const enrol = await post('members', at.enrolBody(c.home));
    expect(enrol.status, `enrol ${here} ${enrol.text}`).toBe(!enrols.has(m.role) ? 403 : 409);
    expect((await post(`members/${c.m.id}/pace`, { circumstance: 'steady', recheckMonths: null }, 99)).status).toBe(
      expected(enrols.has(m.role), 412),
    );
    // Everything but the witness is right: whoever gets that far may go there.
    const visit = await post(`checks/${c.check}/visits`, {
      captured: { id: open.house.newId(), madeAt: open.house.now().toString(), files: [] },
      ...{ method: 'home', outcome: 'confirmed', proof: 'signature', strokes: signature },
    });
    expect(visit.status, `visit ${here} ${visit.text}`).toBe(expected(goes.has(m.role), 422));
    const assign = await post('checks/assign', { ids: [c.check], organisationId: open.house.newId() });
    expect(assign.status, `assign ${here}`).toBe(expected(assigns.has(m.role), 422));
    const end = await post(`members/${c.m.id}/ends`, { reason: 'unreachable', facts: '两次都没见到人' });
    expect(end.status, `propose ${here}`).toBe(expected(assigns.has(m.role), 422));
    const decide = await post(`ends/${c.end.id}/decide`, { verb: 'end', grounds: '声明属实' }, 99);
    expect(decide.status, `decide ${here}`).toBe(expected(decides.has(m.role), 412));
  }
});

test('a visitor signs in first: nothing of this is public', async () => {
  for (const path of ['members', 'checks', 'ends', 'notices', 'board', 'round', 'rules'])
    expect((await api.visitor.get(`/api/care/${path}`)).status, path).toBe(401);
});

test('nothing here points at petitions, cases or hotlines: a benefit cannot be joined to a complaint (domain §12.13)', async () => {
  const { rows } = await open.owner.query<{ table: string; to: string }>(
    `select conrelid::regclass::text as "table", confrelid::regclass::text as "to" from pg_constraint
      where contype = 'f' and (conrelid::regclass::text ~ 'care_' or confrelid::regclass::text ~ 'care_')`,
  );
  expect(rows.length).toBeGreaterThan(15);
  const strangers = rows
    .flatMap((r) => [r.table, r.to].map((t) => t.replace(/^.*\./, '')))
    // An application that was approved is what a benefit rests on.
    .filter((t) => !/^(care|aid)_/.test(t))
    .filter((t) => !['place', 'organisation', 'staff_account', 'person', 'household'].includes(t));
  expect(strangers).toEqual([]);
});
