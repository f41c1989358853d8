import { useSyncExternalStore } from 'react';
import { hashOf, readHash, type Spot } from './route.ts';

const watch = (watcher: () => void) => {
  window.addEventListener('hashchange', watcher);
  return () => window.removeEventListener('hashchange', watcher);
};

export const useSpot = (): Spot => readHash(useSyncExternalStore(watch, () => window.location.hash));

export function goTo(parts: readonly string[], query?: Readonly<Record<string, string>>): void {
  window.location.hash = hashOf(parts, query);
}

/** To another place without leaving this one in the history: after sending, "back" must not lead into an empty form. */
export function moveTo(parts: readonly string[], query?: Readonly<Record<string, string>>): void {
  window.location.replace(hashOf(parts, query));
}
