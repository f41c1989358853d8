import type { ParseArgsOptionsConfig } from 'node:util';
import { clusterUrl, startCluster } from '#platform/cluster.ts';
import type { Config } from '#platform/config.ts';
import { openPool, type PoolOptions, schemaOf } from '#platform/database.ts';
import type { House } from '#platform/house.ts';
import { holderOf, takeLock } from '#platform/lock.ts';
import { type OpenHouse, openHouse, prepareDatabase } from './open.ts';

/** One command of `baodao`: what it is for, how it is called, what it does. */
export type Command = {
  readonly name: string;
  readonly usage: string;
  readonly says: string;
  readonly options: ParseArgsOptionsConfig;
  /** Returns the figures to print as the last line, when there are any. Throws Unusable for a call that cannot be carried out. */
  readonly run: (given: CommandGiven) => Promise<object | undefined>;
};
export type CommandGiven = {
  config: Config;
  args: readonly string[];
  flags: Readonly<Record<string, string | boolean | undefined>>;
  progress: (text: string) => void;
};

/** The call was wrong or cannot be done: the message goes to stderr, the exit code is 1. */
export class Unusable extends Error {}

/** The database to work on: the given server, the one a running process holds, or the embedded one started for this call. */
async function findDatabase(config: Config, what: string): Promise<{ url: string; leave(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, leave: async () => {} };
  const holder = holderOf(config.dataDir);
  const running = holder?.databasePort ? clusterUrl(config.dataDir, holder.databasePort) : null;
  if (running) return { url: running, leave: async () => {} };
  const lock = takeLock(config.dataDir, what);
  try {
    const cluster = await startCluster(config.dataDir);
    lock.update({ databasePort: cluster.port });
    return {
      url: cluster.url,
      async leave() {
        await cluster.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Opens the house for one piece of work and closes it again, whatever happens. The database is brought up to date first. */
export async function withHouse<T>(
  config: Config,
  what: string,
  work: (open: OpenHouse, url: string) => Promise<T>,
  how: PoolOptions = {},
): Promise<T> {
  const database = await findDatabase(config, what);
  try {
    await bringUpToDate(config, database.url);
    const open = await openHouse({ ...config, logLevel: 'warn' }, database.url, how);
    try {
      return await work(open, database.url);
    } finally {
      await open.close();
    }
  } finally {
    await database.leave();
  }
}

/** Migrates; returns the names of what was applied. */
export async function bringUpToDate(config: Config, url: string): Promise<string[]> {
  const owner = openPool(url, schemaOf(config.jurisdiction), 'owner', 2);
  try {
    return await prepareDatabase(owner, config.jurisdiction);
  } finally {
    await owner.end();
  }
}

/** Is there nothing in it yet? */
export const isEmpty = async (house: House): Promise<boolean> =>
  (await house.db.selectFrom('place').select('code').limit(1).execute()).length === 0;
