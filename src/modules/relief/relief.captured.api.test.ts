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
