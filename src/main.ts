#!/usr/bin/env node
import './platform/jsx.ts';

const { runCli } = await import('./app/cli.ts');
await runCli(process.argv.slice(2));
