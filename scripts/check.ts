import { spawn } from 'node:child_process';

/**
 * The checks that need no database: types (server, pure, browser), lint. Side by side, each on one thread: a type checker that splits its work over
 * threads works the shared types out anew in every one of them.
 */
const checks: readonly [string, string[]][] = [
  ['types', ['tsc', '-p', 'tsconfig.json', '--checkers', '1']],
  ['browser types', ['tsc', '-p', 'tsconfig.web.json', '--checkers', '1']],
  ['pure types', ['tsc', '-p', 'tsconfig.pure.json', '--checkers', '1']],
  ['lint', ['biome', 'check', '--error-on-warnings', '.']],
];

/** Runs one and says what it said once it is over, so that two do not talk at the same time. */
function runCheck([name, [program, ...args]]: (typeof checks)[number]): Promise<boolean> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    const run = spawn(program!, args, { shell: process.platform === 'win32' });
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (part: Buffer) => said.push(part));
    run.on('error', reject);
    run.on('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name} ${Math.round(performance.now() - started)} ms\n`);
      resolve(status === 0);
    });
  });
}

/** How many passed and failed. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const passed = (await Promise.all(checks.map(runCheck))).filter(Boolean).length;
  return { passed, failed: checks.length - passed };
}

if (import.meta.main) {
  const { passed, failed } = await runChecks();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}
