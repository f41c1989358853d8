/**
 * The public draw (domain §9: lottery with the seed's SM3 published before, reproducible). Everything is text and SM3, so that anybody can do it
 * again with a pencil's worth of code: `scripts/recompute-draw.mjs` does, without a line of this file. Pure: the hash is handed in.
 */

/** SM3 of a text (UTF-8), as 64 lower-case hexadecimal digits. */
export type HashHex = (text: string) => string;

/** What is published of an applicant: a number nobody can read a name from, the tier it is drawn in, and whether kept seats are open to it. */
export type Lot = { readonly number: string; readonly tier: number; readonly way: 'kept' | 'open' };

/** Published before the window closes: binds the seed without showing it. */
export const commitmentOf = (hash: HashHex, classId: string, seed: string): string =>
  hash(`baodao-seed-1\n${classId}\n${seed}`);

/** One line each, in order of the numbers: `123456 1 open`. */
export const listText = (lots: readonly Lot[]): string =>
  [...lots]
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .map((l) => `${l.number} ${l.tier} ${l.way}\n`)
    .join('');
export const listHashOf = (hash: HashHex, list: string): string => hash(`baodao-list-1\n${list}`);

export type DrawInput = {
  /** Revealed with the result. */
  readonly seed: string;
  /** Known to all before the public number is. */
  readonly listHash: string;
  /** What nobody could know when the seed was committed and the list closed, and everybody can look up. */
  readonly publicNumber: string;
};
export const rootOf = (hash: HashHex, d: DrawInput): string =>
  hash(`baodao-draw-1\n${d.seed}\n${d.listHash}\n${d.publicNumber}`);

const WORD_DIGITS = 8;
const WORDS = 2 ** 32;
/** Whole numbers below `n`, each as likely as the other: 32-bit words of SM3 in counter mode, those above the last whole multiple of `n` thrown away. */
export function dice(hash: HashHex, root: string, tier: number): (n: number) => number {
  let block = '';
  let counter = 0;
  const word = (): number => {
    if (block === '') {
      block = hash(`${root}\n${tier}\n${counter}`);
      counter += 1;
    }
    const value = Number.parseInt(block.slice(0, WORD_DIGITS), 16);
    block = block.slice(WORD_DIGITS);
    return value;
  };
  return (n) => {
    const limit = WORDS - (WORDS % n);
    let value = word();
    while (value >= limit) value = word();
    return value % n;
  };
}

/** Fisher–Yates from the end, over the numbers in ascending order. */
function shuffled(lots: readonly Lot[], below: (n: number) => number): Lot[] {
  const line = [...lots].sort((a, b) => (a.number < b.number ? -1 : 1));
  for (let i = line.length - 1; i > 0; i -= 1) {
    const j = below(i + 1);
    const [a, b] = [line[i], line[j]];
    if (a && b) [line[i], line[j]] = [b, a];
  }
  return line;
}
/** Every tier is a draw of its own; a lower one comes before a higher. */
export function drawOrder(hash: HashHex, root: string, lots: readonly Lot[]): Lot[] {
  const tiers = [...new Set(lots.map((l) => l.tier))].sort((a, b) => a - b);
  return tiers.flatMap((tier) =>
    shuffled(
      lots.filter((l) => l.tier === tier),
      dice(hash, root, tier),
    ),
  );
}

export type Drawn = { readonly number: string; readonly seat: 'kept' | 'open' | null; readonly place: number };
/**
 * The first of those who came by phone or to the counter take the kept seats; the rest of the seats go down the order; whoever is left waits in it.
 * `place` counts from 1 in the whole order.
 */
export function seatsDrawn(order: readonly Lot[], seats: number, kept: number): Drawn[] {
  const first = new Set(
    order
      .filter((l) => l.way === 'kept')
      .slice(0, Math.min(kept, seats))
      .map((l) => l.number),
  );
  let left = seats - first.size;
  return order.map((l, i) => {
    const seat = first.has(l.number) ? 'kept' : left > 0 ? 'open' : null;
    if (seat === 'open') left -= 1;
    return { number: l.number, seat, place: i + 1 };
  });
}
/** One line each, in the order drawn: `1 123456 open`, `2 234567 wait`. */
export const resultText = (drawn: readonly Drawn[]): string =>
  drawn.map((d) => `${d.place} ${d.number} ${d.seat ?? 'wait'}\n`).join('');

export type DrawFault =
  | 'seedNotPublished'
  | 'seedNotThePublished'
  | 'windowOpen'
  | 'numberNotYet'
  | 'numberMissing'
  | 'alreadyDrawn'
  | 'ownWitness';
export type DrawFacts = {
  readonly commitment: string | null;
  /** The commitment that the seed in the house really gives. */
  readonly committed: string | null;
  readonly listHash: string | null;
  readonly publicNumber: string | null;
  readonly publicDay: string | null;
  readonly today: string;
  readonly isDrawn: boolean;
  readonly enteredBy: string | null;
};
/** Why there is no draw now; `witness` is who stands beside it and presses. One act, by two people, once (decision 0027). */
export function drawFault(f: DrawFacts, witness: string): DrawFault | null {
  if (f.isDrawn) return 'alreadyDrawn';
  if (f.commitment === null) return 'seedNotPublished';
  if (f.committed !== f.commitment) return 'seedNotThePublished';
  if (f.listHash === null) return 'windowOpen';
  if (f.publicNumber === null) return 'numberMissing';
  if (f.publicDay === null || f.today < f.publicDay) return 'numberNotYet';
  return f.enteredBy === witness ? 'ownWitness' : null;
}

export type SeedFault = 'seedTwice' | 'seedTooLate' | 'numberTooEarly' | 'notByLot';
/**
 * The seed's hash hangs out while people may still apply or not; the public number is one of a day after the list is closed, so that who knows the
 * seed cannot fit the list to it.
 */
export function seedFault(f: {
  readonly isByLot: boolean;
  readonly isPublished: boolean;
  readonly now: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
  readonly closesOn: string;
  readonly publicDay: string;
}): SeedFault | null {
  if (!f.isByLot) return 'notByLot';
  if (f.isPublished) return 'seedTwice';
  if (Temporal.Instant.compare(f.now, f.closesAt) >= 0) return 'seedTooLate';
  return f.publicDay <= f.closesOn ? 'numberTooEarly' : null;
}
/** Digits as they are announced, without what people put between them. */
export const readPublicNumber = (text: string): string | null => {
  const digits = text.normalize('NFKC').replace(/[\s,，、.·-]/g, '');
  return /^\d{3,40}$/.test(digits) ? digits : null;
};
