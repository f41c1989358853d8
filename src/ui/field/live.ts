import { readAgain } from './load.ts';

const PAUSE_MS = 800;

/**
 * The server's news (`/api/live`): what it names is read again if it is on the screen. News come in bunches, so they are
 * gathered for a moment. Returns what stops it.
 */
export function startLive(): () => void {
  const source = new EventSource('/api/live');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => document.visibilityState === 'visible' && readAgain('cases/'), PAUSE_MS);
  };
  source.onmessage = soon;
  source.addEventListener('again', soon);
  return () => {
    clearTimeout(waiting);
    source.close();
  };
}
