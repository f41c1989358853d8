import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { webRoot } from '../../vite.config.ts';

const MAX_SHELL_BYTES = 170 * 1024;
const MAX_SCRIPT_BYTES = 240 * 1024;
const field = join(webRoot, 'field');

/** As it is served; a piece too small to be worth compressing goes as it is. */
const sizeOf = (path: string) => statSync(globSync(`${path}.br`)[0] ?? path).size;
const sum = (paths: readonly string[]) => paths.map(sizeOf).reduce((a, b) => a + b, 0);

test('what the field app begins with is small enough for a village’s network, compressed as it is served', () => {
  const page = readFileSync(join(field, 'index.html'), 'utf8');
  const first = [...page.matchAll(/(?:src|href)="\/field\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) =>
    join(field, path),
  );
  expect(first.length).toBeGreaterThan(1);
  expect(sum(first)).toBeLessThan(MAX_SHELL_BYTES);
});

test('with the pages that come after it is still a picture’s worth', () => {
  const all = globSync('assets/*.js', { cwd: field }).map((name) => join(field, name));
  expect(sum(all)).toBeLessThan(MAX_SCRIPT_BYTES);
});
