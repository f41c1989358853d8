import type { Word } from '#kernel/words.ts';
import type { HoursFault } from './hours.rules.ts';
import type { PositionFault } from './position.rules.ts';
import type {
  Amenity,
  ReportKind,
  ReportState,
  ReportVerb,
  StationKind,
  StationState,
  StationVerb,
} from './stations.rules.ts';

export const stationKindWords: Record<StationKind, Word> = {
  redBee: ['红蜂驿站', 'Red Bee station'],
  warm: ['暖心站', 'Warm-up station'],
  outdoor: ['户外劳动者服务站', 'Outdoor workers’ station'],
  charging: ['充电点', 'Charging point'],
};
export const amenityWords: Record<Amenity, Word> = {
  water: ['饮水', 'Drinking water'],
  meal: ['热饭', 'Warming up food'],
  phoneCharge: ['手机充电', 'Phone charging'],
  bikeCharge: ['电动车充换电', 'E-bike charging'],
  rest: ['休息座位', 'Seats'],
  warm: ['取暖', 'Heating'],
  cool: ['纳凉', 'Cooling'],
  rain: ['雨具', 'Rain gear'],
  firstAid: ['药箱', 'First-aid box'],
  toilet: ['厕所', 'Toilet'],
  nursery: ['母婴', 'Nursing room'],
  wifi: ['无线网络', 'Wi-Fi'],
  repair: ['修车工具', 'Repair tools'],
  books: ['图书', 'Books'],
  law: ['法律咨询', 'Legal advice'],
  stepFree: ['无障碍', 'Step-free'],
};
export const stationStateWords: Record<StationState, Word> = {
  open: ['开放', 'In use'],
  paused: ['暂停', 'Paused'],
  closed: ['撤销', 'Closed for good'],
};
export const stationVerbWords: Record<StationVerb, Word> = {
  pause: ['暂停开放', 'Pause'],
  reopen: ['恢复开放', 'Reopen'],
  close: ['撤销', 'Close for good'],
};
export const reportKindWords: Record<ReportKind, Word> = {
  shutNow: ['现在关着', 'It is shut now'],
  lacks: ['少一样服务', 'Something is missing'],
  wrongHours: ['时间写错了', 'The hours are wrong'],
  wrongPlace: ['地方写错了', 'The place is wrong'],
  gone: ['已经不在了', 'It is gone'],
  charged: ['收了钱', 'Money was asked for'],
  other: ['别的', 'Something else'],
};
export const lacksWord: Word = ['没有{amenity}', 'No {amenity}'];
export const reportStateWords: Record<ReportState, Word> = {
  waiting: ['等核实', 'To be looked at'],
  corrected: ['已改正', 'Put right'],
  answered: ['已回复', 'Answered'],
};
export const reportVerbWords: Record<ReportVerb, Word> = {
  correct: ['属实,已改正', 'True, put right'],
  answer: ['回复说明', 'Answer'],
};

export const positionFaultWords: Record<PositionFault, Word> = {
  positionHalf: ['经度和纬度要一起填。', 'Longitude and latitude belong together.'],
  positionUnread: [
    '经纬度看不懂,请写成小数,如 111.6713 和 40.8183。',
    'The position cannot be read: write decimals, e.g. 111.6713 and 40.8183.',
  ],
  positionSwapped: [
    '经度和纬度写反了:经度在前(一百多),纬度在后(几十)。',
    'Longitude and latitude are swapped: longitude is the larger number.',
  ],
  positionOutside: ['这个位置不在{place}范围内,请核对。', 'This position is not in {place}: check it.'],
};
export const hoursFaultWords: Record<HoursFault, Word> = {
  hoursEmpty: ['开放时间没有填。', 'The opening hours are empty.'],
  hoursUnread: [
    '开放时间“{part}”看不懂,可写:每天 8:00-22:00,或 工作日 8:30-17:30;周末 休息;节假日 10:00-16:00。',
    '“{part}” cannot be read as opening hours. Write e.g. 每天 8:00-22:00, or 工作日 8:30-17:30;周末 休息.',
  ],
  hoursOverlap: ['同一天的几段时间有重叠。', 'The hours of one day overlap.'],
  hoursBackwards: [
    '时间不对:每段从开到关不超过 24 小时。',
    'The hours are wrong: from opening to closing is 24 hours at most.',
  ],
};
export const stationRefusalWords = {
  charge: [
    '驿站的服务都不收钱,这里写到了费用。要收钱的不能登记成驿站服务。',
    'Stations cost nothing, and this speaks of a charge: what costs money is no service of a station.',
  ],
  person: [
    '请不要写电话和身份证号,这里不记录是谁说的。',
    'Leave out telephone and identity numbers: nobody is recorded here.',
  ],
  sameName: ['这个旗县区已有同名的站:{name}。', 'There is a station of this name in the county already: {name}.'],
  notYours: ['这个地方不归您的岗位管。', 'This place is outside your post.'],
  notHere: ['要写到街道(乡镇)、社区(村)或网格。', 'Name the township, the village or the grid.'],
  unitUnknown: ['管理单位不在这个地方,请另选。', 'The unit in charge does not belong to this place: choose another.'],
  reasonMissing: ['请写明原因,站门口的人会看到。', 'Say why: people before the door read it.'],
  noteMissing: [
    '请写一句回复,反映的人会在站点页面看到。',
    'Write a sentence: whoever reported it reads it on the page of the station.',
  ],
  notNow: ['情况已经变了,请刷新。', 'This changed meanwhile: load it again.'],
  untilPast: ['恢复的日子要在今天之后。', 'The day it reopens must lie ahead.'],
  confirmedAhead: ['核对日期在今天之后,请核对。', 'The day it was checked lies ahead.'],
  amenityMissing: ['请选是哪一样。', 'Choose which one.'],
  amenityNotHere: ['这一站本来就没有登记这一样。', 'This station does not claim to have that.'],
  noteNeeded: ['请写一句,是什么情况。', 'Say in a sentence what it is.'],
  kindMissing: ['请选一种情况。', 'Choose what it is.'],
  boxEmpty: ['南要小于北,西要小于东。', 'South must be below north, and west before east.'],
  boxOutside: ['这个范围不在国内,请核对。', 'This rectangle is not in the country: check it.'],
} as const satisfies Record<string, Word>;

export const stationWords = {
  title: ['驿站', 'Stations'],
  openNow: ['现在开着', 'Open now'],
  shutNow: ['现在不开', 'Not open now'],
  openUntil: ['开到 {at}', 'until {at}'],
  opensAt: ['{at} 开', 'opens {at}'],
  always: ['一直开着', 'always open'],
  pausedUntil: ['暂停到 {day}', 'paused until {day}'],
  paused: ['暂停开放', 'paused'],
  reopenDue: ['原定 {day} 恢复,还没有人确认,去之前先打电话', 'was to reopen on {day}; nobody confirmed it: call first'],
  today: ['今天', 'today'],
  tomorrow: ['明天', 'tomorrow'],
  stale: ['{n} 个月没有人核对,去之前最好先打电话', 'Nobody checked this for {n} months: better call first'],
  confirmed: ['{day} 核对过', 'Checked on {day}'],
  free: ['服务都不收钱', 'Everything is free'],
} as const satisfies Record<string, Word>;
