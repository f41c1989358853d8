/** What makes a place a place: its code, a kind that fits the level, a parent that exists, days that follow one another. */
import { type AreaLevel, type AreaRefusal, checkAreaCode, levelOf, parentOf } from '#kernel/area.ts';

export const placeKinds = [
  'province',
  'prefecture',
  'county',
  'countyUnit', // 统计用县级单位,如经济技术开发区:不是行政区划
  'subdistrict',
  'town',
  'township',
  'quasiTownship',
  'community',
  'villageCommittee',
  'quasiCommunity',
  'quasiVillage',
  'grid',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** The kinds a level may have. Which of them a place is must be stated: 呼伦路街道 is a subdistrict with a 4xx code. */
export const kindsOfLevel: Readonly<Record<AreaLevel, readonly PlaceKind[]>> = {
  province: ['province'],
  prefecture: ['prefecture'],
  county: ['county', 'countyUnit'],
  township: ['subdistrict', 'town', 'township', 'quasiTownship'],
  village: ['community', 'villageCommittee', 'quasiCommunity', 'quasiVillage'],
  grid: ['grid'],
};

/** Half-open: the first day it is, and the first day it no longer is; null is "since before the records" and "still". */
export type Validity = { readonly validFrom: string | null; readonly validTo: string | null };

export const isOpenOn = ({ validFrom, validTo }: Validity, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);

/** From here on China's clocks have stood eight hours ahead all year: the last summer time ended in September 1991. */
const STEADY_MS = Date.UTC(1992, 0, 1);
const AHEAD_MS = 8 * 3_600_000;
const LAST_MS = Date.UTC(9999, 0, 1);
/** The local date of a moment. Every request asks for today's, so it is counted where counting is enough. */
export function dayOf(at: Temporal.Instant): string {
  const ms = at.epochMilliseconds;
  if (ms >= STEADY_MS && ms < LAST_MS) return new Date(ms + AHEAD_MS).toISOString().slice(0, 10);
  return at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

export type PlaceRow = {
  readonly code: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
  readonly aliases?: readonly string[] | undefined;
};
export type RowFault = AreaRefusal | 'kindNotOfLevel' | 'twice' | 'noParent' | 'parentClosed' | 'dates';
export type FoundFault = {
  readonly row: number;
  readonly field: 'code' | 'kind' | 'validTo';
  readonly fault: RowFault;
};

const validityOf = (row: PlaceRow): Validity => ({ validFrom: row.validFrom ?? null, validTo: row.validTo ?? null });

/** Does the parent exist on the first day of the place? A place older than the records asks nothing of its parent's beginning. */
const carries = (parent: Validity, child: Validity): boolean =>
  child.validFrom === null
    ? parent.validTo === null || (child.validTo !== null && child.validTo <= parent.validTo)
    : isOpenOn(parent, child.validFrom);

/**
 * Everything that is wrong with a list of places; empty when it may be taken over. `known` are the places already there.
 * A list may bring parents and children in any order; only a province stands alone.
 */
export function checkRows(rows: readonly PlaceRow[], known: ReadonlyMap<string, Validity>): FoundFault[] {
  const listed = new Map(rows.map((row) => [row.code, validityOf(row)]));
  const seen = new Set<string>();
  return rows.flatMap((row, index): FoundFault[] => {
    const twice = seen.has(row.code);
    seen.add(row.code);
    const found = checkRow(row, twice, (code) => listed.get(code) ?? known.get(code), known.has(row.code));
    return found ? [{ row: index, ...found }] : [];
  });
}

function checkRow(
  row: PlaceRow,
  twice: boolean,
  placeAt: (code: string) => Validity | undefined,
  isKnown: boolean,
): Omit<FoundFault, 'row'> | null {
  const bad = checkAreaCode(row.code);
  if (bad) return { field: 'code', fault: bad };
  if (twice) return { field: 'code', fault: 'twice' };
  const level = levelOf(row.code);
  if (level && !kindsOfLevel[level].includes(row.kind)) return { field: 'kind', fault: 'kindNotOfLevel' };
  const { validFrom, validTo } = validityOf(row);
  if (validFrom && validTo && validFrom >= validTo) return { field: 'validTo', fault: 'dates' };
  const above = parentOf(row.code);
  if (above === null) return null;
  const parent = placeAt(above);
  if (!parent) return { field: 'code', fault: 'noParent' };
  return isKnown || carries(parent, { validFrom, validTo }) ? null : { field: 'code', fault: 'parentClosed' };
}

export type CloseRefusal = 'alreadyClosed' | 'closesBeforeItBegan' | 'childrenOpen';

/** A place may be closed from a day on when it had begun before and nothing below it is still open that day. */
export function mayClose(place: Validity, on: string, openChildren: number): CloseRefusal | null {
  if (place.validTo !== null) return 'alreadyClosed';
  if (place.validFrom !== null && on <= place.validFrom) return 'closesBeforeItBegan';
  return openChildren > 0 ? 'childrenOpen' : null;
}

/** The lowest grid number of a village that was never used (DB6101/T 3185: village code and serial); null after 999. */
export function nextGridCode(village: string, used: readonly string[]): string | null {
  const highest = Math.max(0, ...used.map((code) => Number(code.slice(-3))));
  return highest >= 999 ? null : `${village}${String(highest + 1).padStart(3, '0')}`;
}

/** The journal names what it speaks of by a UUID: a code is written into one, readable and the same every time. */
export const placeSubject = (code: string): string => {
  const digits = code.padStart(15, 'f');
  return `ffffffff-ffff-8fff-8${digits.slice(0, 3)}-${digits.slice(3)}`;
};

/** The codes of the places above this one, from the top. */
export function ancestorsOf(code: string): string[] {
  const above = parentOf(code);
  return above === null ? [] : [...ancestorsOf(above), above];
}
