import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';

/* What is added to a case on a phone that may be days behind. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const body = { kind: 'help', channel: 'visit', area: '150124201213', body: '屋后的坡裂了一道缝,请来看看。' };
let filed: { id: string; number: string };
beforeAll(async () => {
  filed = (await api.as('chen').post('/api/cases', { body })).body;
});

async function photo(login: string): Promise<string> {
  const id = randomUUID();
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();
  const sha256 = createHash('sha256').update(content).digest('hex');
  await api.as(login).put(`/api/phone-files/${id}`, {
    key: id,
    body: { sha256 },
    files: [{ field: 'file', name: '裂缝.jpg', content }],
  });
  return id;
}
type More = { id?: string; files?: string[]; madeAt?: string; of?: string };
const add = (login: string, verb: string, text: string, more: More = {}) => {
  const { id = randomUUID(), files = [], madeAt = TEST_NOW, of = filed.id } = more;
  return api.as(login).post(`/api/cases/${of}/additions`, {
    key: id,
    body: { captured: { id, madeAt, files }, verb, text },
  });
};
const read = async () => (await api.as('chen').get(`/api/cases/${filed.id}`)).body;
const times = async (text: string) =>
  (await read()).timeline.filter((e: { data: { text?: string } }) => e.data.text === text).length;

test('what was said further arrives with its photo, exactly once, in whatever version the case is by then', async () => {
  const files = [await photo('chen')];
  const id = randomUUID();
  // Somebody did something meanwhile: that does not stand in the way of a word.
  await api.as('liu').post(`/api/cases/${filed.id}/take`, { version: (await read()).version, body: {} });
  const first = await add('chen', 'supplement', '缝又宽了一指。', { id, files });
  expect(first.status, first.text).toBe(200);
  expect(first.body).toEqual({ id: filed.id, number: filed.number });
  expect((await add('chen', 'supplement', '缝又宽了一指。', { id, files })).body).toEqual(first.body);
  expect(await times('缝又宽了一指。')).toBe(1);
  expect((await read()).files).toHaveLength(1);
});

test('a note and a contact by whose it is; others hear that it is not theirs, or nothing', async () => {
  expect((await add('liu', 'contact', '打电话说明天上午去看。')).status).toBe(200);
  expect((await add('liu', 'note', '先拉警戒线。')).status).toBe(200);
  expect((await add('zhao', 'contact', '我也打了电话')).body.code).toBe('notYours');
  expect((await add('li', 'note', '路过')).status).toBe(404);
  expect((await api.visitor.post(`/api/cases/${filed.id}/additions`, { body: {} })).status).toBe(401);
});

test('written before the case existed, or in the future, is refused by name', async () => {
  expect((await add('chen', 'note', '早就知道', { madeAt: '2026-03-01T08:00:00+08:00' })).body.code).toBe(
    'beforeItExisted',
  );
  expect((await add('chen', 'note', '明天的事', { madeAt: '2027-03-01T08:00:00+08:00' })).body.code).toBe(
    'madeInFuture',
  );
});

test('closed or withdrawn meanwhile says so; a note still goes to a closed case; a file is not used up by a refusal', async () => {
  const end = async (status: 'closed' | 'withdrawn') => {
    await open.house.db
      .updateTable('case_clock')
      .set({ state: 'stopped', ended_at: open.house.now() })
      .where('case_id', '=', filed.id)
      .where('state', '=', 'running')
      .execute();
    await open.house.db
      .updateTable('cases')
      .set({ status, outcome: status === 'closed' ? 'solved' : 'withdrawn', closed_at: open.house.now(), due_at: null })
      .where('id', '=', filed.id)
      .execute();
  };
  const files = [await photo('chen')];
  await end('closed');
  const late = await add('chen', 'supplement', '又裂了', { files });
  expect([late.status, late.body.code]).toEqual([409, 'closedMeanwhile']);
  expect(await times('又裂了')).toBe(0);
  expect((await add('liu', 'note', '回访时说已经修好。')).status).toBe(200);
  await end('withdrawn');
  expect((await add('chen', 'supplement', '又裂了', { files })).body.code).toBe('withdrawnMeanwhile');
});
