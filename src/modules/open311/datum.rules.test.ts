import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gcj02FromBd09, gcj02Of, wgs84 } from './datum.rules.ts';

describe('the three datums', () => {
  // As published with wandergis/coordtransform (MIT).
  test('published check values of coordtransform', () => {
    const there = gcj02Of({ long: 116.404, lat: 39.915 });
    expect(there.long).toBeCloseTo(116.41024449916938, 12);
    expect(there.lat).toBeCloseTo(39.91640428150164, 12);
    const baidu = gcj02FromBd09({ long: 116.404, lat: 39.915 });
    expect(baidu.long).toBeCloseTo(116.39762729119315, 6);
    expect(baidu.lat).toBeCloseTo(39.90865673957631, 6);
  });

  // As published with eviltransform: its ellipsoid is another, which makes less than half a metre.
  test.each([
    [31.1774276, 121.5272106, 31.17530398364597, 121.531541859215],
    [22.543847, 113.912316, 22.540796131694766, 113.9171764808363],
    [39.911954, 116.377817, 39.91334545536069, 116.38404722455657],
  ])('published check values of eviltransform: %f %f', (lat, long, gcjLat, gcjLong) => {
    const there = gcj02Of({ lat, long });
    expect(Math.abs(there.lat - gcjLat)).toBeLessThan(5e-6);
    expect(Math.abs(there.long - gcjLong)).toBeLessThan(5e-6);
    expect(wgs84({ lat: gcjLat, long: gcjLong }, 'gcj02').lat).toBeCloseTo(lat, 5);
  });
  // As published with the geotool program.
  test('published check values of geotool for all three', () => {
    const there = gcj02Of({ long: 121.0917077, lat: 30.6107779 });
    expect(there.long).toBeCloseTo(121.09626935575027, 6);
    expect(there.lat).toBeCloseTo(30.608604331756705, 6);
    const back = wgs84({ long: 121.10271732371203, lat: 30.61484572185035 }, 'bd09');
    // Baidu's own way back is only good to a few decimetres.
    expect(back.long).toBeCloseTo(121.0917077, 5);
    expect(back.lat).toBeCloseTo(30.6107779, 5);
  });

  test('there and back is where one was', () => {
    const inside = fc.record({
      lat: fc.double({ min: 18, max: 53, noNaN: true }),
      long: fc.double({ min: 74, max: 134, noNaN: true }),
    });
    fc.assert(
      fc.property(inside, (at) => {
        const back = wgs84(gcj02Of(at), 'gcj02');
        expect(Math.abs(back.lat - at.lat)).toBeLessThan(2e-6);
        expect(Math.abs(back.long - at.long)).toBeLessThan(2e-6);
      }),
    );
  });

  test('elsewhere nothing is shifted', () => {
    expect(gcj02Of({ lat: 51.5072, long: -0.1276 })).toEqual({ lat: 51.5072, long: -0.1276 });
    expect(wgs84({ lat: 51.50721234, long: -0.1276 }, 'gcj02')).toEqual({ lat: 51.507212, long: -0.1276 });
  });
});
