import type { CaseKind } from '#modules/cases/index.ts';
import type { UnitKind } from '../units.ts';

/** One thing people ring up about: what they say in pieces that fit together, when in the year, and what comes back. All of it is invented. */
export type Topic = {
  key: string;
  /** As a 12345 platform calls it. */
  category: string;
  unit: UnitKind;
  where: 'city' | 'country' | 'both';
  /** How often it is in each of the twelve months, beside the others. */
  months: readonly number[];
  kinds: readonly (readonly [CaseKind, number])[];
  /** What is the matter; `what|harm/harm|ask/ask|done/done|told` where not everything of the topic fits it. */
  says: readonly string[];
  /** It is about somebody's papers or money, not about a spot. */
  isPersonal?: true;
  harms: readonly string[];
  asks: readonly string[];
  /** What the unit reports when it is done, and what it says when it cannot be done as asked. */
  done: readonly string[];
  told: readonly string[];
  basis: string;
};

export type Variant = Pick<Topic, 'harms' | 'asks' | 'done' | 'told'> & { what: string };
/** One way of saying it, with what goes with it. */
export function variantOf(topic: Topic, said: string): Variant {
  const [what = '', ...own] = said.split('|');
  const [harms, asks, done, told] = own.map((part) => part.split('/').filter(Boolean));
  const or = (mine: readonly string[] | undefined, all: readonly string[]) => (mine && mine.length > 0 ? mine : all);
  return {
    what,
    harms: or(harms, topic.harms),
    asks: or(asks, topic.asks),
    done: or(done, topic.done),
    told: or(told, topic.told),
  };
}

const always = (n: number) => Array.from({ length: 12 }, () => n);
export const seasons = {
  often: always(6),
  steady: always(4),
  seldom: always(2),
  //        1  2  3  4  5  6  7  8  9 10 11 12
  heating: [30, 22, 14, 6, 0, 0, 0, 0, 2, 22, 34, 30],
  snow: [7, 5, 2, 0, 0, 0, 0, 0, 0, 0, 5, 8],
  dust: [0, 1, 6, 9, 7, 3, 1, 1, 1, 2, 1, 0],
  summer: [0, 0, 0, 1, 4, 8, 10, 9, 4, 1, 0, 0],
  rain: [0, 0, 0, 0, 2, 6, 10, 9, 3, 0, 0, 0],
  spring: [0, 2, 7, 9, 8, 3, 1, 0, 0, 0, 0, 0],
  harvest: [0, 0, 0, 0, 0, 1, 1, 3, 9, 10, 5, 1],
  wages: [10, 4, 2, 2, 2, 3, 3, 3, 3, 4, 6, 10],
  school: [1, 2, 3, 3, 3, 4, 5, 8, 7, 3, 2, 1],
} as const;
export const complaint = [
  ['complaint', 7],
  ['help', 3],
] as const;
export const help = [
  ['help', 7],
  ['complaint', 2],
  ['consult', 1],
] as const;
export const consult = [
  ['consult', 8],
  ['help', 2],
] as const;
export const idea = [
  ['suggestion', 7],
  ['consult', 3],
] as const;
