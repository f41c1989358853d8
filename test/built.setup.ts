import { ensureBuilt } from '#app/web.ts';

/** Every project's set-up runs in this process: built once for all of them. */
const run = globalThis as { built?: Promise<void> };

/** The browser apps as they are served, built when they are older than their sources. */
export const setup = (): Promise<void> => {
  run.built ??= ensureBuilt({ info: () => {} });
  return run.built;
};
