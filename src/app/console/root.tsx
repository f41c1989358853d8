import { createRootRoute, Outlet, useLocation } from '@tanstack/react-router';
import { NoPage } from './odd-pages.tsx';
import { Shell } from './shell.tsx';

/** A wall screen stands alone; every other page of the console stands in the frame. */
function Frame() {
  const { pathname } = useLocation();
  return pathname === '/wall' ? <Outlet /> : <Shell />;
}

export const root = createRootRoute({ component: Frame, notFoundComponent: NoPage });
