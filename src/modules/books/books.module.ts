import { defineModule } from '#platform/module.ts';
import {
  addBook,
  addCopies,
  captureBook,
  changeBook,
  changeCopy,
  getBook,
  isbnFacts,
  listBooks,
} from './books.actions.ts';
import { booksApi } from './books.contract.ts';
import { booksExports } from './books.export.contract.ts';
import { booksStated } from './books.figures.store.ts';
import { forgetReaders, lapseReservations } from './books.jobs.ts';
import * as desk from './desk.actions.ts';
import { deskApi } from './desk.contract.ts';
import { bookFigures, exportBooks } from './figures.actions.ts';
import { sealedReader } from './loans.store.ts';
import { personal } from './personal.store.ts';
import { bookPages, booksAtHome } from './portal/book.pages.tsx';
import * as asked from './reservations.actions.ts';
import { sealedReservation } from './reservations.store.ts';
import { addLoanRule, addReadingRoom, changeReadingRoom, listReadingRooms } from './rooms.actions.ts';
import { bookTemplate, importBooks } from './sheet.actions.ts';
import { listStocktakes, shelfList, takeShelf } from './stock.actions.ts';

export const books = defineModule({
  name: 'books',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'activities'],
  figures: booksStated,
  exports: booksExports,
  api: { ...booksApi, ...deskApi },
  sealed: [sealedReader, sealedReservation],
  handlers: {
    ...{ listReadingRooms, addReadingRoom, changeReadingRoom, addLoanRule },
    ...{ listBooks, addBook, captureBook, isbnFacts, getBook, changeBook, addCopies, changeCopy },
    ...{ importBooks, bookTemplate, exportBooks, bookFigures },
    lookAtDesk: desk.lookAtDesk,
    addReader: desk.addReader,
    newSlip: desk.newSlip,
    readerPhone: desk.readerPhone,
    endReader: desk.endReader,
    lendBook: desk.lendBook,
    returnBook: desk.returnBook,
    mendCopy: desk.mendCopy,
    renewLoan: desk.renewLoan,
    remindLoan: desk.remindLoan,
    listLoans: desk.listLoans,
    listReservations: asked.listReservations,
    reserveAtDesk: asked.reserveAtDesk,
    reservationPhone: asked.reservationPhone,
    tellReservation: asked.tellReservation,
    cancelReservation: asked.cancelReservation,
    ...{ shelfList, takeShelf, listStocktakes },
  },
  pages: bookPages,
  adds: { 'portal.home': booksAtHome },
  jobs: {
    lapseReservations: { every: '20 16 * * *', run: lapseReservations },
    forgetReaders: { every: '35 16 * * *', run: forgetReaders },
  },
});
