import { beforeAll, describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { VILLAGE, villageAtWork } from './relief.example.ts';

describe('救助台账:盘点和账页', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const { ok, household, store, batch, grant, handBody, handOut } = await villageAtWork(open, api);
  let room: string;
  beforeAll(async () => {
    room = await store();
  });
  const wholeOf = async (id: string, login = 'liu') => (await ok(api.as(login).get(`/api/relief/batches/${id}`))).body;

  test('a count that does not fit stays open until somebody else explains it', async () => {
    const rice = await batch(room);
    const count = (counted: number, login = 'chen') =>
      api
        .as(login)
        .post('/api/relief/counts', { body: { storeId: room, batchId: rice.id, counted, witness: '高满喜' } });
    expect((await count(50)).body.status).toBe('even');
    const short = (await count(48)).body;
    expect(short).toMatchObject({ status: 'open', expected: 50, counted: 48 });
    expect((await wholeOf(rice.id)).standing).toEqual({ received: 50, handed: 0, stock: 48, missing: 2 });
    expect((await wholeOf(rice.id)).openCounts).toBe(1);
    expect((await count(48)).body.code).toBe('countOpen');
    const explain = (login: string, finding: string, version: number, id = short.id) =>
      api
        .as(login)
        .post(`/api/relief/counts/${id}/explain`, { version, body: { finding, explanation: '两袋放在隔壁屋' } });
    expect((await explain('chen', 'miscounted', 1)).status).toBe(403);
    expect((await explain('liu', 'loss', 1)).body.code).toBe('lossNeedsTownship');
    expect((await explain('liu', 'miscounted', 1)).body.status).toBe('explained');
    expect((await explain('liu', 'miscounted', 2)).body.code).toBe('countSettled');
    expect((await wholeOf(rice.id)).standing).toEqual({ received: 50, handed: 0, stock: 50, missing: 0 });
    const gone = (await count(49, 'liu')).body;
    expect((await explain('liu', 'miscounted', 1, gone.id)).body.code).toBe('ownCount');
    await ok(explain('zhao', 'loss', 1, gone.id));
    expect((await wholeOf(rice.id)).standing).toEqual({ received: 50, handed: 0, stock: 49, missing: 1 });
    const self = await api.as('chen').post('/api/relief/counts', {
      body: { storeId: room, batchId: rice.id, counted: 49, witness: '陈志强' },
    });
    expect(self.body.code).toBe('countWitnessSame');
  });

  test('the ledger: filters, pages of it, the table, and no name for who only looks after it', async () => {
    const rice = await batch(room, { item: '小米' });
    const home = await household('liu', VILLAGE, { name: '欧阳建设' });
    const g = await grant(home.id, [{ batchId: rice.id, quantity: 1 }]);
    await ok(handOut(g.id, handBody(room, home)));
    const read = async (login: string, query: string) =>
      (await ok(api.as(login).get(`/api/relief/entries?${query}`))).body;
    const kinds = (body: { items: { kind: string }[] }) => body.items.map((e) => e.kind);
    expect(kinds(await read('liu', `batchId=${rice.id}`))).toEqual(['handout', 'receipt']);
    expect(kinds(await read('liu', `batchId=${rice.id}&from=2026-03-03`))).toEqual(['handout']);
    expect(kinds(await read('liu', `householdId=${home.id}`))).toEqual(['handout']);
    const all = await read('liu', '');
    expect(all.next ?? 'no more').toBeTruthy();
    const names = JSON.stringify(await read('gao', `batchId=${rice.id}`));
    expect(names).toContain('欧***');
    expect(names).not.toContain('欧阳建设');
    const receipt = (
      await ok(
        api.as('gao').get(`/api/relief/handouts/${(await read('liu', `householdId=${home.id}`)).items[0].handoutId}`),
      )
    ).body;
    expect(receipt.strokes).toBeNull();
    expect(JSON.stringify(receipt)).not.toContain('欧阳建设');
    expect((await api.as('chen').get(`/api/relief/entries?after=${open.house.newId()}`)).status).toBe(404);
  });
});
