import { type BookClass, bookClasses } from '../classes.rules.ts';

export const bookViews = ['desk', 'catalogue', 'reservations', 'loans', 'stock', 'figures', 'room'] as const;
export type BookViewName = (typeof bookViews)[number];
/** What the address of the page says. */
export type BookSearch = {
  room?: string | undefined;
  view?: BookViewName | undefined;
  class?: BookClass | undefined;
  open?: string | undefined;
  late?: true | undefined;
};
const ID = /^[0-9a-f-]{36}$/;
const text = (value: unknown) => (value === undefined ? '' : String(value));

/** Whatever stands in the address, brought into what can be asked for. */
export const readBookSearch = (raw: Record<string, unknown>): BookSearch => ({
  room: ID.test(text(raw.room)) ? text(raw.room) : undefined,
  view: bookViews.find((v) => v === raw.view),
  class: bookClasses.find((c) => c === raw.class),
  open: ID.test(text(raw.open)) ? text(raw.open) : undefined,
  late: text(raw.late) === 'true' ? true : undefined,
});
