import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const root = join(import.meta.dirname, '../..');
const webRoot = join(root, 'dist/web');
const stamp = join(webRoot, '.built');
const apps = ['console', 'field'] as const;

/** Everything the browser apps are made of. */
const SOURCES = [
  'package-lock.json',
  'vite.config.ts',
  'src/kernel/**/*',
  'src/ui/**/*',
  'src/app/web.build.ts',
  'src/app/{console,field}/**/*',
  'src/modules/*/{console,field}/**/*',
  'src/modules/*/*.{contract,words,rules}.ts',
];

function fingerprint(): string {
  const hash = createHash('sha256');
  const paths = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of paths) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

const built = () => {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
};

/** Builds console and field when they are missing or older than their sources; in a child, so that this process stays small. */
export async function ensureBuilt(log: { info(what: object, message: string): void }): Promise<void> {
  const wanted = fingerprint();
  if (built() === wanted) return;
  const started = performance.now();
  log.info({}, 'building console and field');
  const child = spawn(process.execPath, [join(import.meta.dirname, 'web.build.ts'), wanted], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  if (code !== 0) throw new Error(`the browser apps do not build:\n${errors}`);
  log.info({ ms: Math.round(performance.now() - started) }, 'console and field are built');
}

/** By what a file of the apps ends; a page may have a dot in its address (`figures/cases.received`). */
const FILE = /\.(js|css|html|json|webmanifest|svg|png|jpg|webp|ico|woff2|wasm|map|txt)$/;

/**
 * Serves the built apps. Anyone may load them: they hold no data, and every answer behind them is protected. A path that is
 * no file is a page of the app, drawn by its index.html.
 */
export async function serveWeb(app: FastifyInstance, from = webRoot): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(fastifyStatic, { root: from, serve: false, preCompressed: true, cacheControl: false });
    for (const name of apps) {
      scope.get(`/${name}`, { config: { allow: 'anyone' } }, (_request, reply) => reply.redirect(`/${name}/`, 308));
      scope.get<{ Params: { '*': string } }>(`/${name}/*`, { config: { allow: 'anyone' } }, (request, reply) => {
        const path = request.params['*'];
        const isFile = FILE.test(path);
        reply.header('cache-control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
        if (path.endsWith('.webmanifest')) reply.type('application/manifest+json');
        return reply.sendFile(`${name}/${isFile ? path : 'index.html'}`);
      });
    }
  });
}
