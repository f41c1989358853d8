import { maskPhone, normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { parseSignUp } from '#modules/activities/signups.rules.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { copyEntry, copyRowOf } from './books.actions.ts';
import { copyNumber, daysLate, dueOn, lendFault, renewedTo, renewFault } from './books.rules.ts';
import { copiesByCode, copyById, lockCopy, putCopy, putSeen, type StoredCopy } from './books.store.ts';
import { noBook, noIsbn } from './books.words.ts';
import type { DeskApi, DeskCopy, LoanRow, ReaderView } from './desk.contract.ts';
import { looksLikeIsbn, readIsbn } from './isbn.rules.ts';
import {
  countLent,
  dropLoan,
  dropReader,
  insertLoan,
  insertReader,
  lockLoan,
  lockReader,
  putDue,
  putLast,
  putReminded,
  putSlip,
  readerById,
  readerByNumber,
  readersByPhone,
  type StoredLoan,
  type StoredReader,
  selectLoans,
} from './loans.store.ts';
import { serveWaiting } from './queue.ts';
import {
  dropReservation,
  putWaiting,
  reservationById,
  reservationByNumber,
  selectReservations,
  whoReserved,
} from './reservations.store.ts';
import { deskRoom, deskRule } from './rooms.actions.ts';

type Handles = { [K in keyof DeskApi]: Handler<DeskApi[K]> };
const readerEntry = (r: { id: string; area: string }, verb: string) =>
  ({ kind: 'bookReader', id: r.id, area: r.area, verb, shows: 'staff' }) as const;

const deskCopyOf = (c: StoredCopy): DeskCopy => ({
  ...copyRowOf(c),
  ...{ bookId: c.bookId, title: c.title, heldFor: c.heldFor },
});
const loanPart = (ctx: Ctx, l: StoredLoan) => ({
  ...{ id: l.id, copyId: l.copyId, number: l.number, title: l.title, dueOn: l.dueOn, renewals: l.renewals },
  late: daysLate(l.dueOn, dayOf(ctx.now)),
});
async function readerViewOf(ctx: Ctx, r: StoredReader): Promise<ReaderView> {
  const [loans, asked] = await Promise.all([
    selectLoans(ctx, { readerId: r.id }),
    selectReservations(ctx, { readerId: r.id }),
  ]);
  return {
    ...{
      id: r.id,
      number: r.number,
      name: r.name,
      phone: maskPhone(r.phone),
      isChild: r.isChild,
      joinedOn: r.joinedOn,
    },
    loans: loans.map((l) => loanPart(ctx, l)),
    reservations: asked.map((v) => ({ id: v.id, title: v.title, state: v.state })),
  };
}

/** Whose number, or what book, this is: a copy's own number first, then a reader's, a telephone, an ISBN. */
async function meaningOf(ctx: Ctx, roomId: string, code: string) {
  const number = copyNumber(code);
  const read = readIsbn(code);
  const isbn = 'isbn' in read ? read.isbn : null;
  const copies = await copiesByCode(ctx, roomId, { number, isbn });
  if (copies.length > 0) return { copies, readers: [] };
  const slip = parseSignUp(code);
  const own = slip ? await readerByNumber(ctx, slip) : null;
  if (own?.roomId === roomId) return { copies: [], readers: [own] };
  const reserved = slip ? await reservationByNumber(ctx, slip) : null;
  if (reserved?.roomId === roomId && reserved.copyId)
    return { copies: [await copyById(ctx, reserved.copyId)], readers: [] };
  const phone = normalPhone(code);
  const readers = phone ? await readersByPhone(ctx, roomId, phone) : [];
  if (readers.length === 0 && 'why' in read && read.why !== 'shape' && looksLikeIsbn(code)) throw noIsbn(read);
  if (readers.length === 0) throw noBook('codeUnknown', 'code', { code });
  return { copies: [], readers };
}
export const lookAtDesk: Handles['lookAtDesk'] = async (ctx, { params, input }) => {
  const room = await deskRoom(ctx, params.id);
  const { copies, readers } = await meaningOf(ctx, room.id, input.code);
  return { copies: copies.map(deskCopyOf), readers: await Promise.all(readers.map((r) => readerViewOf(ctx, r))) };
};

export const addReader: Handles['addReader'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const room = await deskRoom(tx, params.id);
    const v = input.reservationId ? await deskReservation(tx, input.reservationId) : null;
    const said = v ? await whoReserved(tx, v) : input;
    const name = normalName(said.name ?? '');
    if (!name) throw noBook('nameMissing', 'name');
    const phone = normalPhone(said.phone ?? '');
    if (!phone) throw noBook('phoneWrong', 'phone');
    const of = { roomId: room.id, area: room.area, day: dayOf(tx.now) };
    const made = await insertReader(tx, { ...of, name, phone, isChild: v?.isChild ?? input.isChild });
    await record(tx, readerEntry({ id: made.id, area: room.area }, 'join'), 'new');
    return made;
  });
async function deskReader(ctx: Ctx, id: string): Promise<StoredReader> {
  const r = await readerById(ctx, id);
  await deskRoom(ctx, r.roomId);
  return r;
}
export const newSlip: Handles['newSlip'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const r = await deskReader(tx, params.id);
    await record(tx, readerEntry(r, 'slip'));
    return putSlip(tx, r);
  });
export const readerPhone: Handles['readerPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const r = await deskReader(tx, params.id);
    await record(tx, readerEntry(r, 'phoneSeen'));
    return { phone: r.phone };
  });
/** Deleted, not marked: nothing of a reader is left but that there was one. */
export async function endOne(tx: TxCtx, id: string): Promise<void> {
  const r = await lockReader(tx, id);
  const loans = await selectLoans(tx, { readerId: id });
  if (loans.length > 0) throw noBook('hasLoans', undefined, { n: loans.length });
  const asked = await selectReservations(tx, { readerId: id });
  for (const v of asked) await dropReservation(tx, v.id);
  await dropReader(tx, id);
  await record(tx, readerEntry(r, 'end'));
  for (const bookId of new Set(asked.map((v) => v.bookId))) await serveWaiting(tx, bookId);
}
export const endReader: Handles['endReader'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    await deskReader(tx, params.id);
    await endOne(tx, params.id);
    return {};
  });

export const lendBook: Handles['lendBook'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await lockCopy({ ...tx, version: null }, params.id);
    await deskRoom(tx, c.roomId);
    const r = await lockReader(tx, input.readerId);
    if (r.roomId !== c.roomId) throw noBook('otherRoom');
    const rule = await deskRule(tx, c.roomId);
    const has = await selectLoans(tx, { readerId: r.id });
    const isForThem = c.heldById === input.reservationId || c.heldReaderId === r.id;
    const copy = { state: c.state, isLent: c.loanId !== null, heldForOther: c.heldById !== null && !isForThem };
    const fault = lendFault(copy, { loans: has.length }, rule);
    if (fault) throw noBook(fault, undefined, { n: has.length });
    const today = dayOf(tx.now);
    const due = dueOn(rule, today);
    const of = { copyId: c.id, bookId: c.bookId, roomId: c.roomId, area: c.area, readerId: r.id };
    await insertLoan(tx, { ...of, lentOn: today, dueOn: due });
    await countLent(tx, { ...of, class: c.class as never, isChild: r.isChild, month: today.slice(0, 7) });
    await putLast(tx, r.id, today);
    const theirs = (await selectReservations(tx, { bookId: c.bookId })).filter(
      (v) => v.id === c.heldById || v.readerId === r.id,
    );
    for (const v of theirs) await dropReservation(tx, v.id);
    await record(tx, copyEntry(c, 'lend', { dueOn: due }));
    await serveWaiting(tx, c.bookId);
    return { copyId: c.id, number: c.number, title: c.title, dueOn: due };
  });
/** The row that said who had it is deleted in the same transaction. */
export const returnBook: Handles['returnBook'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const c = await lockCopy({ ...tx, version: null }, params.id);
    await deskRoom(tx, c.roomId);
    if (!c.loanId || !c.loanReaderId) throw noBook('notLent');
    await dropLoan(tx, c.id);
    const today = dayOf(tx.now);
    await putLast(tx, c.loanReaderId, today);
    await putSeen(tx, [c.id], today);
    if (c.state === 'missing') await putCopy(tx, c.id, { shelf: c.shelf, state: 'here' });
    await record(tx, copyEntry(c, 'return'));
    await serveWaiting(tx, c.bookId);
    return deskCopyOf(await copyById(tx, c.id));
  });

/** Seen damaged when it came back: whoever it was kept for waits on, before everybody else. */
export const mendCopy: Handles['mendCopy'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const c = await lockCopy({ ...tx, version: null }, params.id);
    await deskRoom(tx, c.roomId);
    if (c.loanId) throw noBook('copyLent');
    if (c.heldById) await putWaiting(tx, c.heldById);
    await putCopy(tx, c.id, { shelf: c.shelf, state: 'repair' });
    await record(tx, copyEntry(c, 'mend'));
    await serveWaiting(tx, c.bookId);
    return deskCopyOf(await copyById(tx, c.id));
  });

export async function renewOne(tx: TxCtx, l: StoredLoan): Promise<string> {
  const rule = await deskRule(tx, l.roomId);
  const fault = renewFault(l, rule);
  if (fault) throw noBook(fault, undefined, { n: l.renewals });
  const due = renewedTo(rule, l.dueOn, dayOf(tx.now));
  await putDue(tx, l.id, due);
  await record(tx, copyEntry({ id: l.copyId, area: l.area }, 'renew', { dueOn: due }));
  return due;
}
async function deskLoan(tx: TxCtx, id: string): Promise<StoredLoan> {
  const l = await lockLoan(tx, id);
  await deskRoom(tx, l.roomId);
  return l;
}
export const renewLoan: Handles['renewLoan'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const l = await deskLoan(tx, params.id);
    return { copyId: l.copyId, number: l.number, title: l.title, dueOn: await renewOne(tx, l) };
  });
/** A friendly word was said; there is nothing more to it. */
export const remindLoan: Handles['remindLoan'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const l = await deskLoan(tx, params.id);
    if (daysLate(l.dueOn, dayOf(tx.now)) === 0) throw noBook('ended');
    await putReminded(tx, l.id, dayOf(tx.now));
    await record(tx, copyEntry({ id: l.copyId, area: l.area }, 'remind'));
    return {};
  });
export const listLoans: Handles['listLoans'] = async (ctx, { params, query }) => {
  const room = await deskRoom(ctx, params.id);
  const today = dayOf(ctx.now);
  const found = await selectLoans(ctx, { roomId: room.id, ...(query.late && { lateOn: today }) });
  return {
    items: found.map(
      (l): LoanRow => ({
        ...loanPart(ctx, l),
        ...{ name: l.name, isChild: l.isChild, readerId: l.readerId, lentOn: l.lentOn, remindedOn: l.remindedOn },
      }),
    ),
  };
};
/** A reservation of the room the actor stands at the desk of. */
export async function deskReservation(ctx: Ctx, id: string) {
  const v = await reservationById(ctx, id);
  await deskRoom(ctx, v.roomId);
  if (v.state === 'lapsed') throw notFound();
  return v;
}
