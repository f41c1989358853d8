/** Below this a number could be counted back to somebody (the same five as in the monthly figures). */
export const FEWEST = 5;

const isSmall = (n: number) => n > 0 && n < FEWEST;

/**
 * A column of counts whose sum is told: what is small is withheld (null), and when that is a single one, the next smallest with it, or the sum would
 * give it away. Nothing and what is large stay.
 */
export function withheld(counts: readonly number[]): (number | null)[] {
  const small = counts.filter(isSmall).length;
  const next = small === 1 ? Math.min(...counts.filter((n) => n >= FEWEST)) : null;
  let isNextOut = false;
  return counts.map((n) => {
    if (isSmall(n)) return null;
    if (n !== next || isNextOut) return n;
    isNextOut = true;
    return null;
  });
}
