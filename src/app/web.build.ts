/** Builds the two browser apps into dist/web. Run by `ensureBuilt` in a process of its own. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { type WebApp, webConfig, webRoot } from '../../vite.config.ts';

const out = `${webRoot}.new-${process.pid}`;
const old = `${webRoot}.old-${process.pid}`;

const filesOf = (app: WebApp, pattern: string) =>
  globSync(pattern, { cwd: join(out, app) }).map((name) => join(out, app, name));

/** The service worker (`sw.ts`) is built apart, as one file that knows the name and content of every other file. */
async function buildWorker(app: WebApp): Promise<void> {
  const config = webConfig(app, out);
  const entry = join(config.root!, 'sw.ts');
  if (!existsSync(entry)) return;
  const precache = filesOf(app, '**/*.{html,js,css,svg,png,webmanifest,woff2}').map((path) => ({
    url: `/${app}/${relative(join(out, app), path).replaceAll('\\', '/')}`,
    revision: createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16),
  }));
  await build({
    ...config,
    configFile: false,
    publicDir: false,
    define: { 'self.__WB_MANIFEST': JSON.stringify(precache), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: join(out, app),
      emptyOutDir: false,
      target: config.build!.target!,
      reportCompressedSize: false,
      lib: { entry, name: 'sw', formats: ['iife'], fileName: () => 'sw.js' },
    },
  });
}

/** Compressed once here, not at every request. */
async function compress(app: WebApp): Promise<void> {
  const paths = filesOf(app, '**/*.{html,js,css,svg,webmanifest}');
  for (const path of paths) {
    const content = readFileSync(path);
    if (content.length < 1024) continue;
    // The field app goes over a village's network and is small: the last tenth is worth the half second.
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: app === 'field' ? 11 : 9 } };
    writeFileSync(`${path}.br`, await promisify(brotliCompress)(content, quality));
    writeFileSync(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

for (const app of ['console', 'field'] as const) {
  await build({ ...webConfig(app, out), configFile: false });
  await buildWorker(app);
  await compress(app);
}
// Put in place whole, so that nobody is served one half of each, and two that build at once do not disturb each other.
writeFileSync(join(out, '.built'), process.argv[2] ?? '');
mkdirSync(webRoot, { recursive: true });
renameSync(webRoot, old);
renameSync(out, webRoot);
rmSync(old, { recursive: true });
