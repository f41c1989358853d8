import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { members, organisations } from '#demo/cast.ts';
import type { Role } from '#kernel/actor.ts';
import { type Dice, diceFor } from './dice.ts';

/* Who works in the ten counties and districts: the county's offices, every township, a few villages of each. A unit has one account. */

export type UnitKind =
  | (typeof offices)[number][0]
  | 'clerk'
  | 'caller'
  | 'township'
  | 'village'
  | 'inspection'
  | 'reviewer';
export type Unit = {
  key: string;
  county: string;
  unit: UnitKind;
  name: string;
  shortName: string;
  kind: 'party' | 'government' | 'department' | 'committee' | 'company';
  area: string;
  superior: string;
  role: Role;
  login: string;
  person: string;
  phone: string;
};
export type Place = { code: string; name: string; kind: string };
export type County = { code: string; name: string; isRural: boolean; townships: Place[]; villages: Place[] };

/** What every county has: key, name behind the county's, short name, kind. */
export const offices = [
  ['housing', '住房和城乡建设局', '住建局', 'department'],
  ['street', '城市管理综合执法局', '城管局', 'department'],
  ['road', '交通运输局', '交通局', 'department'],
  ['water', '水务局', '水务局', 'department'],
  ['labour', '人力资源和社会保障局', '人社局', 'department'],
  ['civil', '民政局', '民政局', 'department'],
  ['environment', '生态环境分局', '环境分局', 'department'],
  ['farm', '农牧局', '农牧局', 'department'],
  ['market', '市场监督管理局', '市监局', 'department'],
  ['school', '教育局', '教育局', 'department'],
  ['health', '卫生健康委员会', '卫健委', 'department'],
  ['traffic', '交通管理大队', '交管大队', 'department'],
  ['heat', '供热有限公司', '供热公司', 'company'],
  ['power', '供电服务中心', '供电中心', 'company'],
] as const;

const divisions = z
  .object({ places: z.array(z.tuple([z.string(), z.string(), z.string()])) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../data/hohhot-divisions.json'), 'utf8')));
const places: readonly Place[] = divisions.places.map(([code, name, kind]) => ({ code, name, kind }));
const TOWNSHIP = 9;
const VILLAGE = 12;
/** Inside the city nobody farms. */
const URBAN = new Set(['150102', '150103', '150104', '150172']);

export const counties: readonly County[] = places
  .filter((p) => p.code.length === 6)
  .map((c) => ({
    code: c.code,
    name: c.name,
    isRural: !URBAN.has(c.code),
    townships: places.filter((p) => p.code.length === TOWNSHIP && p.code.startsWith(c.code)),
    villages: places.filter((p) => p.code.length === VILLAGE && p.code.startsWith(c.code)),
  }));

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎云白郝任乔',
];
const GIVEN = [
  ...'建国 志强 秀兰 玉梅 永红 海燕 桂芳 春花 国庆 丽娜 长河 素珍 巴特尔 其木格 乌云 苏日娜 额尔敦 娜仁 满仓 福来 永胜 晓燕 瑞霞 海龙 凤英 志远 慧敏 立新 文秀 翠莲 占山 美玲 宝柱 建军 雪梅 永平'.split(
    ' ',
  ),
];
export const personName = (d: Dice): string => `${d.pick(SURNAMES)}${d.pick(GIVEN)}`;
export const surname = (d: Dice): string => d.pick(SURNAMES);

/** Without the words that only a register needs: 塔布板社区居民委员会 → 塔布板社区, 二道河村民委员会 → 二道河村. */
export function plainName(name: string): string {
  const bare = name.replace(/(居民委员会|居委会|村民委员会|村委会|虚拟社区)$/, '');
  if (/(社区|村|生活区)$/.test(bare)) return bare;
  return /村/.test(name.slice(bare.length)) ? `${bare}村` : `${bare}社区`;
}

const VILLAGES_PER_TOWNSHIP = 2;
const partyOf = (name: string) => (name.endsWith('开发区') ? `${name}党工委社会工作部` : `${name}委社会工作部`);
const governmentOf = (p: Place) =>
  p.kind === 'town' || p.kind === 'township'
    ? `${p.name}人民政府`
    : p.name.endsWith('街道')
      ? `${p.name}办事处`
      : `${p.name}管理办公室`;

export const WUCHUAN = '150125';
/** 武川县 inspects, and takes in nothing without a second look (product S3). */
const inspectionOf = (county: County, head: string) => {
  const common = { kind: 'party', area: county.code, superior: head } as const;
  const office = { ...common, unit: 'inspection', role: 'inspector' } as const;
  return [
    {
      ...office,
      key: `${county.code}.inspect`,
      login: `${county.code}.inspect`,
      name: `中共${county.name}委巡察工作领导小组办公室`,
      shortName: `${county.name}委巡察办`,
    },
    {
      ...common,
      unit: 'reviewer' as const,
      role: 'reviewer' as const,
      key: `${county.code}.reviewer`,
      login: `${county.code}.reviewer`,
      name: `${county.name}信访局`,
      shortName: `${county.name}信访局`,
    },
  ];
};

/** Everybody at work in one county, superiors first. Who is in the cast already, is not here. */
function unitsIn(county: County, seed: number, nth: number): Unit[] {
  const d = diceFor(seed, `units ${county.code}`);
  const all: Unit[] = [];
  const add = (u: Omit<Unit, 'county' | 'login' | 'person' | 'phone'> & { login: string }) =>
    all.push({
      ...u,
      county: county.code,
      person: personName(d),
      phone: `1990000${String(3000 + ((nth * 400 + all.length) % 3900)).padStart(4, '0')}`,
    });
  const head = organisations.find((o) => o.area === county.code && o.name.endsWith('委社会工作部'))?.key ?? county.code;
  if (head === county.code)
    add({
      ...{ key: head, unit: 'clerk', name: partyOf(county.name), shortName: `${county.name}社会工作部`, kind: 'party' },
      ...{ area: county.code, superior: 'city', role: 'countyClerk', login: `${county.code}.clerk` },
    });
  if (head === county.code)
    add({
      ...{ key: `${county.code}.caller`, unit: 'caller', name: `${county.name}群众满意度回访中心` },
      ...{ shortName: `${county.name}回访中心`, kind: 'department', area: county.code, superior: head },
      ...{ role: 'caller', login: `${county.code}.caller` },
    });
  for (const [unit, name, shortName, kind] of offices) {
    const full = `${county.name}${name}`;
    if (organisations.some((o) => o.name === full)) continue;
    add({
      ...{ key: `${county.code}.${unit}`, unit, name: full, shortName: `${county.name}${shortName}`, kind },
      ...{ area: county.code, superior: head, login: `${county.code}.${unit}` },
      role: unit === 'civil' ? 'civilAffairs' : kind === 'company' ? 'propertyWorker' : 'departmentClerk',
    });
  }
  if (county.code === WUCHUAN) for (const u of inspectionOf(county, head)) add(u);
  for (const t of county.townships) {
    const known = organisations.find((o) => o.area === t.code && o.kind === 'government');
    const key = known?.key ?? t.code;
    if (!known)
      add({
        ...{ key, unit: 'township', name: `${county.name}${governmentOf(t)}`, shortName: t.name, kind: 'government' },
        ...{ area: t.code, superior: head, role: 'townshipClerk', login: `${t.code}.clerk` },
      });
    const below = county.villages.filter((v) => v.code.startsWith(t.code) && !v.name.includes('虚拟'));
    for (const v of below.filter((_, i) => i % Math.ceil(below.length / VILLAGES_PER_TOWNSHIP) === 0)) {
      if (organisations.some((o) => o.area === v.code)) continue;
      add({
        ...{
          key: v.code,
          unit: 'village',
          name: `${t.name}${v.name}`,
          shortName: plainName(v.name),
          kind: 'committee',
        },
        ...{ area: v.code, superior: key, role: 'villageCadre', login: `${v.code}.cadre` },
      });
    }
  }
  return all;
}

export const unitsOfYear = (seed: number, within: readonly County[] = counties): Unit[] =>
  counties.flatMap((c, i) => (within.includes(c) ? unitsIn(c, seed, i) : []));

/** Log-ins of the cast by what they are in the two counties it lives in. */
const castUnits: Readonly<Record<string, Partial<Record<UnitKind, string>>>> = {
  '150124': { clerk: 'sun', caller: 'zhou', road: 'ren', civil: 'bai', water: 'hao' },
  '150102': { clerk: 'dai', caller: 'xu', heat: 'feng' },
};
export type Desk = { login: string; unit: UnitKind; area: string; key: string };
/** Every desk of a county by what it is: those of the cast and those of the year. */
export function desksOf(units: readonly Unit[], county: string): Desk[] {
  const own = units
    .filter((u) => u.county === county)
    .map(({ login, unit, area, key }) => ({ login, unit, area, key }));
  const cast = Object.entries(castUnits[county] ?? {}).map(([unit, login]) => ({
    ...{ login, unit: unit as UnitKind, area: county },
    key: members.find((m) => m.login === login)!.organisation,
  }));
  const local = members
    .filter((m) => m.area.startsWith(county) && (m.role === 'townshipClerk' || m.role === 'villageCadre'))
    .map((m) => ({
      ...{ login: m.login, area: m.area, key: m.organisation },
      unit: m.role === 'townshipClerk' ? ('township' as const) : ('village' as const),
    }));
  return [...cast, ...own, ...local];
}

/** Couriers of the four districts who take part in the red-bee team. */
export const TEAM = 54;
const DISTRICTS = ['150102', '150103', '150104', '150105'];
export function courierLogins(seed: number): { login: string; name: string; area: string; phone: string }[] {
  const d = diceFor(seed, 'couriers');
  return Array.from({ length: TEAM }, (_, i) => ({
    login: `courier${String(i + 1).padStart(2, '0')}`,
    ...{ name: personName(d), area: DISTRICTS[i % DISTRICTS.length]!, phone: `1990000${9300 + i}` },
  }));
}
