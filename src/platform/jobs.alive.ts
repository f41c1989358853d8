import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import type pg from 'pg';

/*
 * A process that was killed leaves the jobs it had begun locked, and the queue would give them to others after four hours. Each process therefore holds
 * an advisory lock for each of its pools (whose ids the locks bear): a lock nobody holds is that of a dead one, whose jobs are free at once. And when
 * the database was away at the very moment a job ended, the queue was never told: what our own pool holds and does not work on is free again too.
 */

const ALIVE = 815_004;
const LOOK_MS = 30_000;
/** Between taking a job and beginning it, and between its end and the queue knowing, lies far less. */
const SETTLED_MS = 20_000;

export type Alive = { events: WorkerEvents; look(): Promise<void>; stop(): Promise<void> };

/** Says of this process's pools that they live, and frees what nobody works on any more: now and every half minute. */
export async function alivePools(owner: pg.Pool): Promise<Alive> {
  const mine = new Set<string>();
  /** Jobs our own pools work on, and those that ended a moment ago. */
  const atWork = new Set<string>();
  let line: pg.PoolClient | null = null;
  let told: Promise<void> = Promise.resolve();
  const timers = new Set<NodeJS.Timeout>();

  const dropLine = () => {
    const dropped = line;
    line = null;
    dropped?.release(true);
  };
  /** Whose locks the line holds. One that an older line of ours still has is tried again by the next look. */
  const held = new Set<string>();
  const tryLock = async (client: pg.PoolClient, id: string): Promise<boolean> => {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as free', [
      ALIVE,
      id,
    ]);
    return rows[0]?.free === true;
  };
  const holdMine = async (client: pg.PoolClient) => {
    for (const id of mine) if (!held.has(id) && (await tryLock(client, id))) held.add(id);
  };
  /** One connection holds the locks; when it breaks, the next look opens another. */
  const connected = async (): Promise<pg.PoolClient> => {
    if (line) return line;
    const client = await owner.connect();
    line = client;
    held.clear();
    return client;
  };
  const freeTheDead = async (client: pg.PoolClient) => {
    const { rows } = await client.query<{ by: string }>(
      `select distinct locked_by as by from graphile_worker._private_jobs where locked_by is not null
       union select distinct locked_by from graphile_worker._private_job_queues where locked_by is not null`,
    );
    for (const { by } of rows) {
      if (mine.has(by)) continue;
      if (!(await tryLock(client, by))) continue;
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[by]]);
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [ALIVE, by]);
    }
  };
  const freeTheForgotten = (client: pg.PoolClient) =>
    client.query(
      `update graphile_worker._private_jobs set locked_by = null, locked_at = null
       where locked_by = any($1) and not id = any($2::bigint[]) and locked_at < now() - make_interval(secs => $3)`,
      [[...mine], [...atWork], SETTLED_MS / 1000],
    );
  /** One word at a time on the line. While the database is away nothing is said; the next look finds it again. */
  const look = () => {
    told = told
      .then(async () => {
        const client = await connected();
        await holdMine(client);
        await freeTheDead(client);
        await freeTheForgotten(client);
      })
      .catch(dropLine);
    return told;
  };

  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    mine.add(workerPool.id);
    told = told.then(async () => void (line && (await holdMine(line)))).catch(dropLine);
  });
  events.on('job:start', ({ job }) => atWork.add(String(job.id)));
  events.on('job:complete', ({ job }) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      atWork.delete(String(job.id));
    }, SETTLED_MS);
    timer.unref();
    timers.add(timer);
  });
  await look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return {
    events,
    look,
    async stop() {
      for (const t of [timer, ...timers]) clearTimeout(t);
      await told;
      dropLine();
    },
  };
}
