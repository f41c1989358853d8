import { exportOf } from '#kernel/export.ts';
import { placesApi } from './places.contract.ts';
import { placesExportWords as w } from './places.export.words.ts';
import { placeKindWords } from './places.words.ts';

export const placesExport = exportOf(placesApi.listPlaces, 'places', {
  name: 'places',
  says: w.places.says,
  columns: {
    code: { head: w.places.code },
    name: 'text',
    fullName: { head: w.places.fullName },
    kind: placeKindWords,
    parent: { head: w.places.parent },
    validFrom: 'day',
    validTo: 'day',
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const placesExports = [placesExport];
