/** The door of `books`. */
export { addBook } from './books.actions.ts';
export { reserveAtHome } from './books.resident.ts';
export { addReader, lendBook, returnBook } from './desk.actions.ts';
export { addReadingRoom } from './rooms.actions.ts';
