import cluster from 'node:cluster';
import type { AddressInfo } from 'node:net';
import { beginDatabase } from '#platform/begin.ts';
import type { Config } from '#platform/config.ts';
import { startJobs } from '#platform/jobs.ts';
import { restWhenQuiet } from '#platform/rest.ts';
import { startTracing } from '#platform/trace.ts';
import { bringUpToDate, type Command, isEmpty, Unusable } from '../command.ts';
import { demoPassword, guide } from '../demo-guide.ts';
import { gatherJobs } from '../jobs.ts';
import { modules } from '../modules.ts';
import { type OpenHouse, openHouse } from '../open.ts';
import { buildApp } from '../server.ts';
import { ensureBuilt } from '../web.ts';
import { startWorkers, workerTells } from '../workers.ts';

type Step = { what: string; stop: () => Promise<unknown> };

export const serve: Command = {
  name: 'serve',
  usage: 'serve [--empty]',
  says: 'Runs the system: database, jobs, portal, console and field. --empty starts without the demo jurisdiction.',
  options: { empty: { type: 'boolean' } },
  async run({ config, flags, progress }) {
    const steps: Step[] = [];
    const stop = async () => {
      for (const step of steps.splice(0).reverse())
        await step.stop().catch((error: Error) => progress(`${step.what}: ${error.message}\n`));
    };
    const asked = untilAsked();
    try {
      if (cluster.isWorker) await answerOnly(config, steps);
      else await start(config, { withDemo: !flags.empty }, steps, progress);
    } catch (error) {
      await stop();
      throw error;
    }
    await asked;
    if (!cluster.isWorker) progress('\nStopping…\n');
    await stop();
    if (cluster.isWorker) process.disconnect?.();
    return undefined;
  },
};

/** Opens everything in order; each step leaves behind how it is undone. */
async function start(
  config: Config,
  how: { withDemo: boolean },
  steps: Step[],
  progress: (text: string) => void,
): Promise<void> {
  steps.push({ what: 'traces', stop: await startTracing() });
  const web = ensureBuilt({ info: (_, message) => progress(`${message}\n`) });
  // Awaited below; until then a failing build must not look like an unhandled one.
  web.catch(() => {});
  const url = config.databaseUrl ?? (await ownDatabase(config, steps));
  await bringUpToDate(config, url);
  const open = await openHouse(config, url);
  steps.push({ what: 'database connections', stop: open.close });
  if (how.withDemo && (await isEmpty(open.house))) {
    progress('Settling the demo jurisdiction 呼和浩特市…\n');
    // What a power cut takes away here is settled anew: thousands of commits need not each wait for the disk.
    const settling = await openHouse(config, url, { isMadeAgain: true });
    const { settleDemo } = await import('../first-data.ts');
    await settleDemo(settling.house).finally(settling.close);
  }
  await web;
  const runner = await startJobs(open.house, open.owner, gatherJobs(modules));
  steps.push({ what: 'jobs', stop: () => runner.stop() });
  const port =
    config.workers > 1 ? await answerByMany(config, url, steps, progress) : await answer(open, url, config, steps);
  progress(
    welcome(`http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`, demoPassword(open.house)),
  );
}

/** Answers requests in this process; returns the port. */
async function answer(open: OpenHouse, url: string, config: Config, steps: Step[]): Promise<number> {
  const app = await buildApp(open, { liveUrl: url });
  const rest = restWhenQuiet();
  app.addHook('onResponse', async () => rest.asked());
  steps.push({ what: 'rest', stop: async () => rest.stop() });
  await app.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Unusable(portInUse(config)) : error;
  });
  steps.push({ what: 'requests', stop: () => app.close() });
  return (app.server.address() as AddressInfo).port;
}
const portInUse = ({ port }: Config) => `Port ${port} is in use: choose another with PORT=…`;

/** To the database, of all workers together; the embedded one has a hundred. */
const CONNECTIONS = 48;
const LEAST_CONNECTIONS = 4;

/** One of several processes on one port: it answers requests; database, jobs and everything else are its parent's. */
async function answerOnly(config: Config, steps: Step[]): Promise<void> {
  if (!config.databaseUrl) throw new Error('a worker is told its database');
  const connections = Math.max(LEAST_CONNECTIONS, Math.floor(CONNECTIONS / config.workers));
  const open = await openHouse(config, config.databaseUrl, { connections });
  steps.push({ what: 'database connections', stop: open.close });
  workerTells();
  await answer(open, config.databaseUrl, config, steps);
}

async function answerByMany(
  config: Config,
  url: string,
  steps: Step[],
  progress: (text: string) => void,
): Promise<number> {
  const workers = await startWorkers(config.workers, url, progress).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Unusable(portInUse(config)) : error;
  });
  steps.push({ what: 'workers', stop: workers.stop });
  // Nobody asks anything here: what the start left behind is given back.
  const rest = restWhenQuiet();
  steps.push({ what: 'rest', stop: async () => rest.stop() });
  return workers.port;
}

async function ownDatabase(config: Config, steps: Step[]): Promise<string> {
  const { lock, cluster } = await beginDatabase(config.dataDir);
  steps.push({ what: 'lock', stop: async () => lock.release() });
  steps.push({ what: 'database', stop: cluster.stop });
  lock.update({ url: config.publicUrl });
  return cluster.url;
}

function welcome(base: string, password: string | null): string {
  const lines = [
    '',
    'Baodao 报到 is ready',
    `  Portal   ${base}/          residents, no account needed`,
    `  Console  ${base}/console/  staff at a desk`,
    `  Field    ${base}/field/    staff on the way`,
    `  API      ${base}/api/docs`,
    '',
  ];
  if (password)
    lines.push(
      `Demo log-ins, all with the password  ${password}`,
      ...guide.map((m) => `  ${m.login.padEnd(7)}${m.name}  ${m.role}`),
      '',
    );
  return `${[...lines, 'Ctrl-C stops it.'].join('\n')}\n`;
}

/** Waits for SIGINT or SIGTERM; a second one ends at once. */
function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = () => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGTERM', ask);
    if (!cluster.isWorker) process.on('SIGINT', ask);
    else {
      // Ctrl-C at a terminal comes to all; the parent asks its workers. One whose parent is gone has no database any more.
      process.on('SIGINT', () => {});
      process.on('disconnect', () => void (asked || ask()));
    }
    // npm passes a signal to its shell, and the shell dies without passing it on: losing our parent is being asked to stop.
    const parent = process.ppid;
    const look = () => {
      if (process.ppid !== parent && !asked) ask();
    };
    if (process.env.npm_lifecycle_event) setInterval(look, 500).unref();
  });
}
