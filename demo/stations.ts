import { createHash } from 'node:crypto';
import { actorsOf } from '#demo/actors.ts';
import { brandBranch, brands } from '#demo/structures.ts';
import { importStations, listStations, moveStation, putBox, report } from '#modules/stations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/* 170 invented stations in real streets and towns; positions are near where those are, telephones reach nobody. */

const CITY = 3;
/** Township, short name, latitude, longitude, how many. */
const towns: readonly (readonly [code: string, name: string, lat: number, long: number, n?: number])[] = [
  ['150102001', '海拉尔东路', 40.842, 111.69],
  ['150102002', '锡林北路', 40.832, 111.672],
  ['150102003', '中山东路', 40.817, 111.674],
  ['150102004', '东街', 40.823, 111.684],
  ['150102005', '西街', 40.822, 111.666],
  ['150102006', '东风路', 40.828, 111.7],
  ['150102007', '迎新路', 40.838, 111.678],
  ['150102008', '成吉思汗大街', 40.868, 111.7, 4],
  ['150102101', '保合少', 40.905, 111.83, 1],
  ['150102400', '鸿盛', 40.885, 111.76, 2],
  ['150102401', '呼伦路', 40.851, 111.672, 4],
  ['150102402', '丁香路', 40.845, 111.72],
  ['150102403', '东河', 40.848, 111.742],
  ['150103001', '新华西路', 40.815, 111.654],
  ['150103002', '中山西路', 40.811, 111.66],
  ['150103003', '光明路', 40.82, 111.63],
  ['150103004', '海拉尔西路', 40.838, 111.634],
  ['150103005', '环河街', 40.807, 111.641],
  ['150103006', '通道街', 40.826, 111.654, 4],
  ['150103007', '钢铁路', 40.815, 111.614],
  ['150103100', '攸攸板', 40.852, 111.59, 2],
  ['150103400', '阿拉善北路', 40.846, 111.65],
  ['150104001', '小召前街', 40.801, 111.661],
  ['150104002', '兴隆巷', 40.795, 111.669],
  ['150104003', '长和廊', 40.8, 111.647],
  ['150104004', '石东路', 40.79, 111.677],
  ['150104005', '大南街', 40.794, 111.655, 4],
  ['150104006', '鄂尔多斯路', 40.778, 111.668],
  ['150104007', '西菜园', 40.785, 111.64],
  ['150104008', '昭君路', 40.765, 111.65],
  ['150104100', '小黑河', 40.745, 111.64, 2],
  ['150104400', '裕隆', 40.742, 111.7, 2],
  ['150105001', '人民路', 40.808, 111.685],
  ['150105002', '大学西路', 40.812, 111.692],
  ['150105003', '乌兰察布东路', 40.821, 111.716, 4],
  ['150105004', '大学东路', 40.808, 111.716],
  ['150105005', '中专路', 40.8, 111.706],
  ['150105006', '昭乌达南路', 40.785, 111.702],
  ['150105007', '巴彦', 40.825, 111.76],
  ['150105008', '敕勒川路', 40.836, 111.772, 4],
  ['150105101', '榆林', 40.81, 111.955, 1],
  ['150105103', '黄合少', 40.735, 111.83, 2],
  ['150105104', '金河', 40.745, 111.76, 2],
  ['150121100', '察素齐', 40.729, 111.163, 4],
  ['150121101', '毕克齐', 40.758, 111.3, 2],
  ['150121102', '善岱', 40.52, 111.25, 1],
  ['150121103', '台阁牧', 40.79, 111.48, 2],
  ['150121104', '白庙子', 40.64, 111.48, 1],
  ['150121105', '沙尔沁', 40.6, 111.56, 1],
  ['150122100', '双河', 40.277, 111.182, 4],
  ['150122101', '新营子', 40.16, 111.15, 1],
  ['150122102', '五申', 40.42, 111.3, 1],
  ['150122104', '古城', 40.26, 111.4, 1],
  ['150123100', '和林城关', 40.379, 111.822, 4],
  ['150123101', '盛乐', 40.51, 111.83, 2],
  ['150123103', '巧什营', 40.59, 111.8, 1],
  ['150124100', '清水河城关', 39.921, 111.648, 4],
  ['150124101', '宏河', 39.87, 111.56, 1],
  ['150124102', '喇嘛湾', 40.06, 111.43, 1],
  ['150124201', '北堡', 39.74, 111.92, 2],
  ['150125100', '可可以力更', 41.096, 111.451, 4],
  ['150125101', '哈乐', 41.12, 111.73, 1],
  ['150125205', '上秃亥', 41.2, 111.3, 1],
  ['150172401', '如意', 40.815, 111.778, 2],
  ['150172402', '金川', 40.79, 111.545, 3],
  ['150172406', '白塔空港', 40.85, 111.825, 1],
];
const boxes = {
  '1501': { south: 39.55, west: 110.45, north: 41.4, east: 112.25 },
  '150102': { south: 40.78, west: 111.6, north: 41.05, east: 111.98 },
  '150124': { south: 39.55, west: 111.25, north: 40.25, east: 112.15 },
};
const hosts = [
  '青城便利店',
  '小蓝马快递网点',
  '街角书屋',
  '社区党群服务中心',
  '牧歌奶茶店',
  '蒙味早餐铺',
  '大青山药房',
  '敕勒川银行网点',
];
const hours = [
  '每天 8:00-22:00',
  '每天 7:30-21:30；节假日 9:00-18:00',
  '24小时',
  '工作日 8:30-17:30；周末 10:00-16:00；节假日 休息',
  '每天 10:00-次日2:00',
];
const services = [
  '饮水、热饭、手机充电、休息座位、雨具、药箱',
  '饮水、手机充电、休息座位、取暖、无线网络',
  '饮水、热饭、休息座位、厕所、母婴、无障碍',
  '饮水、电动车充换电、手机充电、修车工具',
  '饮水、休息座位、图书、法律咨询、厕所、药箱',
];
const kinds = ['红蜂驿站', '红蜂驿站', '红蜂驿站', '暖心站', '户外劳动者服务站', '充电点'];
const ways = ['从正门进，一楼右手。', '走小区西门，门卫旁边。', '临街，玻璃门上有红蜂标志。', ''];
const NUMBERS = ['一', '二', '三', '四'];
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!;
const day = (now: Temporal.Instant, ago: number) =>
  now
    .subtract({ hours: 24 * ago })
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDate()
    .toString();

/** The brand whose branch keeps a station of its county; the others are kept by the committee itself. */
function unitOf(code: string, i: number): string {
  const there = brands.filter(([, area]) => code.startsWith(area));
  return there.length > 0 && i % 3 !== 0 ? brandBranch(pick(there, i)[0]) : '';
}

/** The table as an office would send it. */
function tableOf(now: Temporal.Instant): string {
  const lines = towns.flatMap(([code, name, lat, long, n = CITY]) =>
    Array.from({ length: n }, (_, k) => ({ code, name, lat, long, k })),
  );
  const rows = lines.map(({ code, name, lat, long, k }, i) => [
    `${pick(kinds, i * 5 + k)}·${name}${NUMBERS[k]}站`,
    code,
    pick(kinds, i * 5 + k),
    `${name}${code.startsWith('15010') ? '' : '镇区'} ${12 + ((i * 37) % 180)} 号`,
    pick(ways, i),
    (long + 0.006 * Math.cos(i * 2.4) * (1 + k / 2)).toFixed(6),
    (lat + 0.0045 * Math.sin(i * 2.4) * (1 + k / 2)).toFixed(6),
    pick(services, i * 3 + k),
    String(4 + ((i * 7) % 20)),
    pick(hours, i * 2 + k),
    `${name}${pick(hosts, i + k)}`,
    unitOf(code, i),
    `0471-0000${String(200 + i)}`,
    day(now, i % 11 === 0 ? 130 : (i * 3) % 70),
  ]);
  const head =
    '名称,所属街道社区,类型,地址,怎么进,经度,纬度,服务,座位数,开放时间,设在哪个单位,管理单位,联系电话,核对日期';
  return [head, ...rows.map((r) => r.map((c) => `"${c}"`).join(','))].join('\n');
}

const given = { files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } } as const;

/** The stations of Hohhot, as a table brings them; two are paused, and users told what they found. Returns how many. */
export async function settleStations(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
  couriers: string,
): Promise<number> {
  const fresh = (ctx = systemCtx(house, 'settle')) => ({
    ...ctx,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  for (const [area, input] of Object.entries(boxes))
    await putBox(fresh(), { ...given, params: { area }, query: undefined, input });
  /** The table as it was on a day; a station that is known already is brought up to date. */
  const take = async (now: Temporal.Instant, known: 'pass' | 'update') => {
    const bytes = Buffer.from(tableOf(now));
    const sheet = { name: '驿站.csv', bytes, hash: createHash('sha256').update(bytes).digest('hex') };
    const options = { area: '1501', organisationId: couriers, datum: 'wgs84', known, map: {}, dryRun: false } as const;
    const taken = await inTransaction({ ...fresh(), now }, (tx) =>
      importStations(tx, { ...given, sheet, params: undefined, query: undefined, input: options }),
    );
    if (taken.faults.length > 0) throw new Error(JSON.stringify(taken.faults.slice(0, 3)));
    return taken.imported;
  };
  // They have stood there since the committee was set up: what is counted of a year finds them in it.
  const imported = await take(Temporal.Instant.from('2025-01-02T01:00:00Z'), 'pass');
  await take(house.now(), 'update');
  const dai = { ...systemCtx(house, 'settle'), actor: actorsOf(accounts, organisations).get('dai')! };
  const { items } = await listStations(dai, { ...given, params: undefined, input: undefined, query: {} });
  const [a, b, c, d] = items;
  for (const [s, reason] of [
    [a, '门面装修，附近可到二站。'],
    [b, '水管检修，修好就开。'],
  ] as const)
    if (s)
      await moveStation(
        { ...fresh(dai), version: s.version },
        { ...given, params: { id: s.id }, query: undefined, input: { verb: 'pause', reason } },
      );
  if (c) for (let i = 0; i < 3; i++) await report(fresh(), c.id, 'shutNow', '');
  if (d) await report(fresh(), d.id, 'wrongHours', '门上贴的是晚上九点关。');
  return imported;
}
