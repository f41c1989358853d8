import { spawnSync } from 'node:child_process';
import { runChecks } from './check.ts';

/** Everything: the checks, then every test. Ends with one line over both; arguments go to the test runner. */
const { passed, failed } = await runChecks();
const run = spawnSync('vitest', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    BAODAO_CHECKS: `${passed} ${failed}`,
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning --disable-warning=FSTDEP023',
  },
  shell: process.platform === 'win32',
});
process.exitCode = failed > 0 ? 1 : (run.status ?? 1);
