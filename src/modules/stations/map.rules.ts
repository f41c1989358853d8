/**
 * A map that needs nothing from outside: positions in Web Mercator, what overlaps gathered, and for each place a soft shape around its own
 * stations. The shapes say where stations are; they are no boundaries, and no map of boundaries is needed to draw them (docs/decisions/0022).
 */
import type { Position } from '#modules/publication/publication.rules.ts';

export type Point = { x: number; y: number };
export type View = { lat: number; long: number; zoom: number };
export const MAP = { width: 400, height: 400 } as const;
export const MIN_ZOOM = 6;
export const MAX_ZOOM = 17;
const TILE = 256;
const GATHER = 30;
const AROUND = 20;
const PADDING = 34;

/** Where a position lies in the world of this zoom, in pixels. */
export function worldOf({ lat, long }: Position, zoom: number): Point {
  const size = TILE * 2 ** zoom;
  const s = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return { x: ((long + 180) / 360) * size, y: (0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * size };
}
/** And back. */
export function positionAt({ x, y }: Point, zoom: number): Position {
  const size = TILE * 2 ** zoom;
  const n = Math.PI - (2 * Math.PI * y) / size;
  return { long: (x / size) * 360 - 180, lat: (180 / Math.PI) * Math.atan(Math.sinh(n)) };
}

const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
const extent = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

/** The closest view that shows them all; with tiles beneath, at a whole zoom. */
export function viewOf(positions: readonly Position[], step = 0.25): View {
  if (positions.length === 0) return { lat: 40.82, long: 111.67, zoom: MIN_ZOOM + 3 };
  const fits = (zoom: number) => {
    const at = positions.map((p) => worldOf(p, zoom));
    return (
      extent(at.map((p) => p.x)) <= MAP.width - 2 * PADDING && extent(at.map((p) => p.y)) <= MAP.height - 2 * PADDING
    );
  };
  let zoom = MAX_ZOOM - 1;
  while (zoom > MIN_ZOOM && !fits(zoom)) zoom -= step;
  const at = positions.map((p) => worldOf(p, zoom));
  return { ...positionAt({ x: middle(at.map((p) => p.x)), y: middle(at.map((p) => p.y)) }, zoom), zoom };
}

/** Where a position is on the picture. */
export const pixelOf = (p: Position, view: View): Point => {
  const [at, centre] = [worldOf(p, view.zoom), worldOf(view, view.zoom)];
  return { x: at.x - centre.x + MAP.width / 2, y: at.y - centre.y + MAP.height / 2 };
};
export const isOnMap = ({ x, y }: Point): boolean => x >= 0 && x <= MAP.width && y >= 0 && y <= MAP.height;

/** The view moved by a part of its own width and height. */
export function moved(view: View, right: number, down: number): View {
  const c = worldOf(view, view.zoom);
  return { ...positionAt({ x: c.x + right * MAP.width, y: c.y + down * MAP.height }, view.zoom), zoom: view.zoom };
}
export const zoomed = (view: View, by: number): View => ({
  ...view,
  zoom: Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, view.zoom + by)),
});

export type Pin<T> = { at: Point; centre: Position; items: readonly T[] };
/** What would overlap is one mark with a number. Each joins the nearest mark that is close enough, in the order given. */
export function gathered<T extends Position>(items: readonly T[], view: View): Pin<T>[] {
  const pins: { at: Point; items: T[] }[] = [];
  for (const item of items) {
    const at = pixelOf(item, view);
    if (!isOnMap(at)) continue;
    const near = pins.find((p) => Math.hypot(p.at.x - at.x, p.at.y - at.y) < GATHER);
    if (near) near.items.push(item);
    else pins.push({ at, items: [item] });
  }
  return pins.map(({ at, items: of }) => {
    const mean = (f: (p: T) => number) => of.reduce((sum, p) => sum + f(p), 0) / of.length;
    return { at, centre: { lat: mean((p) => p.lat), long: mean((p) => p.long) }, items: of };
  });
}

const cross = (o: Point, a: Point, b: Point) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
/** The convex hull (Andrew's monotone chain), without its first point again at the end. */
export function hull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]) => {
    const chain: Point[] = [];
    for (const p of list) {
      while (chain.length >= 2 && cross(chain.at(-2)!, chain.at(-1)!, p) <= 0) chain.pop();
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

export type Outline = { area: string; path: string; shape: readonly Point[] };
/** A soft shape around the stations of each place. `placeOf` says which place a station is drawn with. */
export function outlines<T extends Position>(items: readonly T[], view: View, placeOf: (item: T) => string): Outline[] {
  const of = new Map<string, Point[]>();
  for (const item of items) of.set(placeOf(item), [...(of.get(placeOf(item)) ?? []), pixelOf(item, view)]);
  return [...of].map(([area, points]) => {
    const around = points.flatMap(({ x, y }) =>
      Array.from({ length: 12 }, (_, i) => ({
        x: x + AROUND * Math.cos((i * Math.PI) / 6),
        y: y + AROUND * Math.sin((i * Math.PI) / 6),
      })),
    );
    const shape = hull(around);
    const path = shape.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
    return { area, path: `${path}Z`, shape };
  });
}

type Rectangle = { x: number; y: number; width: number; height: number };
const apart = (a: Rectangle, b: Rectangle) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
const LETTER = 12.5;
const LINE = 16;
const MARK = 13;

/** Where the names of places stand: above, below or beside their shape, over no mark and no other name; a name without room is left out. */
export function labels(
  shapes: readonly Outline[],
  names: ReadonlyMap<string, string>,
  marks: readonly Point[],
): { area: string; name: string; at: Point }[] {
  const taken: Rectangle[] = marks.map((m) => ({ x: m.x - MARK, y: m.y - MARK, width: 2 * MARK, height: 2 * MARK }));
  const placed: { area: string; name: string; at: Point }[] = [];
  for (const { area, shape } of shapes) {
    const name = names.get(area) ?? '';
    const [xs, ys] = [shape.map((p) => p.x), shape.map((p) => p.y)];
    const width = LETTER * name.length;
    const across = middle(xs);
    const spots: Point[] = [
      { x: across, y: Math.min(...ys) - 4 },
      { x: across, y: Math.max(...ys) + LINE - 2 },
      { x: Math.max(...xs) + width / 2 + 2, y: middle(ys) },
      { x: Math.min(...xs) - width / 2 - 2, y: middle(ys) },
      { x: across, y: middle(ys) },
    ];
    const room = (at: Point): Rectangle => ({ x: at.x - width / 2, y: at.y - LINE + 3, width, height: LINE });
    const inside = (r: Rectangle) => r.x >= 0 && r.y >= 0 && r.x + r.width <= MAP.width && r.y + r.height <= MAP.height;
    const at = spots.find((spot) => inside(room(spot)) && taken.every((t) => apart(t, room(spot))));
    if (!at || name === '') continue;
    taken.push(room(at));
    placed.push({ area, name, at });
  }
  return placed;
}

export type Tile = { url: string; x: number; y: number; size: number };
/** The squares of a tile server that lie under the view; `template` has {z}, {x}, {y}. */
export function tilesUnder(view: View, template: string): Tile[] {
  const centre = worldOf(view, view.zoom);
  const [left, top] = [centre.x - MAP.width / 2, centre.y - MAP.height / 2];
  const span = (from: number, length: number) => {
    const first = Math.floor(from / TILE);
    return Array.from({ length: Math.floor((from + length) / TILE) - first + 1 }, (_, i) => first + i);
  };
  const count = 2 ** view.zoom;
  return span(left, MAP.width).flatMap((x) =>
    span(top, MAP.height)
      .filter((y) => y >= 0 && y < count)
      .map((y) => ({
        url: template.replace('{z}', String(view.zoom)).replace('{x}', String(x)).replace('{y}', String(y)),
        x: x * TILE - left,
        y: y * TILE - top,
        size: TILE,
      })),
  );
}

/** `40.8200,111.6700,11` in an address, and back; null for what is no view. */
export const viewText = (v: View): string => `${v.lat.toFixed(4)},${v.long.toFixed(4)},${v.zoom}`;
export function readView(text: string | undefined): View | null {
  const m = /^(-?\d{1,2}\.\d{1,6}),(-?\d{1,3}\.\d{1,6}),(\d{1,2}(?:\.\d{1,2})?)$/.exec(text ?? '');
  if (!m) return null;
  const [lat, long, zoom] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (Math.abs(lat) > 85 || Math.abs(long) > 180 || zoom < MIN_ZOOM || zoom > MAX_ZOOM) return null;
  return { lat, long, zoom };
}
