import { useSyncExternalStore } from 'react';

/** A new version waits until the person says so: nothing changes under somebody who is writing. */
let waiting: ServiceWorker | null = null;
const watchers = new Set<() => void>();
const CHECK_MS = 30 * 60_000;

function offer(worker: ServiceWorker) {
  waiting = worker;
  for (const watcher of watchers) watcher();
}

function follow(registration: ServiceWorkerRegistration) {
  const worker = registration.installing;
  worker?.addEventListener('statechange', () => {
    // Without a controller it is the very first version: there is nothing to replace.
    if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
  });
}

/** Registers the service worker that opens the app without a network. Needs TLS or localhost; without, the app runs online only. */
export async function startWorker(url: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  let asked = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked || !waiting) return;
    asked = true;
    window.location.reload();
  });
  // A browser may refuse (private windows, cookies blocked): the app then runs online only.
  const registration = await navigator.serviceWorker.register(url).catch(() => undefined);
  if (!registration) return;
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => follow(registration));
  setInterval(() => registration.update().catch(() => {}), CHECK_MS);
}

export const update = (): void => waiting?.postMessage({ type: 'SKIP_WAITING' });

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
export const useNewVersion = (): boolean => useSyncExternalStore(watch, () => waiting !== null);
