import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, text } from '#kernel/fields.ts';
import {
  adoptions,
  charterChecks,
  charterRoles,
  charterStatuses,
  charterVerbs,
  meetingBases,
  townshipRoles,
  unlawfulKinds,
  villageRoles,
} from './charter.rules.ts';
import {
  appealRoles,
  behaviours,
  LEAST_DAYS,
  MOST_DAYS,
  normRoles,
  reminderRoles,
  reminderStatuses,
  seenRoles,
} from './norms.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);

export const charterRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  edition: z.int(),
  name: z.string(),
  clauses: z.int(),
  status: z.enum(charterStatuses),
  heldOn: day.nullable(),
  /** By the vote of a meeting in the house, or by numbers entered by hand. */
  adoption: z.enum(adoptions).nullable(),
  sentOn: day.nullable(),
  filedOn: day.nullable(),
  version: z.int(),
});
export type CharterRow = z.output<typeof charterRow>;
export const charterView = charterRow.omit({ clauses: true }).extend({
  organisation: z.string(),
  clauses: z.array(z.string()),
  /** What may not stand in it, where, in which words. */
  unlawful: z.array(z.object({ nth: z.int(), kind: z.enum(unlawfulKinds), says: z.string() })),
  meeting: z
    .object({
      noticeOn: day,
      heldOn: day,
      base: z.enum(meetingBases),
      entitled: z.int(),
      present: z.int(),
      yes: z.int(),
    })
    .nullable(),
  /** The vote that adopted it; its text may have been typed after the meeting, on the village’s word. */
  cited: z.object({ meetingId: id, title: z.string(), question: z.string(), isTextLater: z.boolean() }).nullable(),
  /** Why its meeting is not in the house. */
  byHand: z.string().nullable(),
  filedBy: z.string().nullable(),
  orderReason: z.string().nullable(),
  open: z.array(z.enum(charterVerbs)),
  closed: z.array(z.object({ verb: z.enum(charterVerbs), says: word })),
});
export type CharterView = z.output<typeof charterView>;
const written = { name: text(60, 2), text: z.string().max(20_000) };

/** What a village knows of its own reminders: how many of what; never to whom, never the words. */
export const reminderCount = z.object({
  behaviour: z.enum(behaviours),
  given: z.int(),
  open: z.int(),
  lifted: z.int(),
  mended: z.int(),
});
export const appealView = z.object({
  id,
  placeName: z.string(),
  organisation: z.string(),
  behaviour: z.enum(behaviours),
  onDay: day,
  text: z.string(),
  said: z.string(),
  saidAt: moment,
  status: z.enum(reminderStatuses),
  expiresOn: day,
});
export type AppealView = z.output<typeof appealView>;
export const seenRow = z.object({ id, behaviour: z.enum(behaviours), onDay: day, n: z.int(), isStruck: z.boolean() });
export const seenInput = z.object({ behaviour: z.enum(behaviours), onDay: day, n: z.int().min(1).max(200) });

export const normsApi = {
  listCharters: endpoint({
    method: 'GET',
    path: '/api/norms/charters',
    allow: charterRoles,
    says: ['村规民约', 'Village charters'],
    output: z.object({ items: z.array(charterRow) }),
  }),
  draftCharter: endpoint({
    method: 'POST',
    path: '/api/norms/charters',
    allow: villageRoles,
    says: ['起草一版村规民约', 'Draft an edition of the charter'],
    input: z.object(written),
    output: charterView,
  }),
  getCharter: endpoint({
    method: 'GET',
    path: '/api/norms/charters/:id',
    allow: charterRoles,
    says: ['一版村规民约', 'One edition, with what may not stand in it'],
    params,
    output: charterView,
  }),
  editCharter: endpoint({
    method: 'PUT',
    path: '/api/norms/charters/:id',
    allow: villageRoles,
    says: ['修改条文', 'Change the clauses of a draft'],
    params,
    input: z.object(written),
    output: charterView,
    versioned: true,
  }),
  adoptCharter: endpoint({
    method: 'POST',
    path: '/api/norms/charters/:id/meeting',
    allow: villageRoles,
    says: ['登记由哪次村民会议表决通过', 'By which vote of a villagers’ meeting it was adopted'],
    params,
    input: z.object({
      /** The vote of a villagers’ meeting held in the house. */
      voteId: id.optional(),
      /** The clauses were typed after the meeting and are those it voted on. */
      isAsVoted: z.boolean().default(false),
      /** Only where the meeting was not held in the house. */
      byHand: z
        .object({
          why: text(300, 4),
          noticeOn: day,
          heldOn: day,
          base: z.enum(meetingBases),
          entitled: z.int().min(1).max(100_000),
          present: z.int().min(0).max(100_000),
          yes: z.int().min(0).max(100_000),
        })
        .optional(),
    }),
    output: charterView,
    versioned: true,
  }),
  charterDecisions: endpoint({
    method: 'GET',
    path: '/api/norms/charters/:id/decisions',
    allow: villageRoles,
    says: ['村民会议的哪次表决可以引用', 'Votes of villagers’ meetings that could have adopted it'],
    params,
    output: z.object({
      items: z.array(
        z.object({
          voteId: id,
          title: z.string(),
          question: z.string(),
          noticeOn: day,
          heldOn: day,
          base: z.enum(meetingBases),
          entitled: z.int(),
          present: z.int(),
          yes: z.int(),
          isTextLater: z.boolean(),
        }),
      ),
    }),
  }),
  sendCharter: endpoint({
    method: 'POST',
    path: '/api/norms/charters/:id/send',
    allow: villageRoles,
    says: ['报乡镇备案', 'Send it to the township for filing'],
    params,
    input: z.object({}),
    output: charterView,
    versioned: true,
  }),
  dropCharter: endpoint({
    method: 'POST',
    path: '/api/norms/charters/:id/drop',
    allow: villageRoles,
    says: ['作废一版', 'Drop an edition'],
    params,
    input: z.object({}),
    output: charterView,
    versioned: true,
  }),
  fileCharter: endpoint({
    method: 'POST',
    path: '/api/norms/charters/:id/file',
    allow: townshipRoles,
    says: ['予以备案', 'File it, after going through every item'],
    params,
    input: z.object({ checks: z.array(z.enum(charterChecks)) }),
    output: charterView,
    versioned: true,
  }),
  orderCharter: endpoint({
    method: 'POST',
    path: '/api/norms/charters/:id/order',
    allow: townshipRoles,
    says: ['责令改正', 'Order that it be mended; it no longer hangs out'],
    params,
    input: z.object({ reason: z.string().trim().max(500).default('') }),
    output: charterView,
    versioned: true,
  }),

  giveReminder: endpoint({
    method: 'POST',
    path: '/api/norms/reminders',
    allow: reminderRoles,
    says: ['写一张私下提醒单(系统不记给谁)', 'Write a private reminder; the house does not know for whom'],
    input: z.object({
      behaviour: z.enum(behaviours),
      onDay: day,
      text: text(300, 4),
      days: z.int().min(LEAST_DAYS).max(MOST_DAYS).default(30),
      isAdult: z.boolean(),
    }),
    /** The code stands on the paper and nowhere else; shown once. */
    output: z.object({ code: z.string(), expiresOn: day }),
  }),
  countReminders: endpoint({
    method: 'GET',
    path: '/api/norms/reminders',
    allow: charterRoles,
    says: ['提醒了多少次(只有数)', 'How many reminders, of what: numbers only'],
    output: z.object({ items: z.array(reminderCount) }),
  }),
  listAppeals: endpoint({
    method: 'GET',
    path: '/api/norms/appeals',
    allow: appealRoles,
    says: ['对提醒的异议', 'Appeals against reminders; nobody is named in them'],
    output: z.object({ items: z.array(appealView) }),
  }),
  answerAppeal: endpoint({
    method: 'POST',
    path: '/api/norms/appeals/:id/answer',
    allow: appealRoles,
    says: ['答复异议', 'Decide an appeal'],
    params,
    input: z.object({ verb: z.enum(['lift', 'keep']), answer: text(500, 2) }),
    output: z.object({ status: z.enum(reminderStatuses) }),
  }),

  listSeen: endpoint({
    method: 'GET',
    path: '/api/norms/seen',
    allow: seenRoles,
    says: ['最近一个月记的数', 'What was counted in the last month'],
    output: z.object({ items: z.array(seenRow) }),
  }),
  noteSeen: endpoint({
    method: 'POST',
    path: '/api/norms/seen',
    allow: seenRoles,
    says: ['记一笔看到几处(不记是谁)', 'Count what was seen; never whose it was'],
    input: seenInput,
    output: z.object({ items: z.array(seenRow) }),
  }),
  strikeSeen: endpoint({
    method: 'POST',
    path: '/api/norms/seen/:id/strike',
    allow: seenRoles,
    says: ['划掉记错的一笔', 'Strike what was counted wrongly'],
    params,
    input: z.object({}),
    output: z.object({ items: z.array(seenRow) }),
  }),
  normFigures: endpoint({
    method: 'GET',
    path: '/api/norms/figures',
    allow: normRoles,
    says: ['按季度看不点名的统计', 'Behaviours by quarter, as they are public'],
    query: z.object({ area: areaCode.optional() }),
    output: z.object({
      quarters: z.array(
        z.object({
          quarter: z.string(),
          cells: z.array(z.object({ behaviour: z.enum(behaviours), n: z.int().nullable() })),
          total: z.int().nullable(),
        }),
      ),
    }),
  }),
};
export type NormsApi = typeof normsApi;
