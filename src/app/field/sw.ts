import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** The list is filled in by src/app/web.build.ts; the types of a worker's global scope would clash with those of a page. */
declare const self: {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
};

/**
 * Keeps the shell of the field app on the phone: with no network it still opens, and says that it is offline. Answers of the
 * API are never kept here: they hold people's matters, and a phone gets lost.
 */
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/field/index.html'), { allowlist: [/^\/field\//] }));

// A new version takes over when the person says so (src/ui/field/update.ts), not under somebody who is writing.
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING')
    void self.skipWaiting();
});
