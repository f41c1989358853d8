import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipOf } from './zip.ts';

test('an archive holds every file whole, by its name, in whatever pieces it was read', async () => {
  const photo = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 2_654_435_761) >>> 24);
  function* inPieces() {
    for (let at = 0; at < photo.length; at += 65_536) yield photo.subarray(at, at + 65_536);
  }
  const made = await buffer(
    zipOf([
      { path: '我的个人信息.json', chunks: ['{"of":', '"韩大柱"}'] },
      { path: 'files/a-1.jpg', chunks: inPieces() },
      { path: 'empty.txt', chunks: [] },
    ]),
  );
  const files = unzipSync(made);
  expect(Object.keys(files)).toEqual(['我的个人信息.json', 'files/a-1.jpg', 'empty.txt']);
  expect(new TextDecoder().decode(files['我的个人信息.json'])).toBe('{"of":"韩大柱"}');
  expect(Buffer.from(files['files/a-1.jpg']!).equals(Buffer.from(photo))).toBe(true);
  expect(files['empty.txt']).toHaveLength(0);
});

test('a file is opened when its turn comes, and one that breaks off breaks off the archive', async () => {
  const opened: string[] = [];
  async function* of(name: string, breaks = false) {
    opened.push(name);
    yield name;
    if (breaks) throw new Error('gone');
  }
  const parts = [of('a'), of('b', true), of('c')].map((chunks, i) => ({ path: `${i}.txt`, chunks }));
  await expect(buffer(zipOf(parts))).rejects.toThrow('gone');
  expect(opened).toEqual(['a', 'b']);
});
