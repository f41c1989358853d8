import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { datums } from './position.rules.ts';
import {
  amenities,
  keeperRoles,
  reportKinds,
  reportStates,
  reportVerbs,
  stationKinds,
  stationRoles,
  stationStates,
  stationVerbs,
} from './stations.rules.ts';

/** Who tells the rectangle a place lies in. */
export const boxRoles = ['townshipClerk', 'countyClerk'] as const satisfies readonly Role[];
const one = z.object({ id });
const range = z.tuple([z.int().min(0).max(2880), z.int().min(0).max(2880)]);
const ranges = z.array(range).max(4);
export const hours = z.object({ week: z.array(ranges).length(7), holiday: ranges.nullable() });

/** What anybody may know of a station. */
export const publicStation = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  /** The county (or, in a county's own house, the township) it is listed under. */
  district: areaCode,
  districtName: z.string(),
  name: z.string(),
  kind: z.enum(stationKinds),
  address: z.string(),
  way: z.string().nullable(),
  /** WGS-84. */
  lat: z.number(),
  long: z.number(),
  amenities: z.array(z.enum(amenities)),
  seats: z.int().nullable(),
  hours,
  host: z.string(),
  phone: z.string(),
  state: z.enum(stationStates),
  stateReason: z.string().nullable(),
  pausedUntil: day.nullable(),
  confirmedOn: day,
});
export type PublicStation = z.infer<typeof publicStation>;
export const stationRow = publicStation.extend({
  organisationId: id,
  unit: z.string(),
  /** Reports nobody looked at yet. */
  waiting: z.int(),
  version: z.int(),
  open: z.array(z.enum(stationVerbs)),
});
export type StationRow = z.infer<typeof stationRow>;

/** The days the house knows, yesterday first: by them "open now" is told without asking again. */
export const houseDays = z.array(z.object({ date: day, weekday: z.int().min(0).max(6), isHoliday: z.boolean() }));

export const stationFilter = z.object({
  area: areaCode.optional(),
  amenity: z.enum(amenities).optional(),
  state: z.enum(stationStates).optional(),
  q: optionalText(40),
  openNow: z.stringbool().optional(),
  stale: z.stringbool().optional(),
});
export type StationFilter = z.output<typeof stationFilter>;

export const stationInput = z.object({
  area: areaCode,
  name: text(60, 2),
  kind: z.enum(stationKinds),
  address: text(200, 2),
  way: optionalText(300, 2),
  lat: z.number(),
  long: z.number(),
  datum: z.enum(datums).default('wgs84'),
  amenities: z.array(z.enum(amenities)).min(1).max(amenities.length),
  seats: z.int().min(1).max(500).optional(),
  hours: text(300),
  host: text(60, 2),
  organisationId: id,
  phone: text(60, 3),
});
export type StationInput = z.output<typeof stationInput>;

export const reportRow = z.object({
  id,
  stationId: id,
  station: z.string(),
  area: areaCode,
  placeName: z.string(),
  kind: z.enum(reportKinds),
  amenity: z.enum(amenities).nullable(),
  note: z.string().nullable(),
  times: z.int(),
  firstAt: moment,
  lastAt: moment,
  state: z.enum(reportStates),
  answer: z.string().nullable(),
  answeredAt: moment.nullable(),
  version: z.int(),
});
export type ReportRow = z.infer<typeof reportRow>;

const box = z.object({ south: z.number(), west: z.number(), north: z.number(), east: z.number() });

export const stationsApi = {
  publicStations: endpoint({
    method: 'GET',
    path: '/api/public/stations',
    allow: 'anyone',
    says: ['驿站(公开)', 'Stations, as anybody may know them'],
    query: stationFilter.pick({ area: true, amenity: true, q: true, openNow: true }),
    output: z.object({ items: z.array(publicStation), days: houseDays }),
  }),
  listStations: endpoint({
    method: 'GET',
    path: '/api/stations',
    allow: stationRoles,
    says: ['驿站台账', 'The stations of a post'],
    query: stationFilter,
    output: z.object({ items: z.array(stationRow), days: houseDays }),
  }),
  exportStations: endpoint({
    method: 'GET',
    path: '/api/stations/export',
    allow: stationRoles,
    says: ['导出驿站台账', 'The stations as an xlsx table, which can be imported again'],
    query: stationFilter,
    download: true,
    output: z.object({}),
  }),
  addStation: endpoint({
    method: 'POST',
    path: '/api/stations',
    allow: keeperRoles,
    says: ['登记一个驿站', 'A new station'],
    input: stationInput,
    output: stationRow,
  }),
  getStation: endpoint({
    method: 'GET',
    path: '/api/stations/:id',
    allow: stationRoles,
    says: ['看一个驿站', 'One station'],
    params: one,
    output: stationRow,
  }),
  changeStation: endpoint({
    method: 'PUT',
    path: '/api/stations/:id',
    allow: keeperRoles,
    says: ['修改驿站,同时算核对过', 'Change a station; it counts as checked today'],
    params: one,
    input: stationInput,
    output: stationRow,
    versioned: true,
  }),
  moveStation: endpoint({
    method: 'POST',
    path: '/api/stations/:id/state',
    allow: keeperRoles,
    says: ['暂停、恢复或撤销', 'Pause, reopen or close a station'],
    params: one,
    input: z.object({
      verb: z.enum(stationVerbs),
      reason: z.string().trim().max(200).default(''),
      until: day.optional(),
    }),
    output: stationRow,
    versioned: true,
  }),
  confirmStation: endpoint({
    method: 'POST',
    path: '/api/stations/:id/confirm',
    allow: keeperRoles,
    says: ['核对过,都对', 'Somebody looked: everything is as told'],
    params: one,
    output: stationRow,
    versioned: true,
  }),
  listReports: endpoint({
    method: 'GET',
    path: '/api/station-reports',
    allow: stationRoles,
    says: ['用户反映', 'What users reported'],
    query: z.object({ area: areaCode.optional(), state: z.enum(reportStates).optional(), stationId: id.optional() }),
    output: z.object({ items: z.array(reportRow) }),
  }),
  settleReport: endpoint({
    method: 'POST',
    path: '/api/station-reports/:id/settle',
    allow: keeperRoles,
    says: ['改正或回复一条反映', 'Put a report right, or answer it'],
    params: one,
    input: z.object({ verb: z.enum(reportVerbs), note: z.string().trim().max(300).default('') }),
    output: reportRow,
    versioned: true,
  }),
  listBoxes: endpoint({
    method: 'GET',
    path: '/api/station-boxes',
    allow: stationRoles,
    says: ['各地的经纬度范围', 'The rectangles places lie in'],
    output: z.object({ items: z.array(box.extend({ area: areaCode, placeName: z.string() })) }),
  }),
  putBox: endpoint({
    method: 'PUT',
    path: '/api/station-boxes/:area',
    allow: boxRoles,
    says: ['设一个地方的经纬度范围', 'Tell the rectangle a place lies in'],
    params: z.object({ area: areaCode }),
    input: box,
    output: box.extend({ area: areaCode, placeName: z.string() }),
  }),
};
export type StationsApi = typeof stationsApi;
