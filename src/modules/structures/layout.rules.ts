/** Where the boxes of a structure stand on a sheet: three levels, the same on screen, on the portal and on A4. Pure. */
import type { Branch, Tree, Unit } from './structures.rules.ts';

export type Box = {
  readonly id: string | null;
  readonly level: 'one' | 'group' | 'branch' | 'unit' | 'more';
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly boxes: Box[];
  readonly lines: string[];
};
/** What the boxes that stand for many say; the surface knows the language. */
export type Says = { more: (n: number) => string; stations: (n: number) => string; units: (n: number) => string };

export const WIDTH = 1080;
const GAP = 8;
const MOST_IN_ROW = 12;
/** Under one branch, and in the band of the organisation's own units: beyond that they stand as a number. */
export const UNDER_BRANCH = 4;
export const IN_BAND = 24;
const LINE = 17;
const FONT = 13;

/** Lines of at most so many characters; a Latin letter is half as wide. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  for (const char of text) {
    const width = char.charCodeAt(0) < 0x2e80 ? 0.55 : 1;
    if (used + width > most && line) {
      lines.push(line.trim());
      [line, used] = ['', 0];
    }
    line += char;
    used += width;
  }
  return [...lines, line.trim()].filter(Boolean);
}
const charsIn = (w: number) => Math.max(3, (w - 12) / FONT);
const boxed = (id: string | null, level: Box['level'], text: string, w: number) => {
  const lines = wrap(text, charsIn(w));
  return { id, level, lines, w, h: lines.length * LINE + 12 };
};
type Unplaced = ReturnType<typeof boxed>;

/** Boxes of one row are as high as the highest. */
function row(list: readonly Unplaced[], x: number, y: number, step: number): { boxes: Box[]; bottom: number } {
  const h = Math.max(0, ...list.map((b) => b.h));
  return { boxes: list.map((b, i) => ({ ...b, h, x: x + i * step, y })), bottom: y + h };
}
const below = (b: Branch, w: number, says: Says): Unplaced[] => {
  const shown = b.units.length > UNDER_BRANCH ? [] : b.units;
  return [
    ...shown.map((u) => boxed(u.id, 'unit', u.shortName, w)),
    ...(b.units.length > UNDER_BRANCH ? [boxed(null, 'more', says.units(b.units.length), w)] : []),
    ...(b.stations > 0 ? [boxed(null, 'more', says.stations(b.stations), w)] : []),
    ...b.groups.map((u) => boxed(u.id, 'group', u.shortName, w)),
  ];
};

function branchRows(
  tree: Tree,
  top: number,
  says: Says,
  from: number,
): { boxes: Box[]; lines: string[]; bottom: number } {
  const perRow = Math.min(MOST_IN_ROW, Math.ceil(tree.branches.length / Math.ceil(tree.branches.length / MOST_IN_ROW)));
  const boxes: Box[] = [];
  const lines: string[] = [];
  let y = top;
  for (let i = 0; i < tree.branches.length; i += perRow) {
    const part = tree.branches.slice(i, i + perRow);
    const step = Math.min(200, (WIDTH + GAP) / perRow);
    const w = step - GAP;
    const left = (WIDTH - (part.length * step - GAP)) / 2;
    const heads = row(
      part.map((b) => boxed(b.unit.id, 'branch', b.unit.shortName, w)),
      left,
      y + 14,
      step,
    );
    const rail = y + 2;
    const middles = heads.boxes.map((b) => b.x + w / 2);
    lines.push(`M${WIDTH / 2} ${i === 0 ? from : rail}V${rail}`);
    lines.push(`M${Math.min(WIDTH / 2, ...middles)} ${rail}H${Math.max(WIDTH / 2, ...middles)}`);
    for (const x of middles) lines.push(`M${x} ${rail}V${y + 14}`);
    boxes.push(...heads.boxes);
    let lowest = heads.bottom;
    for (const [k, b] of part.entries()) {
      let at = heads.bottom + 6;
      for (const u of below(b, w, says)) {
        boxes.push({ ...u, x: left + k * step, y: at });
        at += u.h + 4;
      }
      lowest = Math.max(lowest, at);
    }
    y = lowest + 10;
  }
  return { boxes, lines, bottom: y };
}

/** The organisation's own units: a grid, or one box with their number where they are too many to be read. */
function band(units: readonly Unit[], stations: number, top: number, says: Says): { boxes: Box[]; bottom: number } {
  const shown = units.length > IN_BAND ? [] : units;
  const all: Unplaced[] = [];
  const columns = 8;
  const step = (WIDTH + GAP) / columns;
  const w = step - GAP;
  for (const u of shown) all.push(boxed(u.id, 'unit', u.shortName, w));
  if (units.length > IN_BAND) all.push(boxed(null, 'more', says.units(units.length), w * 2));
  if (stations > 0) all.push(boxed(null, 'more', says.stations(stations), units.length > IN_BAND ? w * 2 : w));
  const boxes: Box[] = [];
  let y = top;
  for (let i = 0; i < all.length; i += columns) {
    const part = all.slice(i, i + columns);
    const wide = Math.max(...part.map((b) => b.w)) + GAP;
    const placed = row(part, (WIDTH - (part.length * wide - GAP)) / 2, y, wide);
    boxes.push(...placed.boxes);
    y = placed.bottom + 6;
  }
  return { boxes, bottom: y };
}

/** The whole drawing. Nothing overlaps: every row begins below the lowest box of the one before. */
export function draw(tree: Tree, says: Says): Drawing {
  const ONE = 300;
  const one = { ...boxed(tree.one.id, 'one', tree.one.name, ONE), x: (WIDTH - ONE) / 2, y: 0 };
  const boxes: Box[] = [one];
  const lines: string[] = [];
  const side = (WIDTH - ONE) / 2 - 3 * GAP;
  let bottom = one.h;
  if (tree.groups.length > 0) {
    const perLine = Math.max(1, Math.min(3, tree.groups.length));
    const step = (side + GAP) / 3;
    const left = (WIDTH + ONE) / 2 + 3 * GAP;
    lines.push(`M${(WIDTH + ONE) / 2} ${one.h / 2}H${left}`);
    let y = 0;
    for (let i = 0; i < tree.groups.length; i += perLine) {
      const placed = row(
        tree.groups.slice(i, i + perLine).map((g) => boxed(g.id, 'group', g.shortName, step - GAP)),
        left,
        y,
        step,
      );
      boxes.push(...placed.boxes);
      y = placed.bottom + 4;
    }
    bottom = Math.max(bottom, y);
  }
  const rows = branchRows(tree, bottom + 14, says, one.h);
  boxes.push(...rows.boxes);
  lines.push(...rows.lines);
  const last = band(tree.units, tree.stations, rows.bottom + 6, says);
  boxes.push(...last.boxes);
  if (last.boxes.length > 0) lines.push(`M0 ${rows.bottom}H${WIDTH}`);
  return { width: WIDTH, height: Math.ceil(last.bottom) + 2, boxes, lines };
}

/** Is anything in the drawing only a number? Then the list is printed with it. */
export const isCollapsed = (t: Tree): boolean =>
  t.units.length > IN_BAND || t.branches.some((b) => b.units.length > UNDER_BRANCH);

/** Where each line of a box is written: centred, one below the other. */
export const written = (b: Box): { text: string; x: number; y: number }[] =>
  b.lines.map((text, i) => ({ text, x: b.x + b.w / 2, y: b.y + (b.h - b.lines.length * LINE) / 2 + 13 + i * LINE }));
