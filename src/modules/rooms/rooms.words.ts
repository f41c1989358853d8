import { type FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  BookingRefusal,
  BookingSource,
  BookingStatus,
  BookingVerb,
  PlanFault,
  PlanThing,
  RoomState,
  RoomVerb,
} from './rooms.rules.ts';
import type { BookFault, presets } from './slots.rules.ts';

export const roomStateWords: Record<RoomState, Word> = {
  open: ['开放', 'Open'],
  paused: ['暂停开放', 'Paused'],
  closed: ['不再开放', 'Closed'],
};
export const roomVerbWords: Record<RoomVerb, Word> = {
  pause: ['暂停开放', 'Pause'],
  reopen: ['恢复开放', 'Reopen'],
  close: ['不再开放', 'Close'],
};
export const planThingWords: Record<PlanThing, Word> = {
  floor: ['空地', 'Floor'],
  seat: ['座位', 'Seat'],
  power: ['带插座的座位', 'Seat with a socket'],
  accessible: ['轮椅座位', 'Seat for a wheelchair'],
  child: ['孩子的座位', 'Child’s seat'],
  table: ['桌子', 'Table'],
  desk: ['服务台', 'Desk'],
  shelf: ['书架', 'Shelf'],
  door: ['门', 'Door'],
  window: ['窗', 'Window'],
};
export const bookingStatusWords: Record<BookingStatus, Word> = {
  booked: ['约好了,还没到', 'Booked, not here yet'],
  checkedIn: ['在座', 'Here'],
  away: ['暂离', 'Away for a while'],
  released: ['已离座', 'Given back'],
  noShow: ['没有来', 'Did not come'],
  autoReleased: ['暂离过时,座位已放开', 'Away too long: the seat was given back'],
  cancelled: ['已取消', 'Cancelled'],
};
export const bookingVerbWords: Record<BookingVerb, Word> = {
  arrive: ['我到了', 'I am here'],
  leaveFor: ['离开一会儿', 'Leave for a while'],
  back: ['我回来了', 'I am back'],
  release: ['走了,让出座位', 'Leave for today'],
  cancel: ['取消', 'Cancel'],
  excuse: ['说明情况,不算', 'Excuse it'],
};
export const sourceWords: Record<BookingSource, Word> = {
  portal: ['网上约的', 'From home'],
  kiosk: ['现场取的座', 'At the tablet'],
  desk: ['服务台安排的', 'At the desk'],
};
export const presetWords: Record<keyof typeof presets, Word> = {
  gentle: ['宽松:空座不影响再约', 'Gentle: nothing follows from an empty seat'],
  jian: [
    '仿吉安:留座 15 分钟,一周 3 次空座,当周不再网上约',
    'As in Ji’an: held 15 minutes; 3 in a week, the rest of it off',
  ],
  wuhan: ['仿武汉:留座 30 分钟,30 天 3 次空座,停约 1 天', 'As in Wuhan: held 30 minutes; 3 in 30 days, a day off'],
  nefu: ['仿东北林大:留座 30 分钟,30 天 3 次空座,停约 7 天', 'As at NEFU: held 30 minutes; 3 in 30 days, 7 days off'],
};

export const bookFaultWords: Record<BookFault, Word> = {
  shut: ['自习室现在不开放。', 'The room is not open now.'],
  noRules: ['那天还没有开放的规则,请换一天。', 'There are no rules for that day yet: choose another.'],
  noSlot: ['那个时间不开放,请另选一个时段。', 'It is not open then: choose another time.'],
  over: ['这个时段已经过了。', 'That time is over.'],
  tooFar: ['太早了:最多提前 {days} 天约。', 'Too far ahead: at most {days} days.'],
  childSeat: ['这是给孩子留的座位,请另选一个。', 'That seat is kept for children: choose another.'],
  noChildren: ['这间自习室不接待孩子单独来。', 'This room does not take children on their own.'],
  perDay: ['一个电话一天最多约 {n} 个时段。', 'A telephone books at most {n} times a day.'],
  paused: [
    '按本室约定,近来有 {n} 次约了座位没来,{day} 起可以再网上约。现在也可以直接来,有空座就能坐;有特殊情况请和服务台说({phone})。',
    'By the rules of the house, after {n} seats that stayed empty you may book from home again from {day}. You may come in any time and sit where it is free; tell the desk if something happened ({phone}).',
  ],
};
export const planFaultWords: Record<PlanFault, Word> = {
  planSign: ['平面图里有看不懂的格子:{at}', 'There is a square that cannot be read: {at}'],
  planSize: ['平面图最多 20 行、30 列。', 'A plan has at most 20 lines of 30 squares.'],
  planNoSeat: ['平面图里还没有座位。', 'There is no seat on the plan yet.'],
};

type Why =
  | BookingRefusal
  | 'notNow'
  | 'notYours'
  | 'taken'
  | 'sameName'
  | 'notHere'
  | 'unitNotHere'
  | 'nameMissing'
  | 'phoneWrong'
  | 'phoneElsewhere'
  | 'childElsewhere'
  | 'seatMissing'
  | 'slotMissing'
  | 'seatGone'
  | 'seatBooked'
  | 'bookedAhead'
  | 'noGuardian'
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'wrongNumber'
  | 'rulesPast'
  | 'rulesTwice'
  | 'termTwice'
  | 'termBackwards'
  | 'kioskStale'
  | 'noneFree';
export const roomRefusalWords: Record<Why, Word> = {
  tooEarly: ['还早:开始前 15 分钟可以报到。', 'Too early: 15 minutes before it begins one may sit down.'],
  begunAlready: ['已经开始了。', 'It has begun.'],
  over: ['这个时段已经过了。', 'That time is over.'],
  reasonMissing: ['请写一句原因。', 'Say in a line why.'],
  excusedAlready: ['已经说明过了。', 'It was excused already.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'Your post does not do this.'],
  taken: ['这个座位刚刚被别人约走了,请另选一个。', 'Somebody has just taken that seat: choose another.'],
  sameName: ['本旗县区已经有叫“{name}”的自习室。', 'There is a room called “{name}” in this county already.'],
  notHere: ['地方要选到村(社区),并且在您管的范围里。', 'Choose a village or community inside your own place.'],
  unitNotHere: ['这个单位不在您管的地方。', 'That unit is outside your place.'],
  nameMissing: ['请填姓名。', 'Give your name.'],
  phoneWrong: ['请填能打通的电话。', 'Give a telephone number that works.'],
  phoneElsewhere: ['这个电话同一时间已经约了一个座位。', 'That telephone has a seat at that time already.'],
  childElsewhere: ['这个孩子同一时间已经有一个座位。', 'That child has a seat at that time already.'],
  seatMissing: ['请选一个座位。', 'Choose a seat.'],
  slotMissing: ['请选一个时段。', 'Choose a time.'],
  seatGone: ['这个座位已经撤了,请另选一个。', 'That seat is no longer there: choose another.'],
  seatBooked: [
    '{seat} 还有 {n} 个没到的预约,请先联系约的人再撤座位。',
    '{n} bookings are still to come on {seat}: talk to them before it goes.',
  ],
  bookedAhead: ['还有 {n} 个没到的预约。请先逐个取消,再停。', '{n} bookings are still to come: cancel each first.'],
  noGuardian: [
    '十四岁以下的孩子要由监护人来约:请监护人先登记孩子,再用回执给孩子约座位。',
    'For a child under 14 a guardian books: register the child first, then book with the receipt.',
  ],
  wrongReceipt: ['编号或密码不对。', 'The number or the passphrase is wrong.'],
  tooManyTries: ['试的次数太多,请一小时后再试。', 'Too many tries: try again in an hour.'],
  wrongNumber: ['没有这个座位号,请对着回执再输一次。', 'There is no such number: look at your receipt again.'],
  rulesPast: ['新规则要从明天或以后开始。', 'New rules begin tomorrow or later.'],
  rulesTwice: ['那天已经有一套规则。', 'There are rules from that day already.'],
  termTwice: ['这段时间和已有的学期重叠。', 'It overlaps with another term.'],
  termBackwards: ['学期结束要在开始之后。', 'A term ends after it begins.'],
  kioskStale: [
    '这台平板的授权已经收回,请到管理端重新打开。',
    'This tablet was signed off: open it from the console again.',
  ],
  noneFree: ['现在没有空座位。', 'There is no free seat now.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  taken: 409,
  phoneElsewhere: 409,
  childElsewhere: 409,
  over: 409,
  tooEarly: 409,
  excusedAlready: 409,
  seatBooked: 409,
  bookedAhead: 409,
  seatGone: 409,
  noneFree: 409,
  notYours: 403,
  kioskStale: 403,
  tooManyTries: 429,
};
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, roomRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: roomRefusalWords[why], values }] : [],
  });
/** What cannot be booked, said on the seat or on the time. */
export function noSeat(why: BookFault, values: WordValues): Refused {
  const field = why === 'childSeat' ? 'seatId' : why === 'perDay' || why === 'paused' ? 'phone' : 'startsAt';
  const fault: FieldFault = { field, rule: why, says: bookFaultWords[why], values };
  return new Refused(why, why === 'paused' ? 409 : 422, bookFaultWords[why], { values, faults: [fault] });
}

export const roomWords = {
  title: ['自习室', 'Study rooms'],
  seats: ['{n} 个座位', '{n} seats'],
  freeNow: ['现在空 {n} 个', '{n} free now'],
  until: ['到 {time}', 'until {time}'],
} as const satisfies Record<string, Word>;
