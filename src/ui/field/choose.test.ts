import { expect, test } from 'vitest';
import { choiceFault, MAX_FILE_BYTES } from './choose.ts';
import { fieldWords as w } from './field.words.ts';

test('a video is named, whatever it was chosen as; a recording up to the limit is taken, one byte more is named with its size', () => {
  const of = (type: string, size: number, as: 'photo' | 'sound') => choiceFault({ name: 'a', type, size }, as);
  expect(of('video/mp4', 40 * 1024 * 1024, 'photo')).toEqual({ word: w.noVideo, values: { name: 'a', size: 40 } });
  expect(of('video/mp4', 1000, 'sound')?.word).toBe(w.noVideo);
  expect(of('audio/mp4', MAX_FILE_BYTES, 'sound')).toBeNull();
  expect(of('audio/mpeg', MAX_FILE_BYTES + 1, 'sound')).toEqual({
    word: w.tooBig,
    values: { name: 'a', size: 21, most: 20 },
  });
  expect(of('application/pdf', 10, 'sound')?.word).toBe(w.notSound);
  expect(of('image/jpeg', 60 * 1024 * 1024, 'photo')).toBeNull();
});
