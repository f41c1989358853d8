#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import './platform/jsx.ts';
import { beginDatabase } from './platform/begin.ts';
import { readConfig } from './platform/config.ts';

// What was compiled and stripped of types once is read back at the next start.
enableCompileCache();

// The libraries that ask are told what they are for: without it React checks at every page what only its developers want to know.
process.env.NODE_ENV ??= 'production';

const argv = process.argv.slice(2);
if (argv[0] === 'serve' && !argv.includes('--help') && !process.env.DATABASE_URL) {
  // The database starts while the rest is being loaded; whatever goes wrong is told by the command, which asks for it again.
  Promise.resolve()
    .then(() => beginDatabase(readConfig().dataDir))
    .catch(() => {});
}
const { runCli } = await import('./app/cli.ts');
await runCli(argv);
