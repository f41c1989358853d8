import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { activityRow, activityView } from './activities.views.contract.ts';
import { handlerRoles, signUpStates } from './signups.rules.ts';

const params = z.object({ id });
const byNumber = z.object({ number: z.string().regex(/^\d{8}$/) });
const minutes = z.int().min(0).max(1440);

export const openingView = z.object({
  capacity: z.int().nullable(),
  closesAt: moment,
  isPublic: z.boolean(),
  in: z.int(),
  waiting: z.int(),
});
export const signUpLine = z.object({
  number: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  state: z.enum(signUpStates),
  at: moment,
  /** Moved up from the waiting list, and nobody has told them yet. */
  toTell: z.boolean(),
  came: z.boolean(),
  hoursId: id.nullable(),
  minutes: z.int().nullable(),
});
export type SignUpLine = z.output<typeof signUpLine>;
export const signUpList = z.object({
  opening: openingView.nullable(),
  items: z.array(signUpLine),
  hasHours: z.boolean(),
  /** The last day on which hours are to be recorded; null where none are. */
  hoursBy: day.nullable(),
});
export type SignUpList = z.output<typeof signUpList>;
export const signedUp = z.object({
  number: z.string(),
  passphrase: z.string(),
  state: z.enum(signUpStates),
  place: z.int().nullable(),
});
export type SignedUp = z.output<typeof signedUp>;
export const correctionView = z.object({
  id,
  title: z.string(),
  day,
  name: z.string(),
  recorded: z.int(),
  said: z.int(),
  text: z.string(),
  at: moment,
});
export const myActivity = activityRow.extend({
  mySignUp: z.enum(signUpStates).nullable(),
  place: z.int().nullable(),
  full: z.boolean(),
  hoursId: id.nullable(),
  minutes: z.int().nullable(),
  asked: z.boolean(),
  answer: z.string().nullable(),
});
export type MyActivity = z.output<typeof myActivity>;

export const signUpsApi = {
  openSignUp: endpoint({
    method: 'POST',
    path: '/api/activities/:id/sign-up',
    allow: handlerRoles,
    says: ['开放报名', 'Open it for sign-up'],
    params,
    input: z.object({
      capacity: z.int().min(1).max(5000).nullable(),
      closesAt: z.iso.datetime({ offset: true }),
      isPublic: z.boolean(),
    }),
    output: activityView,
  }),
  listSignUps: endpoint({
    method: 'GET',
    path: '/api/activities/:id/signups',
    allow: handlerRoles,
    says: ['报名和候补名单', 'Who signed up and who waits'],
    params,
    output: signUpList,
  }),
  addSignUp: endpoint({
    method: 'POST',
    path: '/api/activities/:id/signups',
    allow: handlerRoles,
    says: ['替来人来电的人报名', 'Sign somebody up who came or called'],
    params,
    /** `agreed`: the person wants to be entered; nobody is put on a list by somebody else (志愿服务条例 3). Once it has begun: who came by themselves. */
    input: z.object({ name: text(60), phone: optionalText(30), agreed: z.boolean().default(false) }),
    output: signedUp,
  }),
  signUpPhone: endpoint({
    method: 'POST',
    path: '/api/activities/signups/:number/phone',
    allow: handlerRoles,
    says: ['看报名人的电话(留痕)', 'See the phone of somebody who signed up; noted'],
    params: byNumber,
    input: z.object({}),
    output: z.object({ phone: z.string().nullable() }),
  }),
  toldSignUp: endpoint({
    method: 'POST',
    path: '/api/activities/signups/:number/told',
    allow: handlerRoles,
    says: ['候补补上了,已告诉本人', 'Told that they moved up'],
    params: byNumber,
    input: z.object({}),
    output: signUpList,
  }),
  withdrawSignUp: endpoint({
    method: 'POST',
    path: '/api/activities/signups/:number/withdraw',
    allow: handlerRoles,
    says: ['本人来电取消报名', 'Withdraw for somebody who called'],
    params: byNumber,
    input: z.object({}),
    output: signUpList,
  }),
  giveHours: endpoint({
    method: 'POST',
    path: '/api/activities/:id/hours',
    allow: handlerRoles,
    says: ['记志愿服务时长', 'Record the hours that were given'],
    params,
    input: z.object({
      items: z
        .array(z.object({ number: byNumber.shape.number, minutes }))
        .min(1)
        .max(500),
    }),
    output: signUpList,
  }),
  hoursDue: endpoint({
    method: 'GET',
    path: '/api/activities/hours/due',
    allow: handlerRoles,
    says: ['还没记志愿服务时长的活动', 'Where hours are still to be recorded, and by when'],
    output: z.object({
      items: z.array(
        z.object({ id, title: z.string(), unit: z.string(), day, people: z.int(), by: day, isLate: z.boolean() }),
      ),
    }),
  }),
  hoursCorrections: endpoint({
    method: 'GET',
    path: '/api/activities/hours/corrections',
    allow: handlerRoles,
    says: ['本人提出的时长更正', 'What people said of their hours'],
    output: z.object({ items: z.array(correctionView) }),
  }),
  answerHours: endpoint({
    method: 'POST',
    path: '/api/activities/hours/corrections/:id/answer',
    allow: handlerRoles,
    says: ['答复时长更正', 'Answer it'],
    params,
    input: z.object({ outcome: z.enum(['corrected', 'kept']), minutes: minutes.optional(), answer: text(500, 2) }),
    output: z.object({ id }),
  }),
  myActivities: endpoint({
    method: 'GET',
    path: '/api/activities/mine',
    allow: 'staff',
    says: ['我报名的活动、我的志愿时长、现在能报的', 'Mine: signed up, hours given, and what is open'],
    output: z.object({ mine: z.array(myActivity), open: z.array(myActivity), minutes: z.int() }),
  }),
  joinActivity: endpoint({
    method: 'POST',
    path: '/api/activities/:id/join',
    allow: 'staff',
    says: ['我要参加', 'I want to come'],
    params,
    input: z.object({}),
    output: z.object({ state: z.enum(signUpStates), place: z.int().nullable() }),
  }),
  leaveActivity: endpoint({
    method: 'POST',
    path: '/api/activities/:id/leave',
    allow: 'staff',
    says: ['我不去了', 'I am not coming'],
    params,
    input: z.object({}),
    output: z.object({ state: z.enum(signUpStates) }),
  }),
  certifyHours: endpoint({
    method: 'POST',
    path: '/api/activities/hours/:id/certificate',
    allow: 'staff',
    says: ['出我的服务时长证明', 'A certificate of my own hours'],
    params,
    input: z.object({}),
    /** The page of the certificate, for its owner only. */
    output: z.object({ path: z.string() }),
  }),
  disputeHours: endpoint({
    method: 'POST',
    path: '/api/activities/hours/:id/wrong',
    allow: 'staff',
    says: ['我的时长记错了', 'My hours are wrong'],
    params,
    input: z.object({ minutes, text: text(500, 2) }),
    output: z.object({ id }),
  }),
};
export type SignUpsApi = typeof signUpsApi;
