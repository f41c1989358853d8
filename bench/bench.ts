import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import '#platform/jsx.ts';
import type { How } from './rows.ts';

const { prepareGround } = await import('./ground.ts');
const { quick } = await import('./rows.ts');
const { long } = await import('./long.ts');
const { growth } = await import('./growth.ts');

/*
 * npm run bench -- [--quick] [--cases N] [--only queue,search] [--dir DIR] [--workers N]: one JSON line a row on standard output. Everything is measured in one run on
 * one machine; what can be compared between machines is the ratio to the floor. --dir keeps the database, so that a million cases are loaded once.
 * Rows that take their time are left out by --quick; --staff, --phones and --minutes make them small. --only growth
 * asks the same at --sizes 10000,100000,1000000,10000000 (40 GB; --dir lets it go on another day). --profile DIR leaves a processor
 * profile of the product there.
 */

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    cases: { type: 'string' },
    callers: { type: 'string', default: '16' },
    seconds: { type: 'string' },
    only: { type: 'string' },
    dir: { type: 'string' },
    workers: { type: 'string', default: '1' },
    profile: { type: 'string' },
    minutes: { type: 'string' },
    staff: { type: 'string', default: '300' },
    phones: { type: 'string', default: '1000' },
    sizes: { type: 'string', default: '10000,100000,1000000,10000000' },
  },
});
const cases = Number(values.cases ?? (values.quick ? 10_000 : 100_000));
const how: How = {
  callers: Number(values.callers),
  seconds: Number(values.seconds ?? (values.quick ? 2 : 10)),
  rounds: values.quick ? 1 : 3,
  minutes: Number(values.minutes ?? 10),
  staff: Number(values.staff),
  phones: Number(values.phones),
};
const only = values.only?.split(',');
const rows = only
  ? [...quick, ...long].filter((row) => only.includes(row.bench))
  : values.quick
    ? quick
    : [...quick, ...long];
const workers = Number(values.workers);
const tell = (row: object) => process.stdout.write(`${JSON.stringify(row)}\n`);
const told = (text: string) => void process.stderr.write(text);

async function measure(): Promise<void> {
  const ground = await prepareGround(
    { cases, dir: values.dir, workers, profile: values.profile },
    told,
    async (books) => {
      for (const row of rows) await row.prepare?.(books, how);
    },
  );
  try {
    const idle = ground.idle();
    for (const row of rows) {
      // The first asks nothing of the product.
      if (row.bench !== 'echo') await idle;
      tell({ bench: row.bench, cases, callers: how.callers, ...(await row.measure(ground, how)) });
    }
    const { now, most } = ground.memory();
    const memory = { idleMiB: Math.round(await idle), afterMiB: Math.round(now), mostMiB: Math.round(most) };
    tell({ bench: 'memory', cases, workers, readySeconds: Number(ground.readySeconds.toFixed(2)), ...memory });
  } finally {
    await ground.close();
  }
}

// It has a ground of its own at each size.
if (only?.includes('growth')) {
  const dir = values.dir ?? mkdtempSync(join(tmpdir(), 'baodao-growth-'));
  await growth(values.sizes.split(',').map(Number), how, dir, told, tell);
  if (!values.dir) rmSync(dir, { recursive: true, force: true });
}
if (rows.length > 0) await measure();
