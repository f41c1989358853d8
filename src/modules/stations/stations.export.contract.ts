import { exportOf } from '#kernel/export.ts';
import { stationsApi } from './stations.contract.ts';
import { stationsExportWords as w } from './stations.export.words.ts';
import {
  amenityWords,
  reportKindWords,
  reportStateWords,
  stationKindWords,
  stationStateWords,
} from './stations.words.ts';

export const stationsExport = exportOf(stationsApi.listStations, 'items', {
  name: 'stations',
  says: w.stations.says,
  columns: {
    name: 'text',
    placeName: 'text',
    districtName: { head: w.stations.districtName },
    kind: stationKindWords,
    address: { head: w.stations.address },
    way: { head: w.stations.way },
    lat: { head: w.stations.lat, as: 'number' },
    long: { head: w.stations.long, as: 'number' },
    amenities: { head: w.stations.amenities, as: amenityWords },
    seats: { head: w.stations.seats, as: 'number' },
    host: { head: w.stations.host },
    phone: { head: w.stations.phone },
    state: stationStateWords,
    stateReason: { head: w.stations.stateReason },
    pausedUntil: { head: w.stations.pausedUntil, as: 'day' },
    confirmedOn: { head: w.stations.confirmedOn, as: 'day' },
    unit: 'text',
    waiting: { head: w.stations.waiting, as: 'number' },
  },
});

export const stationReportsExport = exportOf(stationsApi.listReports, 'items', {
  name: 'station-reports',
  says: w.stationReports.says,
  columns: {
    station: { head: w.stationReports.station },
    placeName: 'text',
    kind: reportKindWords,
    amenity: { head: w.stationReports.amenity, as: amenityWords },
    note: { head: w.stationReports.note },
    times: { head: w.stationReports.times, as: 'number' },
    firstAt: { head: w.stationReports.firstAt, as: 'moment' },
    lastAt: { head: w.stationReports.lastAt, as: 'moment' },
    state: reportStateWords,
    answer: { head: w.stationReports.answer },
    answeredAt: { head: w.stationReports.answeredAt, as: 'moment' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const stationsExports = [stationsExport, stationReportsExport];
