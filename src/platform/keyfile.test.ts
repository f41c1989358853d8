import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blindIndex, open, openBytes, type SealPurpose, seal, sealBytes } from '#platform/crypto.ts';
import { KeyFileUnusable, loadOrCreateKeys, rotateKeys } from '#platform/keyfile.ts';

const posix = process.platform !== 'win32';
let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyfile-'));
  path = join(folder, 'secret', 'keys.json');
});
afterEach(() => rm(folder, { recursive: true }));

const modeOf = async (name: string) => (await stat(name)).mode & 0o777;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof KeyFileUnusable ? error.message : error),
  );

describe('first start', () => {
  test('makes a file only its owner may read, leaves nothing beside it, and the next start reads it', async () => {
    const first = await loadOrCreateKeys(path, 'gm');
    const again = await loadOrCreateKeys(path, 'gm');
    expect(open(again, seal(first, '报到', 'a:1'), 'a:1')).toBe('报到');
    expect(again.fingerprint).toBe(first.fingerprint);
    expect(await readdir(join(folder, 'secret'))).toEqual(['keys.json']);
    if (posix) expect([await modeOf(path), await modeOf(join(folder, 'secret'))]).toEqual([0o600, 0o700]);
  });

  test('two installations have different keys', async () => {
    const other = await loadOrCreateKeys(join(folder, 'other.json'), 'gm');
    expect((await loadOrCreateKeys(path, 'gm')).fingerprint).not.toBe(other.fingerprint);
  });

  test('many at once in one process get one key', async () => {
    const rings = await Promise.all(Array.from({ length: 24 }, () => loadOrCreateKeys(path, 'intl')));
    const sealed = seal(rings[0]!, 'x', 'a:1');
    expect(rings.map((keys) => open(keys, sealed, 'a:1'))).toEqual(rings.map(() => 'x'));
    expect(await readdir(join(folder, 'secret'))).toEqual(['keys.json']);
  });

  test('several processes at once get one key', async () => {
    const script = `
      const { loadOrCreateKeys } = await import(${JSON.stringify(new URL('./keyfile.ts', import.meta.url).href)});
      while (Date.now() < ${Date.now() + 1500});
      console.log((await loadOrCreateKeys(${JSON.stringify(path)}, 'gm')).fingerprint);`;
    const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    const printed = await Promise.all(Array.from({ length: 4 }, start));
    expect(new Set(printed.map(({ stdout }) => stdout)).size).toBe(1);
    expect(printed[0]!.stdout.trim()).toBe((await loadOrCreateKeys(path, 'gm')).fingerprint);
  }, 20_000);
});

describe('an unusable file', () => {
  test.runIf(posix).each([0o640, 0o604, 0o620, 0o666])('is refused if others have it too (mode %o)', async (mode) => {
    await loadOrCreateKeys(path, 'gm');
    await chmod(path, mode);
    expect(await refusal(loadOrCreateKeys(path, 'gm'))).toContain('chmod 600');
    expect(await refusal(rotateKeys(path))).toContain('chmod 600');
    await chmod(path, 0o400);
    expect(await refusal(loadOrCreateKeys(path, 'gm'))).toBe('accepted');
  });

  test('is refused for the other profile', async () => {
    await loadOrCreateKeys(path, 'gm');
    expect(await refusal(loadOrCreateKeys(path, 'intl'))).toContain('"gm"');
  });

  test('is refused and left alone if damaged, without quoting what is in it', async () => {
    await loadOrCreateKeys(path, 'gm');
    const whole = await readFile(path, 'utf8');
    const file = JSON.parse(whole) as { index: string; fields: object[] };
    const damaged = [
      '',
      whole.slice(0, -20),
      JSON.stringify({ ...file, index: 'c2hvcnQ=' }),
      JSON.stringify({ ...file, fields: [] }),
      JSON.stringify({ ...file, fields: [...file.fields, ...file.fields] }),
      JSON.stringify({ ...file, version: 2 }),
    ];
    for (const text of damaged) {
      await writeFile(path, text);
      const message = await refusal(loadOrCreateKeys(path, 'gm'));
      expect(message).toContain('damaged');
      expect(message).not.toContain(file.index);
      expect(await readFile(path, 'utf8')).toBe(text);
    }
  });
});

describe('rotation', () => {
  test('seals with a new key, opens the old, keeps the index, survives a restart', async () => {
    const first = await loadOrCreateKeys(path, 'gm');
    const before = seal(first, 'old', 'a:1');
    const rotated = await rotateKeys(path);
    const restarted = await loadOrCreateKeys(path, 'gm');
    expect([first.currentVersion, rotated.currentVersion, restarted.currentVersion]).toEqual([1, 2, 2]);
    expect(open(restarted, before, 'a:1')).toBe('old');
    expect(open(restarted, seal(rotated, 'new', 'a:1'), 'a:1')).toBe('new');
    expect(blindIndex(restarted, 'phone', '138')).toEqual(blindIndex(first, 'phone', '138'));
    expect(await readdir(join(folder, 'secret'))).toEqual(['keys.json']);
    if (posix) expect(await modeOf(path)).toBe(0o600);
  });

  test('two at once never lose a key that was handed out', async () => {
    await loadOrCreateKeys(path, 'gm');
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => rotateKeys(path)));
    const restarted = await loadOrCreateKeys(path, 'gm');
    const done = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(done.length).toBeGreaterThan(0);
    for (const keys of done) expect(open(restarted, seal(keys, 'x', 'a:1'), 'a:1')).toBe('x');
    for (const each of tries) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(KeyFileUnusable);
  });

  test('says what to do about a rotation that was cut off, and about a missing file', async () => {
    await loadOrCreateKeys(path, 'gm');
    await writeFile(`${path}.next`, '', { mode: 0o600 });
    expect(await refusal(rotateKeys(path))).toContain(`delete ${path}.next`);
    expect(await refusal(rotateKeys(join(folder, 'none.json')))).toContain('no key file');
    expect(await readdir(folder)).toEqual(['secret']);
  });
});

describe('the key of accusations', () => {
  const bytes = Buffer.from('x');
  const opens = (purpose: SealPurpose, keys: Parameters<typeof openBytes>[0], sealed: Uint8Array) =>
    openBytes(keys, sealed, 'a:1', purpose).toString();
  type File = { index: string; fields: { version: number; root: string; accusation?: string }[] };
  const read = async () => JSON.parse(await readFile(path, 'utf8')) as File;

  test('is a random root of its own, and opens nothing else', async () => {
    const keys = await loadOrCreateKeys(path, 'gm');
    const [field] = (await read()).fields;
    expect(field!.accusation).not.toBe(field!.root);
    const sealed = sealBytes(keys, bytes, 'a:1', 'accusation');
    expect(opens('accusation', keys, sealed)).toBe('x');
    expect(() => opens('field', keys, sealed)).toThrow('notAuthentic');
    expect(() => opens('accusation', keys, seal(keys, 'x', 'a:1'))).toThrow('notAuthentic');
    // Who copies everything else out of the file and leaves it out opens none.
    const { accusation: _, ...rest } = field!;
    await writeFile(path, JSON.stringify({ ...(await read()), fields: [rest] }));
    const without = await loadOrCreateKeys(path, 'gm');
    expect(opens('field', without, seal(keys, 'x', 'a:1'))).toBe('x');
    expect(() => opens('accusation', without, sealed)).toThrow('notAuthentic');
  });

  test('rotates with the others', async () => {
    const first = await loadOrCreateKeys(path, 'gm');
    const before = sealBytes(first, bytes, 'a:1', 'accusation');
    const rotated = await rotateKeys(path);
    expect(opens('accusation', rotated, before)).toBe('x');
    expect(opens('accusation', rotated, sealBytes(rotated, bytes, 'a:1', 'accusation'))).toBe('x');
    const roots = (await read()).fields.map((f) => f.accusation);
    expect(new Set(roots).size).toBe(2);
  });

  test('is added once to a file from before, however many start together', async () => {
    const old = await loadOrCreateKeys(path, 'gm');
    const file = await read();
    await writeFile(path, JSON.stringify({ ...file, fields: file.fields.map(({ accusation: _, ...field }) => field) }));
    const rings = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateKeys(path, 'gm')));
    const sealed = sealBytes(rings[0]!, bytes, 'a:1', 'accusation');
    expect(rings.map((keys) => opens('accusation', keys, sealed))).toEqual(rings.map(() => 'x'));
    expect(open(rings[7]!, seal(old, 'x', 'a:1'), 'a:1')).toBe('x');
    expect(rings[0]!.fingerprint).toBe(old.fingerprint);
    expect(await readdir(join(folder, 'secret'))).toEqual(['keys.json']);
    if (posix) expect(await modeOf(path)).toBe(0o600);
  });
});
