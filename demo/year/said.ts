import type { CaseKind } from '#modules/cases/index.ts';
import type { Day } from './days.ts';
import { YEAR } from './days.ts';
import type { Dice } from './dice.ts';
import { home } from './topics/home.ts';
import { life } from './topics/life.ts';
import { street } from './topics/street.ts';
import { type Topic, type Variant, variantOf } from './topics/topic.ts';
import { type County, personName, plainName, surname } from './units.ts';

/* What somebody says on a day at a place, put together from pieces. */

export const topics: readonly Topic[] = [...home, ...street, ...life];

export type Said = {
  topic: Topic;
  variant: Variant;
  kind: CaseKind;
  area: string;
  placeName: string;
  body: string;
  placeNote: string;
  day: Day;
  clock: string;
  name: string;
  phone: string;
};

/** What each county has of the year's cases, by the people who live there. */
export const shares: readonly (readonly [string, number])[] = [
  ['150102', 17],
  ['150103', 12],
  ['150104', 13],
  ['150105', 20],
  ['150121', 11],
  ['150122', 7],
  ['150123', 6],
  ['150124', 6],
  ['150125', 5],
  ['150172', 3],
];

const estates = [
  '阳光家园',
  '锦绣苑',
  '青城华府',
  '牧歌花园',
  '丰州嘉苑',
  '敕勒新居',
  '蒙牛家属院',
  '云中小区',
  '白塔佳苑',
  '红山雅居',
  '学府里',
  '和平里',
  '滨河新村',
  '铁路宿舍',
  '电力家属楼',
  '昭君花园',
].filter((e) => !e.includes('蒙牛'));
const corners = [
  '村东头',
  '村西口',
  '后街',
  '前街',
  '二组',
  '三组',
  '村委会门前',
  '小学旧址旁',
  '水渠边',
  '打谷场边',
  '村口',
];
const streetSpots = [
  '北门外',
  '东门口',
  '南墙根',
  '路口往西五十米',
  '菜市场门口',
  '公交站旁',
  '幼儿园门口',
  '便民超市前',
  '锅炉房后面',
  '小游园边上',
];
const since = [
  '已经三天了',
  '有一个礼拜了',
  '这半个月一直这样',
  '从上个月就这样',
  '昨天开始的',
  '反映过一回没人管',
  '去年也这样',
  '断断续续好几回了',
  '',
];
const hello = ['', '', '', '您好，', '你好，', '领导好，', '麻烦问一下，', '我反映个事，'];

const fill = (text: string, d: Dice): string =>
  text
    .replace('{degrees}', String(d.between(13, 17)))
    .replace('{age}', String(d.between(72, 91)))
    .replace('{hour}', String(d.between(20, 23)))
    .replace('{months}', String(d.between(2, 8)))
    .replace(/\{number\}/g, String(d.between(2, 12)));
export const reply = ({ variant }: Pick<Said, 'variant'>, outcome: 'solved' | 'explained', d: Dice): string =>
  fill(d.pick(outcome === 'solved' ? variant.done : variant.told), d);

/** Where exactly, as people say it. */
function spotOf(isTown: boolean, topic: Topic, d: Dice): string {
  if (!isTown) return d.pick(corners);
  const indoors = topic.unit === 'heat' || topic.unit === 'housing' || topic.key === 'tap';
  const estate = d.pick(estates);
  return indoors
    ? `${estate}${d.between(1, 18)}号楼${d.between(1, 5)}单元`
    : d.chance(0.5)
      ? `${estate}${d.pick(streetSpots)}`
      : d.pick(streetSpots);
}

function bodyOf(topic: Topic, variant: Variant, place: string, spot: string, d: Dice): string {
  const what = fill(variant.what, d);
  const when = d.pick(since);
  const harm = fill(d.pick(variant.harms), d);
  const ask = fill(d.pick(variant.asks), d);
  const hi = d.pick(hello);
  if (topic.isPersonal)
    return d.pick([
      `${hi}${what}，${harm}。${ask}。人在${place}。`,
      `${hi}我是${place}的，${what}，${harm}。${ask}。`,
      `家住${place}，${what}。${harm}，${ask}。`,
      `${what}，${harm}。${ask}，打我电话就行，我在${place}。`,
    ]);
  const middle = when ? `${what}，${when}` : what;
  return d.pick([
    `${place}${spot}，${middle}，${harm}。${ask}。`,
    `${hi}我住${place}，${spot}${middle}。${harm}，${ask}。`,
    `${middle}，${harm}。在${place}${spot}，${ask}。`,
    `${hi}${place}${spot}${middle}，${ask}。${harm}。`,
  ]);
}

const hours: readonly (readonly [number, number])[] = [
  ...([
    [7, 3],
    [8, 9],
    [9, 12],
    [10, 11],
    [11, 8],
    [12, 4],
    [13, 4],
    [14, 8],
    [15, 9],
    [16, 9],
    [17, 7],
    [18, 6],
    [19, 6],
    [20, 4],
    [21, 3],
    [22, 1],
  ] as const),
];
/** A day of a month; on Sundays half as many. */
function dayOfMonth(month: number, d: Dice): Day {
  const length = Temporal.PlainYearMonth.from({ year: YEAR, month }).daysInMonth;
  for (;;) {
    const day = Temporal.PlainDate.from({ year: YEAR, month, day: d.between(1, length) });
    if (day.dayOfWeek < 6 || d.chance(day.dayOfWeek === 6 ? 0.7 : 0.45)) return day;
  }
}

/** Somebody at a place of the county, on some day of the year. */
export function sayOne(county: County, d: Dice, about?: Topic): Said {
  const village = d.pick(county.villages);
  const township = county.townships.find((t) => village.code.startsWith(t.code))!;
  const isTown = /社区|居委会|生活区/.test(village.name) || township.kind === 'subdistrict';
  const fits = topics.filter((t) => t.where === 'both' || (t.where === 'city') === isTown);
  const topic = about ?? d.weighed(fits.map((t) => [t, t.months.reduce((a, b) => a + b, 0)] as const));
  const month = d.weighed(topic.months.map((w, i) => [i + 1, w] as const));
  const variant = variantOf(topic, d.pick(topic.says));
  const placeName = plainName(village.name);
  const spot = spotOf(isTown, topic, d);
  const short = d.weighed([
    [placeName, 6],
    [`${township.name}${placeName}`, 3],
    [township.name, 1],
  ]);
  return {
    ...{ topic, variant },
    kind: d.weighed(topic.kinds),
    area: village.code,
    placeName,
    body: bodyOf(topic, variant, short, spot, d),
    placeNote: topic.isPersonal ? '' : spot,
    day: dayOfMonth(month, d),
    clock: `${String(d.weighed(hours)).padStart(2, '0')}:${String(d.upTo(60)).padStart(2, '0')}`,
    name: d.chance(0.7) ? `${surname(d)}${d.pick(['先生', '女士', '师傅', '大娘', '大爷'])}` : personName(d),
    phone: `1990000${String(d.between(1000, 9999))}`,
  };
}
