import type { Word } from '#kernel/words.ts';
import type { Amenity, StationKind } from './stations.rules.ts';
import { hoursFaultWords, positionFaultWords, stationRefusalWords } from './stations.words.ts';

/** What a table of stations may say. There is no column for a price. */
export const sheetFields = [
  'name',
  'area',
  'kind',
  'address',
  'way',
  'long',
  'lat',
  'position',
  'amenities',
  'seats',
  'hours',
  'host',
  'unit',
  'phone',
  'confirmed',
] as const;
export type SheetField = (typeof sheetFields)[number];

export const sheetFieldWords: Readonly<Record<SheetField, Word>> = {
  name: ['名称', 'Name'],
  area: ['所属街道社区', 'Place'],
  kind: ['类型', 'Kind'],
  address: ['地址', 'Address'],
  way: ['怎么进', 'How to get in'],
  long: ['经度', 'Longitude'],
  lat: ['纬度', 'Latitude'],
  position: ['经纬度', 'Position'],
  amenities: ['服务', 'Services'],
  seats: ['座位数', 'Seats'],
  hours: ['开放时间', 'Opening hours'],
  host: ['设在哪个单位', 'Host'],
  unit: ['管理单位', 'Unit in charge'],
  phone: ['联系电话', 'Telephone'],
  confirmed: ['核对日期', 'Checked on'],
};
export const sheetHeadings: Readonly<Record<SheetField, readonly string[]>> = {
  name: ['名称', '驿站名称', '站点名称', '站名', '红蜂驿站名称', 'name'],
  area: [
    '所属街道社区',
    '所属社区',
    '所属街道',
    '街道',
    '社区',
    '所属区域',
    '所在区域',
    '旗县区',
    '区划代码',
    'place',
    'area',
  ],
  kind: ['类型', '站点类型', '类别', 'kind', 'type'],
  address: ['地址', '详细地址', '站点地址', '所在地址', '具体位置', 'address'],
  way: ['怎么进', '入口说明', '怎么走', '交通指引', 'how to get in'],
  long: ['经度', '东经', 'lng', 'lon', 'long', 'longitude', 'x'],
  lat: ['纬度', '北纬', 'lat', 'latitude', 'y'],
  position: ['经纬度', '坐标', '坐标位置', '位置坐标', 'position', 'coordinates'],
  amenities: ['服务', '服务项目', '服务内容', '免费服务', '设施', '配套设施', '提供服务', 'services', 'amenities'],
  seats: ['座位数', '座位', '可容纳人数', '容纳人数', 'seats', 'capacity'],
  hours: ['开放时间', '营业时间', '服务时间', '开门时间', 'hours', 'opening hours'],
  host: ['设在哪个单位', '依托单位', '设站单位', '主办单位', '承办单位', '所在单位', 'host'],
  unit: ['管理单位', '责任单位', '主管单位', 'unit'],
  phone: ['联系电话', '电话', '服务电话', '联系方式', 'phone', 'telephone'],
  confirmed: ['核对日期', '核实日期', '更新日期', '更新时间', 'checked on'],
};
/** What tables call a kind besides our own words. */
export const otherKindWords: Readonly<Partial<Record<StationKind, readonly string[]>>> = {
  redBee: ['红蜂', '驿站', '快递驿站', '骑手驿站', '红蜂服务站'],
  warm: ['暖心驿站', '暖新站', '爱心驿站', '小哥驿站'],
  outdoor: ['户外劳动者驿站', '劳动者驿站', '工会驿站', '职工驿站', '户外劳动者爱心驿站'],
  charging: ['充换电点', '充电站', '换电站', '充换电站', '充电桩'],
};
/** What tables call a service besides our own words. */
export const otherAmenityWords: Readonly<Partial<Record<Amenity, readonly string[]>>> = {
  water: ['热水', '开水', '饮用水', '喝水', '饮水机', '热饮', '免费饮水'],
  meal: ['微波炉', '加热饭菜', '简餐加热', '热餐', '餐食加热', '饭菜加热'],
  phoneCharge: ['充电', '手机充电宝', '充电线', '充电宝', '应急充电'],
  bikeCharge: ['换电', '充换电', '电瓶车充电', '电动车充电', '电动自行车充电', '车辆充电'],
  rest: ['休息', '座椅', '桌椅', '休息区', '歇脚', '座位'],
  warm: ['暖气', '避寒', '供暖'],
  cool: ['空调', '避暑', '纳凉避暑', '风扇'],
  rain: ['雨伞', '雨衣', '借伞', '应急雨具'],
  firstAid: ['急救箱', '医药箱', '应急药品', '药品', '急救药箱', '应急药箱'],
  toilet: ['卫生间', '洗手间', '如厕'],
  nursery: ['母婴室', '哺乳室'],
  wifi: ['wifi', 'wi-fi', '无线网', '上网', '免费wifi'],
  repair: ['打气筒', '维修工具', '工具箱', '维修', '修车', '车辆维修'],
  books: ['阅读', '书籍', '书报', '报刊', '图书角'],
  law: ['法律', '法律援助', '维权'],
  stepFree: ['无障碍通道', '坡道', '轮椅坡道'],
};

export const sheetFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  tooShort: ['“{field}”太短。', '“{field}” is too short.'],
  kind: ['类型看不懂,可写:红蜂驿站、暖心站、户外劳动者服务站、充电点。', 'The kind is not understood.'],
  amenity: ['没有“{part}”这项服务,可写:{known}。', 'There is no service “{part}”; use one of: {known}.'],
  seats: ['座位数要写 1 到 500 的整数。', 'Seats: a whole number from 1 to 500.'],
  confirmed: ['核对日期看不懂,请写成 2026-01-31。', 'The date cannot be read: write 2026-01-31.'],
  unknown: ['系统里没有这个地方,请写区划代码或全名。', 'There is no such place here: give its code or its full name.'],
  ambiguous: ['有几个地方都叫这个名字,请写区划代码。', 'Several places have this name: give the code.'],
  outsideYourPlace: stationRefusalWords.notYours,
  notHere: stationRefusalWords.notHere,
  unit: ['没有“{part}”这个单位,或它不管这个地方。', 'There is no unit “{part}”, or it does not serve this place.'],
  twice: ['与第 {first} 行是同一个旗县区、同一个名称。', 'The same name in the same county as row {first}.'],
  samePlace: ['位置与第 {first} 行完全相同,请核对。', 'Exactly the position of row {first}: check it.'],
  charge: stationRefusalWords.charge,
  confirmedAhead: stationRefusalWords.confirmedAhead,
  sameName: stationRefusalWords.sameName,
  ...hoursFaultWords,
  ...positionFaultWords,
} as const satisfies Record<string, Word>;
export type SheetRule = keyof typeof sheetFaultWords;

export const sheetNotes: Readonly<Record<SheetField, Word>> = {
  name: ['必填,同一旗县区内不重名。', 'Needed; one of a name in a county.'],
  area: [
    '写到街道(乡镇)或社区(村):全名或区划代码。不填就用导入时选的地方。',
    'Full name or code, down to the township or village.',
  ],
  kind: ['红蜂驿站、暖心站、户外劳动者服务站、充电点。不填就是红蜂驿站。', 'Left empty: a Red Bee station.'],
  address: ['必填。写到门牌,让第一次来的人找得到。', 'Needed.'],
  way: ['比如“从西门进,一楼左手”。', 'e.g. through the west gate, ground floor.'],
  long: ['小数,如 111.6713。', 'Decimals, e.g. 111.6713.'],
  lat: ['小数,如 40.8183。', 'Decimals, e.g. 40.8183.'],
  position: ['不想分两栏的,写在一起:111.6713,40.8183(经度在前)。', 'Both in one cell, longitude first.'],
  amenities: ['必填,用顿号隔开。只写不收钱的。', 'Needed, divided by commas. Only what is free.'],
  seats: ['可不填。', 'May be empty.'],
  hours: [
    '必填,如:每天 8:00-22:00;或 工作日 8:30-17:30;周末 休息;节假日 10:00-16:00;过夜写 18:00-次日6:00。',
    'Needed.',
  ],
  host: ['必填:在哪家单位里。', 'Needed: in whose house it is.'],
  unit: ['不填就是导入人的单位。用户反映由它处理。', 'Left empty: the unit of whoever imports. Reports go there.'],
  phone: ['必填:对外公开的办公电话。', 'Needed: a public office number.'],
  confirmed: ['最近一次实地核对的日子,不填算今天。', 'When somebody last looked; left empty: today.'],
};

export const sheetTexts = {
  template: ['驿站导入模板', 'Import of stations'],
  rules: ['怎样填', 'How to fill it in'],
  file: ['驿站台账', 'Stations'],
  noHeader: [
    '找不到表头:前 10 行里要有“名称”和“地址”两栏。可下载模板,或指明哪一栏是什么。',
    'No heading row: one of the first 10 rows must name the columns for the name and the address.',
  ],
  tooMany: ['超过 {rows} 行,请分成几个文件。', 'Over {rows} rows: split the file.'],
  state: ['状态', 'State'],
} as const satisfies Record<string, Word>;
