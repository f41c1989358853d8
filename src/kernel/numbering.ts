/**
 * Case numbers people can read out, write down and mistype: `XF-150124201213-2026-0001-8` is the kind of case, the division code
 * of the place, the year, the serial of that kind and place in that year, and a check digit.
 *
 * The check digit is ISO/IEC 7064 MOD 11,10 over all characters before it, letters as two digits (A = 10 … Z = 35). It finds
 * every wrong digit, and all but about 1 in 45 exchanges of neighbours (those it can miss are digits one apart, and 0 with 9).
 */
import { levelOf } from '#kernel/area.ts';

/** `prefix` two capital letters; `place` a division code; `year` 2000–2099; `serial` from 1 to 99 999 999. */
export type CaseNumber = { prefix: string; place: string; year: number; serial: number };

/** `shape`: not one case number, or without its hyphens readable as more than one. `checkDigit`: mistyped. */
export type CaseNumberRefusal = 'shape' | 'checkDigit';

const PLACE_LENGTHS = [2, 4, 6, 9, 12, 15];
// Without a bound a number written without hyphens could nearly always be cut in two ways.
const MAX_SERIAL = 99_999_999;

/** Throws RangeError when a part is out of range: numbers are made by us, so that is a bug. */
export function formatCaseNumber(number: CaseNumber): string {
  if (!isCaseNumber(number)) throw new RangeError(`Not a case number: ${JSON.stringify(number)}`);
  const { prefix, place, year } = number;
  const serial = String(number.serial).padStart(4, '0');
  return `${prefix}-${place}-${year}-${serial}-${checkDigit(`${prefix}${place}${year}${serial}`)}`;
}

/** Reads what a person typed: full-width or lower case, spaces, any dash, and missing hyphens when only one reading is possible. */
export function parseCaseNumber(text: string): CaseNumber | CaseNumberRefusal {
  const typed = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[-‐‑‒–—―−]+/g, '-')
    .toUpperCase();
  const match = /^([A-Z]{2})-?([0-9][0-9-]*)-?([0-9])$/.exec(typed);
  if (!match) return 'shape';
  const [, prefix = '', body = '', check = ''] = match;
  const readings = PLACE_LENGTHS.flatMap((length) => reading(prefix, body, length) ?? []);
  const [only, ...others] = readings;
  if (!only || others.length > 0) return 'shape';
  return checkDigit(prefix + body.replaceAll('-', '')) === check ? only : 'checkDigit';
}

/** The body read with a place of this length, or null: hyphens may be missing but not elsewhere, and zeros pad only up to four digits. */
function reading(prefix: string, body: string, placeLength: number): CaseNumber | null {
  const pattern = new RegExp(`^([0-9]{${placeLength}})-?([0-9]{4})-?([0-9]{4}|[1-9][0-9]{4,7})-?$`);
  const match = pattern.exec(body);
  if (!match) return null;
  const number = { prefix, place: match[1] ?? '', year: Number(match[2]), serial: Number(match[3]) };
  return isCaseNumber(number) ? number : null;
}

function isCaseNumber({ prefix, place, year, serial }: CaseNumber): boolean {
  return (
    /^[A-Z]{2}$/.test(prefix) &&
    levelOf(place) !== null &&
    Number.isInteger(year) &&
    year >= 2000 &&
    year <= 2099 &&
    Number.isInteger(serial) &&
    serial >= 1 &&
    serial <= MAX_SERIAL
  );
}

/** ISO/IEC 7064 MOD 11,10 check digit of a text of digits and capital letters. */
export function checkDigit(text: string): string {
  const digits = text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
