import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { copyRow } from './books.contract.ts';
import { copyStates, deskRoles, reservationStates } from './books.rules.ts';

const params = z.object({ id });
const none = z.object({});
const readerView = z.object({
  id,
  number: z.string(),
  name: z.string(),
  phone: z.string(),
  isChild: z.boolean(),
  joinedOn: day,
  /** What is out, and what they wait for. */
  loans: z.array(
    z.object({ id, copyId: id, number: z.string(), title: z.string(), dueOn: day, late: z.int(), renewals: z.int() }),
  ),
  reservations: z.array(z.object({ id, title: z.string(), state: z.enum(reservationStates) })),
});
export type ReaderView = z.output<typeof readerView>;
const deskCopy = copyRow.extend({ bookId: id, title: z.string(), heldFor: z.string().nullable() });
export type DeskCopy = z.output<typeof deskCopy>;
const slip = z.object({ id, number: z.string(), passphrase: z.string() });
export type Slip = z.output<typeof slip>;
/** What a command answers never says whose a book is: answers are kept for repeated commands, and who had what is not to be kept. */
const lentCopy = z.object({ copyId: id, number: z.string(), title: z.string(), dueOn: day });
const loanRow = z.object({
  id,
  copyId: id,
  number: z.string(),
  title: z.string(),
  name: z.string(),
  isChild: z.boolean(),
  readerId: id,
  lentOn: day,
  dueOn: day,
  late: z.int(),
  renewals: z.int(),
  remindedOn: day.nullable(),
});
export type LoanRow = z.output<typeof loanRow>;
const reservationRow = z.object({
  id,
  bookId: id,
  title: z.string(),
  number: z.string(),
  name: z.string(),
  isChild: z.boolean(),
  state: z.enum(reservationStates),
  copy: z.object({ id, number: z.string(), shelf: z.string() }).nullable(),
  readerId: id.nullable(),
  readyUntil: day.nullable(),
  toldOn: day.nullable(),
  at: moment,
});
export type ReservationRow = z.output<typeof reservationRow>;
const reservations = z.object({ items: z.array(reservationRow) });
const loans = z.object({ items: z.array(loanRow) });
const counted = z.object({
  ...{ id, bookId: id, number: z.string(), title: z.string(), shelf: z.string() },
  state: z.enum(copyStates),
});
const stocktake = z.object({
  ...{ id, shelf: z.string(), at: moment, expected: z.int(), found: z.int() },
  missing: z.array(counted),
  misplaced: z.array(counted),
  unknown: z.array(z.string()),
});
export type StocktakeView = z.output<typeof stocktake>;

export const deskApi = {
  lookAtDesk: endpoint({
    method: 'POST',
    path: '/api/reading-rooms/:id/look',
    allow: deskRoles,
    says: ['借还台:扫到的是哪本书、哪位读者', 'What was scanned at the desk: a copy, a reader, a reservation'],
    params,
    input: z.object({ code: text(40) }),
    output: z.object({ copies: z.array(deskCopy), readers: z.array(readerView) }),
  }),
  addReader: endpoint({
    method: 'POST',
    path: '/api/reading-rooms/:id/readers',
    allow: deskRoles,
    says: ['登记读者,打印读者单', 'Enter a reader: their slip'],
    params,
    /** `reservationId`: somebody who reserved at home comes to fetch it; name and telephone are theirs then. */
    input: z.object({
      name: optionalText(60),
      phone: optionalText(30),
      isChild: z.boolean().default(false),
      reservationId: id.optional(),
    }),
    output: slip,
  }),
  newSlip: endpoint({
    method: 'POST',
    path: '/api/book-readers/:id/slip',
    allow: deskRoles,
    says: ['读者单丢了,重新打印', 'A new slip for a lost one'],
    params,
    input: none,
    output: slip,
  }),
  readerPhone: endpoint({
    method: 'POST',
    path: '/api/book-readers/:id/phone',
    allow: deskRoles,
    says: ['看读者的电话', 'The telephone of a reader'],
    params,
    input: none,
    output: z.object({ phone: z.string() }),
  }),
  endReader: endpoint({
    method: 'POST',
    path: '/api/book-readers/:id/end',
    allow: deskRoles,
    says: ['注销读者,名字和电话当场删除', 'A reader ends it: name and telephone are deleted at once'],
    params,
    input: none,
    output: none,
  }),
  lendBook: endpoint({
    method: 'POST',
    path: '/api/book-copies/:id/lend',
    allow: deskRoles,
    says: ['借出', 'Lend'],
    params,
    /** `reservationId`: it is fetched by whoever reserved it. */
    input: z.object({ readerId: id, reservationId: id.optional() }),
    output: lentCopy,
  }),
  returnBook: endpoint({
    method: 'POST',
    path: '/api/book-copies/:id/return',
    allow: deskRoles,
    says: ['还书', 'Take back'],
    params,
    input: none,
    output: deskCopy,
  }),
  mendCopy: endpoint({
    method: 'POST',
    path: '/api/book-copies/:id/mend',
    allow: deskRoles,
    says: ['书坏了,放去修补', 'A damaged copy is to be mended'],
    params,
    input: none,
    output: deskCopy,
  }),
  renewLoan: endpoint({
    method: 'POST',
    path: '/api/book-loans/:id/renew',
    allow: deskRoles,
    says: ['续借', 'Renew'],
    params,
    input: none,
    output: lentCopy,
  }),
  remindLoan: endpoint({
    method: 'POST',
    path: '/api/book-loans/:id/remind',
    allow: deskRoles,
    says: ['记下提醒过了', 'Note that somebody was reminded'],
    params,
    input: none,
    output: none,
  }),
  listLoans: endpoint({
    method: 'GET',
    path: '/api/reading-rooms/:id/loans',
    allow: deskRoles,
    says: ['眼下借出的书', 'What is out now'],
    params,
    query: z.object({ late: z.enum(['true']).optional() }),
    output: loans,
  }),
  listReservations: endpoint({
    method: 'GET',
    path: '/api/reading-rooms/:id/reservations',
    allow: deskRoles,
    says: ['预约', 'Reservations'],
    params,
    output: reservations,
  }),
  reserveAtDesk: endpoint({
    method: 'POST',
    path: '/api/books/:id/reserve',
    allow: deskRoles,
    says: ['替读者预约', 'Reserve for a reader'],
    params,
    input: z.object({ readerId: id }),
    output: none,
  }),
  reservationPhone: endpoint({
    method: 'POST',
    path: '/api/book-reservations/:id/phone',
    allow: deskRoles,
    says: ['看预约人的电话,通知取书', 'Whom to call that the book is there'],
    params,
    input: none,
    output: z.object({ phone: z.string() }),
  }),
  tellReservation: endpoint({
    method: 'POST',
    path: '/api/book-reservations/:id/told',
    allow: deskRoles,
    says: ['记下已经通知', 'Note that somebody was told'],
    params,
    input: none,
    output: none,
  }),
  cancelReservation: endpoint({
    method: 'POST',
    path: '/api/book-reservations/:id/cancel',
    allow: deskRoles,
    says: ['取消预约', 'Cancel a reservation'],
    params,
    input: none,
    output: none,
  }),
  shelfList: endpoint({
    method: 'GET',
    path: '/api/reading-rooms/:id/shelves',
    allow: deskRoles,
    says: ['盘点用的书目', 'What stands where, for stock-taking'],
    params,
    output: z.object({
      copies: z.array(
        z.object({
          id,
          number: z.string(),
          isbn: z.string().nullable(),
          title: z.string(),
          shelf: z.string(),
          isOut: z.boolean(),
        }),
      ),
    }),
  }),
  takeShelf: endpoint({
    method: 'POST',
    path: '/api/reading-rooms/:id/stocktakes',
    allow: deskRoles,
    says: ['盘点一个书架', 'A shelf looked through'],
    params,
    input: z.object({ captured: captured(0), shelf: text(30), codes: z.array(text(20)).max(2000) }),
    output: stocktake,
  }),
  listStocktakes: endpoint({
    method: 'GET',
    path: '/api/reading-rooms/:id/stocktakes',
    allow: deskRoles,
    says: ['盘点结果', 'Shelves looked through'],
    params,
    output: z.object({ items: z.array(stocktake) }),
  }),
};
export type DeskApi = typeof deskApi;
