import type { House } from '#platform/house.ts';

type Told = { at: number; answer: Promise<unknown> };
const told = new WeakMap<House, Map<string, Told>>();
const MOST = 300;

/**
 * What was found a moment ago is told again, and who asks while it is being found waits for the same: a board says to the second when it
 * was read, and a hundred screens of one county are one question a second.
 */
export function toldAgain<T>(house: House, key: string, ms: number, find: () => Promise<T>): Promise<T> {
  const known = told.get(house) ?? new Map<string, Told>();
  told.set(house, known);
  const now = performance.now();
  const found = known.get(key);
  if (found && now - found.at < ms) return found.answer as Promise<T>;
  const answer = find();
  known.delete(key);
  known.set(key, { at: now, answer });
  answer.catch(() => known.delete(key));
  for (const old of known.keys()) {
    if (known.size <= MOST) break;
    known.delete(old);
  }
  return answer;
}
