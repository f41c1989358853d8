import { type FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  BookFault,
  BookingRefusal,
  BookingStatus,
  BookingVerb,
  VenueKind,
  VenueState,
  VenueVerb,
} from './venues.rules.ts';

export const venueKindWords: Record<VenueKind, Word> = {
  fire: ['消防站', 'Fire station'],
  experience: ['体验馆', 'Experience hall'],
  party: ['党群服务中心', 'Party and community centre'],
  library: ['图书室', 'Reading room'],
  museum: ['展馆', 'Museum'],
  practice: ['文明实践站', 'Civilisation practice station'],
  farm: ['农业示范点', 'Model farm'],
  other: ['其他场馆', 'Other venue'],
};
export const venueStateWords: Record<VenueState, Word> = {
  open: ['接待参观', 'Receives visitors'],
  paused: ['暂停接待', 'Paused'],
  closed: ['不再接待', 'Closed'],
};
export const venueVerbWords: Record<VenueVerb, Word> = {
  pause: ['暂停接待', 'Pause'],
  reopen: ['恢复接待', 'Reopen'],
  close: ['不再接待', 'Close'],
};
export const bookingStatusWords: Record<BookingStatus, Word> = {
  asked: ['等接待方确认', 'Waits for the host'],
  confirmed: ['已确认', 'Confirmed'],
  declined: ['没接下', 'Declined'],
  cancelled: ['已取消', 'Cancelled'],
  came: ['来过了', 'Came'],
  missed: ['没来', 'Did not come'],
};
export const bookingVerbWords: Record<BookingVerb, Word> = {
  confirm: ['确认接待', 'Confirm'],
  decline: ['接不了', 'Decline'],
  cancel: ['取消', 'Cancel'],
  came: ['来了', 'They came'],
  missed: ['没来', 'Did not come'],
  record: ['记成本单位的活动', 'Make it our activity'],
};

export const bookFaultWords: Record<BookFault, Word> = {
  shut: ['这里现在不接待参观。', 'It receives nobody now.'],
  closedDay: ['那天不接待:{reason}', 'It is closed that day: {reason}'],
  noSlot: ['那个时间不在参观时段里,请另选一个时段。', 'No visit begins then: choose another time.'],
  tooSoon: ['太急了:要提前 {hours} 小时约。', 'Too soon: book {hours} hours ahead.'],
  tooFar: ['太早了:最多提前 {days} 天约。', 'Too far ahead: at most {days} days.'],
  full: [
    '这个时段还能进 {free} 人,请另选时段或减人。',
    '{free} more people fit in then: choose another time, or fewer people.',
  ],
};

type Why =
  | BookingRefusal
  | 'notNow'
  | 'notYours'
  | 'sameName'
  | 'unitNotHere'
  | 'notHere'
  | 'noResidents'
  | 'nameMissing'
  | 'phoneWrong'
  | 'slotMissing'
  | 'peopleWrong'
  | 'groupMissing'
  | 'bookedThen'
  | 'bookedAhead'
  | 'closedBackwards'
  | 'closedPast'
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'peopleMissing'
  | 'halfPosition';
export const venueRefusalWords: Record<Why, Word> = {
  reasonMissing: ['请写一句原因,对方看得到。', 'Say in a line why: the other side reads it.'],
  begun: ['参观时间已经到了,不能再改。', 'The visit has begun: it can no longer be changed.'],
  notBegun: ['还没到参观时间。', 'The visit has not begun.'],
  noUnit: ['不是单位约的,不记成活动。', 'It was not booked by a unit, so it is nobody’s activity.'],
  recorded: ['已经记成活动了。', 'It is an activity already.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'Your post does not do this.'],
  sameName: ['本旗县区已经有叫“{name}”的场馆。', 'There is a venue called “{name}” in this county already.'],
  unitNotHere: ['这个单位不在您管的地方。', 'That unit is outside your place.'],
  notHere: [
    '地方要选到乡镇(街道)或村(社区),并且在您管的范围里。',
    'Choose a township or village inside your own place.',
  ],
  noResidents: ['这里只接待单位来参观。', 'It receives organisations only.'],
  nameMissing: ['请填联系人姓名。', 'Give the name of a contact.'],
  phoneWrong: ['请填能打通的电话。', 'Give a telephone number that works.'],
  slotMissing: ['请选一个时段。', 'Choose a time.'],
  peopleWrong: ['请填人数,1 到 2000。', 'How many people, 1 to 2000.'],
  groupMissing: ['请填哪里来的,如“某小区邻居”。', 'Say who you are, for example “neighbours of a court”.'],
  bookedThen: [
    '那几天已经有 {n} 个预约。请先逐个取消,写明原因,再设闭馆。',
    '{n} visits are booked then: cancel each with a reason first.',
  ],
  bookedAhead: [
    '还有 {n} 个没到日子的预约。请先逐个取消,写明原因,再停止接待。',
    '{n} visits are still to come: cancel each with a reason first.',
  ],
  closedBackwards: ['结束日期要在开始日期当天或以后。', 'The last day is not before the first.'],
  closedPast: ['闭馆日要从今天或以后开始。', 'Closed days begin today or later.'],
  wrongReceipt: ['编号或密码不对。', 'The number or the passphrase is wrong.'],
  tooManyTries: ['试的次数太多,请一小时后再试。', 'Too many tries: try again in an hour.'],
  peopleMissing: ['请填来了几个人。', 'Say how many came.'],
  halfPosition: ['经度、纬度要么都填,要么都不填。', 'Give both numbers of the position, or none.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  begun: 409,
  notBegun: 409,
  recorded: 409,
  bookedThen: 409,
  bookedAhead: 409,
  notYours: 403,
  tooManyTries: 429,
};
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, venueRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: venueRefusalWords[why], values }] : [],
  });
/** What cannot be booked, said on the field of the time, or of the people. */
export function noBooking(why: BookFault, values: WordValues): Refused {
  const fault: FieldFault = {
    field: why === 'full' ? 'people' : 'startsAt',
    rule: why,
    says: bookFaultWords[why],
    values,
  };
  return new Refused(why, why === 'full' ? 409 : 422, bookFaultWords[why], { values, faults: [fault] });
}

export const venueWords = {
  title: ['场馆', 'Venues'],
  studyVisit: ['参观学习', 'Study visit'],
  activityTitle: ['参观学习:{venue}', 'Study visit: {venue}'],
  people: ['{n} 人', '{n} people'],
  free: ['还能进 {n} 人', 'room for {n}'],
  full: ['约满', 'full'],
  remind: ['{time} {group}来{venue}参观,{n} 人', '{time}: {group} visits {venue}, {n} people'],
  hostDay: ['接待参观:{group},{venue}', 'Visitors: {group}, {venue}'],
  visitDay: ['去{venue}参观', 'Visit to {venue}'],
} as const satisfies Record<string, Word>;
