import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, optionalText, text } from '#kernel/fields.ts';
import {
  afters,
  deliberationRoles,
  forums,
  gates,
  keeperRoles,
  matterStatuses,
  matterVerbs,
  noticeFields,
} from './deliberations.rules.ts';

export const params = z.object({ id });
export const word = z.tuple([z.string(), z.string()]);
const n = z.int().min(0).max(100_000);

const share = z.object({ num: z.int(), den: z.int(), isOver: z.boolean() });
export const ruleView = z.object({
  step: z.string(),
  quorum: share,
  pass: share.extend({ of: z.enum(['should', 'present']) }),
  noticeDays: z.int(),
  basis: z.string(),
});
export const kindView = z.object({ code: z.string(), name: word, forums: z.array(z.enum(forums)), basis: z.string() });
export type KindView = z.output<typeof kindView>;
export const countView = z.object({
  part: z.string(),
  adults: z.int(),
  households: z.int(),
  asOf: day,
});
export type CountView = z.output<typeof countView>;

export const matterRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  number: z.string(),
  kind: z.string(),
  kindName: word,
  title: z.string(),
  forum: z.enum(forums),
  status: z.enum(matterStatuses),
  gate: z.enum(gates).nullable(),
  passed: z.int(),
  round: z.int(),
  movedOn: day,
  version: z.int(),
});
export type MatterRow = z.output<typeof matterRow>;
export const gateView = z.object({
  round: z.int(),
  gate: z.enum(gates),
  outcome: z.enum(['passed', 'failed', 'changed']),
  heldOn: day,
  untilOn: day.nullable(),
  place: z.string().nullable(),
  host: z.string().nullable(),
  recorder: z.string().nullable(),
  body: z.string(),
  should: z.int().nullable(),
  present: z.int().nullable(),
  signatures: z.int().nullable(),
  yes: z.int().nullable(),
  no: z.int().nullable(),
  abstain: z.int().nullable(),
  needed: z.int().nullable(),
  activityId: id.nullable(),
  meetingId: id.nullable(),
  objections: z.int().nullable(),
});
export type GateView = z.output<typeof gateView>;
export const noticeView = z.object({
  id,
  what: z.enum(['decision', 'result']),
  fields: z.array(z.enum(noticeFields)),
  text: z.string(),
  cost: z.string().nullable(),
  contact: z.string().nullable(),
  fromOn: day,
  untilOn: day,
  places: z.string(),
  status: z.enum(['out', 'kept', 'down']),
  downWhy: z.string().nullable(),
});
export type NoticeView = z.output<typeof noticeView>;
export const matterView = matterRow.extend({
  organisation: z.string(),
  cause: z.string(),
  content: z.string(),
  authorisedOn: day.nullable(),
  endReason: z.string().nullable(),
  basis: z.string(),
  gates: z.array(gateView),
  notices: z.array(noticeView),
  /** Votes on it at meetings that were held, for the fourth gate. */
  votes: z.array(z.object({ id, meetingId: id, meeting: z.string(), heldOn: day, passed: z.boolean(), yes: z.int() })),
  rules: z.array(ruleView),
  open: z.array(z.enum(matterVerbs)),
  closed: z.array(z.object({ verb: z.enum(matterVerbs), says: word })),
});
export type MatterView = z.output<typeof matterView>;

/** What is written down at one of the first three gates; its numbers may come from a Party meeting that stands in the books. */
export const gateInput = z.object({
  heldOn: day,
  place: text(120, 2),
  host: text(60, 2),
  recorder: text(60, 2),
  body: text(5000, 2),
  /** At the first gate of a new round: what is proposed now. */
  content: optionalText(5000, 2),
  after: z.enum(afters).optional(),
  activity: z.object({ id, nth: z.int().min(1).max(50) }).optional(),
  count: z
    .object({ should: z.int().min(1).max(100_000), present: n, signatures: n, yes: n, no: n, abstain: n })
    .optional(),
});
export type GateInput = z.output<typeof gateInput>;

export const deliberationsApi = {
  deliberationSetup: endpoint({
    method: 'GET',
    path: '/api/deliberations/setup',
    allow: deliberationRoles,
    says: ['一个村的议事规矩、人数和小组', 'What holds in a village: kinds, quorums, how many people'],
    query: z.object({ area: areaCode }),
    output: z.object({
      area: areaCode,
      placeName: z.string(),
      kinds: z.array(kindView),
      rules: z.array(ruleView),
      counts: z.array(countView),
    }),
  }),
  deliberationVillages: endpoint({
    method: 'GET',
    path: '/api/deliberations/villages',
    allow: deliberationRoles,
    says: ['哪些村在议事', 'Villages that deliberate'],
    output: z.object({
      items: z.array(
        z.object({
          area: areaCode,
          placeName: z.string(),
          going: z.int(),
          out: z.int(),
          done: z.int(),
          deputies: z.int(),
          women: z.int(),
          meetingsThisYear: z.int(),
          lastDeputiesOn: day.nullable(),
        }),
      ),
    }),
  }),
  putDeliberationCount: endpoint({
    method: 'PUT',
    path: '/api/deliberations/counts',
    allow: keeperRoles,
    says: ['登记村里或小组的人数、户数', 'How many villagers and households'],
    input: z.object({
      area: areaCode,
      part: z.string().trim().max(30).default(''),
      adults: n,
      households: z.int().min(0).max(50_000),
      asOf: day,
    }),
    output: countView,
  }),
  listMatters: endpoint({
    method: 'GET',
    path: '/api/deliberations',
    allow: deliberationRoles,
    says: ['议事台账', 'Matters on their way'],
    query: z.object({ area: areaCode.optional(), status: z.enum(matterStatuses).optional() }),
    output: z.object({ items: z.array(matterRow) }),
  }),
  addMatter: endpoint({
    method: 'POST',
    path: '/api/deliberations',
    allow: keeperRoles,
    says: ['提一件要议的事', 'Bring in a matter'],
    input: z.object({
      area: areaCode,
      kind: z.string().max(31),
      title: text(80, 2),
      cause: text(2000, 2),
      content: text(5000, 2),
      forum: z.enum(forums),
      authorisedOn: day.optional(),
    }),
    output: matterView,
  }),
  getMatter: endpoint({
    method: 'GET',
    path: '/api/deliberations/:id',
    allow: deliberationRoles,
    says: ['看一件事走到哪一步', 'One matter and its gates'],
    params,
    output: matterView,
  }),
  passGate: endpoint({
    method: 'POST',
    path: '/api/deliberations/:id/gates/:gate',
    allow: keeperRoles,
    says: ['记党支部提议、两委商议、党员大会审议', 'Write down one of the first three gates'],
    params: params.extend({ gate: z.enum(['propose', 'discuss', 'review']) }),
    input: gateInput,
    output: matterView,
    versioned: true,
  }),
  resolveMatter: endpoint({
    method: 'POST',
    path: '/api/deliberations/:id/resolution',
    allow: keeperRoles,
    says: ['记村民会议或村民代表会议决议', 'What villagers or their deputies resolved'],
    params,
    input: z.object({ voteId: id, body: text(5000, 2), after: z.enum(afters).optional() }),
    output: matterView,
    versioned: true,
  }),
  publishMatter: endpoint({
    method: 'POST',
    path: '/api/deliberations/:id/notices',
    allow: keeperRoles,
    says: ['公开决议或实施结果', 'Put the decision or the result out'],
    params,
    input: z.object({
      what: z.enum(['decision', 'result']),
      /** Which parts are shown; one that is not among those that may be is refused by its name. */
      fields: z.array(z.string().max(40)).min(1).max(12),
      text: text(5000, 2),
      cost: optionalText(200),
      contact: optionalText(120, 2),
      places: text(200, 2),
      fromOn: day,
      untilOn: day,
    }),
    output: matterView,
    versioned: true,
  }),
  closeNotice: endpoint({
    method: 'POST',
    path: '/api/deliberations/:id/notices/close',
    allow: keeperRoles,
    says: ['公开期满,记有没有不同意见', 'The time is over: what was objected'],
    params,
    input: z.object({
      objections: z.int().min(0).max(999),
      body: text(5000, 2),
      /** When the decision is taken back because of an objection. */
      after: z.enum(afters).optional(),
    }),
    output: matterView,
    versioned: true,
  }),
  endMatter: endpoint({
    method: 'POST',
    path: '/api/deliberations/:id/end',
    allow: keeperRoles,
    says: ['不再议,写明原因', 'End a matter, with the reason'],
    params,
    input: z.object({ reason: z.string().trim().max(500) }),
    output: matterView,
    versioned: true,
  }),
};
export type DeliberationsApi = typeof deliberationsApi;
