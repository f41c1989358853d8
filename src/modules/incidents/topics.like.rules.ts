import { dayNumber } from './topics.heat.rules.ts';
import { commonArea, GAP_DAYS, likeness, type Mark, startTopic } from './topics.rules.ts';

/** How alike two cases must be to be shown to an officer as perhaps the same: less than for a topic, because a person decides. */
const SHOWN = { samePlace: 0.1, else: 0.25 } as const;

/** How alike two cases are, from 0 to 2; more than 1 when both name one place. 0 when they are not to be shown together. */
export function likenessOf(a: Mark, b: Mark): number {
  if (Math.abs(dayNumber(a.day) - dayNumber(b.day)) > GAP_DAYS || commonArea(a.area, b.area) === null) return 0;
  const like = likeness(a, startTopic(b));
  const samePlace = a.places.some((name) => b.places.includes(name));
  return like >= (samePlace ? SHOWN.samePlace : SHOWN.else) ? like + (samePlace ? 1 : 0) : 0;
}

const MAX_WORDS = 5;

/** Why two cases are shown together: the places both name, and the signs both have, joined where they touch in the text. */
export function sharedWords(a: Mark, b: Mark, folded: string): string[] {
  const shared = new Set(a.terms.filter((term) => b.terms.includes(term)));
  const words = a.places.filter((name) => b.places.includes(name));
  let run = '';
  const close = () => {
    if (run && !words.some((word) => word.includes(run))) words.push(run);
    run = '';
  };
  for (let i = 0; i + 1 < folded.length; i++) {
    const pair = folded.slice(i, i + 2);
    if (shared.has(pair)) run = run ? run + pair[1] : pair;
    else if (run && !shared.has(folded.slice(i - 1, i + 1))) close();
    else close();
  }
  close();
  for (const term of shared) if (/^[a-z0-9]{3,}$/.test(term) && !words.includes(term)) words.push(term);
  return words.slice(0, MAX_WORDS);
}
