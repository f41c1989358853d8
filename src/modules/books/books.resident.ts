import { normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { doorOf } from '#modules/access/index.ts';
import { MAX_TRIES, parseSignUp } from '#modules/activities/signups.rules.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Cookies } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { noBook } from './books.words.ts';
import { endOne, renewOne } from './desk.actions.ts';
import * as readers from './loans.store.ts';
import { cancelOne, reserveOne } from './reservations.actions.ts';
import * as asked from './reservations.store.ts';

/* What somebody at home does: reserves without an account; by their slip or receipt sees what they have, renews, cancels, ends it. */

const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'books' } });

export type Reserving = { bookId: string; name: string; phone: string; isChild: boolean };
export const reserveAtHome = (ctx: Ctx, r: Reserving): Promise<{ id: string; number: string; passphrase: string }> =>
  once(ctx, async (tx) => {
    const name = normalName(r.name);
    if (!name) throw noBook('nameMissing', 'name');
    const phone = normalPhone(r.phone);
    if (!phone) throw noBook('phoneWrong', 'phone');
    return reserveOne(asHouse(tx), r.bookId, { name, phone, isChild: r.isChild });
  });

/** What a slip opens: a reader with everything they have, or one reservation. */
export type Own =
  | { reader: readers.StoredReader; loans: readers.StoredLoan[]; reservations: asked.StoredReservation[] }
  | { reader: null; loans: []; reservations: [asked.StoredReservation] };

const triesAt = (id: string) => (id.startsWith('reader:') ? readers : asked);
const idOf = (id: string) => id.slice(id.indexOf(':') + 1);
const door = doorOf({
  ...{ cookie: 'baodao_books', purpose: 'bookSlip', hours: 2, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, macOf: readers.slipMac },
  async find(ctx, number) {
    const reader = await readers.readerByNumber(ctx, number);
    const found = reader ?? (await asked.reservationByNumber(ctx, number));
    return found && { id: `${reader ? 'reader' : 'reservation'}:${found.id}`, mac: found.mac };
  },
  tries: {
    countTry: (ctx, id) => triesAt(id).countTry(ctx, idOf(id)),
    forgetTries: (ctx, id) => triesAt(id).forgetTries(ctx, idOf(id)),
  },
  refuse: (isTooOften) => noBook(isTooOften ? 'tooManyTries' : 'wrongSlip'),
});
export const enterBySlip = door.enter;
export const closeSlip = door.close;
export async function openedSlip(ctx: Ctx, cookies: Cookies): Promise<Own | null> {
  const [kind, id = ''] = door.opened(ctx, cookies)?.split(':') ?? [];
  if (!kind) return null;
  if (kind === 'reservation') {
    const one = await asked.findReservation(ctx, id);
    return one && { reader: null, loans: [], reservations: [one] };
  }
  const reader = await readers.findReader(ctx, id);
  if (!reader) return null;
  const [loans, reservations] = await Promise.all([
    readers.selectLoans(ctx, { readerId: id }),
    asked.selectReservations(ctx, { readerId: id }),
  ]);
  return { reader, loans, reservations };
}

export const renewOwn = (ctx: Ctx, own: Own, loanId: string): Promise<string> =>
  once(ctx, async (tx: TxCtx) => {
    if (!own.loans.some((l) => l.id === loanId)) throw notFound();
    return renewOne(asHouse(tx), await readers.lockLoan(tx, loanId));
  });
export const cancelOwn = (ctx: Ctx, own: Own, id: string): Promise<object> =>
  once(ctx, async (tx) => {
    if (!own.reservations.some((v) => v.id === id)) throw notFound();
    await cancelOne(asHouse(tx), id);
    return {};
  });
export const endOwn = (ctx: Ctx, own: Own): Promise<object> =>
  once(ctx, async (tx) => {
    if (!own.reader) throw notFound();
    await endOne(asHouse(tx), own.reader.id);
    return {};
  });
