#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import './platform/jsx.ts';

// What was compiled and stripped of types once is read back at the next start.
enableCompileCache();

const { runCli } = await import('./app/cli.ts');
await runCli(process.argv.slice(2));
