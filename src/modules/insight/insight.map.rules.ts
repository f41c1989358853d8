/**
 * A map without boundaries (decision 0013): one tile for each place, laid out so that north stays above south and west left of east. Where
 * places stand is known from what stands in them; one of which nothing is known stands at the end and says so. Pure.
 */

export type Spot = { key: string; lat: number | null; long: number | null };
export type Cell = { key: string; column: number; row: number; isKnown: boolean };

/** Among equals the code decides, so that the same places always give the same map. */
const order = (by: (s: Known) => number) => (a: Known, b: Known) => by(a) - by(b) || (a.key < b.key ? -1 : 1);
type Known = { key: string; lat: number; long: number };
const isKnown = (s: Spot): s is Known => s.lat !== null && s.long !== null;
type Placed = { spot: Known; x: number; y: number; column: number; row: number };

/** Where it would stand if columns and rows were as even as the tiles: by rank, softened by how far apart they really are. */
function wanted(spots: readonly Known[], columns: number, rows: number): Map<string, { x: number; y: number }> {
  const scale = (by: (s: Known) => number, cells: number) => {
    const sorted = [...spots].sort(order(by));
    const [low, high] = [by(sorted[0]!), by(sorted.at(-1)!)];
    const rank = new Map(sorted.map((s, i) => [s.key, sorted.length < 2 ? 0.5 : i / (sorted.length - 1)]));
    const real = (s: Known) => (high > low ? (by(s) - low) / (high - low) : 0.5);
    return (s: Known) => (0.6 * rank.get(s.key)! + 0.4 * real(s)) * (cells - 1);
  };
  const [x, y] = [scale((s) => s.long, columns), scale((s) => -s.lat, rows)];
  return new Map(spots.map((s) => [s.key, { x: x(s), y: y(s) }]));
}

/** Every second row stands half a tile to the right, as combs do. */
const shift = (row: number) => (row % 2) * 0.5;
const costAt = (p: Placed, column: number, row: number) => (p.x - column - shift(row)) ** 2 + (p.y - row) ** 2;

/** Exchanges tiles for as long as that brings both nearer to where they want to be. */
function settle(placed: Placed[], free: { column: number; row: number }[]): void {
  const MOST_ROUNDS = 50;
  for (let round = 0, moved = true; moved && round < MOST_ROUNDS; round++) {
    moved = false;
    for (const [i, a] of placed.entries()) {
      for (const b of placed.slice(i + 1)) {
        const now = costAt(a, a.column, a.row) + costAt(b, b.column, b.row);
        if (costAt(a, b.column, b.row) + costAt(b, a.column, a.row) >= now - 1e-9) continue;
        [a.column, a.row, b.column, b.row] = [b.column, b.row, a.column, a.row];
        moved = true;
      }
      for (const cell of free) {
        if (costAt(a, cell.column, cell.row) >= costAt(a, a.column, a.row) - 1e-9) continue;
        [a.column, a.row, cell.column, cell.row] = [cell.column, cell.row, a.column, a.row];
        moved = true;
      }
    }
  }
}

/** A little wider than high, with some cells over, so that the shape of the whole can show. */
const ROOM = 1.3;
const WIDER = 1.25;

export function tileMap(spots: readonly Spot[]): Cell[] {
  const known = spots.filter(isKnown).sort(order((s) => -s.lat));
  const unknown = spots.filter((s) => !isKnown(s)).sort((a, b) => (a.key < b.key ? -1 : 1));
  const columns = Math.max(1, Math.ceil(Math.sqrt((known.length || unknown.length) * ROOM * WIDER)));
  const rows = Math.max(known.length > 0 ? 1 : 0, Math.ceil((known.length * (known.length > 4 ? ROOM : 1)) / columns));
  const at = known.length > 0 ? wanted(known, columns, rows) : new Map<string, { x: number; y: number }>();
  const perRow = Math.max(1, Math.ceil(known.length / Math.max(1, rows)));
  const placed: Placed[] = [];
  for (let row = 0; row * perRow < known.length; row++)
    for (const [column, spot] of known
      .slice(row * perRow, (row + 1) * perRow)
      .sort(order((s) => s.long))
      .entries())
      placed.push({ spot, ...at.get(spot.key)!, column, row });
  const taken = new Set(placed.map((p) => `${p.column} ${p.row}`));
  const free = Array.from({ length: rows * columns }, (_, i) => ({
    column: i % columns,
    row: Math.floor(i / columns),
  }));
  settle(
    placed,
    free.filter((c) => !taken.has(`${c.column} ${c.row}`)),
  );
  const cells = placed.map(({ spot, column, row }) => ({ key: spot.key, column, row, isKnown: true }));
  return [...trimmed(cells), ...unknown.map((s, i) => below(s.key, i, columns, cells.length > 0 ? rows : 0))];
}

const below = (key: string, i: number, columns: number, from: number): Cell => ({
  ...{ key, isKnown: false },
  column: i % columns,
  row: from + Math.floor(i / columns),
});

/** Without empty rows above or columns to the left. Rows go by two: a row keeps its half tile. */
function trimmed(cells: Cell[]): Cell[] {
  const left = Math.min(...cells.map((c) => c.column));
  const top = Math.min(...cells.map((c) => c.row));
  return cells.map((c) => ({ ...c, column: c.column - left, row: c.row - (top - (top % 2)) }));
}

/** Five steps from nothing to the most: what a tile is coloured by. 0 is its own step, for nothing is not little. */
export const STEPS = 5;
export function stepOf(value: number | null, most: number): number {
  if (value === null || value <= 0 || most <= 0) return 0;
  return Math.min(STEPS, Math.max(1, Math.ceil((value / most) * STEPS)));
}
