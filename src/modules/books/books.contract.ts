import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, formJson, id, optionalText, text } from '#kernel/fields.ts';
import { bookKeepers, copyStates, deskRoles } from './books.rules.ts';
import { bookClasses } from './classes.rules.ts';
import { sheetFields } from './sheet.words.ts';

const params = z.object({ id });
const days = (max: number) => z.int().min(1).max(max);
const terms = {
  loanDays: days(365),
  renewDays: days(365),
  renewals: z.int().min(0).max(12),
  mostLoans: days(50),
  mostReservations: days(20),
  pickupDays: days(60),
};
const roomInput = z.object({
  area: areaCode,
  organisationId: id,
  name: text(60, 2),
  address: text(200, 2),
  hours: text(200, 2),
  phone: text(60, 3),
});
export type RoomInput = z.input<typeof roomInput>;
export const roomRow = z.object({
  ...roomInput.shape,
  id,
  placeName: z.string(),
  unit: z.string(),
  titles: z.int(),
  copies: z.int(),
  lent: z.int(),
  rule: z.object({ validFrom: day, ...terms }),
  /** Rules that begin later, or were in force before. */
  rules: z.array(z.object({ validFrom: day, ...terms })),
  /** Is it the actor's own room, where they lend and see who has a book? */
  isDesk: z.boolean(),
  mayKeep: z.boolean(),
  version: z.int(),
});
export type RoomRow = z.output<typeof roomRow>;

const year = z.int().min(1000).max(2200).nullish();
const facts = {
  title: text(200),
  authors: optionalText(200),
  publisher: optionalText(100),
  year,
  class: z.enum(bookClasses),
  forChildren: z.boolean().default(false),
};
/** As it was typed or scanned; empty for old books without one. */
const isbn = optionalText(40);
const bookInput = z.object({ isbn, ...facts });
export type BookInput = z.input<typeof bookInput>;
const newCopies = { count: z.int().min(1).max(50).default(1), shelf: text(30), number: optionalText(20) };
export const bookRow = z.object({
  id,
  roomId: id,
  isbn: z.string().nullable(),
  isbnText: z.string().nullable(),
  title: z.string(),
  authors: z.string().nullable(),
  publisher: z.string().nullable(),
  year: z.int().nullable(),
  class: z.enum(bookClasses),
  forChildren: z.boolean(),
  /** That are not withdrawn or missing. */
  copies: z.int(),
  free: z.int(),
  waiting: z.int(),
  version: z.int(),
});
export type BookRow = z.output<typeof bookRow>;
export const copyRow = z.object({
  id,
  number: z.string(),
  shelf: z.string(),
  state: z.enum(copyStates),
  dueOn: day.nullable(),
  isHeld: z.boolean(),
  seenOn: day.nullable(),
  version: z.int(),
});
export type CopyRow = z.output<typeof copyRow>;
export const bookView = bookRow.extend({ items: z.array(copyRow), mayKeep: z.boolean() });
export type BookView = z.output<typeof bookView>;

export const booksApi = {
  listReadingRooms: endpoint({
    method: 'GET',
    path: '/api/reading-rooms',
    allow: deskRoles,
    says: ['本辖区的阅览室', 'Reading rooms of the place'],
    output: z.object({ items: z.array(roomRow) }),
  }),
  addReadingRoom: endpoint({
    method: 'POST',
    path: '/api/reading-rooms',
    allow: bookKeepers,
    says: ['新设一个阅览室', 'Add a reading room'],
    input: roomInput.extend({ rule: z.object(terms).optional() }),
    output: roomRow,
  }),
  changeReadingRoom: endpoint({
    method: 'PUT',
    path: '/api/reading-rooms/:id',
    allow: bookKeepers,
    says: ['修改阅览室', 'Change a reading room'],
    params,
    input: roomInput,
    versioned: true,
    output: roomRow,
  }),
  addLoanRule: endpoint({
    method: 'POST',
    path: '/api/reading-rooms/:id/rules',
    allow: bookKeepers,
    says: ['定一条借书规则,写明从哪天用起', 'How long books are lent, from a day on'],
    params,
    input: z.object({ validFrom: day, ...terms }),
    output: roomRow,
  }),
  listBooks: endpoint({
    method: 'GET',
    path: '/api/reading-rooms/:id/books',
    allow: deskRoles,
    says: ['馆藏目录', 'The catalogue'],
    params,
    query: z.object({
      q: optionalText(100),
      class: z.enum(bookClasses).optional(),
      state: z.enum(copyStates).optional(),
      after: z.coerce.number().int().min(0).default(0),
    }),
    output: z.object({ items: z.array(bookRow), total: z.int(), next: z.int().nullable() }),
  }),
  addBook: endpoint({
    method: 'POST',
    path: '/api/reading-rooms/:id/books',
    allow: bookKeepers,
    says: ['编目一种书', 'Catalogue a book'],
    params,
    input: bookInput.extend(newCopies),
    output: bookView,
  }),
  captureBook: endpoint({
    method: 'POST',
    path: '/api/reading-rooms/:id/books/capture',
    allow: bookKeepers,
    says: [
      '在手机上扫码编目;已有的 ISBN 就加一册',
      'Catalogued on the phone; an ISBN that is there gets one more copy',
    ],
    params,
    input: bookInput.extend({ ...newCopies, captured: captured(0) }),
    output: z.object({ id, number: z.string() }),
  }),
  isbnFacts: endpoint({
    method: 'GET',
    path: '/api/books/isbn/:isbn',
    allow: bookKeepers,
    says: ['查 ISBN:校验码对不对,别的阅览室编过没有', 'What is known of an ISBN in this house'],
    params: z.object({ isbn: text(40) }),
    output: z.object({ isbn: z.string(), isbnText: z.string(), known: z.object(facts).nullable() }),
  }),
  getBook: endpoint({
    method: 'GET',
    path: '/api/books/:id',
    allow: deskRoles,
    says: ['一种书和它的每一册', 'One title and its copies'],
    params,
    output: bookView,
  }),
  changeBook: endpoint({
    method: 'PUT',
    path: '/api/books/:id',
    allow: bookKeepers,
    says: ['修改编目', 'Change a title'],
    params,
    input: bookInput,
    versioned: true,
    output: bookView,
  }),
  addCopies: endpoint({
    method: 'POST',
    path: '/api/books/:id/copies',
    allow: bookKeepers,
    says: ['加册', 'Add copies'],
    params,
    input: z.object(newCopies),
    output: bookView,
  }),
  changeCopy: endpoint({
    method: 'PUT',
    path: '/api/book-copies/:id',
    allow: deskRoles,
    says: ['改一册的架位、状态', 'Shelf and state of a copy'],
    params,
    input: z.object({ shelf: text(30), state: z.enum(copyStates) }),
    versioned: true,
    output: bookView,
  }),
  importBooks: endpoint({
    method: 'POST',
    path: '/api/reading-rooms/:id/books/import',
    allow: bookKeepers,
    says: ['从表格导入馆藏', 'Import books from a table (xlsx, csv); dryRun only shows how it is read'],
    params,
    upload: 'sheet',
    input: z.object({
      /** Where books stand whose rows name no shelf. */
      shelf: text(30),
      map: formJson(z.record(z.string(), z.string()).default({})),
      dryRun: formJson(z.boolean().default(false)),
    }),
    output: z.object({
      rows: z.int(),
      imported: z.int(),
      known: z.int(),
      refused: z.int(),
      seconds: z.number(),
      faults: z.array(
        z.object({ row: z.int(), field: z.enum(sheetFields), rule: z.string(), zh: z.string(), en: z.string() }),
      ),
      preview: z
        .object({
          columns: z.array(z.string()),
          mapping: z.partialRecord(z.enum(sheetFields), z.string()),
          rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        })
        .nullable(),
    }),
  }),
  bookTemplate: endpoint({
    method: 'GET',
    path: '/api/books/template',
    allow: bookKeepers,
    says: ['下载馆藏导入模板', 'The table to fill in'],
    download: true,
    output: z.object({}),
  }),
  exportBooks: endpoint({
    method: 'GET',
    path: '/api/reading-rooms/:id/books/export',
    allow: deskRoles,
    says: ['导出馆藏和借阅数字', 'The catalogue and the figures as a table'],
    params,
    download: true,
    output: z.object({}),
  }),
  bookFigures: endpoint({
    method: 'GET',
    path: '/api/reading-rooms/:id/figures',
    allow: deskRoles,
    says: ['每月各类借了多少', 'How many were lent, by month and class'],
    params,
    output: z.object({
      titles: z.int(),
      copies: z.int(),
      lent: z.int(),
      late: z.int(),
      waiting: z.int(),
      months: z.array(
        z.object({
          month: z.string(),
          lent: z.int(),
          toChildren: z.int(),
          classes: z.array(z.object({ class: z.enum(bookClasses), lent: z.int() })),
        }),
      ),
    }),
  }),
};
export type BooksApi = typeof booksApi;
