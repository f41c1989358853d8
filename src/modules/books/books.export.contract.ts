import { exportOf } from '#kernel/export.ts';
import { booksApi } from './books.contract.ts';
import { booksExportWords as w } from './books.export.words.ts';

export const readingRoomsExport = exportOf(booksApi.listReadingRooms, 'items', {
  name: 'reading-rooms',
  says: w.readingRooms.says,
  columns: {
    name: 'text',
    placeName: 'text',
    unit: 'text',
    address: { head: w.readingRooms.address },
    hours: { head: w.readingRooms.hours },
    phone: { head: w.readingRooms.phone },
    titles: { head: w.readingRooms.titles, as: 'number' },
    copies: { head: w.readingRooms.copies, as: 'number' },
    lent: { head: w.readingRooms.lent, as: 'number' },
  },
});

export const booksExport = exportOf(booksApi.listBooks, 'items', {
  name: 'books',
  says: w.books.says,
  columns: {
    isbnText: { head: w.books.isbnText },
    title: { head: w.books.title },
    authors: { head: w.books.authors },
    publisher: { head: w.books.publisher },
    year: { head: w.books.year, as: 'number' },
    class: { head: w.books.class },
    forChildren: { head: w.books.forChildren, as: 'yes' },
    copies: { head: w.books.copies, as: 'number' },
    free: { head: w.books.free, as: 'number' },
    waiting: { head: w.books.waiting, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const booksExports = [readingRoomsExport, booksExport];
