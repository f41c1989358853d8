/* A mapping as people write it: one line each, `their word = our word`. */

type Named<V extends string> = readonly { value: V; names: readonly string[] }[];

/** The lines of a mapping, with our values by their first name. */
export const linesOf = <V extends string>(
  map: Readonly<Record<string, V>>,
  ours: (value: V) => string = (value) => value,
): string =>
  Object.entries(map)
    .map(([theirs, value]) => `${theirs} = ${ours(value)}`)
    .join('\n');

/** The mapping in some lines, or the first line that is none. `known` are our values by all their names; null takes any word. */
export function mapIn<V extends string>(
  text: string,
  known: Named<V> | null,
): { map: Record<string, V> } | { wrong: string } {
  const map: Record<string, V> = {};
  for (const line of text.split('\n').filter((l) => l.trim())) {
    const at = line.search(/[==→]/);
    const [theirs, ours] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    const value = known === null ? (ours as V) : known.find((k) => k.names.includes(ours))?.value;
    if (at < 0 || !theirs || !ours || value === undefined) return { wrong: line.trim() };
    map[theirs] = value;
  }
  return { map };
}
