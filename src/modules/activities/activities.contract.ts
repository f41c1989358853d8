import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, optionalText, text } from '#kernel/fields.ts';
import { gateFields } from '#modules/mandates/mandates.gate.contract.ts';
import {
  activityKinds,
  activityRoles,
  activityStatuses,
  branchRoles,
  keeperRoles,
  photoShows,
  presences,
  ways,
} from './activities.rules.ts';
import { activityRow, activityView, ruleView, taskView } from './activities.views.contract.ts';

export type * from './activities.views.contract.ts';

const params = z.object({ id });
const kind = z.enum(activityKinds);

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

/** With each picture: whether people are on it, who, and by whom it was agreed to. */
const photoAbout = { shows: z.enum(photoShows), people: optionalText(200), agreed: optionalText(200) };

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
            isMatter: z.boolean().default(false),
          }),
        )
        .max(50)
        .default([]),
      tasks: z
        .array(z.object({ what: text(300, 2), organisationId: id.optional(), dueOn: day, ...gateFields }))
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
  supplementActivity: endpoint({
    method: 'POST',
    path: '/api/activities/:id/supplements',
    allow: keeperRoles,
    says: ['纪要写完后补充说明(原纪要不改)', 'Add to minutes that were written; they themselves stay'],
    params,
    input: z.object({ text: text(5000, 2) }),
    output: activityView,
    versioned: true,
  }),
  addActivityPhoto: endpoint({
    method: 'POST',
    path: '/api/activities/:id/photos',
    allow: keeperRoles,
    says: ['手机加一张照片(自愿,有人要本人同意)', 'A picture from a phone; people on it have agreed'],
    params,
    input: z.object({ captured: captured(1), ...photoAbout }),
    output: activityView,
  }),
  uploadActivityPhoto: endpoint({
    method: 'POST',
    path: '/api/activities/:id/photos/upload',
    allow: keeperRoles,
    says: ['上传一张照片(自愿,有人要本人同意)', 'Upload a picture; people on it have agreed'],
    upload: true,
    params,
    input: z.object(photoAbout),
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
    output: z.object({ items: z.array(taskView.extend({ title: z.string(), area: areaCode })) }),
  }),
  doActivityTask: endpoint({
    method: 'POST',
    path: '/api/activities/tasks/:id/done',
    allow: keeperRoles,
    says: ['会后的一件事办结了', 'One of those things is done'],
    params,
    input: z.object({ note: text(500, 2), captured: captured(0).optional() }),
    output: taskView,
  }),
};
export type ActivitiesApi = typeof activitiesApi;
