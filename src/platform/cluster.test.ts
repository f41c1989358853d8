import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startCluster } from './cluster.ts';
import { DataRefused } from './data-refused.ts';

describe('a database that this program cannot open', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'baodao-cluster-'));
    mkdirSync(join(dir, 'postgres'));
    writeFileSync(join(dir, 'postgres/somebody'), 'was here');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  const refusal = async () => {
    const error = await startCluster(dir).catch((e) => e);
    expect(error).toBeInstanceOf(DataRefused);
    expect(existsSync(join(dir, 'postgres/somebody')), 'it is left as it is').toBe(true);
    return (error as DataRefused).says;
  };

  test('is refused when a newer PostgreSQL wrote it, or an older one, with what to do', async () => {
    write('postgres.secret', 'x');
    write('postgres/PG_VERSION', '99\n');
    expect(await refusal()).toEqual([expect.stringContaining('用新版本'), expect.stringContaining('newer version')]);
    write('postgres/PG_VERSION', '15\n');
    expect(await refusal()).toEqual([expect.stringContaining('备份'), expect.stringContaining('backup')]);
  });

  test('because its password is gone, is never made anew', async () => {
    write('postgres/PG_VERSION', '18\n');
    expect(await refusal()).toEqual([expect.stringContaining('口令'), expect.stringContaining('password')]);
  });
});
