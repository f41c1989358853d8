import type { Steps } from '#kernel/steps.ts';
import { dayNumber } from './topics.heat.rules.ts';
import {
  ALIKE,
  addTo,
  addWeight,
  type Counts,
  commonArea,
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

/** Everything gathered anew: the mark of each case, and the topics. The order in which cases are given does not matter. */
export function* gather(all: readonly Told[], counts: Counts): Steps<{ marks: Mark[]; topics: Gathered[] }> {
  const sorted = [...all].sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
  const marks: Mark[] = [];
  const topics: Gathered[] = [];
  const holding = new Map<string, Set<number>>();
  for (const told of sorted) {
    const m = markOf(told, counts);
    const best = bestOf(m, topics, holding);
    const at = best ?? topics.push(startTopic(m)) - 1;
    if (best !== null) addTo(topics[at]!, m);
    for (const key of keysOf(m)) holding.set(key, (holding.get(key) ?? new Set()).add(at));
    marks.push(m);
    yield;
  }
  return { marks, topics: yield* merge(topics) };
}

/** Under which keys a mark is looked up: its places, and its strongest pairs. */
export const keysOf = (m: Mark): string[] => [...m.places.map((name) => `@${name}`), ...m.terms.slice(0, LOOK_UP)];

/** Cases come in the order of their days: a topic that is too old for this one is looked up no more. */
function bestOf(m: Mark, topics: readonly Gathered[], holding: ReadonlyMap<string, Set<number>>): number | null {
  const oldest = dayNumber(m.day) - GAP_DAYS;
  const shared = new Map<number, number>();
  for (const key of keysOf(m)) {
    const held = holding.get(key);
    for (const at of held ?? []) {
      if (topics[at]!.last < oldest) held!.delete(at);
      else shared.set(at, (shared.get(at) ?? 0) + (key.startsWith('@') ? 3 : 1));
    }
  }
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
function* merge(topics: readonly Gathered[]): Steps<Gathered[]> {
  const bySize = [...topics].sort((a, b) => b.cases.length - a.cases.length || (a.cases[0]! < b.cases[0]! ? -1 : 1));
  const kept: Gathered[] = [];
  const byPlace = new Map<string, Set<Gathered>>();
  for (const topic of bySize) {
    const places = mainPlaces(topic);
    const into = sameAs(topic, new Set(places.flatMap((name) => [...(byPlace.get(name) ?? [])])));
    if (into) absorb(into, topic);
    else kept.push(topic);
    for (const name of places) byPlace.set(name, (byPlace.get(name) ?? new Set()).add(into ?? topic));
    yield;
  }
  return kept;
}

/** The first of these, the largest first, that is about the same. */
function sameAs(topic: Gathered, others: ReadonlySet<Gathered>): Gathered | null {
  let compared = 0;
  for (const other of others) {
    if (isApart(topic, other)) continue;
    if (cosine(topic, other) >= ALIKE.samePlace * 1.25) return other;
    compared += 1;
    if (compared === COMPARED) break;
  }
  return null;
}

const mainPlaces = (t: Gathered) =>
  [...t.places]
    .filter(([, n]) => n * 3 >= t.cases.length)
    .map(([name]) => name)
    .sort();

const isApart = (a: Gathered, b: Gathered): boolean =>
  a.first > b.last + GAP_DAYS || b.first > a.last + GAP_DAYS || commonArea(a.area, b.area) === null;

function cosine(a: Gathered, b: Gathered): number {
  const [small, large] = a.sum.size < b.sum.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, w] of small.sum) dot += w * (large.sum.get(term) ?? 0);
  return dot / (Math.sqrt(a.square * b.square) || 1);
}

function absorb(into: Gathered, from: Gathered): void {
  for (const id of from.cases) into.cases.push(id);
  for (const [term, w] of from.sum) addWeight(into, term, w);
  for (const [name, n] of from.places) into.places.set(name, (into.places.get(name) ?? 0) + n);
  into.area = commonArea(into.area, from.area) ?? into.area;
  into.first = Math.min(into.first, from.first);
  into.last = Math.max(into.last, from.last);
}
