import { expect, test } from 'vitest';
import { toldFigures } from '#modules/insight/index.ts';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { VILLAGE, villageAtWork } from './relief.example.ts';

test('what a village handed out is stated net of what was reversed, a household once, money in yuan', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const at = await villageAtWork(open, api);
  const store = await at.store();
  const rice = await at.batch(store);
  const flour = await at.batch(store, { item: '面粉', quantity: 20 });
  const coal = await at.batch(store, { item: '煤', unit: '吨', quantity: 20 });
  const money = await at.batch(store, { kind: 'money', item: '急难救助金', quantity: 500_000, purpose: 'emergency' });
  const give = async (
    home: Awaited<ReturnType<typeof at.household>>,
    lines: [string, number][],
    more: object = {},
    by: Record<string, unknown> = {},
  ) => {
    const granted = await at.grant(
      home.id,
      lines.map(([batchId, quantity]) => ({ batchId, quantity })),
      more,
    );
    await at.ok(at.handOut(granted.id, at.handBody(store, home, by)));
    return granted;
  };
  const [a, b, c] = [await at.household(), await at.household(), await at.household()];
  await give(a, [
    [rice.id, 2],
    [flour.id, 1],
  ]);
  await give(a, [[rice.id, 1]]);
  await give(b, [[coal.id, 1]]);
  await give(b, [[money.id, 123_450]], { purpose: 'emergency' }, { channel: 'voucher', voucher: 'P-1' });
  await give(c, [[rice.id, 5]]);
  const told = async () =>
    (await toldFigures(systemCtx(open.house, 'test'), { area: VILLAGE, from: '2026-03-01', to: '2026-03-31' })).figures;
  expect(await told()).toMatchObject({ reliefBags: 9, reliefHouseholds: 2 });
  // The newest entry of the rice is the hand-out of five sacks.
  const [entry] = (await at.ok(api.as('liu').get(`/api/relief/batches/${rice.id}`))).body.entries;
  const undone = await api.as('liu').post(`/api/relief/entries/${entry.id}/reverse`, { body: { reason: '发错了户' } });
  expect(undone.status, undone.text).toBe(200);
  expect(await told()).toMatchObject({
    ...{ reliefBags: 4, reliefHouseholds: 1, emergencyHouseholds: 1, emergencyYuan: 1234.5 },
    ...{ reliefYuan: 1234.5, reliefMoneyHouseholds: 1 },
  });
});
