import { seenOf } from './load.ts';
import type { Caller } from './people.ts';
import type { Row } from './rows.ts';

/** A city's stations (issue 5): imported from a table, then shown and filtered by one person who waits for each answer. */
const STATIONS = 170;
const PLACE = '150102401007';
const TURNS = 40;
const WITHIN_MS = 100;
const round = (n: number) => Math.round(n * 10) / 10;

const HEAD = '名称,类型,地址,经度,纬度,服务,开放时间,设在哪个单位,联系电话';
const amenities = ['饮水、热饭', '饮水、手机充电', '休息座位、药箱、厕所', '饮水、电动车充换电'];
const line = (i: number) =>
  [
    ...[
      `测速驿站${i}号`,
      '红蜂驿站',
      `海拉尔东路 ${i} 号`,
      (111.6 + i / 2000).toFixed(4),
      (40.8 + i / 3000).toFixed(4),
    ],
    ...[amenities[i % amenities.length], i % 3 === 0 ? '每天 0:00-24:00' : '每天 8:00-20:00', '某银行', '0471-0000102'],
  ].join(',');
const sheet = () => [HEAD, ...Array.from({ length: STATIONS }, (_, i) => line(i + 1))].join('\n');

async function timed(ask: () => Promise<{ status: number }>): Promise<number> {
  const begun = performance.now();
  const { status } = await ask();
  if (status !== 200) throw new Error(`a list of stations answered ${status}`);
  return performance.now() - begun;
}
async function turns(who: Caller, paths: readonly string[]) {
  const times: number[] = [];
  for (const path of paths) await who.get(path);
  for (let i = 0; i < TURNS; i++) times.push(await timed(() => who.get(paths[i % paths.length]!)));
  return seenOf(times, 0, 1);
}

export const stations: Row = {
  bench: 'stations',
  async measure(ground) {
    const dai = await ground.as('dai');
    const units = await dai.get(`/api/organisations?q=${encodeURIComponent('新城区委社会工作部')}`);
    const organisationId = /"id":"([0-9a-f-]{36})"/.exec(units.text)?.[1] ?? '';
    const told = { area: PLACE, organisationId, datum: 'wgs84', known: 'update' };
    const begun = performance.now();
    const answer = await dai.upload('/api/stations/import', told, { field: 'sheet', name: '驿站.csv', text: sheet() });
    const importMs = performance.now() - begun;
    const { imported, known, refused } = JSON.parse(answer.text) as {
      imported: number;
      known: number;
      refused: number;
    };
    if (imported + known !== STATIONS) throw new Error(`${refused} rows were refused: ${answer.text.slice(0, 400)}`);
    const asked = encodeURIComponent('测速');
    const list = await turns(dai, ['/api/stations']);
    const filter = await turns(dai, [
      '/api/stations?amenity=water',
      `/api/stations?q=${asked}&openNow=1`,
      `/api/stations?area=${PLACE}&amenity=meal`,
    ]);
    const portal = await turns(dai, ['/stations?amenity=water', '/stations?open=1', '/stations/map?amenity=water']);
    const worst = Math.max(list.p95, filter.p95, portal.p95);
    return {
      ...{ rows: STATIONS, importMs: round(importMs), listP95: round(list.p95), filterP95: round(filter.p95) },
      ...{ portalP95: round(portal.p95), isWithin100: worst <= WITHIN_MS ? 1 : 0 },
    };
  },
};
