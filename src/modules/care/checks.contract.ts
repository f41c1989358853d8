import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { gateFields } from '#modules/mandates/mandates.gate.contract.ts';
import { assignRoles, careBoardRoles, careClasses, careRoles, checkKinds, visitRoles } from './care.rules.ts';
import {
  checkStates,
  checkVerbs,
  consentGivers,
  methods,
  otherWays,
  outcomes,
  standings,
  urgencies,
  visitProofs,
  whyMissed,
} from './checks.rules.ts';

export const checkRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  memberId: id,
  kind: z.enum(checkKinds),
  careClass: z.enum(careClasses),
  householdId: id,
  household: z.string(),
  address: z.string(),
  person: z.string().nullable(),
  dueOn: day,
  secondDueOn: day.nullable(),
  state: z.enum(checkStates),
  /** Against today; null when it is settled. */
  urgency: z.enum(urgencies).nullable(),
  unit: z.string().nullable(),
  /** Who goes; shown to whoever plans the round, counted nowhere. */
  assignee: z.string().nullable(),
  plannedOn: day.nullable(),
  settledOn: day.nullable(),
  version: z.int(),
});
export type CheckRow = z.output<typeof checkRow>;

const point = z.tuple([z.number(), z.number()]);
const strokes = z.array(z.array(point).max(2000)).max(60);
export const visitView = z.object({
  id,
  day,
  madeAt: moment,
  by: z.string(),
  unit: z.string(),
  method: z.enum(methods),
  outcome: z.enum(outcomes),
  standing: z.enum(standings),
  whyMissed: z.enum(whyMissed).nullable(),
  witness: z.string().nullable(),
  consentBy: z.enum(consentGivers).nullable(),
  offered: z.enum(otherWays).nullable(),
  matchSource: z.string().nullable(),
  proof: z.enum(visitProofs).nullable(),
  toldBy: z.string().nullable(),
  /** Who died. */
  person: z.string().nullable(),
  strokes: strokes.nullable(),
  photos: z.array(z.object({ id, name: z.string(), hasThumb: z.boolean() })),
});
export type VisitView = z.output<typeof visitView>;

export const checkView = checkRow.extend({
  needsWitness: z.boolean(),
  opensOn: day,
  syncNumber: z.string().nullable(),
  visits: z.array(visitView),
  /** Visits that found different things: somebody looks at both. */
  disagree: z.boolean(),
  open: z.array(z.enum(checkVerbs)),
});
export type CheckView = z.output<typeof checkView>;

const person = z.object({ personId: id, name: z.string() });
/** What is carried along without a network: the open checks of a place, and who lives there. */
export const roundItem = z.object({
  ...checkRow.pick({
    id: true,
    area: true,
    placeName: true,
    kind: true,
    careClass: true,
    household: true,
    address: true,
    person: true,
    dueOn: true,
    secondDueOn: true,
    state: true,
    urgency: true,
    plannedOn: true,
  }).shape,
  isMine: z.boolean(),
  needsWitness: z.boolean(),
  people: z.array(person),
  /** How nobody was met at the first try, and whether by whoever asks: the second is different. */
  before: z.object({ method: z.enum(methods), isOwn: z.boolean() }).nullable(),
});
export type RoundItem = z.output<typeof roundItem>;
export type Round = { items: RoundItem[] };

export const visitInput = z.strictObject({
  captured: captured(3),
  method: z.enum(methods),
  outcome: z.enum(outcomes),
  whyMissed: z.enum(whyMissed).optional(),
  witness: optionalText(60),
  consentBy: z.enum(consentGivers).optional(),
  offered: z.enum(otherWays).optional(),
  matchSource: optionalText(120, 2),
  proof: z.enum(visitProofs).optional(),
  strokes: strokes.default([]),
  hasPhotoConsent: z.boolean().default(false),
  toldBy: optionalText(120, 2),
  personId: id.optional(),
});
export type VisitInput = z.output<typeof visitInput>;

export const checkShows = ['open', 'month', 'overdue', 'unreached', 'toSync'] as const;
export type CheckShow = (typeof checkShows)[number];
const checkQuery = z.object({
  area: areaCode.optional(),
  kind: z.enum(checkKinds).optional(),
  careClass: z.enum(careClasses).optional(),
  show: z.enum(checkShows).default('month'),
  after: z.string().max(60).optional(),
});
export type CheckQuery = z.output<typeof checkQuery>;

export const careLine = z.object({
  area: areaCode,
  placeName: z.string(),
  open: z.int(),
  overdue: z.int(),
  unreached: z.int(),
  doneThisMonth: z.int(),
  toSync: z.int(),
});
export type CareLine = z.output<typeof careLine>;

const params = z.object({ id });
export const checksApi = {
  listChecks: endpoint({
    method: 'GET',
    path: '/api/care/checks',
    allow: careRoles,
    says: ['到期要复核、认证的', 'What is due to be re-checked or certified'],
    query: checkQuery,
    output: z.object({ items: z.array(checkRow), next: z.string().nullable() }),
  }),
  careBoard: endpoint({
    method: 'GET',
    path: '/api/care/board',
    allow: careBoardRoles,
    says: ['各网格(村)办得怎么样:只看地方,不看个人', 'How far places are; nobody is named'],
    query: z.object({ area: areaCode.optional() }),
    output: z.object({ lines: z.array(careLine) }),
  }),
  careRound: endpoint({
    method: 'GET',
    path: '/api/care/round',
    allow: visitRoles,
    says: ['我这里该走的户(带到没有网的地方)', 'The open checks of my place, to be carried along'],
    output: z.object({ items: z.array(roundItem) }),
  }),
  getCheck: endpoint({
    method: 'GET',
    path: '/api/care/checks/:id',
    allow: careRoles,
    says: ['看一次复核或认证', 'One check, with every try'],
    params,
    output: checkView,
  }),
  careAssignees: endpoint({
    method: 'GET',
    path: '/api/care/assignees',
    allow: assignRoles,
    says: ['可以安排谁去', 'Who could go'],
    query: z.object({ area: areaCode }),
    output: z.object({
      items: z.array(
        z.object({ accountId: id, name: z.string(), organisationId: id, unit: z.string(), area: areaCode }),
      ),
    }),
  }),
  assignChecks: endpoint({
    method: 'POST',
    path: '/api/care/checks/assign',
    allow: assignRoles,
    says: ['安排一批', 'Assign several at once'],
    input: z.strictObject({
      ids: z.array(id).min(1).max(500),
      organisationId: id,
      accountId: id.optional(),
      plannedOn: day.optional(),
      ...gateFields,
    }),
    output: z.object({ assigned: z.int(), skipped: z.int() }),
  }),
  visitCheck: endpoint({
    method: 'POST',
    path: '/api/care/checks/:id/visits',
    allow: visitRoles,
    says: ['记一次复核或认证', 'Record one try: how, and what was found'],
    params,
    input: visitInput,
    output: checkView,
  }),
  tryCheckAgain: endpoint({
    method: 'POST',
    path: '/api/care/checks/:id/try-again',
    allow: assignRoles,
    says: ['再联系一次', 'Try once more'],
    params,
    versioned: true,
    input: z.strictObject({}),
    output: checkView,
  }),
  syncChecks: endpoint({
    method: 'POST',
    path: '/api/care/checks/sync',
    allow: assignRoles,
    says: ['记下已录入民政系统', 'Say that results were entered in the civil affairs system'],
    input: z.strictObject({ ids: z.array(id).min(1).max(500), number: text(80, 1).optional() }),
    output: z.object({ synced: z.int(), skipped: z.int() }),
  }),
  carePhoto: endpoint({
    method: 'GET',
    path: '/api/care/checks/:id/photos/:photoId',
    allow: careRoles,
    says: ['一张认证照片(确认后 30 天删除)', 'A picture of a check; deleted 30 days after it was settled'],
    params: z.object({ id, photoId: id }),
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    download: true,
    output: z.object({}),
  }),
} as const satisfies Api;
