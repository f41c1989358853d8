import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, optionalText, text } from '#kernel/fields.ts';
import type { Word } from '#kernel/words.ts';
import { clockProof } from '#modules/cases/cases.views.contract.ts';
import { gateFields } from '#modules/mandates/mandates.gate.contract.ts';
import { approverRoles, counterRoles, organRoles, petitionRoles, reviewerRoles } from './petitions.parts.rules.ts';
import {
  answers,
  findings,
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
import { petitionRow, petitionView, unit } from './petitions.views.contract.ts';

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
const review = z.object({ finding: z.enum(findings), ...opinionFields, executeBy: day.optional() });
const hearing = z.object({
  from: day,
  to: day,
  begins: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: text(200, 2),
});
const held = z.object({ heldTo: day, record: text(4000, 6) });
const grounds = z.object({ grounds: text(4000, 6) });
const given = z.object({ organisationId: id, note: optionalText(500), ...gateFields });

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
  /** Registered in these days, filed under this topic (`-` for none), with this organ: what stands behind a figure of the year. */
  from: day.optional(),
  to: day.optional(),
  topic: optionalText(60),
  organId: id.optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PetitionFilter = z.output<typeof petitionFilter>;
const span = z.object({ from: day, to: day, area: areaCode.optional() });
export type Span = z.output<typeof span>;
const count = z.number().int();
/** A count, or null where it is too small to be told. */
const few = count.nullable();

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
      registered: count,
      byTopic: z.array(z.object({ topic: z.string().nullable(), registered: few })),
      byUnit: z.array(
        z.object({
          unitId: id,
          unit: z.string(),
          registered: few,
          transferredIn: few,
          accepted: few,
          decided: few,
          supported: few,
          reviewed: few,
          changedOnReview: few,
          /** The organ’s own conduct, which is told whatever its number (信访工作条例 45). */
          extended: count,
          late: count,
        }),
      ),
      /** What was done with them: passed on, assigned, supervised (不足三次不算督办). */
      moves: z.object({ transferred: count, assigned: count, supervised: count }),
      suggestions: z.object({ registered: few, adopted: few, partly: few }),
    }),
  }),
  getPetition: endpoint({
    method: 'GET',
    path: '/api/petitions/:id',
    allow: petitionRoles,
    says: ['信访程序走到哪一步', 'How the procedure of a petition stands'],
    params: z.object({ id }),
    output: z.object({ petition: petitionView.nullable() }),
  }),
  clockProof: endpoint({
    method: 'GET',
    path: '/api/petitions/:id/clocks/:clockId',
    allow: petitionRoles,
    says: ['信访程序的一个期限怎么算出来的', 'How a limit of the procedure was counted, day by day'],
    params: z.object({ id, clockId: id }),
    output: clockProof,
  }),
  receivers: endpoint({
    method: 'GET',
    path: '/api/petitions/:id/receivers',
    allow: organRoles,
    says: ['可以转送、交办的机关', 'Organs it can be passed to'],
    params: z.object({ id }),
    /** `near`: every unit that answers for the place, whether the law binds it or not. */
    output: z.object({ units: z.array(unit), near: z.array(unit) }),
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
  designate: act(
    'designate',
    organRoles,
    ['指定受理机关(有争议时,由共同上级)', 'Say whose it is, as the common superior of those who disagree'],
    z.object({ organisationId: id, reason, ...gateFields }),
  ),
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
  seal: act(
    'seal',
    organRoles,
    ['密封移送纪检机关', 'Seal it and hand it to a discipline organ'],
    z.object({ accused: text(300, 2), accusedOrganisationId: id.optional() }),
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
  answer: act(
    'answer',
    organRoles,
    ['书面答复意见建议或履职请求', 'Answer a suggestion or a request to perform a duty'],
    z.object({ result: z.enum(answers), text: text(6000, 10), basis: optionalText(1000) }),
  ),
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
