const HAN = /\p{Script=Han}/u;
const RUNS = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
/** PostgreSQL keeps word positions up to 16383; what lies beyond is found, but not as part of a phrase. */
const MAX_POSITION = 16383;

const runsOf = (text: string) => text.normalize('NFKC').toLowerCase().match(RUNS) ?? [];

/**
 * A tsvector literal of the text: Han characters as overlapping pairs, everything else as whole words, with positions. Pairs,
 * because PostgreSQL splits no Chinese words, and two characters must find.
 */
export function searchVector(...texts: readonly string[]): string {
  const at = new Map<string, number[]>();
  let position = 0;
  const put = (term: string) => {
    position = Math.min(position + 1, MAX_POSITION);
    const places = at.get(term);
    if (!places) at.set(term, [position]);
    else if (places.length < 255 && places.at(-1) !== position) places.push(position);
  };
  for (const text of texts) {
    for (const run of runsOf(text)) {
      if (!HAN.test(run)) put(run.slice(0, 200));
      else {
        const signs = [...run];
        for (let i = 0; i < signs.length; i++) put(signs[i]! + (signs[i + 1] ?? ''));
      }
      position = Math.min(position + 1, MAX_POSITION);
    }
  }
  return [...at].map(([term, places]) => `'${term}':${places.join(',')}`).join(' ');
}

/**
 * A tsquery literal that finds every given term: a Han run as a phrase of its pairs, a single Han character or a word by its
 * beginning. Null when there is nothing to look for.
 */
export function searchQuery(text: string): string | null {
  const parts = runsOf(text).map((run) => {
    const signs = [...run];
    if (!HAN.test(run) || signs.length === 1) return `'${run}':*`;
    const pairs = signs.slice(0, -1).map((sign, i) => `'${sign}${signs[i + 1]}'`);
    return pairs.length === 1 ? pairs[0]! : `(${pairs.join(' <-> ')})`;
  });
  return parts.length > 0 ? parts.join(' & ') : null;
}

/** The terms of a query as they stand in a text, to be marked there. */
export const searchTerms = (text: string): string[] => [...new Set(runsOf(text))];
