import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import {
  consentWays,
  directions,
  dueKinds,
  floatingStatuses,
  keeperRoles,
  readerRoles,
  reasons,
  ruleKeys,
  ruleRoles,
  sides,
  ways,
} from './floating.rules.ts';
import { floatingVerbs } from './floating.workflow.rules.ts';

const params = z.object({ id });
const said = z.tuple([z.string(), z.string()]);
const due = z.object({
  what: z.enum(dueKinds),
  side: z.enum(sides),
  /** The branch that has to do it. */
  unit: z.string(),
  by: day,
  isOverdue: z.boolean(),
});
export const floatingRow = z.object({
  id,
  area: areaCode,
  name: z.string(),
  home: z.string(),
  homePlace: z.string().nullable(),
  inflow: z.string().nullable(),
  inflowPlace: z.string().nullable(),
  status: z.enum(floatingStatuses),
  direction: z.enum(directions),
  province: z.string(),
  reason: z.enum(reasons),
  hasCard: z.boolean(),
  leftOn: day,
  registeredOn: day,
  reportedOn: day.nullable(),
  attachedOn: day.nullable(),
  endedOn: day.nullable(),
  due: z.array(due),
  version: z.int(),
});
export type FloatingRow = z.output<typeof floatingRow>;
const person = z.object({ accountId: id, name: z.string() });
export const floatingView = floatingRow.extend({
  homeId: id.nullable(),
  inflowId: id.nullable(),
  phone: z.string().nullable(),
  whereabouts: z.string().nullable(),
  awayUntil: day.nullable(),
  consentWay: z.enum(consentWays),
  consentOn: day,
  contactName: z.string().nullable(),
  contactAccountId: id.nullable(),
  hasCode: z.boolean(),
  contactEvery: z.int(),
  contacts: z.array(
    z.object({
      id,
      side: z.enum(sides),
      day,
      way: z.enum(ways),
      reached: z.boolean(),
      note: z.string().nullable(),
      by: z.string(),
    }),
  ),
  appraisals: z.array(z.object({ year: z.int(), side: z.enum(sides), heldOn: day })),
  corrections: z.array(
    z.object({ id, text: z.string(), at: moment, answer: z.string().nullable(), answeredAt: moment.nullable() }),
  ),
  steps: z.array(z.object({ at: moment, verb: z.string(), by: z.enum(['member', 'staff']) })),
  mySides: z.array(z.enum(sides)),
  open: z.array(z.enum(floatingVerbs)),
  closed: z.array(z.object({ verb: z.enum(floatingVerbs), says: said })),
});
export type FloatingView = z.output<typeof floatingView>;
export const branchView = z.object({
  id,
  name: z.string(),
  area: areaCode,
  placeName: z.string(),
  isMine: z.boolean(),
});
export type BranchView = z.output<typeof branchView>;
export const ruleView = z.object({
  key: z.enum(ruleKeys),
  value: z.int(),
  isDefault: z.boolean(),
  validFrom: day,
  basis: z.string(),
});

const whereTo = {
  phone: text(30),
  direction: z.enum(directions),
  province: text(40, 2),
  whereabouts: optionalText(200),
  reason: z.enum(reasons),
  hasCard: z.boolean(),
  awayUntil: day.optional(),
};
const inflow = { inflowId: id.optional(), inflowName: optionalText(120, 2) };
const consent = { consentWay: z.enum(consentWays), consentOn: day };
const withCode = z.object({ id, code: z.string() });
/** The code of the card is in this answer and nowhere else. */
export type FloatingCode = z.output<typeof withCode>;
const onDay = z.object({ on: day });
const listQuery = z.object({
  view: z.enum(['due', 'open', 'ended']).default('open'),
  area: areaCode.optional(),
});

export const floatingApi = {
  listFloating: endpoint({
    method: 'GET',
    path: '/api/floating',
    allow: readerRoles,
    says: ['流动党员,该做的事在前', 'Members on the move, what is due first'],
    query: listQuery,
    output: z.object({ items: z.array(floatingRow) }),
  }),
  floatingBranches: endpoint({
    method: 'GET',
    path: '/api/floating/branches',
    allow: keeperRoles,
    says: ['有党员的党组织', 'Party organisations with members'],
    output: z.object({ items: z.array(branchView) }),
  }),
  floatingRules: endpoint({
    method: 'GET',
    path: '/api/floating/rules',
    allow: readerRoles,
    says: ['期限和依据', 'Limits and what they rest on'],
    output: z.object({ items: z.array(ruleView) }),
  }),
  addFloatingRule: endpoint({
    method: 'POST',
    path: '/api/floating/rules',
    allow: ruleRoles,
    says: ['改一条期限', 'Set a limit for a place'],
    input: z.object({
      area: areaCode,
      key: z.enum(ruleKeys),
      value: z.int().min(1).max(400),
      validFrom: day,
      basis: text(300, 2),
    }),
    output: z.object({ id }),
  }),
  myFloating: endpoint({
    method: 'GET',
    path: '/api/floating/mine',
    allow: keeperRoles,
    says: ['我负责联系的', 'Whom I keep in touch with'],
    output: z.object({ items: z.array(floatingRow.extend({ mySides: z.array(z.enum(sides)) })) }),
  }),
  registerOut: endpoint({
    method: 'POST',
    path: '/api/floating',
    allow: keeperRoles,
    says: ['登记外出', 'Register a member out'],
    input: z.object({ homeId: id, membershipId: id, leftOn: day, ...whereTo, ...inflow, ...consent }),
    output: withCode,
  }),
  enterIn: endpoint({
    method: 'POST',
    path: '/api/floating/in',
    allow: keeperRoles,
    says: ['登记流入', 'Enter a member who came from elsewhere'],
    input: z.object({
      inflowId: id,
      name: text(60),
      homeName: text(120, 2),
      leftOn: day,
      reportedOn: day,
      ...whereTo,
      ...consent,
    }),
    output: withCode,
  }),
  getFloating: endpoint({
    method: 'GET',
    path: '/api/floating/:id',
    allow: readerRoles,
    says: ['一名流动党员', 'One member on the move'],
    params,
    output: floatingView,
  }),
  editFloating: endpoint({
    method: 'PUT',
    path: '/api/floating/:id',
    allow: keeperRoles,
    says: ['改登记', 'Change the record'],
    params,
    input: z.object({ ...whereTo, phone: optionalText(30), ...inflow }),
    output: floatingView,
    versioned: true,
  }),
  contactPeople: endpoint({
    method: 'GET',
    path: '/api/floating/:id/people',
    allow: keeperRoles,
    says: ['可以当联系人的', 'Who may be the contact person'],
    params,
    output: z.object({ items: z.array(person) }),
  }),
  nameContact: endpoint({
    method: 'POST',
    path: '/api/floating/:id/contact-person',
    allow: keeperRoles,
    says: ['定联系人', 'Name the contact person'],
    params,
    input: z.object({ name: optionalText(30), accountId: id.optional() }),
    output: floatingView,
    versioned: true,
  }),
  reportIn: endpoint({
    method: 'POST',
    path: '/api/floating/:id/report-in',
    allow: keeperRoles,
    says: ['已报到', 'Reported in'],
    params,
    input: onDay,
    output: floatingView,
    versioned: true,
  }),
  attachFloating: endpoint({
    method: 'POST',
    path: '/api/floating/:id/attach',
    allow: keeperRoles,
    says: ['编入流入地支部,不带表决权', 'Attach to the receiving branch, without a vote'],
    params,
    input: onDay,
    output: floatingView,
    versioned: true,
  }),
  contactFloating: endpoint({
    method: 'POST',
    path: '/api/floating/:id/contacts',
    allow: keeperRoles,
    says: ['记一次联系,联系上没联系上都记', 'Note a contact, reached or not'],
    params,
    input: z.object({ captured: captured(0), way: z.enum(ways), reached: z.boolean(), note: optionalText(500) }),
    output: floatingRow,
  }),
  loseFloating: endpoint({
    method: 'POST',
    path: '/api/floating/:id/lose',
    allow: keeperRoles,
    says: ['转为联系不上,接着找', 'Note that they are not reached; the search goes on'],
    params,
    input: z.object({}),
    output: floatingView,
    versioned: true,
  }),
  appraiseFloating: endpoint({
    method: 'POST',
    path: '/api/floating/:id/appraisals',
    allow: keeperRoles,
    says: ['记在哪边参加的民主评议', 'Note where they were appraised'],
    params,
    input: z.object({ year: z.int().min(2000).max(2200), heldOn: day, side: z.enum(sides) }),
    output: floatingView,
    versioned: true,
  }),
  moveRelation: endpoint({
    method: 'POST',
    path: '/api/floating/:id/move-relation',
    allow: keeperRoles,
    says: ['组织关系转到流入地', 'Move the relation to the receiving branch'],
    params,
    input: onDay,
    output: floatingView,
    versioned: true,
  }),
  comeBack: endpoint({
    method: 'POST',
    path: '/api/floating/:id/come-back',
    allow: keeperRoles,
    says: ['回来了,流动结束', 'Came back; it ends'],
    params,
    input: onDay,
    output: floatingView,
    versioned: true,
  }),
  floatingCode: endpoint({
    method: 'POST',
    path: '/api/floating/:id/code',
    allow: keeperRoles,
    says: ['补一张联系卡,旧码作废', 'A new card; the old code ends'],
    params,
    input: z.object({}),
    output: withCode,
  }),
  floatingPhone: endpoint({
    method: 'POST',
    path: '/api/floating/:id/phone',
    allow: keeperRoles,
    says: ['看电话(留痕)', 'See the phone; noted'],
    params,
    input: z.object({}),
    output: z.object({ phone: z.string().nullable() }),
  }),
  answerFloating: endpoint({
    method: 'POST',
    path: '/api/floating/:id/corrections/:correctionId/answer',
    allow: keeperRoles,
    says: ['答复本人', 'Answer what the member said'],
    params: params.extend({ correctionId: id }),
    input: z.object({ answer: text(500, 2) }),
    output: floatingView,
  }),
};
export type FloatingApi = typeof floatingApi;
