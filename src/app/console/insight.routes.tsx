import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readDraftSearch } from '#modules/bulletins/console/bulletins.search.ts';
import {
  readBoardSearch,
  readFigureSearch,
  readSliceSearch,
  readWallSearch,
} from '#modules/insight/console/insight.search.ts';
import { root } from './root.tsx';

const board = createRoute({
  getParentRoute: () => root,
  path: '/insight',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('#modules/insight/console/board.page.tsx'), 'BoardPage'),
});
const figure = createRoute({
  getParentRoute: () => root,
  path: '/insight/figures/$name',
  validateSearch: readFigureSearch,
  component: lazyRouteComponent(() => import('#modules/insight/console/figure.page.tsx'), 'FigurePage'),
});
const slice = createRoute({
  getParentRoute: () => root,
  path: '/insight/slice',
  validateSearch: readSliceSearch,
  component: lazyRouteComponent(() => import('#modules/insight/console/figure.page.tsx'), 'SlicePage'),
});
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  validateSearch: readWallSearch,
  component: lazyRouteComponent(() => import('#modules/insight/console/wall.page.tsx'), 'WallPage'),
});
const jurisdictions = createRoute({
  getParentRoute: () => root,
  path: '/insight/jurisdictions',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('#modules/insight/console/jurisdictions.page.tsx'), 'JurisdictionsPage'),
});

const walls = createRoute({
  getParentRoute: () => root,
  path: '/settings/walls',
  component: lazyRouteComponent(() => import('#modules/insight/console/walls.page.tsx'), 'WallsPage'),
});

const bulletins = createRoute({
  getParentRoute: () => root,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('#modules/bulletins/console/bulletins.page.tsx'), 'BulletinsPage'),
});
const newBulletin = createRoute({
  getParentRoute: () => root,
  path: '/bulletins/new',
  validateSearch: readDraftSearch,
  component: lazyRouteComponent(() => import('#modules/bulletins/console/draft.page.tsx'), 'DraftPage'),
});
const oneBulletin = createRoute({
  getParentRoute: () => root,
  path: '/bulletins/$id',
  component: lazyRouteComponent(() => import('#modules/bulletins/console/bulletin.page.tsx'), 'BulletinPage'),
});

/** The pages of figures: boards, the list behind a number, the wall screen, bulletins. */
export const insightRoutes = [
  board,
  figure,
  slice,
  wall,
  walls,
  jurisdictions,
  bulletins,
  newBulletin,
  oneBulletin,
] as const;
