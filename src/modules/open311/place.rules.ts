import { parentOf } from '#kernel/area.ts';

type Named = { code: string; name: string };

/** Names that still stand in the text once longer ones were read: 北堡乡 does not name the village 北堡. */
function read(text: string, candidates: readonly Named[]): Named[] {
  let rest = text;
  const names = [...new Set(candidates.map((c) => c.name))].sort((a, b) => b.length - a.length);
  const found = names.filter((name) => {
    const isThere = rest.includes(name);
    rest = rest.replaceAll(name, '\n');
    return isThere;
  });
  return candidates.filter((c) => found.includes(c.name));
}

/**
 * The place an address speaks of, among those whose names stand in it: the one most of whose own line is named too; between equals
 * the place above them all, so that a name two villages share goes to the township.
 */
export function placeNamed(text: string, candidates: readonly Named[], within: string): string {
  const codes = read(text, candidates).map((c) => c.code);
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
