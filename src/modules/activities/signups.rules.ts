import type { Role } from '#kernel/actor.ts';

export const signUpStates = ['in', 'waiting', 'left'] as const;
export type SignUpState = (typeof signUpStates)[number];
type Line = { readonly number: string; readonly seq: number; readonly state: SignUpState };

const waitingOf = <L extends Line>(list: readonly L[]): L[] =>
  list.filter((s) => s.state === 'waiting').sort((a, b) => a.seq - b.seq);

/** Whoever comes now is in while there is room and nobody waits; else they wait behind everybody who does. */
export function stateFor(capacity: number | null, list: readonly Pick<Line, 'state'>[]): 'in' | 'waiting' {
  if (capacity === null) return 'in';
  const isFull = list.filter((s) => s.state === 'in').length >= capacity;
  return isFull || list.some((s) => s.state === 'waiting') ? 'waiting' : 'in';
}
/** Who moves up now, first come first: as many as there is room for. A capacity that was lowered puts nobody out. */
export function movesUp(capacity: number | null, list: readonly Line[]): string[] {
  const waiting = waitingOf(list);
  const room = capacity === null ? waiting.length : capacity - list.filter((s) => s.state === 'in').length;
  return waiting.slice(0, Math.max(0, room)).map((s) => s.number);
}
/** How many stand before somebody who waits, counted from 1; null when they do not wait. */
export function placeInLine(number: string, list: readonly Line[]): number | null {
  const place = waitingOf(list).findIndex((s) => s.number === number);
  return place < 0 ? null : place + 1;
}

export type SignUpFault = 'closed' | 'over' | 'notOpen';
export function signUpFault(
  a: { status: string; startsAt: Temporal.Instant; closesAt: Temporal.Instant },
  now: Temporal.Instant,
): SignUpFault | null {
  if (a.status !== 'called') return 'notOpen';
  if (Temporal.Instant.compare(now, a.startsAt) >= 0) return 'over';
  return Temporal.Instant.compare(now, a.closesAt) >= 0 ? 'closed' : null;
}

const QUARTER = 15;
const DAY = 24 * 60;
/** Time given, in quarter hours (志愿服务记录与证明出具办法: hours actually given, without the way there). */
export const isMinutes = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 0 && minutes <= DAY && minutes % QUARTER === 0;
/** The record is written within ten working days of the activity (志愿服务记录与证明出具办法). */
export const HOURS_WITHIN_WORKDAYS = 10;
/** Contacts of who signed up go so many days after the activity, as those of seats do (domain §10.2). */
export const CONTACT_DAYS = 90;

/** A receipt's number is drawn by lot; its last digit finds every mistyped one (Luhn). */
export function checkDigitOf(digits: string): string {
  let sum = 0;
  for (const [i, d] of [...digits].reverse().entries()) {
    const n = Number(d) * (i % 2 === 0 ? 2 : 1);
    sum += n > 9 ? n - 9 : n;
  }
  return String((10 - (sum % 10)) % 10);
}
export const signUpNumber = (sevenDigits: string): string => `${sevenDigits}${checkDigitOf(sevenDigits)}`;
export function parseSignUp(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{8}$/.test(digits) && signUpNumber(digits.slice(0, 7)) === digits ? digits : null;
}
export const MAX_TRIES = 10;

/** Any member of staff may take part; nobody is put on a list by somebody else's order (志愿服务条例: voluntary). */
export const handlerRoles = [
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'countyClerk',
  'stationKeeper',
  'gridWorker',
  'agent',
] as const satisfies readonly Role[];
