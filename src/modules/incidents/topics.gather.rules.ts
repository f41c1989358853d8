import {
  ALIKE,
  addTo,
  type Counts,
  commonArea,
  countParts,
  fitOf,
  GAP_DAYS,
  type Gathered,
  type Mark,
  markOf,
  startTopic,
  type Told,
} from './topics.rules.ts';

/** A case is compared with the topics that share one of its places or of its strongest pairs. */
const LOOK_UP = 12;
const COMPARED = 40;

/** Everything gathered anew: the counts, the mark of each case, and the topics. The order in which cases are given does not matter. */
export function gather(all: readonly Told[]): { counts: Counts; marks: Mark[]; topics: Gathered[] } {
  const sorted = [...all].sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
  const counts = countParts(sorted);
  const marks = sorted.map((told) => markOf(told, counts));
  const topics: Gathered[] = [];
  const holding = new Map<string, Set<number>>();
  for (const m of marks) {
    const best = bestOf(m, topics, holding);
    const at = best ?? topics.push(startTopic(m)) - 1;
    if (best !== null) addTo(topics[at]!, m);
    for (const key of keysOf(m)) holding.set(key, (holding.get(key) ?? new Set()).add(at));
  }
  return { counts, marks, topics: merge(topics) };
}

/** Under which keys a mark is looked up: its places, and its strongest pairs. */
export const keysOf = (m: Mark): string[] => [...m.places.map((name) => `@${name}`), ...m.terms.slice(0, LOOK_UP)];

function bestOf(m: Mark, topics: readonly Gathered[], holding: ReadonlyMap<string, Set<number>>): number | null {
  const shared = new Map<number, number>();
  for (const key of keysOf(m))
    for (const at of holding.get(key) ?? []) shared.set(at, (shared.get(at) ?? 0) + (key.startsWith('@') ? 3 : 1));
  const compared = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COMPARED);
  let best: number | null = null;
  let bestFit = 0;
  for (const [at] of compared) {
    const how = fitOf(m, topics[at]!);
    if (how > bestFit) [best, bestFit] = [at, how];
  }
  return best;
}

/** Topics that grew apart because of the order in which their cases came are put together. */
function merge(topics: readonly Gathered[]): Gathered[] {
  const bySize = [...topics].sort((a, b) => b.cases.length - a.cases.length || (a.cases[0]! < b.cases[0]! ? -1 : 1));
  const kept: Gathered[] = [];
  const byPlace = new Map<string, Gathered[]>();
  for (const topic of bySize) {
    const places = mainPlaces(topic);
    const into = places.flatMap((name) => byPlace.get(name) ?? []).find((other) => isSame(topic, other));
    if (into) absorb(into, topic);
    else kept.push(topic);
    for (const name of places) byPlace.set(name, [...(byPlace.get(name) ?? []), into ?? topic]);
  }
  return kept;
}

const mainPlaces = (t: Gathered) =>
  [...t.places]
    .filter(([, n]) => n * 3 >= t.cases.length)
    .map(([name]) => name)
    .sort();

function isSame(a: Gathered, b: Gathered): boolean {
  if (a.first > b.last + GAP_DAYS || b.first > a.last + GAP_DAYS || commonArea(a.area, b.area) === null) return false;
  return cosine(a.sum, b.sum) >= ALIKE.samePlace * 1.25;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (const [term, w] of a) {
    dot += w * (b.get(term) ?? 0);
    aa += w * w;
  }
  for (const w of b.values()) bb += w * w;
  return dot / (Math.sqrt(aa * bb) || 1);
}

function absorb(into: Gathered, from: Gathered): void {
  into.cases.push(...from.cases);
  for (const [term, w] of from.sum) into.sum.set(term, (into.sum.get(term) ?? 0) + w);
  for (const [name, n] of from.places) into.places.set(name, (into.places.get(name) ?? 0) + n);
  into.area = commonArea(into.area, from.area) ?? into.area;
  into.first = Math.min(into.first, from.first);
  into.last = Math.max(into.last, from.last);
}
