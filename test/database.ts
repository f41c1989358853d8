import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { type OpenHouse, openHouse } from '#app/open.ts';
import { readConfig } from '#platform/config.ts';
import { cloneTemplate, databaseAt, dropClone } from './server.ts';

export type TestHouse = OpenHouse & {
  url: string;
  /** Sets the house's clock; it stands still until set again. */
  setNow(at: string | Temporal.Instant): void;
};

/** The moment at which every test begins: a Tuesday morning well inside the working-day calendar. */
export const TEST_NOW = '2026-03-03T02:00:00Z';

/** A database of its own, cloned from the template (≈0.1 s), dropped with the file that asked for it. */
export async function openTestHouse(env: Record<string, string> = {}): Promise<TestHouse> {
  const template = inject('template');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await cloneTemplate(template, inject('workers'), name);
  const url = databaseAt(template, name);
  let now = Temporal.Instant.from(TEST_NOW);
  const config = readConfig({
    BAODAO_DATA_DIR: inject('dataDir'),
    BAODAO_LOG: process.env.BAODAO_LOG ?? 'silent',
    ...env,
  });
  const open = await openHouse(config, url, { now: () => now, connections: 20 });
  afterAll(async () => {
    await open.close();
    await dropClone(template, inject('workers'), name);
  });
  return {
    ...open,
    url,
    setNow(at) {
      now = typeof at === 'string' ? Temporal.Instant.from(at) : at;
    },
  };
}
