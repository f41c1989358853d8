import { useSyncExternalStore } from 'react';

/** Is there a way to the server? The phone's own word is taken for "no"; for "yes" a call has to get through. */
let reached = navigator.onLine;
const watchers = new Set<() => void>();

export function told(isReached: boolean): void {
  if (reached === isReached) return;
  reached = isReached;
  for (const watcher of watchers) watcher();
}
window.addEventListener('offline', () => told(false));
window.addEventListener('online', () => told(true));

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

export const isReached = (): boolean => reached;

/** Runs when the way to the server is open again. */
export const onReached = (run: () => void) => watch(() => reached && run());

export const useConnection = (): boolean => useSyncExternalStore(watch, () => reached);
