import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import type pg from 'pg';

/*
 * A process that was killed leaves the jobs it had begun locked, and the queue would give them to others after four hours. Each process therefore holds
 * an advisory lock for each of its workers: a lock nobody holds is that of a dead one, whose jobs are free at once.
 */

const ALIVE = 815_004;
const LOOK_MS = 30_000;

export type Alive = { events: WorkerEvents; stop(): Promise<void> };

/** Says of this process's workers that they live, and frees what dead ones hold: now and every half minute. */
export async function aliveWorkers(owner: pg.Pool): Promise<Alive> {
  const mine = new Set<string>();
  let line: pg.PoolClient | null = null;
  let looking: Promise<void> | null = null;
  let told = Promise.resolve();

  /** One connection holds the locks; when it breaks, the next look opens another. */
  const connected = async (): Promise<pg.PoolClient> => {
    if (line) return line;
    const client = await owner.connect();
    client.once('error', () => {
      if (line === client) line = null;
    });
    line = client;
    for (const id of mine) await hold(client, id);
    return client;
  };
  const hold = (client: pg.PoolClient, id: string) =>
    client.query('select pg_advisory_lock($1, hashtext($2))', [ALIVE, id]);
  const freeTheDead = async () => {
    const client = await connected();
    const { rows } = await client.query<{ by: string }>(
      `select distinct locked_by as by from graphile_worker._private_jobs where locked_by is not null
       union select distinct locked_by from graphile_worker._private_job_queues where locked_by is not null`,
    );
    for (const { by } of rows) {
      if (mine.has(by)) continue;
      const { rows: tried } = await client.query<{ free: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as free',
        [ALIVE, by],
      );
      if (!tried[0]?.free) continue;
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[by]]);
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [ALIVE, by]);
    }
  };
  const look = () => {
    looking ??= told
      .then(freeTheDead)
      // The database is away: the next look finds it again.
      .catch(() => dropLine())
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  const dropLine = () => {
    line?.release(true);
    line = null;
  };

  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => {
    mine.add(worker.workerId);
    // One word at a time on the line. What fails is told again by the next look, on a new one.
    if (line) told = told.then(() => (line ? hold(line, worker.workerId).then(() => {}) : undefined)).catch(dropLine);
  });
  await look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return {
    events,
    async stop() {
      clearInterval(timer);
      await told;
      await looking;
      dropLine();
    },
  };
}
