import { spawnSync } from 'node:child_process';

/** The checks that need no database: types (server, pure, browser), lint. Returns how many passed and failed. */
const checks: readonly [string, string[]][] = [
  ['types', ['tsc', '-p', 'tsconfig.json']],
  ['pure types', ['tsc', '-p', 'tsconfig.pure.json']],
  ['browser types', ['tsc', '-p', 'tsconfig.web.json']],
  ['lint', ['biome', 'check', '--error-on-warnings', '.']],
];

export function runChecks(): { passed: number; failed: number } {
  let failed = 0;
  for (const [name, [program, ...args]] of checks) {
    const started = performance.now();
    const { status } = spawnSync(program!, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) failed += 1;
    process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name} ${Math.round(performance.now() - started)} ms\n`);
  }
  return { passed: checks.length - failed, failed };
}

if (import.meta.main) {
  const { passed, failed } = runChecks();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}
