/**
 * The records that have left this phone and had no answer yet: they may have arrived. Written down before the request leaves, and at once, so that
 * not even the death of the tab forgets it.
 */
const KEY = 'baodao.field.trying';
const MOST = 100;

function idsNow(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
function keep(ids: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids.slice(-MOST)));
  } catch {
    // A phone that remembers nothing asks nothing.
  }
}

/** Had their answer, and are still to be struck out: the next that leaves takes them along. */
const done = new Set<string>();

export function leaveTogether(ids: readonly string[]): void {
  // Where there is no network at all nothing leaves, and nothing has to be asked about later.
  if (!navigator.onLine) return;
  for (const id of ids) done.delete(id);
  keep([...idsNow().filter((i) => !ids.includes(i) && !done.has(i)), ...ids]);
  done.clear();
}
export const leaves = (id: string): void => leaveTogether([id]);
/** It has arrived: in the list of what waits it stands no more, so there is no hurry. */
export const hasArrived = (id: string): unknown => done.add(id);
/** It was refused, and still stands there to be mended. */
export const wasRefused = (id: string): void => keep(idsNow().filter((i) => i !== id));
export const mayHaveArrived = (id: string): boolean => !done.has(id) && idsNow().includes(id);
