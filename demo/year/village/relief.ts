import { addStore, approveGrant, handOut, receiveBatch } from '#modules/relief/index.ts';
import { at, dayIn } from '../days.ts';
import { captured, count, given, type Stage } from '../stage.ts';
import { strokes } from './care.ts';
import { type Home, VILLAGE } from './homes.ts';

/* Twenty-five bags of rice and twenty-five of flour for twenty-five households before the New Year; money at once for five in an emergency. */

export const RELIEF_HOUSEHOLDS = 25;
/** Household, month and day, yuan, why. */
export const emergencies = [
  [30, 2, 11, 2400, '取暖炉引燃被褥，烧毁一间房的家具'],
  [33, 4, 22, 1800, '突发脑梗住院，自付部分一时拿不出'],
  [36, 7, 29, 2600, '暴雨冲塌院墙和羊圈'],
  [39, 9, 18, 2200, '主要劳力摔伤手术，家中断了收入'],
  [42, 12, 4, 2500, '夜里电线短路，屋内物品受损'],
] as const;

type Stock = { store: string; rice: string; flour: string; money: string };

/** What came in, in January: goods of a helping unit, and money of the county for whatever happens. */
export function putRelief(stage: Stage, homes: readonly Home[]): void {
  const line = stage.clock.line('laoxionggou');
  line.put(at(dayIn(1, 9), '10:00'), async (now) => {
    const stock = await receive(stage, now);
    for (let i = 0; i < RELIEF_HOUSEHOLDS; i += 1)
      line.put(at(dayIn(1, 14 + (i % 9)), `${String(9 + (i % 8)).padStart(2, '0')}:20`), (then) =>
        help(stage, stock, homes[i * 2]!, then),
      );
    for (const [nth, month, day, yuan, reason] of emergencies)
      line.put(at(dayIn(month, day), '15:30'), (then) => helpAtOnce(stage, stock, homes[nth]!, yuan, reason, then));
  });
}

async function receive(stage: Stage, now: Temporal.Instant): Promise<Stock> {
  const organisationId = stage.organisations.get('laoxionggou')!;
  const store = await addStore(stage.as('liu', now), {
    ...given,
    input: { area: VILLAGE, organisationId, name: '村部粮库' },
  });
  const common = { area: VILLAGE, isDonorShown: true, receivedOn: '2025-01-09', storeId: store.id };
  const goods = async (item: string, unitCents: number) =>
    receiveBatch(stage.as('liu', now), {
      ...given,
      input: {
        ...common,
        ...{
          kind: 'goods',
          source: 'partner',
          donor: '县水利局',
          item,
          unit: '袋',
          quantity: RELIEF_HOUSEHOLDS,
          unitCents,
        },
        ...{ purpose: 'any', decision: '县水利局 2025 年帮扶计划' },
      },
    });
  const rice = await goods('大米', 6800);
  const flour = await goods('白面', 5600);
  const money = await receiveBatch(stage.as('zhao', now), {
    ...given,
    input: {
      ...common,
      ...{ kind: 'money', source: 'fiscal', donor: '县民政局', item: '急难救助备用金', quantity: 1_500_000 },
      ...{ purpose: 'emergency', decision: '2025 年临时救助备用金' },
    },
  });
  return { store: store.id, rice: rice.id, flour: flour.id, money: money.id };
}

async function give(
  stage: Stage,
  stock: Stock,
  home: Home,
  grantId: string,
  now: Temporal.Instant,
  more: object,
): Promise<void> {
  const ctx = stage.as('chen', now);
  await handOut(ctx, {
    ...given,
    params: { id: grantId },
    input: {
      ...{ captured: captured(ctx), storeId: stock.store, witness: { name: '高满喜' }, channel: 'goods' },
      ...{
        receiver: { personId: home.people[0]!, name: home.head },
        proof: 'signature',
        strokes,
        hasPhotoConsent: false,
      },
      ...more,
    },
  });
}

async function help(stage: Stage, stock: Stock, home: Home, now: Temporal.Instant): Promise<void> {
  const grant = await approveGrant(stage.as('zhao', now), {
    ...given,
    input: {
      ...{
        householdId: home.id,
        purpose: 'livelihood',
        reason: '春节前生活困难',
        decision: '北堡乡党委会 2025 年第 1 次',
      },
      ...{
        isKin: false,
        lines: [
          { batchId: stock.rice, quantity: 1 },
          { batchId: stock.flour, quantity: 1 },
        ],
      },
    },
  });
  await give(stage, stock, home, grant.id, now.add({ minutes: 40 }), {});
  count(stage.tally, 'reliefHouseholds');
  count(stage.tally, 'reliefBags', 2);
}

async function helpAtOnce(
  stage: Stage,
  stock: Stock,
  home: Home,
  yuan: number,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const grant = await approveGrant(stage.as('zhao', now), {
    ...given,
    input: {
      ...{ householdId: home.id, purpose: 'emergency', reason, decision: '乡长办公会当日同意，先救后补' },
      ...{ isKin: false, lines: [{ batchId: stock.money, quantity: yuan * 100 }] },
    },
  });
  await give(stage, stock, home, grant.id, now.add({ hours: 2 }), {
    channel: 'voucher',
    voucher: `QN-2025-${String(yuan)}`,
  });
  count(stage.tally, 'emergencyHouseholds');
  count(stage.tally, 'emergencyYuan', yuan);
}
