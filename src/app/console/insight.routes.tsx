import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
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

/** The pages of figures: boards, the list behind a number, the wall screen. */
export const insightRoutes = [board, figure, slice, wall] as const;
