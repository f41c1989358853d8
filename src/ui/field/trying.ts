/**
 * The records that have left this phone and had no answer yet: they may have arrived. Written down before the request leaves, and at once, so that
 * not even the death of the tab forgets it.
 */
const KEY = 'baodao.field.trying';
const MOST = 50;

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

export const leaves = (id: string): void => keep([...idsNow().filter((i) => i !== id), id]);
export function answered(id: string): void {
  const ids = idsNow();
  if (ids.includes(id)) keep(ids.filter((i) => i !== id));
}
export const mayHaveArrived = (id: string): boolean => idsNow().includes(id);
