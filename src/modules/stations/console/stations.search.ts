import { type Amenity, amenities, type StationState, stationStates } from '../stations.rules.ts';

export const stationViews = ['list', 'map', 'reports', 'boxes'] as const;
/** What the address of the page says. */
export type StationSearch = {
  view?: (typeof stationViews)[number] | undefined;
  area?: string | undefined;
  amenity?: Amenity | undefined;
  state?: StationState | undefined;
  only?: 'openNow' | 'stale' | undefined;
  q?: string | undefined;
  open?: string | undefined;
};

/** Whatever stands in the address, brought into what can be asked for. */
export function readStationSearch(raw: Record<string, unknown>): StationSearch {
  const text = (name: string) => (raw[name] === undefined ? '' : String(raw[name]));
  return {
    view: stationViews.find((v) => v === raw.view && v !== 'list'),
    area: /^\d{2,15}$/.test(text('area')) ? text('area') : undefined,
    amenity: amenities.find((a) => a === raw.amenity),
    state: stationStates.find((s) => s === raw.state),
    only: (['openNow', 'stale'] as const).find((o) => o === raw.only),
    q: text('q').slice(0, 40) || undefined,
    open: /^[0-9a-f-]{36}$/.test(text('open')) ? text('open') : undefined,
  };
}
