/**
 * Chinese maps shift WGS-84: GCJ-02 (AMap, Tencent), and BD-09 (Baidu) on top of it. What comes in is turned into WGS-84 at the edge
 * and nothing else is kept in any other datum. The formulas are the public ones (Krasovsky 1940); check values in the test.
 */
import type { Datum, Position } from '#modules/publication/publication.rules.ts';

const A = 6378245;
const EE = 0.006693421622965943;
const PI = Math.PI;
const BD_PI = (PI * 3000) / 180;

/** Outside this rectangle no map shifts anything. */
const isInChina = ({ lat, long }: Position) => long > 73.66 && long < 135.05 && lat > 3.86 && lat < 53.55;

const waves = (x: number) => (20 * Math.sin(6 * x * PI) + 20 * Math.sin(2 * x * PI)) * (2 / 3);

function shift({ lat, long }: Position): Position {
  const [x, y] = [long - 105, lat - 35];
  const root = Math.sqrt(Math.abs(x));
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    waves(x) +
    ((20 * Math.sin(y * PI) + 40 * Math.sin((y / 3) * PI)) * 2) / 3 +
    ((160 * Math.sin((y / 12) * PI) + 320 * Math.sin((y * PI) / 30)) * 2) / 3;
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    waves(x) +
    ((20 * Math.sin(x * PI) + 40 * Math.sin((x / 3) * PI)) * 2) / 3 +
    ((150 * Math.sin((x / 12) * PI) + 300 * Math.sin((x / 30) * PI)) * 2) / 3;
  const phi = (lat / 180) * PI;
  const magic = 1 - EE * Math.sin(phi) ** 2;
  const rootMagic = Math.sqrt(magic);
  return {
    lat: (north * 180) / (((A * (1 - EE)) / (magic * rootMagic)) * PI),
    long: (east * 180) / ((A / rootMagic) * Math.cos(phi) * PI),
  };
}

export function gcj02Of(at: Position): Position {
  if (!isInChina(at)) return at;
  const by = shift(at);
  return { lat: at.lat + by.lat, long: at.long + by.long };
}

/** The shift has no closed inverse: a few rounds of correction bring it below a millimetre. */
function fromGcj02(at: Position): Position {
  if (!isInChina(at)) return at;
  let guess = at;
  for (let i = 0; i < 12; i++) {
    const there = gcj02Of(guess);
    guess = { lat: guess.lat - (there.lat - at.lat), long: guess.long - (there.long - at.long) };
  }
  return guess;
}

/** BD-09 to GCJ-02. */
export function gcj02FromBd09({ lat, long }: Position): Position {
  const [x, y] = [long - 0.0065, lat - 0.006];
  const z = Math.sqrt(x * x + y * y) - 0.00002 * Math.sin(y * BD_PI);
  const theta = Math.atan2(y, x) - 0.000003 * Math.cos(x * BD_PI);
  return { lat: z * Math.sin(theta), long: z * Math.cos(theta) };
}

const sixDecimals = (n: number) => Math.round(n * 1e6) / 1e6;

/** A position of any of the three as WGS-84, to six decimals (a tenth of a metre). */
export function wgs84(at: Position, datum: Datum): Position {
  const found = datum === 'wgs84' ? at : fromGcj02(datum === 'bd09' ? gcj02FromBd09(at) : at);
  return { lat: sixDecimals(found.lat), long: sixDecimals(found.long) };
}
