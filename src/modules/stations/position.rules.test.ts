import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  gathered,
  hull,
  isOnMap,
  labels,
  outlines,
  pixelOf,
  positionAt,
  readView,
  tilesUnder,
  viewOf,
  viewText,
  worldOf,
} from './map.rules.ts';
import { boxFor, CHINA, metresBetween, positionFault } from './position.rules.ts';

const HOHHOT = { south: 39.55, west: 110.45, north: 41.4, east: 112.25 };

describe('a position', () => {
  test('outside the box of its place is impossible, and swapped numbers are called so', () => {
    expect(positionFault({ lat: 40.8183, long: 111.6713 }, HOHHOT)).toBeNull();
    expect(positionFault({ lat: 39.9, long: 116.4 }, HOHHOT)).toBe('positionOutside');
    expect(positionFault({ lat: 111.6713, long: 40.8183 }, HOHHOT)).toBe('positionSwapped');
    expect(positionFault({ lat: 0, long: 0 }, HOHHOT)).toBe('positionOutside');
    expect(positionFault({ lat: 0, long: 0 }, CHINA)).toBe('positionOutside');
    expect(positionFault({ lat: Number.NaN, long: 111 }, HOHHOT)).toBe('positionUnread');
    expect(positionFault({ lat: HOHHOT.north, long: HOHHOT.east }, HOHHOT)).toBeNull();
    expect(positionFault({ lat: HOHHOT.north + 0.0001, long: HOHHOT.east }, HOHHOT)).toBe('positionOutside');
  });
  test('is held against the nearest box above', () => {
    const boxes = [
      { area: '1501', ...HOHHOT },
      { area: '150102', south: 40.8, west: 111.6, north: 41.03, east: 111.95 },
    ];
    expect(boxFor('150102401007', boxes)?.area).toBe('150102');
    expect(boxFor('150124201', boxes)?.area).toBe('1501');
    expect(boxFor('2201', boxes)).toBeNull();
  });
  test('is so many metres from another', () => {
    const d = metresBetween({ lat: 40.8183, long: 111.6713 }, { lat: 40.8273, long: 111.6713 });
    expect(d).toBeGreaterThan(990);
    expect(d).toBeLessThan(1010);
  });
});

describe('the map', () => {
  const place = fc.record({
    lat: fc.double({ min: 39.6, max: 41.3, noNaN: true }),
    long: fc.double({ min: 110.5, max: 112.2, noNaN: true }),
  });
  test('there and back', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 6, max: 17 }), (p, zoom) => {
        const back = positionAt(worldOf(p, zoom), zoom);
        expect(back.lat).toBeCloseTo(p.lat, 8);
        expect(back.long).toBeCloseTo(p.long, 8);
      }),
    );
  });
  test('shows all it is made for; every station is in exactly one mark; marks do not overlap', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 200 }), (list) => {
        const view = viewOf(list);
        expect(list.every((p) => isOnMap(pixelOf(p, view)))).toBe(true);
        const pins = gathered(list, view);
        expect(pins.reduce((n, p) => n + p.items.length, 0)).toBe(list.length);
        for (const [i, a] of pins.entries())
          for (const b of pins.slice(i + 1))
            expect(Math.hypot(a.at.x - b.at.x, a.at.y - b.at.y)).toBeGreaterThanOrEqual(30);
      }),
    );
  });
  test('a hull goes around every point', () => {
    const square = [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 4, y: 4 },
      { x: 0, y: 4 },
    ];
    expect(hull([...square, { x: 2, y: 2 }, { x: 1, y: 3 }])).toHaveLength(4);
  });
  test('names stand over no mark and no other name', () => {
    const items = [
      { lat: 40.84, long: 111.69, of: 'a' },
      { lat: 40.81, long: 111.63, of: 'b' },
      { lat: 40.8, long: 111.66, of: 'c' },
    ];
    const view = viewOf(items);
    const names = new Map([
      ['a', '新城区'],
      ['b', '回民区'],
      ['c', '玉泉区'],
    ]);
    const pins = gathered(items, view).map((p) => p.at);
    const shown = labels(
      outlines(items, view, (i) => i.of),
      names,
      pins,
    );
    expect(shown).toHaveLength(3);
    for (const [i, { at }] of shown.entries()) {
      for (const p of pins) expect(Math.abs(p.x - at.x) >= 18 || Math.abs(p.y - at.y) >= 10).toBe(true);
      for (const other of shown.slice(i + 1))
        expect(Math.abs(other.at.x - at.x) >= 37 || Math.abs(other.at.y - at.y) >= 16).toBe(true);
    }
  });
  test('tiles cover the view and are asked from the one address that was set up', () => {
    const tiles = tilesUnder({ lat: 40.82, long: 111.67, zoom: 12 }, 'https://tiles.example/{z}/{x}/{y}.png');
    expect(tiles.length).toBeGreaterThanOrEqual(4);
    expect(tiles[0]?.url).toMatch(/^https:\/\/tiles\.example\/12\/\d+\/\d+\.png$/);
  });
  test('a view in an address is read or left alone', () => {
    expect(readView(viewText({ lat: 40.82, long: 111.67, zoom: 12 }))).toEqual({ lat: 40.82, long: 111.67, zoom: 12 });
    for (const bad of ['', '1,2', '40.8,111.6,99', '99.0,111.0,9', '"><script>']) expect(readView(bad)).toBeNull();
  });
});
