import { actorsOf } from '#demo/actors.ts';
import type { SettledHome } from '#demo/households.ts';
import { dayOf } from '#modules/places/index.ts';
import { addStore, approveGrant, handOut, receiveBatch } from '#modules/relief/index.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const VILLAGE = '150124201213';
const given = {
  params: undefined,
  query: undefined,
  input: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};
/** A hand that signs nobody's name. */
const strokes: [number, number][][] = [
  [
    [20, 60],
    [60, 20],
    [90, 70],
    [130, 30],
    [190, 55],
  ],
];

/**
 * Rice and flour of a helping unit for the households of 老熊沟, most of it handed out; help in an emergency that was paid first and owes its
 * papers; and what still waits to be handed out.
 */
export async function settleRelief(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
  homes: readonly SettledHome[],
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string) => ({ ...systemCtx(house, 'settle'), actor: actors.get(login)! });
  const store = await addStore(as('liu'), {
    ...given,
    input: { area: VILLAGE, organisationId: organisations.get('laoxionggou')!, name: '村部库房' },
  });
  const common = { area: VILLAGE, isDonorShown: true, receivedOn: dayOf(house.now()), storeId: store.id };
  const rice = await receiveBatch(as('liu'), {
    ...given,
    input: {
      ...common,
      ...{
        kind: 'goods',
        source: 'partner',
        donor: '县水利局',
        item: '大米',
        unit: '袋',
        quantity: 50,
        unitCents: 6800,
      },
      purpose: 'any',
      decision: '县水利局帮扶计划',
    },
  });
  const money = await receiveBatch(as('zhao'), {
    ...given,
    input: {
      ...common,
      ...{ kind: 'money', source: 'fiscal', donor: '县民政局', item: '急难救助备用金', quantity: 2_000_000 },
      purpose: 'emergency',
      decision: '临时救助备用金管理办法',
    },
  });
  const approve = (householdId: string, batchId: string, quantity: number, more: object = {}) =>
    approveGrant(as('zhao'), {
      ...given,
      input: {
        householdId,
        purpose: 'livelihood',
        reason: '春荒缺粮',
        decision: '北堡乡党委会 2026 年第 3 次',
        isKin: false,
        lines: [{ batchId, quantity }],
        ...more,
      },
    });
  const hand = (grantId: string, home: SettledHome, more: object = {}) => {
    const id = house.newId();
    return handOut(
      { ...as('chen'), command: { id, fingerprint: new Uint8Array() } },
      {
        ...given,
        params: { id: grantId },
        input: {
          captured: { id, madeAt: house.now().toString(), files: [] },
          storeId: store.id,
          witness: { name: '高满喜' },
          channel: 'goods',
          receiver: { personId: home.headId, name: home.head },
          proof: 'signature',
          strokes,
          hasPhotoConsent: false,
          ...more,
        },
      },
    );
  };
  const village = homes.filter((h) => h.area === VILLAGE);
  for (const [i, home] of village.entries()) {
    const grant = await approve(home.id, rice.id, 2);
    // The last two still wait: there is something to hand out on the phone.
    if (i < village.length - 2) await hand(grant.id, home);
  }
  const [first] = village;
  if (first) {
    const grant = await approve(first.id, money.id, 240_000, {
      purpose: 'emergency',
      reason: '房屋失火，先救后补',
      decision: undefined,
    });
    await hand(grant.id, first, { channel: 'voucher', voucher: 'QN-2026-007' });
  }
  return village.length + 1;
}
