import { expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { signature, villageInNeed } from './care.example.ts';
import { followMerge } from './care.jobs.ts';
import { membershipsOf } from './enrol.ts';

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = villageInNeed(api);

test('benefits follow a household that was merged; of two of one class neither ends by itself', async () => {
  const [from, into] = [await at.household({ births: [1938] }), await at.household()];
  const old = await at.enrol(from, { careClass: 'elderAllowance', personId: from.head.personId });
  const low = await at.enrol(from, { careClass: 'lowIncome' });
  const [mine, theirs] = [await at.enrol(into), await at.enrol(from)];
  const merged = await api.as('liu').post(`/api/households/${from.id}/merge`, { version: 1, body: { into: into.id } });
  expect(merged.status, merged.text).toBe(200);
  const { rows: asked } = await open.owner.query(
    "select 1 from journal where subject_kind = 'household' and verb = 'merge'",
  );
  expect(asked).toHaveLength(1);
  await followMerge(systemCtx(open.house, 'test'), { id: from.id });
  await followMerge(systemCtx(open.house, 'test'), { id: from.id });
  const { rows } = await open.owner.query('select id, household_id, ended_at from care_member');
  const homeOf = new Map(rows.map((r) => [r.id, r.household_id]));
  expect([old, low, mine].map((m) => homeOf.get(m.id))).toEqual([into.id, into.id, into.id]);
  expect(homeOf.get(theirs.id)).toBe(from.id);
  expect(rows.filter((r) => r.ended_at !== null)).toEqual([]);
  // Both are listed under the head there is now.
  const { items } = (await api.as('zhao').get('/api/care/members?careClass=minimumLiving')).body;
  expect(items.map((m: { household: string }) => m.household)).toEqual([into.head.name, into.head.name]);
  // The one that stayed behind is known to the household too, asked by either id.
  for (const id of [from.id, into.id])
    expect((await membershipsOf(systemCtx(open.house, 'test'), id)).map((m) => m.id).sort()).toEqual(
      [old, low, mine, theirs].map((m) => m.id).sort(),
    );
  // What a phone wrote down before the merge arrives after it.
  const { checks } = (await api.as('zhao').get(`/api/care/members/${theirs.id}`)).body;
  const [check] = checks;
  const id = open.house.newId();
  const sent = await api.as('zhao').post(`/api/care/checks/${check.id}/visits`, {
    key: id,
    body: {
      captured: { id, madeAt: '2026-03-03T01:00:00Z', files: [] },
      ...{ method: 'home', outcome: 'confirmed', witness: '高满喜', proof: 'signature', strokes: signature },
    },
  });
  expect(sent.body, sent.text).toMatchObject({ id: check.id, state: 'confirmed' });
});
