import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { webRoot } from '../../vite.config.ts';

const MAX_SCRIPT_BYTES = 170 * 1024;

test('the script of the field app is small enough for a village’s network, compressed as it is served', () => {
  const scripts = globSync('assets/*.js', { cwd: join(webRoot, 'field') });
  // A piece too small to be worth compressing is served as it is.
  const sizes = scripts.map((name) => {
    const path = join(webRoot, 'field', name);
    const packed = globSync(`${path}.br`)[0];
    return statSync(packed ?? path).size;
  });
  expect(scripts.length).toBeGreaterThan(0);
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(MAX_SCRIPT_BYTES);
});
