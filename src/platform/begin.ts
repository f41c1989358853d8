import { type Cluster, startCluster } from './cluster.ts';
import { takeLock } from './lock.ts';

/** The embedded database of this process, and the lock that says so. */
export type Begun = { lock: ReturnType<typeof takeLock>; cluster: Cluster };

let begun: Promise<Begun> | null = null;

/**
 * Takes the data directory and starts its database; asked again, it is the same one. Begun before the product is loaded, because
 * the two take as long as one another. Throws DataDirHeld when another process has the directory.
 */
export function beginDatabase(dataDir: string): Promise<Begun> {
  begun ??= begin(dataDir);
  return begun;
}

async function begin(dataDir: string): Promise<Begun> {
  const lock = takeLock(dataDir, 'serve');
  try {
    const cluster = await startCluster(dataDir);
    lock.update({ databasePort: cluster.port });
    return { lock, cluster: keptAlive(cluster) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

const LOOK_MS = 1000;

/** A server that was killed (by hand, or because memory ran out) is started again; until then whoever asks is told to wait a moment. */
export function keptAlive(cluster: Cluster): Cluster {
  let starting = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy || cluster.isAlive()) return;
    isBusy = true;
    // Its children may still be ending: then the next look tries again.
    starting = cluster
      .startAgain()
      .catch(() => {})
      .finally(() => {
        isBusy = false;
      });
  }, LOOK_MS);
  timer.unref();
  return {
    ...cluster,
    async stop() {
      clearInterval(timer);
      await starting;
      await cluster.stop();
    },
  };
}
