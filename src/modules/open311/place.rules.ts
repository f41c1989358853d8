import { parentOf } from '#kernel/area.ts';

/**
 * The place an address speaks of, among those whose names stand in it: the one most of whose own line is named too; between equals
 * the place above them all, so that a name two villages share goes to the township.
 */
export function placeNamed(candidates: readonly { code: string; name: string }[], within: string): string {
  const codes = candidates.map((c) => c.code);
  const score = (code: string) => codes.filter((other) => code.startsWith(other)).length;
  const best = Math.max(0, ...codes.map(score));
  const ends = codes.filter((code) => score(code) === best);
  const [one, ...others] = ends;
  if (!one) return within;
  return others.reduce((a, b) => common(a, b, within), one);
}

function common(a: string, b: string, within: string): string {
  let at: string | null = a;
  while (at && !b.startsWith(at)) at = parentOf(at);
  return at?.startsWith(within) ? at : within;
}
