import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { villageAtWork } from './relief.example.ts';

/* A hand-out that was written down on a phone: its moment, and the picture that came before it. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = await villageAtWork(open, api);
const room = await at.store();

async function picture(login = 'chen'): Promise<string> {
  const id = randomUUID();
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const sent = await api.as(login).put(`/api/phone-files/${id}`, {
    key: id,
    body: { sha256 },
    files: [{ field: 'file', name: '手印.jpg', content }],
  });
  expect(sent.status).toBe(200);
  return id;
}
async function granted() {
  const rice = await at.batch(room);
  const home = await at.household();
  return { home, grant: await at.grant(home.id, [{ batchId: rice.id, quantity: 1 }]) };
}

test('a fingerprint is a picture that came before; without it the record waits for it', async () => {
  const { home, grant } = await granted();
  const id = open.house.newId();
  const file = randomUUID();
  const body = (files: string[]) => ({
    ...at.handBody(room, home, { proof: 'fingerprint', strokes: [] }),
    captured: { id, madeAt: open.house.now().toString(), files },
  });
  const early = await at.handOut(grant.id, body([file]), 'chen', id);
  expect([early.status, early.body.code]).toEqual([409, 'fileMissing']);
  const there = await picture();
  const done = await at.handOut(grant.id, body([there]), 'chen', id);
  expect(done, done.text).toMatchObject({ status: 200, body: { proof: 'fingerprint', files: 1 } });
  const other = await granted();
  const twice = await at.handOut(other.grant.id, {
    ...at.handBody(room, other.home, { proof: 'fingerprint', strokes: [] }),
    captured: { id: open.house.newId(), madeAt: open.house.now().toString(), files: [there] },
  });
  expect([twice.status, twice.body.code]).toEqual([409, 'fileUsed']);
});

test('from the future, or from before it was approved, it is refused by name', async () => {
  const { home, grant } = await granted();
  const sent = (madeAt: string) =>
    at.handOut(grant.id, {
      ...at.handBody(room, home),
      captured: { id: open.house.newId(), madeAt, files: [] },
    });
  const ahead = await sent(open.house.now().add({ hours: 1 }).toString());
  expect([ahead.status, ahead.body.code]).toEqual([422, 'madeInFuture']);
  const before = await sent(open.house.now().subtract({ hours: 24 }).toString());
  expect([before.status, before.body.code]).toEqual([422, 'beforeItExisted']);
});

test('a household merged meanwhile: what a phone brings is kept, and all its rows are found under either id, as one household', async () => {
  const rice = await at.batch(room, { item: '小米' });
  const line = [{ batchId: rice.id, quantity: 1 }];
  const [old, now] = [await at.household(), await at.household()];
  const [first, second] = [await at.grant(old.id, line), await at.grant(old.id, line)];
  await at.ok(at.handOut(first.id, at.handBody(room, old)));
  const onThePhone = at.handBody(room, old);
  const merge = { version: 1, body: { into: now.id } };
  await at.ok(api.as('liu').post(`/api/households/${old.id}/merge`, merge));
  await at.ok(at.handOut(second.id, onThePhone));
  const third = await at.grant(now.id, line);
  await at.ok(at.handOut(third.id, at.handBody(room, now)));
  for (const { id } of [old, now]) {
    const grants = (await api.as('liu').get(`/api/relief/grants?householdId=${id}`)).body.items;
    expect(grants.map((g: { id: string }) => g.id).sort()).toEqual([first.id, second.id, third.id].sort());
    const entries = (await api.as('liu').get(`/api/relief/entries?householdId=${id}`)).body.items;
    expect(entries.map((e: { kind: string }) => e.kind)).toEqual(['handout', 'handout', 'handout']);
  }
  const { goods } = (await api.as('liu').get('/api/relief/figures?from=2026-03-01&to=2026-03-31')).body;
  expect(goods).toContainEqual({ item: '小米', unit: '袋', handed: 3, households: 1 });
  await at.ok(
    api.as('liu').post(`/api/relief/batches/${rice.id}/notice`, { body: { from: '2026-03-03', hasList: true } }),
  );
  const [notice] = (await api.visitor.get(`/api/relief/notices?area=150124201213`)).body.items;
  const hung = (await api.visitor.get(`/api/relief/notices/${notice.id}`)).body;
  expect(hung).toMatchObject({ households: 1, list: [{ quantity: 3 }] });
});
