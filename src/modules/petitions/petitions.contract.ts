import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import type { Word } from '#kernel/words.ts';
import { noticeKinds } from './petitions.notices.rules.ts';
import { approverRoles, counterRoles, organRoles, petitionRoles, reviewerRoles } from './petitions.parts.rules.ts';
import {
  findings,
  levels,
  MAX_EXTENSION_DAYS,
  MAX_REPRESENTATIVES,
  matters,
  measures,
  outcomes,
  petitionStates,
  procedures,
  refusalReasons,
  serviceMethods,
} from './petitions.rules.ts';

const word = z.tuple([z.string(), z.string()]);
const unit = z.object({ id, name: z.string() });

export const petitionRow = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  area: areaCode,
  placeName: z.string(),
  state: z.enum(petitionStates),
  organ: unit.nullable(),
  /** The nearest running end of the organ's duty, of the case or of the procedure. */
  dueAt: moment.nullable(),
  overdue: z.boolean(),
  owesExecution: z.boolean(),
  beganAt: moment,
});
export type PetitionRow = z.infer<typeof petitionRow>;

export const petitionNotice = z.object({
  id,
  kind: z.enum(noticeKinds),
  number: z.string(),
  templateVersion: z.string(),
  title: word,
  clauses: z.array(word),
  parts: z.array(z.object({ label: word, text: word })),
  rights: z.array(word),
  recipient: z.string(),
  organ: z.string(),
  sentAt: moment,
  method: z.enum([...serviceMethods, 'portal']),
  /** The day it reached the person, once that is on record. */
  servedOn: day.nullable(),
  ofId: id.nullable(),
});
export type PetitionNotice = z.infer<typeof petitionNotice>;

export const petitionClock = z.object({
  id,
  ruleId: z.string(),
  source: z.string(),
  unit: z.enum(['h', 'wd', 'd']),
  amount: z.number(),
  pausedDays: z.number(),
  duty: z.enum(['organ', 'resident']),
  start: moment,
  due: moment,
  shown: moment,
  rolled: z.boolean(),
  provisional: z.boolean(),
  state: z.enum(['running', 'met', 'missed', 'stopped']),
  endedAt: moment.nullable(),
});

export const petitionView = z.object({
  caseId: id,
  number: z.string(),
  caseStatus: z.string(),
  link: z.string(),
  version: z.number().int(),
  state: z.enum(petitionStates),
  round: z.number().int(),
  matter: z.enum(matters),
  persons: z.number().int().nullable(),
  representatives: z.number().int().nullable(),
  organ: unit.nullable(),
  sender: unit.nullable(),
  objection: z.string().nullable(),
  onward: z.string().nullable(),
  extension: z
    .object({
      days: z.number().int(),
      reason: z.string(),
      askedAt: moment,
      askedBy: z.string(),
      approvedAt: moment.nullable(),
      approvedBy: z.string().nullable(),
    })
    .nullable(),
  decision: z
    .object({
      outcome: z.enum(outcomes),
      claim: z.string(),
      facts: z.string(),
      opinion: z.string(),
      basis: z.string(),
      measures: z.array(z.enum(measures)),
      decidedAt: moment,
      organ: z.string(),
      servedOn: day.nullable(),
      executeBy: day.nullable(),
      execution: z.string().nullable(),
    })
    .nullable(),
  reviews: z.array(
    z.object({
      level: z.enum(levels),
      organ: z.string(),
      grounds: z.string(),
      askedVia: z.enum(['portal', 'counter']),
      askedAt: moment,
      finding: z.enum(findings).nullable(),
      outcome: z.enum(outcomes).nullable(),
      decidedAt: moment.nullable(),
      servedOn: day.nullable(),
    }),
  ),
  hearings: z.array(
    z.object({
      level: z.enum(['first', 'recheck']),
      from: day,
      to: day,
      place: z.string(),
      heldTo: day.nullable(),
      record: z.string().nullable(),
    }),
  ),
  /** Until when, and of whom, the person may ask next. */
  ask: z.object({ level: z.enum(levels), to: z.string().nullable(), lastDay: day, until: moment }).nullable(),
  clocks: z.array(petitionClock),
  notices: z.array(petitionNotice),
  isConflicted: z.boolean(),
  mayDeclare: z.boolean(),
  open: z.array(z.string()),
  closed: z.array(z.object({ verb: z.string(), why: z.string(), says: word })),
});
export type PetitionView = z.infer<typeof petitionView>;

const reason = text(1000, 6);
const whereTo = text(500, 6);
const served = z.object({
  method: z.enum(serviceMethods),
  servedOn: day,
  receiver: text(60, 1),
  proof: text(300, 2),
});
const opinionFields = {
  outcome: z.enum(outcomes),
  facts: text(6000, 10),
  opinion: text(6000, 10),
  basis: text(1000, 4),
};
const review = z.object({ finding: z.enum(findings), ...opinionFields });
const hearing = z.object({ from: day, to: day, place: text(200, 2) });
const held = z.object({ heldTo: day, record: text(4000, 6) });
const grounds = z.object({ grounds: text(4000, 6) });
const given = z.object({ organisationId: id, note: optionalText(500) });

/** One act of the procedure: POST /api/petitions/:id/<verb>, decided on a version of it, answered with how it now stands. */
const act = <const N extends string, I extends z.ZodType>(name: N, allow: readonly Role[], says: Word, input: I) =>
  endpoint({
    method: 'POST',
    path: `/api/petitions/:id/${name}`,
    allow,
    says,
    versioned: true,
    params: z.object({ id }),
    input,
    output: petitionView,
  });

export const petitionFilter = z.object({
  state: z.enum(petitionStates).optional(),
  which: z.enum(['open', 'mine', 'review', 'ended', 'all']).default('open'),
  area: areaCode.optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PetitionFilter = z.output<typeof petitionFilter>;
const span = z.object({ from: day, to: day, area: areaCode.optional() });
export type Span = z.output<typeof span>;
const count = z.number().int();

export const petitionsApi = {
  listPetitions: endpoint({
    method: 'GET',
    path: '/api/petitions',
    allow: petitionRoles,
    says: ['查询信访事项', 'List petitions'],
    query: petitionFilter,
    output: z.object({ items: z.array(petitionRow), next: z.string().nullable() }),
  }),
  statistics: endpoint({
    method: 'GET',
    path: '/api/petitions/statistics',
    allow: ['townshipLeader', 'townshipClerk', 'countyClerk'],
    says: ['信访统计(按领域和单位,不按人)', 'Figures by topic and unit, never by person (art 41)'],
    query: span,
    output: z.object({
      byTopic: z.array(z.object({ topic: z.string().nullable(), registered: count })),
      byUnit: z.array(
        z.object({
          unit: z.string(),
          registered: count,
          transferredIn: count,
          accepted: count,
          decided: count,
          supported: count,
          extended: count,
          late: count,
          reviewed: count,
          changedOnReview: count,
        }),
      ),
      suggestions: z.object({ registered: count, adopted: count }),
    }),
  }),
  exportStatistics: endpoint({
    method: 'GET',
    path: '/api/petitions/statistics/export',
    allow: ['townshipLeader', 'townshipClerk', 'countyClerk'],
    says: ['导出信访统计', 'The figures as an xlsx table'],
    query: span,
    download: true,
    output: z.object({}),
  }),
  getPetition: endpoint({
    method: 'GET',
    path: '/api/petitions/:id',
    allow: petitionRoles,
    says: ['信访程序走到哪一步', 'How the procedure of a petition stands'],
    params: z.object({ id }),
    output: z.object({ petition: petitionView.nullable() }),
  }),
  receivers: endpoint({
    method: 'GET',
    path: '/api/petitions/:id/receivers',
    allow: organRoles,
    says: ['可以转送、交办的机关', 'Organs it can be passed to'],
    params: z.object({ id }),
    output: z.object({ units: z.array(unit) }),
  }),
  declareConflict: endpoint({
    method: 'POST',
    path: '/api/petitions/:id/declare-conflict',
    allow: petitionRoles,
    says: ['声明有直接利害关系并回避(第二十八条)', 'Declare a direct interest and stand aside (art 28)'],
    params: z.object({ id }),
    input: z.object({ what: text(300, 2) }),
    output: petitionView,
  }),

  transfer: act('transfer', organRoles, ['转送', 'Transfer'], given),
  assign: act('assign', organRoles, ['交办', 'Assign'], given),
  object: act('object', organRoles, ['提出异议', 'Object to the transfer'], z.object({ reason: text(1000, 10) })),
  agreeObjection: act(
    'agree-objection',
    organRoles,
    ['同意退回', 'Take it back'],
    z.object({ note: optionalText(500) }),
  ),
  denyObjection: act('deny-objection', organRoles, ['不同意退回', 'Do not take it back'], z.object({ reason })),
  notifyElsewhere: act(
    'notify-elsewhere',
    organRoles,
    ['告知向有权机关提出', 'Tell where it belongs'],
    z.object({ where: whereTo, why: reason }),
  ),
  divert: act(
    'divert',
    organRoles,
    ['导入法定途径', 'Lead to a procedure of law'],
    z.object({ procedure: z.enum(procedures), instructions: text(1000, 10) }),
  ),
  refuse: act(
    'refuse',
    organRoles,
    ['不予受理', 'Do not accept, for one of two reasons'],
    z.object({ reason: z.enum(refusalReasons), article: text(60, 4), onward: text(500, 10) }),
  ),
  accept: act(
    'accept',
    organRoles,
    ['受理', 'Accept'],
    z.object({
      matter: z.enum(matters).default('claim'),
      persons: z.number().int().min(1).max(100_000).optional(),
      representatives: z.number().int().min(1).max(MAX_REPRESENTATIVES).optional(),
    }),
  ),
  investigate: act(
    'investigate',
    organRoles,
    ['开始调查', 'Begin the inquiry'],
    z.object({ text: optionalText(1000) }),
  ),
  mediate: act('mediate', organRoles, ['组织调解', 'Mediate'], z.object({ text: optionalText(1000) })),
  settle: act('settle', organRoles, ['达成协议', 'Record the agreement'], z.object({ agreement: text(4000, 10) })),
  endMediation: act('end-mediation', organRoles, ['调解不成', 'Mediation failed'], z.object({ reason })),
  openHearing: act('open-hearing', organRoles, ['举行听证', 'Hold a hearing'], hearing),
  closeHearing: act('close-hearing', organRoles, ['听证结束', 'The hearing is over'], held),
  askExtension: act(
    'ask-extension',
    organRoles,
    ['申请延期', 'Ask for an extension'],
    z.object({ days: z.number().int().min(1).max(MAX_EXTENSION_DAYS), reason: text(1000, 10) }),
  ),
  approveExtension: act('approve-extension', approverRoles, ['批准延期', 'Approve it'], z.object({})),
  refuseExtension: act('refuse-extension', approverRoles, ['不批准延期', 'Do not approve it'], z.object({ reason })),
  decide: act(
    'decide',
    organRoles,
    ['出具处理意见书', 'Decide in writing'],
    z.object({
      claim: text(4000, 4),
      ...opinionFields,
      measures: z.array(z.enum(measures)).max(4).default([]),
      executeBy: day.optional(),
    }),
  ),
  serve: act('serve', organRoles, ['送达处理意见书', 'Serve the decision'], served),
  reportExecution: act(
    'report-execution',
    organRoles,
    ['登记执行情况', 'Report that it was carried out'],
    z.object({ text: text(2000, 6) }),
  ),
  askReview: act('ask-review', counterRoles, ['登记复查申请', 'Take down a request for review'], grounds),
  decideReview: act('decide-review', reviewerRoles, ['出具复查意见书', 'Decide the review'], review),
  serveReview: act('serve-review', reviewerRoles, ['送达复查意见书', 'Serve the review'], served),
  askRecheck: act('ask-recheck', counterRoles, ['登记复核申请', 'Take down a request for recheck'], grounds),
  openRecheckHearing: act('open-recheck-hearing', reviewerRoles, ['复核听证', 'Hold a hearing'], hearing),
  closeRecheckHearing: act('close-recheck-hearing', reviewerRoles, ['复核听证结束', 'The hearing is over'], held),
  decideRecheck: act('decide-recheck', reviewerRoles, ['出具复核意见书', 'Decide the recheck'], review),
  serveRecheck: act('serve-recheck', reviewerRoles, ['送达复核意见书', 'Serve the recheck'], served),
  reopen: act(
    'reopen',
    organRoles,
    ['有新事实,重新登记', 'New facts: register again'],
    z.object({ facts: text(2000, 10) }),
  ),
};
export type PetitionsApi = typeof petitionsApi;
