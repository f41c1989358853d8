import type { Labelled } from './tables.rules.ts';

/* Invented messages that the tests of this module learn from. */

const water = [
  '村里停水三天',
  '自来水发黄有沙子',
  '机井坏了浇不上地',
  '水管冻裂没人修',
  '水压太低上不了楼',
  '水费算错了一个月',
  '新村什么时候通自来水',
  '井水有怪味不敢喝',
  '抽水泵烧了没备件',
  '停水没有提前通知',
  '水表不准多收水费',
];
const road = [
  '村道坑洼雨天难走',
  '公路护栏撞坏没人管',
  '主干道路灯不亮',
  '大货车压坏水泥路',
  '公交车半天不来一趟',
  '路口没有红绿灯很危险',
  '桥面塌了一个洞',
  '班车乱涨票价',
  '修路挖开没回填',
  '通村公路什么时候硬化',
  '客运站搬走坐车不便',
];

const asLabelled = (category: string, titles: readonly string[]): Labelled[] =>
  titles.map((title, i) => ({
    number: `${category}-${i + 1}`,
    category,
    title,
    body: `${title},大家都不方便,请有关部门来看一看。`,
  }));

export const WATER = '农田水利';
export const ROAD = '交通运输';
export const examples: readonly Labelled[] = [...asLabelled(WATER, water), ...asLabelled(ROAD, road)];

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
export const csvOf = (header: string, rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(`${[header, ...rows.map((cells) => cells.map(cell).join(','))].join('\n')}\n`);
export const labelsCsv = (list: readonly Labelled[] = examples): Buffer =>
  csvOf(
    'id,title,body,label',
    list.map((e) => [e.number, e.title, e.body, e.category]),
  );
