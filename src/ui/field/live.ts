import { gathered } from '#ui/web/gathered.ts';
import { readAgain } from './load.ts';

/** The server's news (`/api/live`): what it names is read again if it is on the screen. Returns what stops it. */
export function startLive(): () => void {
  const source = new EventSource('/api/live');
  const news = gathered(() => document.visibilityState === 'visible' && readAgain('cases/'));
  source.onmessage = news.came;
  source.addEventListener('again', news.came);
  return () => {
    news.stop();
    source.close();
  };
}
