import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { serveWeb } from './web.ts';

const root = mkdtempSync(join(tmpdir(), 'baodao-web-'));
for (const name of ['console', 'field']) {
  mkdirSync(join(root, name, 'assets'), { recursive: true });
  writeFileSync(join(root, name, 'index.html'), `<title>${name}</title>`);
  writeFileSync(join(root, name, 'assets/main-1a2b.js'), 'run()');
  writeFileSync(join(root, name, 'manifest.webmanifest'), '{}');
  writeFileSync(join(root, name, 'sw.js'), 'self');
}
const app = Fastify();
const silent: string[] = [];
app.addHook('onRoute', (route) => {
  if (route.config?.allow === undefined) silent.push(route.url);
});
await serveWeb(app, root);
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true });
});
const get = (url: string) => app.inject(url);

test('every route of the apps says who may call it', () => {
  expect(silent).toEqual([]);
});

test('a path that is no file is a page of the app', async () => {
  const page = await get('/console/cases/01a2');
  expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([
    200,
    '<title>console</title>',
    'no-cache',
  ]);
  expect((await get('/console/insight/figures/cases.received?area=1501')).body).toBe('<title>console</title>');
  expect((await get('/field/')).body).toBe('<title>field</title>');
  expect((await get('/console')).headers.location).toBe('/console/');
});

test('what has its content in its name is kept for a year; the worker and the manifest are asked for each time', async () => {
  expect((await get('/console/assets/main-1a2b.js')).headers['cache-control']).toContain('immutable');
  const worker = await get('/field/sw.js');
  expect([worker.headers['cache-control'], worker.headers['content-type']]).toEqual([
    'no-cache',
    expect.stringContaining('javascript'),
  ]);
  expect((await get('/field/manifest.webmanifest')).headers['content-type']).toContain('application/manifest+json');
});

test('a missing file is missing, not the page; nothing outside is served', async () => {
  expect((await get('/console/assets/gone-1a2b.js')).statusCode).toBe(404);
  expect((await get('/console/..%2f..%2f..%2fetc/passwd.txt')).statusCode).toBeGreaterThanOrEqual(400);
});
