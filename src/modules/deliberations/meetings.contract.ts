import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, text } from '#kernel/fields.ts';
import { params, ruleView, word } from './deliberations.contract.ts';
import { deliberationRoles, keeperRoles } from './deliberations.rules.ts';
import { callers, meetingKinds, meetingStatuses, meetingVerbs, presences } from './meetings.rules.ts';
import { choices, voteMedia, voteWays } from './votes.rules.ts';

const n = z.int().min(0).max(100_000);
export const deputyRow = z.object({
  id,
  name: z.string(),
  isWoman: z.boolean(),
  part: z.string(),
  electedBy: z.enum(['households', 'group']),
  households: z.array(z.string()),
  termFrom: day,
  termUntil: day,
  endedOn: day.nullable(),
  endedWhy: z.string().nullable(),
  isServing: z.boolean(),
  version: z.int(),
});
export type DeputyRow = z.output<typeof deputyRow>;

export const meetingRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  kind: z.enum(meetingKinds),
  part: z.string(),
  isAppraisal: z.boolean(),
  title: z.string(),
  calledBy: z.enum(callers),
  startsAt: moment,
  day,
  where: z.string(),
  status: z.enum(meetingStatuses),
  should: z.int(),
  present: z.int().nullable(),
  version: z.int(),
});
export type MeetingRow = z.output<typeof meetingRow>;
export const voteView = z.object({
  id,
  matterId: id.nullable(),
  question: z.string(),
  way: z.enum(voteWays),
  medium: z.enum(voteMedia),
  status: z.enum(['open', 'counted', 'void']),
  issued: z.int().nullable(),
  yes: z.int().nullable(),
  no: z.int().nullable(),
  abstain: z.int().nullable(),
  blank: z.int().nullable(),
  invalid: z.int().nullable(),
  needed: z.int().nullable(),
  passed: z.boolean().nullable(),
  tellers: z.array(z.string()),
  supervisor: z.string().nullable(),
  voidWhy: z.string().nullable(),
  /** Of an open vote: who said what. */
  ballots: z.array(z.object({ id, name: z.string(), choice: z.enum(choices) })),
  /** Of a secret vote by slips: who drew one, by name; never what was cast. */
  turnout: z.array(z.object({ id, name: z.string() })),
  version: z.int(),
});
export type VoteView = z.output<typeof voteView>;
export const meetingView = meetingRow.extend({
  agenda: z.string(),
  callSignatures: z.int().nullable(),
  callBase: z.int().nullable(),
  notifiedOn: day,
  signatures: z.int().nullable(),
  women: z.int().nullable(),
  host: z.string().nullable(),
  recorder: z.string().nullable(),
  minutes: z.string().nullable(),
  reason: z.string().nullable(),
  rule: ruleView,
  quorumNeeds: z.int(),
  deputies: z.array(
    z.object({ id, name: z.string(), isWoman: z.boolean(), part: z.string(), presence: z.enum(presences) }),
  ),
  votes: z.array(voteView),
  /** Matters that wait for this meeting. */
  waiting: z.array(z.object({ id, title: z.string() })),
  open: z.array(z.enum(meetingVerbs)),
  closed: z.array(
    z.object({
      verb: z.enum(meetingVerbs),
      says: word,
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type MeetingView = z.output<typeof meetingView>;

export const meetingsApi = {
  listDeputies: endpoint({
    method: 'GET',
    path: '/api/deliberations/deputies',
    allow: deliberationRoles,
    says: ['村民代表名册', 'Register of deputies'],
    query: z.object({ area: areaCode }),
    output: z.object({
      items: z.array(deputyRow),
      serving: z.int(),
      women: z.int(),
      womenReach: z.boolean(),
      /** Quarters of this year with a deputies' meeting. */
      quarters: z.array(z.int()),
    }),
  }),
  addDeputy: endpoint({
    method: 'POST',
    path: '/api/deliberations/deputies',
    allow: keeperRoles,
    says: ['登记一名村民代表', 'Enter a deputy'],
    input: z.object({
      area: areaCode,
      name: text(60, 2),
      isWoman: z.boolean(),
      part: z.string().trim().max(30).default(''),
      electedBy: z.enum(['households', 'group']),
      households: z.array(text(40)).max(15).default([]),
      termFrom: day,
      termUntil: day,
    }),
    output: deputyRow,
  }),
  endDeputy: endpoint({
    method: 'POST',
    path: '/api/deliberations/deputies/:id/end',
    allow: keeperRoles,
    says: ['代表不再担任', 'A deputy’s office ends'],
    params,
    input: z.object({ endedOn: day, why: text(200, 2) }),
    output: deputyRow,
  }),
  listMeetings: endpoint({
    method: 'GET',
    path: '/api/deliberations/meetings',
    allow: deliberationRoles,
    says: ['村民会议、代表会议、小组会议台账', 'Meetings of villagers, deputies and groups'],
    query: z.object({ area: areaCode.optional(), status: z.enum(meetingStatuses).optional() }),
    output: z.object({ items: z.array(meetingRow) }),
  }),
  callMeeting: endpoint({
    method: 'POST',
    path: '/api/deliberations/meetings',
    allow: keeperRoles,
    says: ['召集一次会议', 'Call a meeting'],
    input: z.object({
      area: areaCode,
      kind: z.enum(meetingKinds),
      part: z.string().trim().max(30).default(''),
      isAppraisal: z.boolean().default(false),
      title: text(80, 2),
      agenda: text(2000, 2),
      calledBy: z.enum(callers),
      /** How many signed the request; the paper itself comes back as a scan. */
      signatures: n.default(0),
      notifiedOn: day,
      startsAt: z.iso.datetime({ offset: true }),
      where: text(120, 2),
    }),
    output: meetingView,
  }),
  getMeeting: endpoint({
    method: 'GET',
    path: '/api/deliberations/meetings/:id',
    allow: deliberationRoles,
    says: ['看一次会议', 'One meeting'],
    params,
    output: meetingView,
  }),
  attendMeeting: endpoint({
    method: 'POST',
    path: '/api/deliberations/meetings/:id/attendance',
    allow: keeperRoles,
    says: ['记到会、签到', 'Who came and signed'],
    params,
    input: z.object({
      captured: captured(0).optional(),
      ticks: z
        .array(z.object({ deputyId: id, presence: z.enum(presences) }))
        .max(500)
        .default([]),
      /** For meetings without a roll of names. */
      present: n.optional(),
      signatures: n,
      women: n.optional(),
    }),
    output: meetingView,
  }),
  moveMeeting: endpoint({
    method: 'POST',
    path: '/api/deliberations/meetings/:id/move',
    allow: keeperRoles,
    says: ['开会、没开成、取消', 'It sits, is adjourned or cancelled'],
    params,
    input: z.object({ verb: z.enum(['begin', 'adjourn', 'cancel']), reason: z.string().trim().max(500).default('') }),
    output: meetingView,
    versioned: true,
  }),
  holdMeeting: endpoint({
    method: 'POST',
    path: '/api/deliberations/meetings/:id/minutes',
    allow: keeperRoles,
    says: ['写会议记录', 'Minutes'],
    params,
    input: z.object({ host: text(60, 2), recorder: text(60, 2), minutes: text(20_000, 2) }),
    output: meetingView,
    versioned: true,
  }),
  openVote: endpoint({
    method: 'POST',
    path: '/api/deliberations/meetings/:id/votes',
    allow: keeperRoles,
    says: ['提请表决', 'Put a question'],
    params,
    input: z.object({
      matterId: id.optional(),
      question: text(500, 2),
      way: z.enum(voteWays),
      medium: z.enum(voteMedia),
    }),
    output: meetingView,
  }),
  countVote: endpoint({
    method: 'POST',
    path: '/api/deliberations/votes/:id/count',
    allow: keeperRoles,
    says: ['计票', 'Count'],
    params,
    input: z.object({
      yes: n.default(0),
      no: n.default(0),
      abstain: n.default(0),
      blank: n.default(0),
      invalid: n.default(0),
      issued: n.default(0),
      tellers: z.array(text(60, 2)).max(4).default([]),
      supervisor: z.string().trim().max(60).default(''),
    }),
    output: meetingView,
  }),
  castOpen: endpoint({
    method: 'POST',
    path: '/api/deliberations/votes/:id/open-ballots',
    allow: keeperRoles,
    says: ['记名投票,一人一票', 'An open ballot, one each'],
    params,
    input: z.object({ deputyId: id, choice: z.enum(choices) }),
    output: meetingView,
  }),
  makeSlips: endpoint({
    method: 'POST',
    path: '/api/deliberations/votes/:id/slips',
    allow: keeperRoles,
    says: ['印票号,只给一次', 'Slips of a secret vote, told once'],
    params,
    input: z.object({}),
    output: z.object({ codes: z.array(z.string()) }),
  }),
  drawSlip: endpoint({
    method: 'POST',
    path: '/api/deliberations/votes/:id/turnout',
    allow: keeperRoles,
    says: ['记谁领了票,不记投了什么', 'Who drew a slip; never what was cast'],
    params,
    input: z.object({ deputyId: id }),
    output: meetingView,
  }),
  closeBallots: endpoint({
    method: 'POST',
    path: '/api/deliberations/votes/:id/close',
    allow: keeperRoles,
    says: ['截止投票,计票', 'Close a vote and count it'],
    params,
    input: z.object({
      tellers: z.array(text(60, 2)).max(4).default([]),
      supervisor: z.string().trim().max(60).default(''),
    }),
    output: meetingView,
  }),
};
export type MeetingsApi = typeof meetingsApi;
