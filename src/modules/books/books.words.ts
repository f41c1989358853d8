import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { CopyState, LendFault, RenewFault, ReservationState, ReserveFault } from './books.rules.ts';
import { type IsbnFault, type IsbnRead, readIsbn } from './isbn.rules.ts';

export const copyStateWords: Readonly<Record<CopyState, Word>> = {
  here: ['在架', 'On the shelf'],
  repair: ['修补中', 'Being mended'],
  missing: ['找不到', 'Cannot be found'],
  withdrawn: ['已剔旧', 'Withdrawn'],
};
export const reservationStateWords: Readonly<Record<ReservationState, Word>> = {
  waiting: ['排队等书', 'Waiting'],
  ready: ['书已留好,请来取', 'Kept for you: come and fetch it'],
  lapsed: ['过了取书日子', 'The time to fetch it is over'],
};
export const isbnFaultWords: Readonly<Record<IsbnFault['why'], Word>> = {
  shape: [
    'ISBN 应是 10 位或 13 位(978、979 开头)。没有 ISBN 的老书请空着。',
    'An ISBN has 10 digits, or 13 beginning with 978 or 979. Leave it empty for old books without one.',
  ],
  check10: [
    '这个 10 位 ISBN 的校验码不对:照前九位算,末位应是 {digit}。请对照书上再输。',
    'The check digit of this ISBN-10 is wrong: it should be {digit}. Compare it with the book.',
  ],
  check13: [
    '这个 13 位 ISBN 的校验码不对:照前十二位算,末位应是 {digit}。请对照书上再输。',
    'The check digit of this ISBN-13 is wrong: it should be {digit}. Compare it with the book.',
  ],
};

type Why =
  | LendFault
  | RenewFault
  | ReserveFault
  | 'nameMissing'
  | 'phoneWrong'
  | 'notHereArea'
  | 'unitNotHere'
  | 'roomKnown'
  | 'rulePast'
  | 'ruleKnown'
  | 'isbnKnown'
  | 'numberWrong'
  | 'numberKnown'
  | 'copyLent'
  | 'copyHeld'
  | 'notLent'
  | 'hasLoans'
  | 'codeUnknown'
  | 'whichCopy'
  | 'otherRoom'
  | 'wrongSlip'
  | 'tooManyTries'
  | 'ended';
export const bookRefusalWords: Readonly<Record<Why, Word>> = {
  notHere: ['这本书现在不在架,不能借出。', 'This copy is not on the shelf and cannot be lent.'],
  lentAlready: ['这本书已经借出去了,请先办还书。', 'This copy is lent already: take it back first.'],
  heldForOther: ['这本书留给了预约的人,请先问问是不是他来取。', 'This copy is kept for somebody who reserved it.'],
  tooManyLoans: ['手上已经有 {n} 本,还了再借。', '{n} books are out already: bring one back first.'],
  renewedOut: [
    '已经续了 {n} 次,请先还回来,没人等还可以再借。',
    'Renewed {n} times: bring it back, and if nobody waits take it again.',
  ],
  awaited: ['后面有人等着看,这次不能续。', 'Somebody waits for it, so it cannot be renewed.'],
  reservedTwice: ['这本书已经预约过了。', 'You reserved this book already.'],
  tooManyReservations: ['同时最多预约 {n} 本。', 'At most {n} reservations at a time.'],
  noCopies: ['这本书眼下没有能借的,预约不了。', 'There is no copy of it to lend.'],
  nameMissing: ['请写姓名。', 'Write a name.'],
  phoneWrong: ['请写能打通的手机号;孩子写家长的。', 'Write a phone number that works; for a child the guardian’s.'],
  notHereArea: ['这个地方不归您管。', 'That place is outside yours.'],
  unitNotHere: ['这个单位不在您管的地方。', 'That unit is outside your place.'],
  roomKnown: ['这个地方已经有一个同名的阅览室。', 'There is a reading room of that name here already.'],
  rulePast: ['规则从今天或以后开始用。', 'A rule begins today or later.'],
  ruleKnown: ['这一天已经定过一条规则,请换一天。', 'There is a rule from that day on already: choose another day.'],
  isbnKnown: ['这个 ISBN 已经编过目,请在那一种下面加册。', 'This ISBN is in the catalogue: add a copy there.'],
  numberWrong: ['条码号用 3 到 20 位字母、数字。', 'A number has 3 to 20 letters and digits.'],
  numberKnown: ['条码号“{number}”已经用在别的书上。', 'The number “{number}” is on another copy.'],
  copyLent: ['这本书在外面,先办还书再改。', 'This copy is out: take it back first.'],
  copyHeld: [
    '这本书正留给预约的人,先取消那个预约再改。',
    'This copy is kept for somebody: cancel that reservation first.',
  ],
  notLent: ['这本书没有借出记录,放回书架就行。', 'This copy is not out: put it back on its shelf.'],
  hasLoans: ['还有 {n} 本没还,还了再注销。', '{n} books are still out: bring them back first.'],
  codeUnknown: ['“{code}”不是本室的书,也不是读者号。', '“{code}” is no book of this room and no reader’s number.'],
  whichCopy: ['这种书有几本,请扫书上的条码号。', 'There are several copies: scan the number on the book.'],
  otherRoom: ['这是另一个阅览室的,不能在这里办。', 'That belongs to another reading room.'],
  wrongSlip: ['编号或密码不对,请对照单子再试。', 'The number or the passphrase is wrong: check your slip.'],
  tooManyTries: ['试的次数太多,请一个小时后再试。', 'Too many tries: come back in an hour.'],
  ended: ['这一项已经办完了,请刷新后再看。', 'That is over already: load the page again.'],
};
const statusOf: Partial<Record<Why, number>> = {
  ...{ notHere: 409, lentAlready: 409, heldForOther: 409, tooManyLoans: 409, renewedOut: 409, awaited: 409 },
  ...{ reservedTwice: 409, tooManyReservations: 409, noCopies: 409, roomKnown: 409, isbnKnown: 409, numberKnown: 409 },
  ...{ copyLent: 409, copyHeld: 409, notLent: 409, hasLoans: 409, whichCopy: 409, ended: 409 },
  ...{ wrongSlip: 401, tooManyTries: 429 },
};
export const noBook = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, bookRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: bookRefusalWords[why], values }] : [],
  });
const digitOf = (f: IsbnFault): WordValues => (f.why === 'shape' ? {} : { digit: f.digit });
/** An ISBN that is none, refused by name; which digit it should have been is said. */
export function noIsbn(f: IsbnFault): Refused {
  const [rule, says, values] = [`isbn.${f.why}`, isbnFaultWords[f.why], digitOf(f)];
  return new Refused(rule, 422, says, { values, faults: [{ field: 'isbn', rule, says, values }] });
}
export function isbnOrRefused(typed: string): string {
  const read: IsbnRead = readIsbn(typed);
  if ('why' in read) throw noIsbn(read);
  return read.isbn;
}

export const bookWords = {
  title: ['阅览室', 'Reading rooms'],
  unknownAuthor: ['作者不详', 'Author unknown'],
  onShelf: ['在架 {n} 本', '{n} on the shelf'],
  allOut: ['都借出去了', 'All lent'],
  outUntil: ['最早 {day} 还回', 'The first is due back on {day}'],
  waiting: ['{n} 人在等', '{n} waiting'],
  children: ['适合孩子看', 'For children'],
  due: ['{day}到期', 'Due {day}'],
  late: ['过了 {n} 天,方便时还回来就好', '{n} days over: bring it back when you can'],
  noFine: [
    '晚还不罚款、不记名单;只提醒一声,有人等着看。',
    'No fines and no lists: only a word, for somebody may wait for it.',
  ],
  private: [
    '书还回来,借阅记录就删掉:谁借过什么,阅览室自己也查不到,只剩每月各类借了多少本的数字。',
    'When a book comes back its record is deleted: who read what is known to nobody, only how many books of each class were lent in a month.',
  ],
  aboutReader: [
    '只登记一个名字和一个电话,用来留书、提醒;孩子登记家长的电话。不用账号,不要身份证。随时可以注销;一年没借书自动删除。',
    'A name and a telephone are kept, to keep books for you and to remind; for a child the guardian’s. No account, no identity card. Ended whenever you say so; deleted a year after the last loan.',
  ],
} as const satisfies Record<string, Word>;
