import { defineModule } from '#platform/module.ts';
import { getCalendar, importNotice } from './calendar.actions.ts';
import { calendarApi } from './calendar.contract.ts';
import { addAlias, addGrid, addPlace, closePlace, editPlace, getPlace, importPlaces } from './places.actions.ts';
import { placesApi } from './places.contract.ts';
import { placesExports } from './places.export.contract.ts';
import { listPlaces, placeTree, searchPlaces } from './places.reads.ts';

export const places = defineModule({
  name: 'places',
  needs: [],
  exports: placesExports,
  api: { ...placesApi, ...calendarApi },
  handlers: {
    listPlaces,
    searchPlaces,
    placeTree,
    getPlace,
    addPlace,
    editPlace,
    closePlace,
    addGrid,
    addAlias,
    importPlaces,
    getCalendar,
    importNotice,
  },
});
