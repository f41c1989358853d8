import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import type { Word } from '#kernel/words.ts';
import { clockProof } from '#modules/cases/cases.views.contract.ts';
import { gateFields, gateLines } from '#modules/mandates/mandates.gate.contract.ts';
import {
  answerRoles,
  boxes,
  callRoles,
  judgeRoles,
  MAX_REPORT_HOURS,
  MIN_REPORT_HOURS,
  taskStatuses,
  unitStatuses,
} from './whistles.rules.ts';

const unit = z.object({ id, name: z.string() });
const verbs = z.array(z.string());

export const whistleRow = z.object({
  id,
  version: z.number().int(),
  caseId: id,
  caseNumber: z.string(),
  area: areaCode,
  placeName: z.string(),
  issue: z.string(),
  status: z.enum(['running', 'ended']),
  calledAt: moment,
  reportBy: moment,
  due: day,
  caller: unit,
  lead: unit,
  units: z.array(
    unit.extend({
      status: z.enum(unitStatuses),
      arrivedAt: moment.nullable(),
      who: z.string().nullable(),
      clause: z.string().nullable(),
      reason: z.string().nullable(),
      overdue: z.boolean(),
      open: verbs,
    }),
  ),
  openTasks: z.number().int(),
});
export type WhistleRow = z.infer<typeof whistleRow>;

export const whistleView = whistleRow.extend({
  plan: z.string().nullable(),
  result: z.string().nullable(),
  endedAt: moment.nullable(),
  tasks: z.array(
    z.object({
      id,
      unit,
      what: z.string(),
      due: day,
      status: z.enum(taskStatuses),
      result: z.string().nullable(),
      reason: z.string().nullable(),
      open: verbs,
    }),
  ),
  /** Those the reader may read already; the others only say that they are given. */
  ratings: z.array(
    z.object({ from: unit, to: unit, stars: z.number().int().nullable(), text: z.string().nullable(), at: moment }),
  ),
  /** The units that the reader's unit may still rate. */
  mayRate: z.array(unit),
  open: verbs,
  closed: z.array(z.object({ verb: z.string(), says: z.tuple([z.string(), z.string()]) })),
});
export type WhistleView = z.infer<typeof whistleView>;

const reason = text(500, 2);
const act = <const P extends string, I extends z.ZodType, Q extends z.ZodRawShape>(
  path: P,
  allow: readonly Role[],
  says: Word,
  input: I,
  more: Q,
) =>
  endpoint({
    method: 'POST',
    path: `/api/whistles/:id/${path}`,
    allow,
    says,
    versioned: true,
    params: z.object({ id, ...more }),
    input,
    output: whistleView,
  });
const none = {};
const ofTask = { taskId: id };
const ofUnit = { unitId: id };

export const whistlesApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/whistles',
    allow: callRoles.concat(judgeRoles.filter((role) => !callRoles.includes(role))),
    says: ['吹哨报到', 'Whistles'],
    query: z.object({
      box: z.enum(boxes).default('all'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      after: z.string().max(100).optional(),
    }),
    output: z.object({ items: z.array(whistleRow), next: z.string().nullable() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/whistles/:id',
    allow: callRoles.concat(judgeRoles.filter((role) => !callRoles.includes(role))),
    says: ['一次吹哨', 'One whistle'],
    params: z.object({ id }),
    output: whistleView,
  }),
  reportByProof: endpoint({
    method: 'GET',
    path: '/api/whistles/:id/report-by',
    allow: callRoles.concat(judgeRoles.filter((role) => !callRoles.includes(role))),
    says: ['报到时限怎么算出来的', 'How the moment to report in was counted'],
    params: z.object({ id }),
    output: clockProof,
  }),
  ofCase: endpoint({
    method: 'GET',
    path: '/api/cases/:id/whistles',
    allow: 'staff',
    says: ['一件诉求的吹哨,和能不能吹', 'The whistles on a case, and whether one may be called'],
    params: z.object({ id }),
    output: z.object({ items: z.array(whistleRow), mayCall: z.boolean(), units: z.array(unit) }),
  }),
  ratings: endpoint({
    method: 'GET',
    path: '/api/whistles/ratings',
    allow: callRoles,
    says: ['各单位得到的评价(不足五次不显示)', 'Ratings of units; none shown under five'],
    output: z.object({ units: z.array(z.object({ unit, n: z.number().int(), average: z.number() })) }),
  }),
  call: endpoint({
    method: 'POST',
    path: '/api/cases/:id/whistles',
    allow: callRoles,
    says: ['吹哨', 'Call a whistle on a case'],
    params: z.object({ id }),
    input: z.object({
      issue: text(1000, 6),
      unitIds: z.array(id).min(1).max(12),
      leadId: id.optional(),
      reportHours: z.number().int().min(MIN_REPORT_HOURS).max(MAX_REPORT_HOURS).optional(),
      due: day,
      plan: optionalText(1000),
      lines: gateLines,
    }),
    output: whistleView,
  }),
  reportIn: act('report-in', answerRoles, ['报到', 'Report in'], z.object({ who: text(100, 2) }), none),
  decline: act(
    'decline',
    answerRoles,
    ['据清单说明不来', 'Decline by a clause'],
    z.object({ reason: text(500, 6), itemId: id.optional(), clause: optionalText(200) }),
    none,
  ),
  decideUnit: act(
    'units/:unitId/decide',
    judgeRoles,
    ['裁定要不要来', 'Decide whether it must come'],
    z.object({ agreed: z.boolean(), reason }),
    ofUnit,
  ),
  agreeTask: act(
    'tasks',
    callRoles,
    ['商定一项任务', 'Agree on a task'],
    z.object({ unitId: id, what: text(500, 2), due: day, ...gateFields }),
    none,
  ),
  finishTask: act(
    'tasks/:taskId/finish',
    answerRoles,
    ['办完了', 'A task is done'],
    z.object({ result: text(1000, 2) }),
    ofTask,
  ),
  acceptTask: act('tasks/:taskId/accept', callRoles, ['验收', 'Accept a task'], z.object({}), ofTask),
  redoTask: act('tasks/:taskId/redo', callRoles, ['重办', 'A task is to be done again'], z.object({ reason }), ofTask),
  waiveTask: act('tasks/:taskId/waive', callRoles, ['免去一项任务', 'Waive a task'], z.object({ reason }), ofTask),
  end: act('end', callRoles, ['结束吹哨', 'End the whistle'], z.object({ result: text(1000, 2) }), none),
  rate: act(
    'rate',
    callRoles,
    ['评价一个单位', 'Rate a unit'],
    z.object({ unitId: id, stars: z.number().int().min(1).max(5), text: optionalText(500) }),
    none,
  ),
};
