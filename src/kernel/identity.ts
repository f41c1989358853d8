/**
 * What people are known by: names, phones, identity numbers, bank accounts — as typed, in one spelling, and masked.
 * One spelling, because a sealed value is looked up by an exact index; masked, because a list needs to tell people apart, not
 * to show their numbers.
 */

/** Full-width digits and letters made plain; spaces, dashes and brackets between digits left out. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\-‐‑‒–—―−()]/g, '');

/** The digits of a passphrase or a code, however they were typed. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '');

/**
 * A Chinese mobile number or a landline with its area code, in digits only; null for anything else. A landline without its
 * area code is refused: it means another person in the next county.
 */
export function normalPhone(text: string): string | null {
  const digits = plain(text).replace(/^(?:\+|00)86/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return digits;
  // 010 and 02x are three digits long, all others four; the number behind them has seven or eight.
  return /^0(?:10|2\d)\d{8}$/.test(digits) || /^0[3-9]\d{2}\d{7,8}$/.test(digits) ? digits : null;
}

/** `checkDigitWrong` is a warning for the form, never a refusal: papers people live by carry such numbers. */
export type IdNumber = { value: string; birthDate: string; checkDigitWrong: boolean };
/** `shape`: not 17 digits and a digit or X. `date`: the birth date in it is no day. */
export type IdNumberRefusal = 'shape' | 'date';

/** Reads an identity number of GB 11643. The first digit is a region of the mainland (1–6, 7), or 8 and 9 for residence permits. */
export function readIdNumber(text: string): IdNumber | IdNumberRefusal {
  const value = plain(text).toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return 'shape';
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isDay(birthDate)) return 'date';
  return { value, birthDate, checkDigitWrong: idCheckDigit(value) !== value.at(-1) };
}

/** ISO 7064 MOD 11-2 over the first 17 digits, as GB 11643 prescribes. */
export function idCheckDigit(number: string): string {
  let sum = 0;
  for (const digit of number.slice(0, 17)) sum = (sum + Number(digit)) * 2;
  return '10X98765432'[sum % 11] ?? '';
}

/** A bank card or passbook number in digits only; null when it has not 12 to 19 of them. */
export function normalBank(text: string): string | null {
  const digits = plain(text);
  return /^\d{12,19}$/.test(digits) ? digits : null;
}

/**
 * A name in one spelling: one kind of dot between the parts of a Mongolian or Uyghur name, no space between Han characters,
 * one space elsewhere. Null when nothing is left or it is longer than 60 characters.
 */
export function normalName(text: string): string | null {
  const name = text
    .normalize('NFC')
    .replace(/[•・･‧∙⋅．]/g, '·')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}·]) | (?=[\p{Script=Han}·])/gu, '')
    .trim();
  const { length } = [...name];
  return length > 0 && length <= 60 ? name : null;
}

/** Does the text carry seven digits in a row, as phones and identity numbers do? Such a text does not belong into a log. */
export const holdsNumber = (text: string): boolean => /\d{7}/.test(plain(text));

const stars = (n: number): string => '*'.repeat(Math.max(0, n));

/** 199****0001. What is shorter than a whole number shows its last two digits at most. */
export function maskPhone(phone: string): string {
  if (phone.length >= 11) return phone.slice(0, 3) + stars(phone.length - 7) + phone.slice(-4);
  return phone.length > 4 ? stars(phone.length - 2) + phone.slice(-2) : stars(phone.length);
}

/** 150***********1234: the region and the end, never the birth date. */
export function maskIdNumber(number: string): string {
  return number.length < 18 ? stars(number.length) : number.slice(0, 3) + stars(number.length - 7) + number.slice(-4);
}

/** Only the last four digits of an account. */
export function maskBank(account: string): string {
  return account.length < 12 ? stars(account.length) : stars(account.length - 4) + account.slice(-4);
}

/** 刘*兰, 刘*: the first character, and the last of three and more. Rare characters count as one. */
export function maskName(name: string): string {
  const signs = [...name];
  if (signs.length < 2) return stars(signs.length);
  if (signs.length === 2) return `${signs[0]}*`;
  return `${signs[0]}${stars(signs.length - 2)}${signs.at(-1)}`;
}

/** Is the text a day of the calendar, written `YYYY-MM-DD`? */
export function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}
