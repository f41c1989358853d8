/** The door of `stations`. */
export { listReports, report, settleReport } from './reports.actions.ts';
export { importStations } from './sheet.actions.ts';
export { type PlaceSpot, spotsBelow } from './spots.store.ts';
export { listStations, moveStation, putBox } from './stations.actions.ts';
export { stationsOf as stationsKept } from './stations.store.ts';
