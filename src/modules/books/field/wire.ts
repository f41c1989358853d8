import { wire } from '#ui/field/ask.ts';
import type { BooksApi } from '../books.contract.ts';
import type { DeskApi } from '../desk.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const books = {
  rooms: wire<BooksApi['listReadingRooms']>({ method: 'GET', path: '/api/reading-rooms' }),
  facts: wire<BooksApi['isbnFacts']>({ method: 'GET', path: '/api/books/isbn/:isbn' }),
  capture: wire<BooksApi['captureBook']>({ method: 'POST', path: '/api/reading-rooms/:id/books/capture' }),
  shelves: wire<DeskApi['shelfList']>({ method: 'GET', path: '/api/reading-rooms/:id/shelves' }),
  take: wire<DeskApi['takeShelf']>({ method: 'POST', path: '/api/reading-rooms/:id/stocktakes' }),
};
