import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment } from '#kernel/fields.ts';
import { caseKinds } from '#modules/cases/cases.rules.ts';
import { boardKinds } from './insight.board.rules.ts';
import { grains } from './insight.period.rules.ts';
import { insightRoles } from './insight.rules.ts';

const word = z.tuple([z.string(), z.string()]);
/** `to` is the last day that counts. */
const scope = z.object({ area: areaCode, organisationId: id.optional(), from: day, to: day });

/** `value`: the number; a share also says of how many, and a share of none has no value. */
const number = z.object({ value: z.number().nullable(), of: z.int().nullable() });
export const figureView = z.object({
  id: z.string(),
  says: word,
  unit: word,
  how: word,
  as: z.enum(['rows', 'sum', 'keys', 'share']),
  ...number.shape,
  /** The same of the span it is compared with. */
  before: number.nullable(),
});
export type FigureView = z.output<typeof figureView>;

export const figureRow = z.object({
  key: z.string(),
  day,
  area: areaCode,
  placeName: z.string(),
  title: z.string(),
  amount: z.number(),
  path: z.string().nullable(),
});

const measures = z.enum([
  'received',
  'channel',
  'route',
  'closed',
  'overdue',
  'redone',
  'returned',
  'response',
  'solved',
  'stars',
]);

const named = z.object({ code: z.string(), name: z.string() });
/** One bar of a chart: what it counts, and what it is called where that is no word of the house. */
const bar = z.object({ key: z.string(), label: z.string().nullable(), n: z.int(), overdue: z.int() });
/** What a list behind a part of a chart is asked by; `own`: of the place itself, without those below. */
const page = {
  own: z.stringbool().default(false),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
const rowsBehind = z.object({
  figure: figureView,
  placeName: z.string(),
  asOf: moment,
  notes: z.array(word),
  /** The query behind the number, as it is put to the database. */
  query: z.string(),
  items: z.array(figureRow),
  next: z.string().nullable(),
});
export const board = z.object({
  asOf: moment,
  board: z.enum(boardKinds),
  place: z.object({ ...named.shape, fullName: z.string() }),
  /** On an industry's board its committee: only its members, stations and branches are counted. */
  unit: z.object({ id, name: z.string() }).nullable(),
  /** From the actor's own place down to the one above this. */
  above: z.array(named),
  notes: z.array(word),
  against: z.object({ from: day, to: day }).nullable(),
  headline: z.array(figureView),
  groups: z.array(z.object({ module: z.string(), items: z.array(figureView) })),
  /** Of cases: nothing on an industry's board. */
  cases: z
    .object({
      grain: z.enum(grains),
      /** `before`: received in the same part of the span it is compared with. */
      trend: z.array(z.object({ from: day, to: day, received: z.int(), closed: z.int(), before: z.int().nullable() })),
      ...{ kinds: z.array(bar), categories: z.array(bar), channels: z.array(bar), states: z.array(bar) },
      units: z.array(bar),
    })
    .nullable(),
  map: z.object({
    figure: z.string().nullable(),
    /** Each place one level below, with where it stands as far as that is known; `own`: what lies in none of them. */
    tiles: z.array(
      z.object({
        ...named.shape,
        ...number.shape,
        ...{ lat: z.number().nullable(), long: z.number().nullable(), own: z.boolean() },
      }),
    ),
  }),
});
export type Board = z.output<typeof board>;

export const insightApi = {
  board: endpoint({
    method: 'GET',
    path: '/api/insight/board',
    allow: insightRoles,
    says: ['一个地方的看板', 'The board of a place'],
    query: scope.omit({ organisationId: true }).extend({
      board: z.enum(boardKinds).default('place'),
      against: z.enum(['previous', 'lastYear']).optional(),
      /** Which figure the tiles of the map show. */
      map: z.string().max(80).optional(),
    }),
    output: board,
  }),
  slice: endpoint({
    method: 'GET',
    path: '/api/insight/slice',
    allow: insightRoles,
    says: ['图上一段后面的诉求', 'The cases behind a part of a chart'],
    query: scope.omit({ organisationId: true }).extend({
      measure: measures,
      /** Separated by commas. */
      states: z.string().max(200).optional(),
      kind: z.enum(caseKinds).optional(),
      category: z.string().max(100).optional(),
      unit: id.optional(),
      ...page,
    }),
    output: rowsBehind,
  }),
  jurisdictions: endpoint({
    method: 'GET',
    path: '/api/insight/jurisdictions',
    allow: insightRoles,
    says: ['各辖区的数', 'The figures of each jurisdiction'],
    query: z.object({ from: day, to: day }),
    output: z.object({
      asOf: moment,
      /** `figures`: null where the jurisdiction has not been brought up to date. */
      items: z.array(named.extend({ figures: z.array(figureView).nullable() })),
    }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/api/insight/figures',
    allow: insightRoles,
    says: ['一个地方或单位一段时间的数', 'The numbers of a place or a unit in a period'],
    query: scope.extend({
      /** Full names, separated by commas; left out: every figure that can be told of it. */
      ids: z.string().max(2000).optional(),
      against: z.enum(['previous', 'lastYear']).optional(),
    }),
    output: z.object({
      asOf: moment,
      placeName: z.string(),
      against: z.object({ from: day, to: day }).nullable(),
      /** What has to be said beside these numbers. */
      notes: z.array(word),
      items: z.array(figureView),
      /** What was asked for and cannot be told, and why. */
      left: z.array(z.object({ id: z.string(), why: word })),
    }),
  }),
  figureRows: endpoint({
    method: 'GET',
    path: '/api/insight/figures/:name/rows',
    allow: insightRoles,
    says: ['一个数后面的明细', 'The list behind a number'],
    params: z.object({ name: z.string().max(80) }),
    query: scope.extend(page),
    output: rowsBehind,
  }),
  caseCounts: endpoint({
    method: 'GET',
    path: '/api/insight/cases',
    allow: insightRoles,
    says: ['诉求的统计', 'Counts of cases'],
    query: scope.omit({ organisationId: true }).extend({
      by: z.enum(['state', 'day', 'month', 'kind', 'category', 'unit', 'place']),
      /** Separated by commas. */
      measures: z
        .string()
        .max(200)
        .transform((t) => t.split(','))
        .pipe(z.array(measures).min(1)),
      kind: z.enum(caseKinds).optional(),
      category: z.string().max(100).optional(),
      unit: id.optional(),
    }),
    output: z.object({
      asOf: moment,
      notes: z.array(word),
      /** `key` told apart by, `label` what it is called where it is a unit or a place. */
      items: z.array(
        z.object({ key: z.string(), label: z.string().nullable(), measure: measures, state: z.string(), n: z.int() }),
      ),
    }),
  }),
};
export type InsightApi = typeof insightApi;
