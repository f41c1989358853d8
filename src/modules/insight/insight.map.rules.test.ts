import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepOf, tileMap } from './insight.map.rules.ts';

/** Where the counties of Hohhot lie, near enough. */
const hohhot = [
  ['武川县', 41.1, 111.45],
  ['新城区', 40.86, 111.67],
  ['回民区', 40.81, 111.62],
  ['玉泉区', 40.75, 111.67],
  ['赛罕区', 40.79, 111.7],
  ['土默特左旗', 40.73, 111.16],
  ['托克托县', 40.28, 111.19],
  ['和林格尔县', 40.38, 111.82],
  ['清水河县', 39.92, 111.65],
] as const;
const spots = hohhot.map(([key, lat, long]) => ({ key, lat, long }));

const spot = fc.record({
  key: fc.uuid(),
  lat: fc.oneof(fc.constant(null), fc.double({ min: 39, max: 42, noNaN: true })),
  long: fc.double({ min: 110, max: 113, noNaN: true }),
});
const some = fc
  .uniqueArray(spot, { selector: (s) => s.key, maxLength: 40 })
  .map((list) => list.map((s) => (s.lat === null ? { ...s, long: null } : s)));

describe('the map of tiles', () => {
  test('gives every place a tile of its own, whatever is known of it', () => {
    fc.assert(
      fc.property(some, (list) => {
        const cells = tileMap(list);
        expect(cells.map((c) => c.key).sort()).toEqual(list.map((s) => s.key).sort());
        expect(new Set(cells.map((c) => `${c.column} ${c.row}`)).size).toBe(cells.length);
        for (const c of cells) expect(c.column >= 0 && c.row >= 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same in whatever order the places come', () => {
    const by = (cells: ReturnType<typeof tileMap>) => new Map(cells.map((c) => [c.key, `${c.column} ${c.row}`]));
    expect(by(tileMap([...spots].reverse()))).toEqual(by(tileMap(spots)));
  });

  test('keeps north above south and west left of east', () => {
    const cells = new Map(tileMap(spots).map((c) => [c.key, { ...c, x: c.column + (c.row % 2) / 2 }]));
    const at = (key: (typeof hohhot)[number][0]) => cells.get(key)!;
    for (const other of spots.filter((s) => s.key !== '武川县'))
      expect(at('武川县').row).toBeLessThanOrEqual(at(other.key).row);
    for (const other of spots.filter((s) => s.key !== '清水河县'))
      expect(at('清水河县').row).toBeGreaterThanOrEqual(at(other.key).row);
    expect(at('土默特左旗').x).toBeLessThan(at('新城区').x);
    expect(at('托克托县').x).toBeLessThan(at('和林格尔县').x);
  });

  test('places of which nothing is known stand after the others and say so', () => {
    const cells = tileMap([...spots, { key: 'b', lat: null, long: null }, { key: 'a', lat: null, long: null }]);
    const unknown = cells.filter((c) => !c.isKnown);
    expect(unknown.map((c) => c.key)).toEqual(['a', 'b']);
    expect(Math.min(...unknown.map((c) => c.row))).toBeGreaterThan(
      Math.max(...cells.filter((c) => c.isKnown).map((c) => c.row)),
    );
  });
});

test('nothing is its own colour, and the most is the deepest', () => {
  expect([null, 0, 1, 20, 21, 99, 100].map((n) => stepOf(n, 100))).toEqual([0, 0, 1, 1, 2, 5, 5]);
  expect(stepOf(0, 0)).toBe(0);
});
