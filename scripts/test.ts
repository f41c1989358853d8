import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './check.ts';

/**
 * Everything: the checks, and every test. Side by side, because both begin on one core: the checks with the largest program, the tests with a database and
 * the browser apps. Ends with one line over both; arguments go to the test runner.
 */
const dir = mkdtempSync(join(tmpdir(), 'baodao-counts-'));
const counts = join(dir, 'counts.json');
const run = spawn('vitest', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    BAODAO_COUNTS: counts,
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning --disable-warning=FSTDEP023',
  },
  shell: process.platform === 'win32',
});
const ended = new Promise<number>((resolve, reject) => {
  run.on('error', reject);
  run.on('close', (status) => resolve(status ?? 1));
});
const [checks, status] = await Promise.all([runChecks(), ended]);
const tests = readCounts();
rmSync(dir, { recursive: true, force: true });
process.stdout.write(`\n${checks.passed + tests.passed} passed, ${checks.failed + tests.failed} failed\n`);
process.exitCode = checks.failed > 0 ? 1 : status;

/** A runner that ended without saying what it found has found one thing. */
function readCounts(): { passed: number; failed: number } {
  try {
    return JSON.parse(readFileSync(counts, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
}
