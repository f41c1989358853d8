import { useSyncExternalStore } from 'react';

/** Chromium's offer to install, held back until the person asks for it; other browsers never make one. */
type Offer = Event & { prompt: () => Promise<unknown> };

let offer: Offer | null = null;
const watchers = new Set<() => void>();

function put(next: Offer | null) {
  offer = next;
  for (const watcher of watchers) watcher();
}

const isOffer = (event: Event): event is Offer => 'prompt' in event;
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  if (isOffer(event)) put(event);
});
window.addEventListener('appinstalled', () => put(null));

export async function install(): Promise<void> {
  await offer?.prompt();
  put(null);
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
export const useInstallable = (): boolean => useSyncExternalStore(watch, () => offer !== null);
