import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readRightsSearch } from '#modules/rights/console/rights.search.ts';
import { root } from './root.tsx';

const emergencies = createRoute({
  getParentRoute: () => root,
  path: '/emergencies',
  component: lazyRouteComponent(() => import('#modules/access/console/emergencies.page.tsx'), 'EmergenciesPage'),
});
const rights = createRoute({
  getParentRoute: () => root,
  path: '/rights',
  validateSearch: readRightsSearch,
  component: lazyRouteComponent(() => import('#modules/rights/console/rights.page.tsx'), 'RightsPage'),
});
/** What people ask about their own data, and posts taken in an emergency. */
export const rightsRoutes = [emergencies, rights] as const;
