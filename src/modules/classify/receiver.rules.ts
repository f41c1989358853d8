import { type Space, type Vector, vectorOf } from './features.rules.ts';

export type Handled = {
  readonly number: string;
  readonly title: string;
  readonly area: string;
  readonly unitId: string;
  readonly unitName: string;
};
export type UnitSuggestion = {
  readonly id: string;
  readonly name: string;
  readonly cases: number;
  readonly here: number;
  readonly likest: { readonly number: string; readonly title: string };
};

const SHOWN = 3;
/** A case of the same village says more about who goes there than one of the next village. */
const HERE = 2;
/** What a case counts for its category and place alone, before its words are looked at. */
const PLAIN = 0.2;

/** The units that closed the likest cases of one category, those that may still be sent something; most and nearest first. */
export function unitsFor(
  { vector, space, area }: { vector: Vector; space: Space; area: string },
  handled: readonly Handled[],
  isOpen: (unitId: string) => boolean,
): UnitSuggestion[] {
  const village = area.slice(0, 12);
  const units = new Map<string, UnitSuggestion & { weight: number; best: number }>();
  for (const c of handled) {
    if (!isOpen(c.unitId)) continue;
    const isHere = c.area.startsWith(village);
    const likeness = dot(vector, vectorOf(space, { title: c.title, body: '' }));
    const before = units.get(c.unitId);
    const isBest = !before || likeness > before.best;
    units.set(c.unitId, {
      id: c.unitId,
      name: c.unitName,
      cases: (before?.cases ?? 0) + 1,
      here: (before?.here ?? 0) + (isHere ? 1 : 0),
      weight: (before?.weight ?? 0) + (PLAIN + likeness) * (isHere ? HERE : 1),
      best: isBest ? likeness : before.best,
      likest: isBest ? { number: c.number, title: c.title } : before.likest,
    });
  }
  return [...units.values()]
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ weight: _, best: __, ...unit }) => unit);
}

function dot(a: Vector, b: Vector): number {
  const values = new Map<number, number>();
  for (const [j, id] of a.ids.entries()) values.set(id, a.values[j]!);
  let sum = 0;
  for (const [j, id] of b.ids.entries()) sum += (values.get(id) ?? 0) * b.values[j]!;
  return sum;
}
