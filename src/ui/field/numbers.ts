import { recordsNow } from './outbox.ts';
import { nextNth, provisionalNumber } from './queued.ts';

const KEY = 'baodao.field.numbers';

/** How far this phone has counted on this day; nothing where it may not remember. */
function usedOn(day: string): number {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return Array.isArray(kept) && kept[0] === day ? Number(kept[1]) || 0 : 0;
  } catch {
    return 0;
  }
}

/** A provisional number that was not given before on this phone and day, whatever was deleted or has arrived since. */
export function newNumber(day: string): string {
  const given = recordsNow().map((q) => q.provisional);
  const nth = nextNth(day, given, usedOn(day));
  try {
    localStorage.setItem(KEY, JSON.stringify([day, nth]));
  } catch {
    // Counted by what is in the outbox alone.
  }
  return provisionalNumber(day, nth);
}
