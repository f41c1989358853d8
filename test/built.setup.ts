import { ensureBuilt } from '#app/web.ts';

/** The browser apps as they are served, built when they are older than their sources. */
export const setup = () => ensureBuilt({ info: () => {} });
