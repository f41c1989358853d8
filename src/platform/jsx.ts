import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Node runs .ts by itself but not .tsx: the portal's pages are turned into plain JavaScript as they are loaded. What was turned once lies beside the
 * product, under its own fingerprint: the tool that turns is large, and a house that runs has no use for it.
 */

const require = createRequire(import.meta.url);
const kept = join(import.meta.dirname, '../../.cache/tsx');
const tool = () => readFileSync(require.resolve('rolldown/package.json'));
let version: Buffer | null = null;

function turn(path: string, source: string): string {
  const { transformSync } = require('rolldown/utils') as typeof import('rolldown/utils');
  const { code, errors } = transformSync(path, source, {
    lang: 'tsx',
    jsx: { runtime: 'automatic' },
    sourcemap: false,
  });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return code;
}

function keep(file: string, code: string): void {
  try {
    mkdirSync(kept, { recursive: true });
    // Whole or not at all: another process may be reading.
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Where nothing may be written it is turned at every start.
  }
}

function plain(path: string): string {
  const source = readFileSync(path, 'utf8');
  version ??= tool();
  const file = join(
    kept,
    `${createHash('sha256').update(version).update(path).update('\0').update(source).digest('hex')}.js`,
  );
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const code = turn(path, source);
    keep(file, code);
    return code;
  }
}

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    return { format: 'module', source: plain(fileURLToPath(url)), shortCircuit: true };
  },
});
