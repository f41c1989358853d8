import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { COMMUNITY, VILLAGE, villageAtWork } from './relief.example.ts';

/* Who reaches the ledger of a village and of a community, written apart from the code: everybody of the cast knocks at every door. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await villageAtWork(open, api);
const corners = await Promise.all(
  [
    { area: VILLAGE, keeper: 'liu', unit: 'laoxionggou', approver: 'zhao' },
    { area: COMMUNITY, keeper: 'li', unit: 'mahuaban', approver: 'qi' },
  ].map(async ({ area, keeper, unit, approver }) => {
    const room = await at.store(keeper, area, unit);
    const batch = await at.batch(room, { area }, keeper);
    const home = await at.household(keeper, area);
    const grant = await at.grant(home.id, [{ batchId: batch.id, quantity: 1 }], {}, approver);
    const entry = batch.entries[0].id;
    return { area, room, batch: String(batch.id), grant: String(grant.id), home, entry: String(entry), keeper };
  }),
);

const words = (text: string) => new Set(text.split(' '));
const looks = words(
  'villageCadre gridWorker townshipClerk townshipLeader civilAffairs villageSupervisor countyClerk inspector',
);
const keeps = words('villageCadre gridWorker townshipClerk civilAffairs');
const receives = words('villageCadre townshipClerk civilAffairs');
const approves = words('villageCadre townshipClerk townshipLeader civilAffairs');

test.each(members.map((m) => m.login))('%s reaches what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const caller = api.as(login);
  for (const c of corners) {
    const isSeen = c.area.startsWith(m.area);
    const here = `${login} at ${c.area}`;
    const expected = (may: boolean, done: number) => (!may ? 403 : isSeen ? done : 404);
    for (const path of [`batches/${c.batch}`, `grants/${c.grant}`])
      expect((await caller.get(`/api/relief/${path}`)).status, `${path} ${here}`).toBe(
        expected(looks.has(m.role), 200),
      );
    for (const [list, id] of [
      ['batches', c.batch],
      ['grants', c.grant],
      ['entries', c.entry],
      ['stores', c.room],
    ] as const) {
      const answer = await caller.get(`/api/relief/${list}`);
      expect(answer.status, `${list} ${here}`).toBe(looks.has(m.role) ? 200 : 403);
      if (looks.has(m.role))
        expect(
          answer.body.items.some((i: { id: string }) => i.id === id),
          `${list} ${here}`,
        ).toBe(isSeen);
    }
    const body = at.handBody(c.room, c.home, { strokes: [] });
    const hand = await at.handOut(c.grant, body, login);
    const approver = c.area === VILLAGE ? 'zhao' : 'qi';
    // Everything but the strokes is right: whoever gets as far as those may hand out; who approved is told so.
    expect(hand.status, `hand out ${here} ${hand.text}`).toBe(
      expected(keeps.has(m.role), login === approver ? 403 : 422),
    );
    const cancel = await caller.post(`/api/relief/grants/${c.grant}/cancel`, {
      version: 99,
      body: { reason: '试一试' },
    });
    expect(cancel.status, `cancel ${here}`).toBe(expected(approves.has(m.role), 412));
    const undo = await caller.post(`/api/relief/entries/${open.house.newId()}/reverse`, { body: { reason: '试一试' } });
    expect(undo.status, `reverse ${here}`).toBe(approves.has(m.role) ? 404 : 403);
    const own = await caller.post(`/api/relief/entries/${c.entry}/reverse`, { body: { reason: '' } });
    expect(own.status, `reverse without a reason ${here}`).toBe(approves.has(m.role) ? 422 : 403);
    const count = await caller.post('/api/relief/counts', {
      body: { storeId: c.room, batchId: c.batch, counted: 50, witness: '路人甲' },
    });
    expect(count.status, `count ${here}`).toBe(expected(keeps.has(m.role), 200));
    const move = await caller.post('/api/relief/moves', {
      body: { batchId: c.batch, fromId: c.room, toId: c.room, quantity: 1, day: '2026-03-03', reason: '试一试' },
    });
    expect(move.status, `move ${here}`).toBe(receives.has(m.role) ? 422 : 403);
    const store = await caller.post('/api/relief/stores', {
      body: { area: c.area, organisationId: open.house.newId(), name: '某处' },
    });
    expect(store.status, `store ${here}`).toBe(receives.has(m.role) ? 422 : 403);
    const notice = await caller.post(`/api/relief/batches/${c.batch}/notice`, {
      body: { from: '2026-03-03', hasList: false },
    });
    expect(notice.status, `notice ${here}`).toBe(expected(approves.has(m.role), 409));
  }
});

test('a visitor signs in first, except to what hangs out', async () => {
  for (const path of ['batches', 'stores', 'entries', 'counts', 'grants', 'papers', 'rules'])
    expect((await api.visitor.get(`/api/relief/${path}`)).status, path).toBe(401);
  expect((await api.visitor.get('/api/relief/notices')).body).toEqual({ items: [] });
});

test('nothing here points at petitions, cases or hotlines: help cannot be joined to a complaint (domain §12.13)', async () => {
  const { rows } = await open.owner.query<{ table: string; to: string }>(
    `select conrelid::regclass::text as "table", confrelid::regclass::text as "to" from pg_constraint
      where contype = 'f' and (conrelid::regclass::text ~ 'relief_' or confrelid::regclass::text ~ 'relief_')`,
  );
  expect(rows.length).toBeGreaterThan(30);
  const strangers = rows
    .flatMap((r) => [r.table, r.to].map((t) => t.replace(/^.*\./, '')))
    // An emergency application that was approved is what a grant rests on.
    .filter((t) => !/^(relief_|aid_application$)/.test(t))
    .filter((t) => !['place', 'organisation', 'staff_account', 'person', 'household'].includes(t));
  expect(strangers).toEqual([]);
});
