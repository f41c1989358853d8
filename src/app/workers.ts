import cluster, { type Address, type Worker } from 'node:cluster';
import { burstElsewhere, tellBursts } from '#platform/burst.ts';

/*
 * Several processes that answer requests on one port (BAODAO_WORKERS). What they share lies in the database: sessions, commands, news, counts of who asks
 * too often. The parent keeps the database and runs the jobs, and starts anew whoever falls.
 */

/** So that a worker that cannot live does not keep the machine busy being born. */
const AGAIN_MS = 1_000;
const BURST = 'burst';

export type Workers = { port: number; stop(): Promise<void> };

/** Starts `count` of them and waits until all listen; fails when the first ones cannot. */
export async function startWorkers(
  count: number,
  databaseUrl: string,
  progress: (text: string) => void,
): Promise<Workers> {
  let stopping = false;
  const fork = (): Worker => {
    const worker = cluster.fork({ DATABASE_URL: databaseUrl });
    worker.on('message', (said) => {
      if (said === BURST) burstElsewhere();
    });
    return worker;
  };
  const first = await Promise.all(Array.from({ length: count }, () => listens(fork()))).catch(async (error) => {
    stopping = true;
    await endAll();
    throw error;
  });
  const pids = Object.values(cluster.workers ?? {}).map((w) => w?.process.pid);
  progress(`Answered by ${pids.length} processes: ${pids.join(', ')}\n`);
  cluster.on('exit', (worker, code, signal) => {
    if (stopping) return;
    progress(`worker ${worker.process.pid} ended (${signal ?? code}); another one begins\n`);
    setTimeout(() => !stopping && fork(), AGAIN_MS);
  });
  return {
    port: first[0]!.port,
    async stop() {
      stopping = true;
      await endAll();
    },
  };
}

const listens = (worker: Worker): Promise<Address> =>
  new Promise((resolve, reject) => {
    worker.once('listening', resolve);
    worker.once('exit', (code) => reject(new Error(`a worker ended with ${code} before it listened`)));
  });

/** Asks each to finish what it is answering, and waits. */
async function endAll(): Promise<void> {
  const living = Object.values(cluster.workers ?? {}).filter((w): w is Worker => w !== undefined && !w.isDead());
  await Promise.all(
    living.map((w) => {
      const ended = new Promise((resolve) => w.once('exit', resolve));
      w.process.kill('SIGTERM');
      return ended;
    }),
  );
}

/** In a worker: its parent, where the jobs are, hears when commands come fast. */
export const workerTells = (): void => tellBursts(() => void process.send?.(BURST));
