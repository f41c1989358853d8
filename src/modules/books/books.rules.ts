import type { Role } from '#kernel/actor.ts';

/* A reading room (product S5.4): lending without fines, scores or lists of anybody; what somebody read is nobody's business (公共图书馆法 art 43). Pure. */

/** Keep the catalogue and the rooms of their place. */
export const bookKeepers = [
  'villageCadre',
  'partyAffairs',
  'stationKeeper',
  'townshipClerk',
  'countyClerk',
  'universityOffice',
] as const satisfies readonly Role[];
/** Stand at the desk of their own room: only they see who has a book, and only while it is out. */
export const deskRoles = [...bookKeepers, 'gridWorker', 'agent'] as const satisfies readonly Role[];

export const copyStates = ['here', 'repair', 'missing', 'withdrawn'] as const;
export type CopyState = (typeof copyStates)[number];
export const reservationStates = ['waiting', 'ready', 'lapsed'] as const;
export type ReservationState = (typeof reservationStates)[number];

/** How long one keeps a book in a room, from a day on. */
export type LoanRule = {
  readonly validFrom: string;
  readonly loanDays: number;
  readonly renewDays: number;
  readonly renewals: number;
  readonly mostLoans: number;
  readonly mostReservations: number;
  readonly pickupDays: number;
};
/** What a new room begins with; each room writes its own. */
export const firstRule: Omit<LoanRule, 'validFrom'> = {
  loanDays: 30,
  renewDays: 15,
  renewals: 2,
  mostLoans: 5,
  mostReservations: 3,
  pickupDays: 5,
};
/** The rule of a day: the newest that is in force. */
export const ruleOn = (rules: readonly LoanRule[], day: string): LoanRule =>
  rules.filter((r) => r.validFrom <= day).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? {
    validFrom: day,
    ...firstRule,
  };

const plusDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
export const dueOn = (rule: LoanRule, today: string): string => plusDays(today, rule.loanDays);
/** Renewed, it is counted from the day it is due, or from today when that is over. */
export const renewedTo = (rule: LoanRule, due: string, today: string): string =>
  plusDays(due > today ? due : today, rule.renewDays);
export const pickupUntil = (rule: LoanRule, today: string): string => plusDays(today, rule.pickupDays);

export type LendFault = 'notHere' | 'lentAlready' | 'heldForOther' | 'tooManyLoans';
/** May this reader take this copy? Being late with another one is no reason to say no. */
export function lendFault(
  copy: { state: CopyState; isLent: boolean; heldForOther: boolean },
  reader: { loans: number },
  rule: LoanRule,
): LendFault | null {
  if (copy.isLent) return 'lentAlready';
  if (copy.state !== 'here') return 'notHere';
  if (copy.heldForOther) return 'heldForOther';
  return reader.loans >= rule.mostLoans ? 'tooManyLoans' : null;
}
export type RenewFault = 'renewedOut' | 'awaited';
/** Somebody waits: then it goes on to them; otherwise as often as the rule says, also when it is late. */
export function renewFault(loan: { renewals: number; isAwaited: boolean }, rule: LoanRule): RenewFault | null {
  if (loan.isAwaited) return 'awaited';
  return loan.renewals >= rule.renewals ? 'renewedOut' : null;
}
export type ReserveFault = 'reservedTwice' | 'tooManyReservations' | 'noCopies';
export function reserveFault(
  asked: { copies: number; sameBook: number; all: number },
  rule: LoanRule,
): ReserveFault | null {
  if (asked.copies === 0) return 'noCopies';
  if (asked.sameBook > 0) return 'reservedTwice';
  return asked.all >= rule.mostReservations ? 'tooManyReservations' : null;
}

/** Who waits gets what is free, in the order they asked. */
export function handOut(
  free: readonly string[],
  waiting: readonly { id: string; seq: number }[],
): { reservationId: string; copyId: string }[] {
  const inLine = [...waiting].sort((a, b) => a.seq - b.seq);
  return free.flatMap((copyId, i) => (inLine[i] ? [{ reservationId: inLine[i].id, copyId }] : []));
}
export const daysLate = (due: string, today: string): number =>
  Math.max(0, Temporal.PlainDate.from(due).until(Temporal.PlainDate.from(today)).days);

/** A copy's own number as it is kept: letters and digits as on its label. */
export function copyNumber(typed: string): string | null {
  const n = typed.normalize('NFKC').toUpperCase().replace(/\s/g, '');
  return /^[0-9A-Z-]{3,20}$/.test(n) ? n : null;
}
/** The numbers that follow the highest one of a room: BK00001, BK00002. */
export function nextNumbers(highest: string | null, count: number): string[] {
  const last = Number(/^BK(\d{5,})$/.exec(highest ?? '')?.[1] ?? 0);
  return Array.from({ length: count }, (_, i) => `BK${String(last + 1 + i).padStart(5, '0')}`);
}

export type ShelfCopy = { id: string; number: string; isbn: string | null; shelf: string; isOut: boolean };
export type Stocktake = { expected: number; found: number; missing: string[]; misplaced: string[]; unknown: string[] };
/**
 * A shelf looked through: what should stand there and was not seen, what was seen and belongs elsewhere or is written down as lent, which codes
 * nobody knows. Scanned is a copy's number, or its ISBN where that is enough to tell which copy is meant.
 */
export function takeStock(shelf: string, copies: readonly ShelfCopy[], scanned: readonly string[]): Stocktake {
  const byNumber = new Map(copies.map((c) => [c.number, c]));
  const seen = new Map<string, ShelfCopy>();
  const unknown: string[] = [];
  for (const code of scanned) {
    const own = byNumber.get(code);
    const same = own ? [own] : copies.filter((c) => c.isbn === code && !seen.has(c.id));
    const copy = same.find((c) => c.shelf === shelf && !c.isOut) ?? same.find((c) => !c.isOut) ?? same[0];
    if (copy) seen.set(copy.id, copy);
    else if (!copies.some((c) => c.isbn === code)) unknown.push(code);
  }
  const expected = copies.filter((c) => c.shelf === shelf && !c.isOut);
  return {
    expected: expected.length,
    found: expected.filter((c) => seen.has(c.id)).length,
    missing: expected.filter((c) => !seen.has(c.id)).map((c) => c.id),
    misplaced: [...seen.values()].filter((c) => c.shelf !== shelf || c.isOut).map((c) => c.id),
    unknown: [...new Set(unknown)],
  };
}

/** A reader who took nothing for so long is forgotten (domain §10.2: as little as long as needed). */
export const READER_DAYS = 365;
/** The number of a reservation that lapsed says so for so long. */
export const LAPSED_DAYS = 30;
export const MAX_BOOK_ROWS = 5000;
export const MONTHS_SHOWN = 12;
