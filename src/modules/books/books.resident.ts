import { normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { triedInVain } from '#modules/access/index.ts';
import { MAX_TRIES, parseSignUp } from '#modules/activities/signups.rules.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { signToken, timingSafeEqual, verifyToken } from '#platform/crypto.ts';
import type { PageCookie } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { noBook } from './books.words.ts';
import { endOne, renewOne } from './desk.actions.ts';
import * as readers from './loans.store.ts';
import { cancelOne, reserveOne } from './reservations.actions.ts';
import * as asked from './reservations.store.ts';

/* What somebody at home does: reserves without an account; by their slip or receipt sees what they have, renews, cancels, ends it. */

const COOKIE = 'baodao_books';
const HOURS = 2;
const PURPOSE = 'bookSlip';
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

/** The answer never tells whether the number exists. */
export async function enterBySlip(ctx: Ctx, number: string, passphrase: string): Promise<PageCookie> {
  const parsed = parseSignUp(number);
  const reader = parsed ? await readers.readerByNumber(ctx, parsed) : null;
  const reserved = parsed && !reader ? await asked.reservationByNumber(ctx, parsed) : null;
  const found = reader ?? reserved;
  if (!parsed) throw noBook('wrongSlip');
  if (!found?.mac) throw noBook((await triedInVain(ctx, 'book', parsed, MAX_TRIES)) ? 'tooManyTries' : 'wrongSlip');
  const { countTry, forgetTries } = reader ? readers : asked;
  if ((await countTry(ctx, found.id)) > MAX_TRIES) throw noBook('tooManyTries');
  const digits = passphrase.normalize('NFKC').replace(/\D/g, '');
  if (!timingSafeEqual(found.mac, readers.slipMac(ctx, parsed, digits))) throw noBook('wrongSlip');
  await forgetTries(ctx, found.id);
  const expiresAt = ctx.now.add({ hours: HOURS });
  const subject = `${reader ? 'reader' : 'reservation'}:${found.id}`;
  return {
    name: COOKIE,
    value: signToken(ctx.house.keys, { purpose: PURPOSE, subject, expiresAt }),
    maxAge: HOURS * 3600,
  };
}
export const closeSlip = (): PageCookie => ({ name: COOKIE, value: '', maxAge: 0 });
export async function openedSlip(ctx: Ctx, cookies: Readonly<Record<string, string | undefined>>): Promise<Own | null> {
  const token = cookies[COOKIE];
  const verdict = token ? verifyToken(ctx.house.keys, token, PURPOSE, ctx.now) : null;
  if (!verdict?.ok) return null;
  const [kind, id = ''] = verdict.subject.split(':');
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
