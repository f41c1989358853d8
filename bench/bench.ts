import { parseArgs } from 'node:util';
import '#platform/jsx.ts';
import type { How } from './rows.ts';

const { prepareGround } = await import('./ground.ts');
const { rows } = await import('./rows.ts');

/*
 * npm run bench -- [--quick] [--cases N] [--only queue,search] [--dir DIR]: one JSON line a row on standard output. Everything is measured in one run on
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
  },
});
const cases = Number(values.cases ?? (values.quick ? 10_000 : 100_000));
const how: How = {
  callers: Number(values.callers),
  seconds: Number(values.seconds ?? (values.quick ? 2 : 10)),
  rounds: values.quick ? 1 : 3,
};
const only = values.only?.split(',');
const ground = await prepareGround(cases, values.dir, (text) => process.stderr.write(text));
try {
  const idle = await ground.idle();
  for (const row of rows) {
    if (only && !only.includes(row.bench)) continue;
    const found = await row.measure(ground, how);
    process.stdout.write(`${JSON.stringify({ bench: row.bench, cases, callers: how.callers, ...found })}\n`);
  }
  const { now, most } = ground.memory();
  const memory = { idleMiB: Math.round(idle), afterMiB: Math.round(now), mostMiB: Math.round(most) };
  process.stdout.write(`${JSON.stringify({ bench: 'memory', cases, ...memory })}\n`);
} finally {
  await ground.close();
}
