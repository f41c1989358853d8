import { spawnSync } from 'node:child_process';

/**
 * Asks the registry whether a known weakness lies in what the product runs with. Exits with 1 when there is one of weight, and with 2, in plain words, when
 * the registry cannot be asked (a mirror that has no such list, no network): that is no clean bill, and nobody should read it as one.
 */

const WEIGHTY = ['high', 'critical'];
type Report = {
  metadata?: { vulnerabilities?: Record<string, number> };
  vulnerabilities?: Record<string, { severity: string; range: string }>;
};

const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
let report: Report = {};
try {
  report = JSON.parse(asked.stdout) as Report;
} catch {
  // What is no report is told below.
}
if (!report.metadata?.vulnerabilities) {
  process.stderr.write(
    `audit: NOT CHECKED. The registry could not be asked for known weaknesses (${asked.stderr.trim().split('\n')[0] ?? 'no answer'}).\n` +
      'Ask again where the registry has the list: npm_config_registry=https://registry.npmjs.org node scripts/audit.ts\n',
  );
  process.exit(2);
}
const weighty = Object.entries(report.vulnerabilities ?? {}).filter(([, v]) => WEIGHTY.includes(v.severity));
for (const [name, { severity, range }] of weighty) process.stderr.write(`${severity}: ${name} ${range}\n`);
const all = Object.values(report.metadata.vulnerabilities).reduce((a, b) => a + b, 0);
process.stdout.write(`audit: ${all} known weaknesses, ${weighty.length} of weight\n`);
process.exitCode = weighty.length > 0 ? 1 : 0;
