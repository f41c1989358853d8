import type { Steps } from '#kernel/steps.ts';
import { dayNumber } from './topics.heat.rules.ts';
import { foldText, pairsOf, placeReadings, placesOf } from './topics.text.rules.ts';

/** A case as it is looked at here: what it says, where and when. Nothing about who said it. */
export type Told = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly area: string;
  readonly placeNote: string | null;
  readonly day: string;
};
/** What is kept of a case to find its like: its strongest sign pairs with their weights, and the places it names. */
export type Mark = {
  readonly id: string;
  readonly area: string;
  readonly day: string;
  readonly terms: readonly string[];
  readonly weights: readonly number[];
  readonly places: readonly string[];
};
/** In how many texts each part stands; what one night's recomputing leaves to the cases of the next day. */
export type Counts = { readonly texts: number; readonly parts: ReadonlyMap<string, number> };

const TITLE_WEIGHT = 2;
/** So many of its strongest pairs stand for a case. */
export const MARK_TERMS = 40;
/** Cases further apart in time than this are not one matter, unless others lie between them. */
export const GAP_DAYS = 60;
/** How alike a case and a topic must be: at a place both name, within one village, or anywhere near. */
export const ALIKE = { samePlace: 0.14, sameVillage: 0.22, else: 0.3 } as const;
/** A name that more than this share of all texts have says no more than the county's own. */
const COMMON_SHARE = 0.1;

type Read = { told: Told; pairs: Map<string, number>; readings: ReturnType<typeof placeReadings> };

function read(told: Told): Read {
  const folded = foldText(told.title, told.body);
  const pairs = pairsOf(folded);
  for (const [term, n] of pairsOf(told.title.normalize('NFKC').toLowerCase()))
    pairs.set(term, (pairs.get(term) ?? 0) + n * (TITLE_WEIGHT - 1));
  return { told, pairs, readings: placeReadings(told.placeNote ? `${folded}。${told.placeNote}` : folded) };
}

/** Counts the parts of all texts; those that stand in one text only tell nothing about another. */
export function* countParts(all: readonly Told[]): Steps<Counts> {
  const parts = new Map<string, number>();
  for (const told of all) {
    const { pairs, readings } = read(told);
    for (const part of new Set([...pairs.keys(), ...readings.flatMap((r) => r.names)]))
      parts.set(part, (parts.get(part) ?? 0) + 1);
    yield;
  }
  for (const [part, n] of parts) if (n < 2) parts.delete(part);
  return { texts: all.length, parts };
}

/** As if so many other texts were known, of which so many have any part: where few texts lie, none of their words is rare yet. */
const PRIOR = { texts: 200, having: 2 } as const;

/** What stands in few texts tells much; what was counted in none may be a slip of the pen, and counts half. */
export function weightOf(textsWith: number, texts: number): number {
  const weight = Math.log(1 + (texts + PRIOR.texts) / (textsWith + PRIOR.having));
  return textsWith === 0 ? weight / 2 : weight;
}

/** The mark of a case, by what was counted before. */
export const markOf = (told: Told, counts: Counts): Mark => mark(read(told), counts);

function mark({ told, pairs, readings }: Read, { texts, parts }: Counts): Mark {
  const textsWith = (part: string) => parts.get(part) ?? 0;
  const named = placesOf(readings, textsWith);
  // The place is compared by its name; what is left of the text is the matter.
  const inNames = new Set(named.flatMap((name) => [...pairsOf(name).keys()]));
  const strongest = [...pairs]
    .filter(([term]) => !inNames.has(term))
    .map(([term, n]) => [term, (1 + Math.log(n)) * weightOf(textsWith(term), texts)] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MARK_TERMS);
  const length = Math.hypot(...strongest.map(([, w]) => w)) || 1;
  return {
    id: told.id,
    area: told.area,
    day: told.day,
    terms: strongest.map(([term]) => term),
    weights: strongest.map(([, w]) => Math.round((w / length) * 10_000) / 10_000),
    places: named.filter((name) => textsWith(name) <= Math.max(20, texts * COMMON_SHARE)),
  };
}

/** Cases about one matter, with the sum of their marks. */
export type Gathered = {
  readonly cases: string[];
  readonly sum: Map<string, number>;
  /** The square of the length of the sum. */
  square: number;
  readonly places: Map<string, number>;
  area: string;
  first: number;
  last: number;
};

/** The longest place code that both lie in; codes that only share a province share nothing here. */
export function commonArea(a: string, b: string): string | null {
  const lengths = [15, 12, 9, 6];
  const length = lengths.find((l) => a.length >= l && b.length >= l && a.slice(0, l) === b.slice(0, l));
  if (length) return a.slice(0, length);
  return a.startsWith(b) ? b : b.startsWith(a) ? a : null;
}

const VILLAGE = 12;

/** How alike a mark and a topic are, from 0 to 1. */
export function likeness(m: Pick<Mark, 'terms' | 'weights'>, { sum, square }: Gathered): number {
  let dot = 0;
  for (let i = 0; i < m.terms.length; i++) dot += m.weights[i]! * (sum.get(m.terms[i]!) ?? 0);
  return dot / (Math.sqrt(square) || 1);
}

/** Whether a case belongs to a topic, and how well; 0 when it does not. */
export function fitOf(m: Mark, topic: Gathered): number {
  const at = dayNumber(m.day);
  if (at < topic.first - GAP_DAYS || at > topic.last + GAP_DAYS) return 0;
  const area = commonArea(m.area, topic.area);
  if (area === null) return 0;
  const like = likeness(m, topic);
  const sharesPlace = m.places.some((name) => (topic.places.get(name) ?? 0) * 4 >= topic.cases.length);
  const wanted = sharesPlace ? ALIKE.samePlace : area.length >= VILLAGE ? ALIKE.sameVillage : ALIKE.else;
  return like >= wanted ? like + (sharesPlace ? 1 : 0) : 0;
}

export const startTopic = (m: Mark): Gathered => {
  const topic: Gathered = {
    cases: [],
    sum: new Map(),
    square: 0,
    places: new Map(),
    area: m.area,
    first: Infinity,
    last: -Infinity,
  };
  addTo(topic, m);
  return topic;
};

export function addWeight(topic: Gathered, term: string, weight: number): void {
  const before = topic.sum.get(term) ?? 0;
  topic.sum.set(term, before + weight);
  topic.square += weight * (2 * before + weight);
}
export function addTo(topic: Gathered, m: Mark): void {
  topic.cases.push(m.id);
  for (const [i, term] of m.terms.entries()) addWeight(topic, term, m.weights[i]!);
  for (const name of m.places) topic.places.set(name, (topic.places.get(name) ?? 0) + 1);
  topic.area = commonArea(topic.area, m.area) ?? topic.area;
  const at = dayNumber(m.day);
  topic.first = Math.min(topic.first, at);
  topic.last = Math.max(topic.last, at);
}
