import { expect, test } from 'vitest';
import { inPieces, type Told } from './news.ts';

test('a piece holds what the database passes on at once, and nothing is left out', () => {
  const entries = Array.from(
    { length: 300 },
    (_, i): Told => ['case', `${i}`.padStart(36, '0'), '150124201213', 'report'],
  );
  const pieces = inPieces(entries);
  expect(pieces.flat()).toEqual(entries);
  expect(pieces.length).toBeGreaterThan(1);
  for (const piece of pieces) expect(Buffer.byteLength(JSON.stringify(piece))).toBeLessThan(7_500);
  expect(inPieces([])).toEqual([]);
});
