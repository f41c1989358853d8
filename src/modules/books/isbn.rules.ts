/**
 * The number of a book: ISBN-10 and ISBN-13 (ISO 2108:2017, GB/T 5795-2006), their check digits, and the hyphens of China's own block. Pure.
 * Written out here because pure files use no packages, and everything a reading room needs of it stands on one screen.
 */

/** Modulus 10 with weights 1 and 3 (ISO 2108 annex B). */
export function checkDigit13(twelve: string): string {
  let sum = 0;
  for (const [i, d] of [...twelve].entries()) sum += Number(d) * (i % 2 === 0 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}
/** Modulus 11 with weights 10 to 2; ten is written X. */
export function checkDigit10(nine: string): string {
  let sum = 0;
  for (const [i, d] of [...nine].entries()) sum += Number(d) * (10 - i);
  return '0123456789X'[(11 - (sum % 11)) % 11] ?? '';
}

/** `shape`: no ISBN has so many digits or begins so; `check10`, `check13`: the last digit should be `digit`. */
export type IsbnFault = { why: 'shape' } | { why: 'check10' | 'check13'; digit: string };
export type IsbnRead = { isbn: string } | IsbnFault;

/** What was typed or scanned, as the thirteen digits it is kept under. A book's EAN barcode is its ISBN-13. */
export function readIsbn(typed: string): IsbnRead {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\s*ISBN(?:-1[03])?\s*[::]?/, '')
    .replace(/[\s\-‐‑‒–—―−]/g, '');
  if (/^97[89]\d{10}$/.test(text)) {
    const digit = checkDigit13(text.slice(0, 12));
    return digit === text.at(-1) ? { isbn: text } : { why: 'check13', digit };
  }
  if (!/^\d{9}[\dX]$/.test(text)) return { why: 'shape' };
  const digit = checkDigit10(text.slice(0, 9));
  if (digit !== text.at(-1)) return { why: 'check10', digit };
  const twelve = `978${text.slice(0, 9)}`;
  return { isbn: twelve + checkDigit13(twelve) };
}
/** Whether digits look like an ISBN at all, right or mistyped: so that a wrong one is refused by name and not searched as something else. */
export const looksLikeIsbn = (typed: string): boolean => {
  const text = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^97[89]\d{10}$/.test(text) || /^\d{9}[\dXx]$/.test(text);
};

/** Publishers' blocks of 978-7 (China): from this number of seven digits on, the publisher has so many (International ISBN Agency, RangeMessage). */
const CHINA: readonly (readonly [from: number, length: number])[] = [
  [9_000_000, 6],
  [8_000_000, 5],
  [5_000_000, 4],
  [1_000_000, 3],
  [0, 2],
];
/** 978-7-02-000220-7; numbers of other countries keep their digits together between prefix and check digit. */
export function isbnText(isbn: string): string {
  const check = isbn.slice(12);
  if (!isbn.startsWith('9787')) return `${isbn.slice(0, 3)}-${isbn.slice(3, 12)}-${check}`;
  const rest = isbn.slice(4, 12);
  const length = CHINA.find(([from]) => Number(rest.slice(0, 7)) >= from)?.[1] ?? 2;
  return ['978', '7', rest.slice(0, length), rest.slice(length), check].join('-');
}
