import type { Page } from '#platform/module.ts';
import { drawList } from './list.page.tsx';
import { drawMap } from './map.page.tsx';
import { drawOne, drawPoster, sendReport } from './one.page.tsx';

/** Many couriers share one address behind a carrier's network; nobody needs more than this. */
const REPORTS_PER_MINUTE = 12;

export const pages: readonly Page[] = [
  { method: 'GET', path: '/stations', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/stations/map', allow: 'anyone', run: drawMap },
  { method: 'GET', path: '/stations/:id', allow: 'anyone', run: drawOne },
  { method: 'GET', path: '/stations/:id/poster', allow: 'anyone', run: drawPoster },
  { method: 'POST', path: '/stations/:id/report', allow: 'anyone', perMinute: REPORTS_PER_MINUTE, run: sendReport },
];
