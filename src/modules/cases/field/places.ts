import { ask } from '#ui/field/ask.ts';
import { places } from './wire.ts';

/** The places below one's area: public names, kept on the phone so that the list is there without a network too. */
export type ListedPlace = { code: string; name: string; depth: number };
type Kept = { area: string; list: ListedPlace[] };

const KEY = 'baodao.field.places';
const LEVELS = 3;

export async function placesBelow(area: string): Promise<ListedPlace[]> {
  const { places: found } = await ask(places.tree, { params: { code: area }, query: { levels: LEVELS } });
  const depths = [...new Set(found.map((p) => p.code.length))].sort((a, b) => a - b);
  const list = found.map(({ code, name }) => ({ code, name, depth: depths.indexOf(code.length) }));
  localStorage.setItem(KEY, JSON.stringify({ area, list } satisfies Kept));
  return list;
}

export function keptPlaces(area: string): ListedPlace[] {
  try {
    const kept: Partial<Kept> | null = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return kept?.area === area ? (kept.list ?? []) : [];
  } catch {
    return [];
  }
}
