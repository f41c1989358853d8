import { createRootRoute } from '@tanstack/react-router';
import { NoPage } from './odd-pages.tsx';
import { Shell } from './shell.tsx';

/** What every page of the console stands in. */
export const root = createRootRoute({ component: Shell, notFoundComponent: NoPage });
