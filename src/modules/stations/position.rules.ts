/** Where a station can be: inside the box of its place, the right way round. Pure. */
import type { Datum, Position } from '#modules/publication/publication.rules.ts';

export type Box = { south: number; west: number; north: number; east: number };
export type PositionFault = 'positionHalf' | 'positionUnread' | 'positionSwapped' | 'positionOutside';

/** Where no box of the place is known: the rectangle of the country. */
export const CHINA: Box = { south: 3.86, west: 73.66, north: 53.55, east: 135.05 };
export const datums = ['gcj02', 'wgs84', 'bd09'] as const satisfies readonly Datum[];

const inBox = ({ lat, long }: Position, box: Box) =>
  lat >= box.south && lat <= box.north && long >= box.west && long <= box.east;

/** Why nothing can stand there. Somebody who mixed up the two numbers is told so. */
export function positionFault(at: Position, box: Box): PositionFault | null {
  if (!Number.isFinite(at.lat) || !Number.isFinite(at.long)) return 'positionUnread';
  if (inBox(at, box)) return null;
  return inBox({ lat: at.long, long: at.lat }, box) ? 'positionSwapped' : 'positionOutside';
}

export const boxFault = (b: Box): 'boxEmpty' | 'boxOutside' | null =>
  b.south >= b.north || b.west >= b.east
    ? 'boxEmpty'
    : inBox({ lat: b.south, long: b.west }, CHINA) && inBox({ lat: b.north, long: b.east }, CHINA)
      ? null
      : 'boxOutside';

/** The box that counts for a place: its own, or that of the nearest place above it that has one. */
export function boxFor<B extends Box & { area: string }>(area: string, boxes: readonly B[]): B | null {
  const above = boxes.filter((b) => area.startsWith(b.area));
  return above.sort((a, b) => b.area.length - a.area.length)[0] ?? null;
}

const RADIUS = 6_371_000;
const rad = (degrees: number) => (degrees * Math.PI) / 180;
/** Metres as the crow flies. */
export function metresBetween(a: Position, b: Position): number {
  const [dLat, dLong] = [rad(b.lat - a.lat), rad(b.long - a.long)];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(dLong / 2) ** 2;
  return Math.round(2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h))));
}
