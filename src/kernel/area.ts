/**
 * Division codes: one text code per place, un-padded, each level a prefix of those below it (GB/T 2260 county codes, then
 * 3 digits township, 3 digits village, 3 digits grid). "Inside" is a prefix test, in memory and in an index with COLLATE "C".
 */

export type AreaLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village' | 'grid';

/** Why a text is no division code: nothing there · not only digits · a length of no level · 00/000 at the end, i.e. zero-padded. */
export type AreaRefusal = 'empty' | 'notDigits' | 'length' | 'padded';

export type AreaKind =
  | 'subdistrict'
  | 'town'
  | 'township'
  | 'quasiTownship'
  | 'community'
  | 'villageCommittee'
  | 'quasiCommunity'
  | 'quasiVillage';

const LENGTHS = [2, 4, 6, 9, 12, 15] as const;
const LEVELS: Record<number, AreaLevel> = {
  2: 'province',
  4: 'prefecture',
  6: 'county',
  9: 'township',
  12: 'village',
  15: 'grid',
};

export function checkAreaCode(code: string): AreaRefusal | null {
  if (code === '') return 'empty';
  if (!/^[0-9]+$/.test(code)) return 'notDigits';
  if (!LEVELS[code.length]) return 'length';
  return endsInZeroGroup(code) ? 'padded' : null;
}

/** The level of a code; null for what is no code. */
export function levelOf(code: string): AreaLevel | null {
  return checkAreaCode(code) ? null : (LEVELS[code.length] ?? null);
}

/** The place directly above; null for a province and for what is no code. Skips a level that has no division: 441900003 lies in 4419. */
export function parentOf(code: string): string | null {
  if (checkAreaCode(code)) return null;
  return unpad(code.slice(0, shorterLength(code.length))) || null;
}

/** Is `code` the scope itself or below it? False when either is no code: an empty scope must match nothing, not everything. */
export function isWithin(code: string, scope: string): boolean {
  return checkAreaCode(code) === null && checkAreaCode(scope) === null && code.startsWith(scope);
}

/**
 * The codes within `scope` as `code >= from and code < before` in byte order ('~' sorts after every digit).
 * Throws RangeError for a scope that is no code: an empty prefix would open every row.
 */
export function prefixRange(scope: string): { from: string; before: string } {
  const refusal = checkAreaCode(scope);
  if (refusal) throw new RangeError(`Not an area code (${refusal}): "${scope}"`);
  return { from: scope, before: `${scope}~` };
}

/** The 12-digit form of the statistics bureau (150124 → 150124000000); null for a grid, which is below it, and for what is no code. */
export function padded(code: string): string | null {
  return checkAreaCode(code) || code.length > 12 ? null : code.padEnd(12, '0');
}

/** Our code for a 12-digit zero-padded one; null if it is not one. */
export function fromPadded(code: string): string | null {
  if (!/^[0-9]{12}$/.test(code)) return null;
  return unpad(code) || null;
}

/**
 * The kind the numbering plan would suggest for a township or village, for warnings at data entry only. Never store or decide by it:
 * 呼伦路街道 is a subdistrict with a 4xx code, and 35 village committees in Inner Mongolia break the rule too. Null where the plan says nothing.
 */
export function expectedKind(code: string): AreaKind | null {
  const level = levelOf(code);
  const number = Number(code.slice(-3));
  if (level === 'township') {
    if (number < 100) return 'subdistrict';
    if (number < 200) return 'town';
    if (number < 400) return 'township';
    return number < 600 ? 'quasiTownship' : null;
  }
  if (level === 'village') {
    if (number < 200) return 'community';
    if (number < 400) return 'villageCommittee';
    if (number < 500) return 'quasiCommunity';
    return number < 600 ? 'quasiVillage' : null;
  }
  return null;
}

function shorterLength(length: number): number {
  return Math.max(0, ...LENGTHS.filter((shorter) => shorter < length));
}

/** Zero is no division's number: a last group of zeros means "the place above", whichever way the code was written. */
function endsInZeroGroup(code: string): boolean {
  return /^0+$/.test(code.slice(shorterLength(code.length)));
}

function unpad(code: string): string {
  return code !== '' && endsInZeroGroup(code) ? unpad(code.slice(0, shorterLength(code.length))) : code;
}

export const isAreaCode = (text: string): boolean => levelOf(text) !== null;
