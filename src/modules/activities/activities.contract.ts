import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import {
  activityKinds,
  activityRoles,
  activityStatuses,
  activityVerbs,
  bases,
  branchRoles,
  keeperRoles,
  passBases,
  photoShows,
  presences,
  ways,
} from './activities.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);
const kind = z.enum(activityKinds);

export const activityRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  organisationId: id,
  unit: z.string(),
  kind,
  title: z.string(),
  way: z.enum(ways).nullable(),
  group: z.string().nullable(),
  where: z.string(),
  startsAt: moment,
  endsAt: moment,
  day,
  status: z.enum(activityStatuses),
  should: z.int().nullable(),
  present: z.int().nullable(),
  version: z.int(),
});
export type ActivityRow = z.output<typeof activityRow>;

export const attendeeView = z.object({
  id,
  name: z.string(),
  isMember: z.boolean(),
  counts: z.boolean(),
  hasVote: z.boolean(),
  presence: z.enum(presences),
  reason: z.string().nullable(),
});
export type AttendeeView = z.output<typeof attendeeView>;

const share = z.object({ num: z.int(), den: z.int() });
export const ruleView = z.object({
  kind,
  base: z.enum(bases),
  quorum: share.nullable(),
  pass: share.extend({ isOver: z.boolean(), of: z.enum(passBases) }).nullable(),
  countsAs: z.array(kind),
  hasHours: z.boolean(),
  recordRoles: z.array(z.string()),
  basis: z.string(),
});
export type RuleView = z.output<typeof ruleView>;

export const decisionView = z.object({
  nth: z.int(),
  what: z.string(),
  yes: z.int(),
  no: z.int(),
  abstain: z.int(),
  base: z.enum(passBases),
  baseCount: z.int(),
  needed: z.int(),
  passed: z.boolean(),
});
export type DecisionView = z.output<typeof decisionView>;

export const taskView = z.object({
  id,
  activityId: id,
  what: z.string(),
  organisationId: id,
  unit: z.string(),
  dueOn: day,
  doneOn: day.nullable(),
  doneNote: z.string().nullable(),
});
export type TaskView = z.output<typeof taskView>;

export const photoView = z.object({
  id,
  name: z.string(),
  shows: z.enum(photoShows),
  consent: z.string().nullable(),
  hasThumb: z.boolean(),
});

export const activityView = activityRow.extend({
  topic: z.string().nullable(),
  cancelReason: z.string().nullable(),
  host: z.string().nullable(),
  recorder: z.string().nullable(),
  minutes: z.string().nullable(),
  rule: ruleView,
  tally: z.object({ should: z.int(), present: z.int(), votersShould: z.int(), votersPresent: z.int() }),
  /** How many have to be there; null where no number is asked. */
  quorumNeeds: z.int().nullable(),
  attendees: z.array(attendeeView),
  decisions: z.array(decisionView),
  tasks: z.array(taskView),
  photos: z.array(photoView),
  open: z.array(z.enum(activityVerbs)),
  closed: z.array(z.object({ verb: z.enum(activityVerbs), says: word })),
});
export type ActivityView = z.output<typeof activityView>;

const plan = z.object({
  kind,
  title: text(80, 2),
  topic: optionalText(2000),
  way: z.enum(ways).optional(),
  group: optionalText(30),
  where: text(120),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
});
export type PlanInput = z.output<typeof plan>;

export const tickInput = z.object({
  attendeeId: id,
  presence: z.enum(presences),
  reason: optionalText(200),
});

export const activitiesApi = {
  activityKindRules: endpoint({
    method: 'GET',
    path: '/api/activities/rules',
    allow: activityRoles,
    says: ['各类活动的规矩', 'What holds for each kind, with its article'],
    output: z.object({ items: z.array(ruleView) }),
  }),
  listActivities: endpoint({
    method: 'GET',
    path: '/api/activities',
    allow: activityRoles,
    says: ['活动台账', 'Activities of a place or a unit'],
    query: z.object({
      organisationId: id.optional(),
      area: areaCode.optional(),
      kind: kind.optional(),
      status: z.enum(activityStatuses).optional(),
      from: day.optional(),
      to: day.optional(),
    }),
    output: z.object({ items: z.array(activityRow) }),
  }),
  planActivity: endpoint({
    method: 'POST',
    path: '/api/activities',
    allow: keeperRoles,
    says: ['安排一次活动', 'Plan an activity'],
    input: plan.extend({ organisationId: id }),
    output: activityView,
  }),
  getActivity: endpoint({
    method: 'GET',
    path: '/api/activities/:id',
    allow: activityRoles,
    says: ['看一次活动', 'One activity'],
    params,
    output: activityView,
  }),
  editActivity: endpoint({
    method: 'PUT',
    path: '/api/activities/:id',
    allow: keeperRoles,
    says: ['修改安排', 'Change what is planned'],
    params,
    input: plan.omit({ kind: true }),
    output: activityView,
    versioned: true,
  }),
  callActivity: endpoint({
    method: 'POST',
    path: '/api/activities/:id/call',
    allow: keeperRoles,
    says: ['发通知,定应到名单', 'Call it: the roll is drawn'],
    params,
    input: z.object({}),
    output: activityView,
    versioned: true,
  }),
  attendActivity: endpoint({
    method: 'POST',
    path: '/api/activities/:id/attendance',
    allow: keeperRoles,
    says: ['记到会、请假、列席', 'Note who came'],
    params,
    input: z.object({
      captured: captured(0),
      ticks: z.array(tickInput).max(500).default([]),
      /** Members by membership who are not on the roll yet. */
      memberIds: z.array(id).max(100).default([]),
      /** Guests, by name: they do not count and have no vote. */
      guests: z.array(text(60)).max(100).default([]),
    }),
    output: activityView,
  }),
  holdActivity: endpoint({
    method: 'POST',
    path: '/api/activities/:id/hold',
    allow: keeperRoles,
    says: ['写纪要、记表决、定后续', 'Minutes, votes and what follows'],
    params,
    input: z.object({
      host: text(60),
      recorder: text(60),
      minutes: text(20_000, 2),
      decisions: z
        .array(
          z.object({
            what: text(500, 2),
            yes: z.int().min(0).max(100_000),
            no: z.int().min(0).max(100_000),
            abstain: z.int().min(0).max(100_000),
          }),
        )
        .max(50)
        .default([]),
      tasks: z
        .array(z.object({ what: text(300, 2), organisationId: id.optional(), dueOn: day }))
        .max(50)
        .default([]),
    }),
    output: activityView,
    versioned: true,
  }),
  cancelActivity: endpoint({
    method: 'POST',
    path: '/api/activities/:id/cancel',
    allow: keeperRoles,
    says: ['取消,写明原因', 'Cancel it, with the reason'],
    params,
    input: z.object({ reason: text(500, 2) }),
    output: activityView,
    versioned: true,
  }),
  addActivityPhotos: endpoint({
    method: 'POST',
    path: '/api/activities/:id/photos',
    allow: keeperRoles,
    says: ['加照片(自愿,有人要本人同意)', 'Add pictures; people on them have agreed'],
    params,
    input: z.object({ captured: captured(9), shows: z.enum(photoShows), consent: optionalText(200) }),
    output: activityView,
  }),
  dropActivityPhoto: endpoint({
    method: 'POST',
    path: '/api/activities/:id/photos/:photoId/drop',
    allow: keeperRoles,
    says: ['撤下一张照片', 'Take a picture away for good'],
    params: params.extend({ photoId: id }),
    input: z.object({}),
    output: activityView,
  }),
  activityPhoto: endpoint({
    method: 'GET',
    path: '/api/activities/:id/photos/:photoId',
    allow: activityRoles,
    says: ['看一张照片', 'A picture of an activity'],
    params: params.extend({ photoId: id }),
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    download: true,
    output: z.object({}),
  }),
  activityTasks: endpoint({
    method: 'GET',
    path: '/api/activities/tasks',
    allow: branchRoles,
    says: ['会后要办的事', 'What is still to be done after activities'],
    query: z.object({ area: areaCode.optional() }),
    output: z.object({ items: z.array(taskView.extend({ title: z.string() })) }),
  }),
  doActivityTask: endpoint({
    method: 'POST',
    path: '/api/activities/tasks/:id/done',
    allow: keeperRoles,
    says: ['会后的一件事办结了', 'One of those things is done'],
    params,
    input: z.object({ note: text(500, 2) }),
    output: taskView,
  }),
};
export type ActivitiesApi = typeof activitiesApi;
