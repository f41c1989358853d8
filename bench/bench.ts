import { parseArgs } from 'node:util';
import '#platform/jsx.ts';
import type { How } from './rows.ts';

const { prepareGround } = await import('./ground.ts');
const { rows } = await import('./rows.ts');

/*
 * npm run bench -- [--quick] [--cases N] [--only queue,search] [--dir DIR] [--workers N]: one JSON line a row on standard output. Everything is measured in one run on
 * one machine; what can be compared between machines is the ratio to the floor. --dir keeps the database, so that a million cases are loaded once.
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
  },
});
const cases = Number(values.cases ?? (values.quick ? 10_000 : 100_000));
const how: How = {
  callers: Number(values.callers),
  seconds: Number(values.seconds ?? (values.quick ? 2 : 10)),
  rounds: values.quick ? 1 : 3,
};
const only = values.only?.split(',');
const told = (text: string) => void process.stderr.write(text);
const ground = await prepareGround(cases, values.dir, told, Number(values.workers));
try {
  const idle = await ground.idle();
  for (const row of rows) {
    if (only && !only.includes(row.bench)) continue;
    const found = await row.measure(ground, how);
    process.stdout.write(`${JSON.stringify({ bench: row.bench, cases, callers: how.callers, ...found })}\n`);
  }
  const { now, most } = ground.memory();
  const memory = { idleMiB: Math.round(idle), afterMiB: Math.round(now), mostMiB: Math.round(most) };
  const readySeconds = Number(ground.readySeconds.toFixed(2));
  process.stdout.write(
    `${JSON.stringify({ bench: 'memory', cases, workers: Number(values.workers), readySeconds, ...memory })}\n`,
  );
} finally {
  await ground.close();
}
