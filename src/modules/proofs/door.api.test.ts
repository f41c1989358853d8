import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { insertCertificate } from './certificates.store.ts';
import { forgetProofs } from './proofs.jobs.ts';

/* A request taken down at the door with pictures of papers; and the numbers of two units that issue in one village. */

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const VILLAGE = '150124201213';
const pixel = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a3' } })
  .jpeg()
  .toBuffer();
async function picture(login: string): Promise<string> {
  const id = randomUUID();
  const sha256 = createHash('sha256').update(pixel).digest('hex');
  const files = [{ field: 'file', name: '户口簿.jpg', content: pixel }];
  expect((await api.as(login).put(`/api/phone-files/${id}`, { key: id, body: { sha256 }, files })).status).toBe(200);
  return id;
}
async function atTheDoor(files: string[]): Promise<string> {
  const id = randomUUID();
  const body = {
    ...{ area: VILLAGE, said: '要个亲属关系证明给银行', agency: '县农商行', name: '赵满仓' },
    captured: { id, madeAt: open.house.now().toString(), files },
  };
  const sent = await api.as('chen').post('/api/proofs/capture', { key: id, body });
  expect(sent.status, sent.text).toBe(200);
  return id;
}
const get = async (login: string, id: string) => (await api.as(login).get(`/api/proofs/${id}`)).body;

test('pictures of papers are for those who handle it, each opening is kept, and they go with the names', async () => {
  const id = await atTheDoor([await picture('chen')]);
  const { papers } = await get('liu', id);
  expect(papers).toMatchObject([{ mediaType: 'image/jpeg' }]);
  const path = `/api/proofs/${id}/papers/${papers[0].id}`;
  for (const [login, status] of [
    ['liu', 200],
    ['chen', 200],
    ['zhao', 403],
    ['sun', 403],
    ['li', 404],
  ] as const)
    expect([login, (await api.as(login).get(path)).status]).toEqual([login, status]);
  expect((await api.as('liu').get(`/api/proofs/${id}/papers/${randomUUID()}`)).status).toBe(404);
  expect((await get('sun', id)).papers).toEqual([]);
  const opened = await open.house.db
    .selectFrom('journal')
    .select('actor_role')
    .where('subject_id', '=', id)
    .where('verb', '=', 'openPaper')
    .orderBy('seq')
    .execute();
  expect(opened.map((o) => o.actor_role)).toEqual(['villageCadre', 'gridWorker']);
  const answered = await api
    .as('liu')
    .post(`/api/proofs/${id}/move`, { version: 1, body: { verb: 'answer', itemKey: 'n1' } });
  expect(answered.status, answered.text).toBe(200);
  open.setNow('2027-06-01T02:00:00Z');
  await forgetProofs(systemCtx(open.house, 'test'));
  for (const table of ['proof_paper', 'phone_file'] as const)
    expect(await open.house.db.selectFrom(table).select('id').execute(), table).toEqual([]);
  open.setNow(TEST_NOW);
  for (const login of ['liu', 'chen', 'sun']) api.forget(login);
});

test('two units of one village number their registers apart, each one after another, at the same moment too', async () => {
  const requests = await Promise.all(Array.from({ length: 6 }, () => atTheDoor([])));
  const signer = await open.house.db
    .selectFrom('staff_account')
    .select('id')
    .where('username', '=', 'liu')
    .executeTakeFirstOrThrow();
  const units = [await organisationId(open, 'laoxionggou'), await organisationId(open, 'laoxionggouErrands')];
  const numbers = await Promise.all(
    requests.map((requestId, i) =>
      inTransaction(systemCtx(open.house, 'test'), (tx) =>
        insertCertificate(tx, {
          ...{ requestId, area: VILLAGE, organisationId: units[i % 2]!, signedBy: signer.id },
          ...{ itemCode: 'JH1', itemName: '监护意见', body: '示例' },
        }),
      ),
    ),
  );
  expect(new Set(numbers).size).toBe(6);
  const of = (unit: 0 | 1) => numbers.filter((_, i) => i % 2 === unit).map((n) => n.split('-'));
  for (const unit of [0, 1] as const) {
    expect(
      of(unit)
        .map((n) => n[3])
        .sort(),
      'no hole',
    ).toEqual(['0001', '0002', '0003']);
    expect(new Set(of(unit).map((n) => n[0])).size, 'one mark').toBe(1);
  }
  expect(of(0)[0]![0]).not.toBe(of(1)[0]![0]);
  expect([of(0)[0]![0], of(1)[0]![0]].sort()).toEqual(['ZA', 'ZM']);
});
