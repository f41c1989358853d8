import { type CronItem, parseCronItems, type Runner, run, runMigrations } from 'graphile-worker';
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { afterBurst } from './burst.ts';
import type { Ctx, TxCtx } from './context.ts';
import { systemCtx } from './context.ts';
import { json, willPass } from './database.ts';
import type { House } from './house.ts';
import { alivePools } from './jobs.alive.ts';
import { traced } from './trace.ts';

export type JobPayload = Readonly<Record<string, unknown>>;
export type Job = {
  /** Crontab line (UTC) for what recurs, else it runs when enqueued. */
  readonly every?: string;
  readonly run: (ctx: Ctx, payload: JobPayload) => Promise<void>;
  /** Nobody waits for it: while hundreds of records come in at once it lets them pass, and takes no place from jobs that somebody waits for. */
  readonly givesWay?: true;
  /** Which of the entries it listens to concern it; left out, all of them. */
  readonly concerns?: Concern;
};

/**
 * Whether an entry concerns a listener at all, said in SQL over its subject's `id` and `area`. It is asked in the statement that writes the entry, of
 * what is known by then: nobody is woken to find nothing. The queue itself may lie on another machine than the tables asked.
 */
export type Concern = (entry: { id: RawBuilder<string>; area: RawBuilder<string> }) => RawBuilder<boolean>;

/** Tells the queue, in the same transaction: it will be done if and only if the transaction commits. */
export async function enqueue(
  tx: TxCtx,
  task: string,
  payload: JobPayload,
  when: { at?: Temporal.Instant; key?: string } = {},
): Promise<void> {
  const full = json({ ...payload, jurisdiction: tx.house.config.jurisdiction });
  await sql`select baodao.enqueue(${task}, ${full}::json, ${when.at ?? null}, ${when.key ?? null})`.execute(tx.db);
}

/** The same for several that are to be done at once, told in one breath. */
export async function enqueueAll(tx: TxCtx, jobs: readonly { task: string; payload: JobPayload }[]): Promise<void> {
  if (jobs.length === 0) return;
  const { jurisdiction } = tx.house.config;
  const all = json(jobs.map(({ task, payload }) => ({ task, payload: { ...payload, jurisdiction } })));
  await sql`select baodao.enqueue_all(${all}::json)`.execute(tx.db);
}

const subject = { id: sql<string>`j.id`, area: sql<string>`j.area` };

type Concerned = { task: string; payload: { readonly id: string; readonly area: string } };
/** Of these tasks those that have asked to be spared what does not concern them. */
export const sparing = (house: House, jobs: readonly Concerned[]): readonly string[] =>
  [...new Set(jobs.map((j) => j.task))].filter((task) => house.concerns.has(task)).sort();
/** As `told` of `concerned`. */
export const toldOf = (jobs: readonly Concerned[]): string =>
  json(jobs.map(({ task, payload: { id, area } }, i) => ({ i, task, id, area })));

/** Which of what is `told` concerns its listener, by their numbers, as a value of a statement; `tasks` are those that have asked. */
export function concerned(house: House, tasks: readonly string[], told: string): RawBuilder<number[]> {
  const asked = tasks.map((task) => sql`when ${sql.lit(task)} then ${house.concerns.get(task)!(subject)}`);
  return sql`array(
    select j.i from json_to_recordset(${told}::json) as j (i int, task text, id uuid, area text)
    where case j.task ${sql.join(asked, sql` `)} else true end order by j.i)`;
}

/** The queue's own tables, and a function through which the application's role may add to it and do nothing else there. */
export async function prepareJobs(owner: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: owner, logger: quiet });
  await owner.query(`
    create or replace function baodao.enqueue(task text, payload json, at timestamptz, key text) returns void
      language sql security definer set search_path = pg_catalog as
      $$ select graphile_worker.add_job(task, payload, run_at => coalesce(at, now()), job_key => key, max_attempts => 12) $$;
    create or replace function baodao.enqueue_all(jobs json) returns bigint
      language sql security definer set search_path = pg_catalog as
      $$ select count(*) from graphile_worker.add_jobs(array(
           select (task, payload, null, now(), 12, null, null, null)::graphile_worker.job_spec
           from json_to_recordset(jobs) as j (task text, payload json))) $$;
    revoke all on function baodao.enqueue, baodao.enqueue_all from public;
    grant execute on function baodao.enqueue, baodao.enqueue_all to baodao_app;`);
}

import { Logger } from 'graphile-worker';

const quiet = new Logger(() => () => {});

type Tasks = Record<string, (payload: unknown) => Promise<void>>;
const taskOf = (house: House, name: string, job: Job) => async (payload: unknown) => {
  try {
    if (job.givesWay) await afterBurst();
    await traced(`job ${name}`, () => job.run(systemCtx(house, name), (payload ?? {}) as JobPayload));
  } catch (error) {
    house.log.error({ job: name, error: (error as Error).message, stack: (error as Error).stack }, 'job failed');
    throw error;
  }
};

/** Runs the jobs of all modules until stopped. Several processes may run this on one database: each job is taken once. */
export async function startJobs(
  house: House,
  owner: pg.Pool,
  jobs: ReadonlyMap<string, Job>,
): Promise<{ stop(): Promise<void> }> {
  const [prompt, patient]: [Tasks, Tasks] = [{}, {}];
  // As items, not as crontab lines: a line's grammar has no dot in a task's name.
  const recurring: CronItem[] = [];
  for (const [name, job] of jobs) {
    (job.givesWay ? patient : prompt)[name] = taskOf(house, name, job);
    if (job.every) recurring.push({ task: name, match: job.every, identifier: name });
  }
  const alive = await alivePools(owner);
  const usual = { pgPool: owner, noHandleSignals: true, pollInterval: 2000, logger: quiet, events: alive.events };
  const stopHearing = hearWhatPasses(house);
  const starts = [
    () => run({ ...usual, taskList: prompt, parsedCronItems: parseCronItems(recurring), concurrency: 3 }),
  ];
  if (Object.keys(patient).length > 0)
    starts.push(() => run({ ...usual, taskList: patient, parsedCronItems: parseCronItems([]), concurrency: 1 }));
  const runners = await Promise.all(starts.map(keptRunning));
  return {
    async stop() {
      await Promise.all(runners.map((r) => r.stop()));
      stopHearing();
      await alive.stop();
    },
  };
}

/**
 * The queue lets a promise go that tells it how a job ended; with the database away at that moment it would end the process. The job is free again
 * within a minute (jobs.alive.ts). Whatever does not pass by itself ends the process, as before.
 */
function hearWhatPasses(house: House): () => void {
  const hear = (error: unknown) => {
    if (!willPass(error)) throw error;
    house.log.warn({ code: (error as { code?: string }).code }, 'the queue will pass');
  };
  process.on('unhandledRejection', hear);
  return () => void process.off('unhandledRejection', hear);
}

const AGAIN_MS = 1000;
/** A runner that gave up, because the database was away for longer than it has patience, is started again. */
async function keptRunning(start: () => Promise<Runner>): Promise<{ stop(): Promise<void> }> {
  let isStopping = false;
  let runner = await start();
  const watch = (): Promise<void> =>
    runner.promise
      .catch(() => {})
      .then(async () => {
        while (!isStopping) {
          await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
          const again = isStopping ? null : await start().catch(() => null);
          if (!again) continue;
          runner = again;
          return watch();
        }
      });
  void watch();
  return {
    async stop() {
      isStopping = true;
      await runner.stop().catch(() => {});
    },
  };
}
