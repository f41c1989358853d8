import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileRefused, type Files, filesIn, holdUpload, openFile, storeUpload } from '#platform/files.ts';

const megabyte = 2 ** 20;
let folder = '';
let files: Files;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  files = filesIn(folder, 'gm');
});
afterEach(() => rm(folder, { recursive: true }));

const photo = (format: 'jpeg' | 'png' = 'jpeg') =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#884422' } })
    .toFormat(format)
    .toBuffer();
const pdf = (bytes = 400) => Buffer.concat([Buffer.from('%PDF-1.7\n')], bytes);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: unknown) => (error instanceof FileRefused ? error.code : error),
  );
const keptNames = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();

describe('kept', () => {
  test('a photo is there again as a JPEG with its thumbnail, under its hash', async () => {
    const kept = await storeUpload(files, Readable.from([await photo('png')]));
    expect(kept).toMatchObject({ kind: 'photo', mediaType: 'image/jpeg', width: 800, height: 600 });
    const full = await openFile(files, kept.hash);
    expect(full?.bytes).toBe(kept.bytes);
    expect((await buffer(full!.stream)).length).toBe(kept.bytes);
    const thumb = await openFile(files, kept.thumbHash!);
    expect((await sharp(await buffer(thumb!.stream)).metadata()).width).toBe(400);
    expect(await readdir(join(folder, 'files', kept.hash.slice(0, 2)))).toEqual([kept.hash.slice(2, 4)]);
    expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([]);
  });

  test('the same content is kept once, also when sent at the same moment', async () => {
    const same = await photo();
    const kept = await Promise.all(Array.from({ length: 6 }, () => storeUpload(files, same)));
    expect(new Set(kept.map((each) => each.hash)).size).toBe(1);
    expect(await keptNames()).toEqual([kept[0]!.hash, kept[0]!.thumbHash].sort());
    await storeUpload(files, pdf());
    await storeUpload(files, Readable.from([pdf()]));
    expect((await keptNames()).length).toBe(3);
  });

  test('what is only held is checked and cleaned the same, and is nowhere on disk', async () => {
    const held = await holdUpload(await photo('png'));
    expect([held.kind, held.mediaType, (await sharp(held.bytes).metadata()).format]).toEqual([
      'photo',
      'image/jpeg',
      'jpeg',
    ]);
    expect((await holdUpload(Readable.from([pdf()]))).mediaType).toBe('application/pdf');
    expect(await refusal(holdUpload(pdf(), { maxBytes: 10 }))).toBe('tooLarge');
    expect(await refusal(holdUpload(Buffer.from('MZ')))).toBe('typeNotAllowed');
    expect(await keptNames()).toEqual([]);
  });

  test('a file damaged on disk is mended by sending it again', async () => {
    const { hash } = await storeUpload(files, pdf());
    await writeFile(join(folder, 'files', hash.slice(0, 2), hash.slice(2, 4), hash), 'short');
    await storeUpload(files, pdf());
    expect(await buffer((await openFile(files, hash))!.stream)).toEqual(pdf());
  });

  test('sound and PDF are kept byte for byte', async () => {
    for (const sent of [pdf(), Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(900)])]) {
      const kept = await storeUpload(files, sent);
      expect(kept.bytes).toBe(sent.length);
      expect(await buffer((await openFile(files, kept.hash))!.stream)).toEqual(sent);
    }
  });

  test('a range of it can be read, ends included', async () => {
    const { hash } = await storeUpload(files, pdf());
    const part = await openFile(files, hash, { start: 1, end: 3 });
    expect([(await buffer(part!.stream)).toString(), part!.bytes]).toEqual(['PDF', 400]);
  });
});

describe('refused', () => {
  test('a web page, whatever it is called, and nothing is left on disk', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    expect(await refusal(storeUpload(files, page))).toBe('typeNotAllowed');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a page behind the first bytes of a photo does not survive, or is a broken picture', async () => {
    const tail = Buffer.from('<script>telltale</script>');
    const kept = await storeUpload(files, Buffer.concat([await photo(), tail]));
    expect((await buffer((await openFile(files, kept.hash))!.stream)).includes('telltale')).toBe(false);
    const fake = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), tail, Buffer.alloc(200)]);
    expect(await refusal(storeUpload(files, fake))).toBe('brokenImage');
  });

  test('a kind that was not asked for', async () => {
    expect(await refusal(storeUpload(files, pdf(), { kinds: ['photo', 'audio'] }))).toBe('typeNotAllowed');
    expect(await refusal(storeUpload(files, await photo(), { kinds: ['photo'] }))).toBe('kept');
  });

  test('one byte over 20 MB, whole or streamed, without reading on', async () => {
    expect(await refusal(storeUpload(files, pdf(20 * megabyte)))).toBe('kept');
    expect(await refusal(storeUpload(files, pdf(20 * megabyte + 1)))).toBe('tooLarge');
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (; sent < 100; sent++) yield pdf(megabyte);
      })(),
    );
    expect(await refusal(storeUpload(files, endless))).toBe('tooLarge');
    expect(sent).toBeLessThan(60);
    expect(endless.destroyed).toBe(true);
    expect(await refusal(storeUpload(files, pdf(11), { maxBytes: 10 }))).toBe('tooLarge');
  });

  test('a stream that the form parser cut short, and one that breaks off', async () => {
    const cut = Object.assign(Readable.from([pdf()]), { truncated: true });
    expect(await refusal(storeUpload(files, cut))).toBe('tooLarge');
    const breaking = Readable.from(
      (async function* () {
        yield pdf();
        throw new Error('line lost');
      })(),
    );
    await expect(storeUpload(files, breaking)).rejects.toThrow('line lost');
    expect(await readdir(folder)).toEqual([]);
  });

  test('nothing at all', async () => {
    expect(await refusal(storeUpload(files, Buffer.alloc(0)))).toBe('empty');
    expect(await refusal(storeUpload(files, Readable.from([])))).toBe('empty');
  });
});

test('only a hash opens anything', async () => {
  const { hash } = await storeUpload(files, pdf());
  await writeFile(join(folder, 'secret'), 'x');
  const others = ['../../secret', `../${hash}`, `${hash}\n`, `A${hash.slice(1)}`, `${hash}/../x`, '', '0'.repeat(64)];
  for (const other of others) expect(await openFile(files, other), other).toBeUndefined();
});
