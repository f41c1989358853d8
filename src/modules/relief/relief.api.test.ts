import { beforeAll, describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { signature, TOWNSHIP, VILLAGE, villageAtWork } from './relief.example.ts';

describe('救助台账', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const { ok, household, store, batch, grant, grantBody, handBody, handOut } = await villageAtWork(open, api);
  let room: string;
  beforeAll(async () => {
    room = await store();
  });
  const wholeOf = async (id: string, login = 'liu') => (await ok(api.as(login).get(`/api/relief/batches/${id}`))).body;

  test('in, approved, handed out before a witness, signed for: 50 in = 48 left + 2 out', async () => {
    const rice = await batch(room);
    expect(rice.number).toMatch(/^JZ-150124201213-2026-0001-\d$/);
    expect(rice.standing).toEqual({ received: 50, handed: 0, stock: 50, missing: 0 });
    const home = await household();
    const g = await grant(home.id, [{ batchId: rice.id, quantity: 2 }]);
    expect(g).toMatchObject({ status: 'open', household: home.name, approver: '赵永平' });
    expect((await wholeOf(rice.id)).promised).toBe(2);
    const sent = handBody(room, home);
    const first = await handOut(g.id, sent);
    expect(first.status, first.text).toBe(200);
    expect(first.body).toMatchObject({ handedBy: '陈志强', witness: '高满喜', receiver: home.name, day: '2026-03-03' });
    expect(first.body.strokes).toEqual(signature);
    // Sent again, with the same key and with another: the first answer, one hand-out.
    expect((await handOut(g.id, sent)).body).toEqual(first.body);
    expect((await handOut(g.id, sent, 'chen', open.house.newId())).body).toEqual(first.body);
    const after = await wholeOf(rice.id);
    expect(after.standing).toEqual({ received: 50, handed: 2, stock: 48, missing: 0 });
    expect(after).toMatchObject({ promised: 0, households: 1 });
    expect(after.entries.map((e: { kind: string }) => e.kind)).toEqual(['handout', 'receipt']);
    // Another phone, a little later: it is handed out already.
    expect((await handOut(g.id, handBody(room, home))).body.code).toBe('notOpen');
    // The strokes lie sealed.
    const { rows } = await open.owner.query('select strokes_sealed from relief_signature');
    expect(rows).toHaveLength(1);
    expect(rows[0].strokes_sealed.toString('utf8')).not.toContain('[[10,10]');
  });

  test('an empty signature, the wrong hands and the wrong way are refused by name, and nothing is written', async () => {
    const rice = await batch(room);
    const home = await household();
    const g = await grant(home.id, [{ batchId: rice.id, quantity: 1 }]);
    const tries: [Record<string, unknown>, string, string?][] = [
      [{ strokes: [] }, 'noStrokes'],
      [{ strokes: [[[5, 5]]] }, 'noStrokes'],
      [{ witness: { name: '陈志强' } }, 'witnessSame'],
      [{ witness: { name: '赵永平' } }, 'witnessSame'],
      [{ witness: { name: home.name } }, 'witnessOfHousehold'],
      [{ witness: { name: '高满喜', accountId: open.house.newId() } }, 'personMissing'],
      [{ channel: 'cash' }, 'channelWrong'],
      [{ receiver: { name: '邻居' } }, 'receiverUnknown'],
      [{ receiver: { personId: open.house.newId(), name: '某' } }, 'receiverUnknown'],
      [{ proof: 'fingerprint' }, 'proofMissing'],
      [{ proof: 'photo', strokes: [] }, 'proofMissing'],
      [{}, 'ownApproval', 'zhao'],
    ];
    for (const [more, why, login] of tries)
      expect((await handOut(g.id, handBody(room, home, more), login)).body.code, why).toBe(why);
    const ahead = { id: open.house.newId(), files: [], madeAt: open.house.now().add({ minutes: 6 }).toString() };
    expect((await handOut(g.id, handBody(room, home, { captured: ahead }))).status).toBe(422);
    const early = { ...ahead, id: open.house.newId(), madeAt: '2026-03-01T02:00:00Z' };
    expect((await handOut(g.id, handBody(room, home, { captured: early }))).status).toBe(422);
    expect((await wholeOf(rice.id)).standing.stock).toBe(50);
    // A neighbour may carry a bag home, and it is said why.
    const carried = handBody(room, home, { receiver: { name: '邻居老李', why: '本人卧床,邻居代领' } });
    expect((await handOut(g.id, carried)).body.receiverWhy).toBe('本人卧床,邻居代领');
  });

  test('stock is never negative: not by approval, hand-out, move or reversal', async () => {
    const few = await batch(room, { item: '面粉', quantity: 3 });
    const [one, two] = [await household(), await household()];
    const g = await grant(one.id, [{ batchId: few.id, quantity: 2 }]);
    const more = await api.as('zhao').post('/api/relief/grants', {
      body: grantBody(two.id, [{ batchId: few.id, quantity: 2 }]),
    });
    expect(more.body.code).toBe('stockNegative');
    const other = await store('zhao', TOWNSHIP, 'beibao', '乡库房');
    const move = (quantity: number, login = 'zhao') =>
      api.as(login).post('/api/relief/moves', {
        body: { batchId: few.id, fromId: room, toId: other, quantity, day: '2026-03-03', reason: '调往乡里' },
      });
    expect((await move(4)).body.code).toBe('stockNegative');
    expect((await move(2, 'liu')).status).toBe(404);
    expect((await move(2)).body.standing.stock).toBe(3);
    // One left in the village: what was approved is in the township's store now.
    expect((await handOut(g.id, handBody(room, one))).body.code).toBe('stockNegative');
    expect((await handOut(g.id, handBody(other, one))).status).toBe(404);
    const receipt = (await wholeOf(few.id)).entries.find((e: { kind: string }) => e.kind === 'receipt');
    const undo = (login: string) =>
      api.as(login).post(`/api/relief/entries/${receipt.id}/reverse`, { body: { reason: '登记错了' } });
    expect((await undo('liu')).body.code).toBe('ownReversal');
    expect((await undo('zhao')).body.code).toBe('stockNegative');
    expect((await wholeOf(few.id)).standing).toEqual({ received: 3, handed: 0, stock: 3, missing: 0 });
  });

  test('what is wrong is reversed by somebody else, as a whole, once; the books show both', async () => {
    const [rice, flour] = [await batch(room), await batch(room, { item: '面粉' })];
    const home = await household();
    const g = await grant(home.id, [
      { batchId: rice.id, quantity: 1 },
      { batchId: flour.id, quantity: 1 },
    ]);
    await ok(handOut(g.id, handBody(room, home)));
    const entry = (await wholeOf(rice.id)).entries[0];
    const undo = (login: string, id = entry.id) =>
      api.as(login).post(`/api/relief/entries/${id}/reverse`, { body: { reason: '发错了户' } });
    expect((await undo('chen')).status).toBe(403);
    const done = await undo('liu');
    expect(done.body).toMatchObject({ kind: 'reversal', reverses: entry.id, reason: '发错了户' });
    for (const b of [rice, flour]) expect((await wholeOf(b.id)).standing).toMatchObject({ handed: 0, stock: 50 });
    expect((await undo('zhao')).body.code).toBe('reversedAlready');
    expect((await undo('zhao', done.body.id)).body.code).toBe('reversesReversal');
    expect((await ok(api.as('liu').get(`/api/relief/grants/${g.id}`))).body).toMatchObject({
      status: 'reversed',
      endedReason: '发错了户',
    });
    // The database itself lets nobody change or delete what stands in the books.
    for (const table of ['relief_entry', 'relief_line', 'relief_handout', 'relief_batch', 'relief_paper'])
      await expect(open.house.db.deleteFrom(table as 'relief_entry').execute(), table).rejects.toThrow(
        /permission denied/,
      );
  });

  test('专款专用: what came for heating is refused for anything else, by the database too', async () => {
    const coal = await batch(room, { item: '取暖煤', unit: '吨', purpose: 'winter' });
    const home = await household();
    const ask = (purpose: string) =>
      api.as('zhao').post('/api/relief/grants', {
        body: grantBody(home.id, [{ batchId: coal.id, quantity: 1 }], { purpose }),
      });
    const refused = await ask('medical');
    expect(refused.body.code).toBe('earmarked');
    expect(refused.text).toContain('冬春取暖');
    expect((await ask('winter')).status).toBe(200);
    const rice = await batch(room);
    const g = await grant(home.id, [{ batchId: rice.id, quantity: 1 }]);
    const smuggle = (purpose: string, of: string) =>
      open.owner.query(
        `insert into relief_grant_line (grant_id, batch_id, area, quantity, purpose, batch_purpose) values ($1, $2, $3, 1, $4, $5)`,
        [g.id, coal.id, VILLAGE, purpose, of],
      );
    await expect(smuggle('livelihood', 'winter')).rejects.toThrow(/relief_grant_line_earmarked/);
    await expect(smuggle('winter', 'winter')).rejects.toThrow(/foreign key/);
    await expect(smuggle('livelihood', 'any')).rejects.toThrow(/foreign key/);
  });

  test('who approves: the village no money, kin of a cadre only the county, and only an emergency without a decision', async () => {
    const rice = await batch(room);
    const money = await batch(room, { kind: 'money', item: '临时救助金', source: 'fiscal', quantity: 1_000_000 });
    expect(money).toMatchObject({ unit: '元', unitCents: 1 });
    const home = await household();
    const ask = async (login: string, batchId: string, more: object = {}) => {
      const a = await api
        .as(login)
        .post('/api/relief/grants', { body: grantBody(home.id, [{ batchId, quantity: 1 }], more) });
      return a.status === 200 ? 'ok' : a.body.code;
    };
    expect(await ask('liu', rice.id)).toBe('ok');
    expect(await ask('liu', money.id)).toBe('moneyNeedsTownship');
    expect(await ask('yun', money.id)).toBe('ok');
    expect(await ask('zhao', rice.id, { isKin: true })).toBe('kinNeedsCounty');
    expect(await ask('bai', rice.id, { isKin: true })).toBe('ok');
    expect(await ask('zhao', rice.id, { decision: '' })).toBe('decisionMissing');
    expect(await ask('zhao', rice.id, { decision: '', purpose: 'emergency' })).toBe('ok');
    expect(
      (
        await api
          .as('zhao')
          .post('/api/relief/grants', { body: grantBody(open.house.newId(), [{ batchId: rice.id, quantity: 1 }]) })
      ).body.code,
    ).toBe('householdGone');
    const cancelled = await grant(home.id, [{ batchId: rice.id, quantity: 1 }]);
    const cancel = (version?: number) =>
      api.as('zhao').post(`/api/relief/grants/${cancelled.id}/cancel`, {
        ...(version && { version }),
        body: { reason: '户里说不需要了' },
      });
    expect((await cancel()).status).toBe(428);
    expect((await cancel(9)).status).toBe(412);
    expect((await cancel(1)).body.status).toBe('cancelled');
    expect((await handOut(cancelled.id, handBody(room, home))).body.code).toBe('notOpen');
  });

  test('money never through anybody else: own card, voucher, or cash up to the limit before two witnesses', async () => {
    const money = await batch(room, { kind: 'money', item: '慰问金', source: 'fiscal', quantity: 1_000_000 });
    const poor = await household();
    const carded = await household('liu', VILLAGE, { bank: '6200000000000001001' });
    const granted = async (home: { id: string }, cents: number) =>
      (await grant(home.id, [{ batchId: money.id, quantity: cents }])).id;
    const code = async (id: string, home: typeof poor, more: Record<string, unknown>) => {
      const a = await handOut(id, handBody(room, home, more));
      return a.status === 200 ? a.body.channel : a.body.code;
    };
    const g = await granted(poor, 50_000);
    expect(await code(g, poor, { channel: 'goods' })).toBe('channelWrong');
    expect(await code(g, poor, { channel: 'bankCard' })).toBe('noCard');
    expect(await code(g, poor, { channel: 'voucher' })).toBe('voucherMissing');
    expect(await code(g, poor, { channel: 'cash' })).toBe('secondWitnessMissing');
    const two = { channel: 'cash', witness2: { name: '李二婶' } };
    expect(await code(g, poor, { ...two, receiver: { name: '村会计', why: '代领' } })).toBe('notItsHand');
    expect(await code(g, poor, two)).toBe('cash');
    const much = await granted(carded, 250_000);
    expect(await code(much, carded, two)).toBe('cashTooMuch');
    expect(await code(much, carded, { channel: 'bankCard' })).toBe('bankCard');
    // The county lowers the limit for this township; the narrowest rule holds from its day on.
    const rule = {
      area: TOWNSHIP,
      validFrom: '2026-03-01',
      papersDays: 3,
      papersUnit: 'wd',
      papers: ['identity', 'survey'],
      cashMaxCents: 10_000,
      noticeDays: 10,
      source: '县民政局通知',
    };
    expect((await api.as('zhao').post('/api/relief/rules', { body: rule })).status).toBe(403);
    await ok(api.as('bai').post('/api/relief/rules', { body: rule }));
    expect((await api.as('bai').post('/api/relief/rules', { body: rule })).body.code).toBe('ruleThere');
    expect(await code(await granted(poor, 20_000), poor, two)).toBe('cashTooMuch');
    expect((await ok(api.as('liu').get('/api/relief/rules'))).body.items).toHaveLength(2);
  });

  test('急难 is paid first; what papers it owes, until when, and when they are late', async () => {
    const money = await batch(room, {
      kind: 'money',
      item: '急难救助金',
      source: 'fiscal',
      quantity: 2_000_000,
      purpose: 'emergency',
    });
    const home = await household('liu', VILLAGE, { bank: '6200000000000001002' });
    const g = await grant(home.id, [{ batchId: money.id, quantity: 220_000 }], { purpose: 'emergency', decision: '' });
    const paper = (kind: string, version: number) =>
      api.as('liu').post(`/api/relief/grants/${g.id}/papers`, { version, body: { kind, receivedOn: '2026-03-03' } });
    expect((await paper('survey', 1)).body.code).toBe('notAnEmergency');
    await ok(handOut(g.id, handBody(room, home, { channel: 'bankCard' })));
    const owing = async () =>
      (await ok(api.as('zhao').get('/api/relief/papers'))).body.items.find((x: { id: string }) => x.id === g.id);
    // Three working days after a Tuesday, by the township's rule of the test before.
    expect(await owing()).toMatchObject({ papersDue: '2026-03-06', missing: ['identity', 'survey'], isLate: false });
    expect((await paper('survey', 2)).body.missing).toEqual(['identity']);
    expect((await paper('survey', 3)).body.code).toBe('paperThere');
    const jump = (to: string) => {
      open.setNow(to);
      for (const login of ['liu', 'zhao', 'chen']) api.forget(login);
    };
    jump('2026-03-07T02:00:00Z');
    expect((await owing()).isLate).toBe(true);
    const late = (await ok(api.as('zhao').get('/api/relief/figures?from=2026-01-01&to=2026-12-31'))).body;
    expect(late.papersLate).toBe(1);
    await ok(paper('identity', 3));
    expect(await owing()).toBeUndefined();
    jump(TEST_NOW);
  });
});
