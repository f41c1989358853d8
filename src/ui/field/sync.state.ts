import { useSyncExternalStore } from 'react';

/** How far sending has come: written by the engine, shown by the strip at the top. */
export type SyncState = {
  /** How many of those that were waiting when it began have been dealt with; null while nothing is sent. */
  readonly going: { readonly done: number; readonly of: number } | null;
  /** When everything had last arrived. */
  readonly allSentAt: number | null;
};
let state: SyncState = { going: null, allSentAt: null };
const watchers = new Set<() => void>();

export function putSync(next: Partial<SyncState>): void {
  state = { ...state, ...next };
  for (const watcher of watchers) watcher();
}
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
/** Is anything being sent now? Drawn anew when that changes, not with every record. */
export const useSending = (): boolean => useSyncExternalStore(watch, () => state.going !== null);
export const useSync = (): SyncState => useSyncExternalStore(watch, () => state);
