import { upsertReceptionPoint } from '#modules/publication/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const OFFICE_HOURS = '周一至周五 8:30–12:00,14:30–17:30';

/* Where people are received; the telephones reach nobody. */
const points = [
  {
    key: 'qingshuihe',
    area: '150124',
    address: '清水河县城关镇永安街 18 号，一楼群众来访接待室',
    phone: '0471-0000124',
    hours: OFFICE_HOURS,
    note: '每月 15 日县领导接待，来之前可以先打电话约。',
  },
  {
    key: 'beibao',
    area: '150124201',
    address: '北堡乡政府院内，便民服务大厅 3 号窗口',
    phone: '0471-0000131',
    hours: OFFICE_HOURS,
    note: '逢集日中午不休息。',
  },
  {
    key: 'laoxionggou',
    area: '150124201213',
    address: '老熊沟村委会，进院左手第一间',
    phone: '0471-0000132、199-0000-0001',
    hours: '每天 8:00–18:00，夜里打手机',
    note: '走不动的，打电话，我们到家里来。',
  },
  {
    key: 'xincheng',
    area: '150102',
    address: '新城区海拉尔东路 26 号，群众来访接待室',
    phone: '0471-0000102',
    hours: OFFICE_HOURS,
    note: null,
  },
  {
    key: 'mahuaban',
    area: '150102401007',
    address: '麻花板社区党群服务中心一楼，红色物业联合调解站',
    phone: '0471-0000103',
    hours: '每天 8:30–20:00',
    note: '有坡道，轮椅能进。',
  },
] as const;

/** The places of the cast that have told the public where they receive people. Returns how many. */
export async function settleReception(house: House, organisations: ReadonlyMap<string, string>): Promise<number> {
  await inTransaction(systemCtx(house, 'settle'), async (tx) => {
    for (const { key, area, address, phone, hours, note } of points)
      await upsertReceptionPoint(
        tx,
        { id: organisations.get(key)!, area },
        { address, phone, hours, note: note ?? undefined },
      );
  });
  return points.length;
}
