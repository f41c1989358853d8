import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { settleHomes } from './facts.example.ts';
import { followMerge } from './facts.jobs.ts';

/* Facts on the way: carried along, written into a household that was merged meanwhile, and moved with it. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const [home, twin] = await settleHomes(api, 2);
const write = (of: string, value: string, madeAt = open.house.now().toString()) => {
  const id = randomUUID();
  const values = [{ kind: 'heating', value }];
  return api.as('chen').post(`/api/facts/households/${of}`, {
    key: id,
    body: { captured: { id, madeAt }, source: 'visit', values },
  });
};
type Carried = { id: string; lines: { kind: string; state: string; value: string | null; on: string | null }[] };
const heatingOf = async (id: string) => {
  const { body } = await api.as('chen').get('/api/facts/carry');
  return body.households.find((h: Carried) => h.id === id)?.lines.find((l: { kind: string }) => l.kind === 'heating');
};

test('a phone carries what is known with its age; nobody outside carries anything', async () => {
  expect(await heatingOf(home!.id)).toMatchObject({ state: 'missing', value: null, on: null });
  expect((await write(home!.id, '燃煤', '2026-03-02T01:00:00Z')).status).toBe(200);
  expect(await heatingOf(home!.id)).toMatchObject({ state: 'fresh', value: 'coal', on: '2026-03-02' });
  open.setNow('2027-04-01T02:00:00Z');
  api.forget('chen');
  expect(await heatingOf(home!.id)).toMatchObject({ state: 'stale', value: 'coal' });
  open.setNow(TEST_NOW);
  for (const login of ['chen', 'li', 'wang']) api.forget(login);
  expect((await api.as('li').get('/api/facts/carry')).body.households).toEqual([]);
  expect((await api.as('wang').get('/api/facts/carry')).status).toBe(403);
});

test('a household that was merged takes its facts and its paper along, and what arrives late finds it', async () => {
  const of = (subject: string) => ({ kind: 'householdFacts', subject });
  const print = (login: string, subject: string) => api.as(login).post('/api/papers', { body: of(subject) });
  const { code } = (await print('chen', twin!.id)).body;
  expect((await print('li', twin!.id)).status).toBe(404);
  const scan = async (shade: number) => {
    const background = { r: shade, g: 200, b: 200 };
    const content = await sharp({ create: { width: 60, height: 80, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const files = [{ field: 'files', name: `户情${shade}.jpg`, content }];
    return (await api.as('chen').post('/api/inbox/sheets', { body: { number: code }, files })).body.sheets[0].result;
  };
  const scansOf = async (id: string) =>
    (await api.as('chen').get(`/api/papers?kind=householdFacts&subject=${id}`)).body.scans.length;
  expect(await scan(1)).toBe('returned');
  expect([await scansOf(twin!.id), await scansOf(home!.id)]).toEqual([1, 0]);
  expect((await write(twin!.id, '电')).status).toBe(200);
  const merged = await api.as('liu').post(`/api/households/${twin!.id}/merge`, {
    version: 1,
    body: { into: home!.id },
  });
  expect(merged.status, merged.text).toBe(200);
  await followMerge(systemCtx(open.house, 'test'), { id: twin!.id });
  expect(await heatingOf(twin!.id)).toBeUndefined();
  expect(await heatingOf(home!.id)).toMatchObject({ value: 'electric' });
  expect(await scansOf(home!.id)).toBe(1);
  expect([await scan(2), await scan(2)]).toEqual(['returned', 'known']);
  expect(await scansOf(home!.id)).toBe(2);
  const late = await write(twin!.id, '燃气', '2026-03-03T01:59:00Z');
  expect(late.body, late.text).toMatchObject({ id: home!.id });
});
