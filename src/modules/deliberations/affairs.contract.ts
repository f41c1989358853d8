import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, formJson, id, moment, optionalText, text } from '#kernel/fields.ts';
import { levyStatuses, levyVerbs, lineWays, officerBodies, reviewRoles, rhythms, riteKinds } from './affairs.rules.ts';
import { params, word } from './deliberations.contract.ts';
import { deliberationRoles, keeperRoles } from './deliberations.rules.ts';
import { callers } from './meetings.rules.ts';

const n = z.int().min(0).max(100_000);
const query = z.object({ area: areaCode });
export const categoryView = z.object({
  code: z.string(),
  name: word,
  rhythm: z.enum(rhythms),
  columns: z.array(z.string()),
  basis: z.string(),
  lastOn: day.nullable(),
  isDue: z.boolean(),
});
export const itemView = z.object({
  id,
  area: areaCode,
  category: z.string(),
  title: z.string(),
  body: z.string(),
  period: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  publishedOn: day,
  untilOn: day,
  fileName: z.string().nullable(),
  correctsId: id.nullable(),
  downOn: day.nullable(),
  downWhy: z.string().nullable(),
  questions: z.int(),
});
export type ItemView = z.output<typeof itemView>;
export const officerView = z.object({
  id,
  body: z.enum(officerBodies),
  name: z.string(),
  post: z.string(),
  fromOn: day,
  endedOn: day.nullable(),
  endedWhy: z.string().nullable(),
  appraisals: z.array(
    z.object({ onDay: day, competent: z.int(), fair: z.int(), incompetent: z.int(), isIncompetent: z.boolean() }),
  ),
  /** Found incompetent twice running: what the law says follows. */
  endsOffice: z.boolean(),
});
export type OfficerView = z.output<typeof officerView>;
const exempt = z.object({ code: z.string().max(31), people: n });
export const decisionView = z.object({
  voteId: id,
  meetingId: id,
  about: z.string().nullable(),
  question: z.string(),
  title: z.string(),
  base: z.enum(['adults', 'households']),
  noticeOn: day,
  heldOn: day,
  startsAt: moment,
  entitled: z.int(),
  present: z.int(),
  yes: z.int(),
});
export const levyView = z.object({
  id,
  area: areaCode,
  title: z.string(),
  purpose: z.string(),
  proposedBy: z.enum(callers),
  signatures: z.int(),
  announcedOn: day,
  personYuan: z.number(),
  personDays: z.int(),
  people: z.int(),
  workers: z.int(),
  exempt: z.array(z.object({ code: z.string(), name: word, people: z.int() })),
  totalYuan: z.number(),
  totalDays: z.int(),
  households: z.int(),
  asked: z.int(),
  agreed: z.int(),
  /** The meeting that agreed to it, where one did. */
  meeting: decisionView.omit({ about: true }).nullable(),
  status: z.enum(levyStatuses),
  reason: z.string().nullable(),
  inYuan: z.number(),
  outYuan: z.number(),
  days: z.number(),
  lines: z.array(
    z.object({
      id,
      way: z.enum(lineWays),
      what: z.string(),
      amount: z.number(),
      voucher: z.string().nullable(),
      onDay: day,
    }),
  ),
  canvasses: z.array(
    z.object({ id, deputy: z.string(), asked: z.int(), agreed: z.int(), signatures: z.int(), onDay: day }),
  ),
  version: z.int(),
  open: z.array(z.enum(levyVerbs)),
});
export type LevyView = z.output<typeof levyView>;
export const riteStandard = z.object({ id, kind: z.enum(riteKinds), body: z.string(), basis: z.string(), fromOn: day });
export const riteRequest = z.object({
  id,
  kind: z.enum(riteKinds),
  family: z.string(),
  aboutOn: day,
  asks: z.string(),
  advice: z.string().nullable(),
  help: z.string().nullable(),
  status: z.enum(['asked', 'advised', 'over']),
  version: z.int(),
});
export type RiteRequest = z.output<typeof riteRequest>;

export const affairsApi = {
  villageAffairs: endpoint({
    method: 'GET',
    path: '/api/deliberations/disclosures',
    allow: deliberationRoles,
    says: ['村务公开:哪类该公开了、公开过什么', 'What a village made public, and what is due'],
    query,
    output: z.object({ categories: z.array(categoryView), items: z.array(itemView) }),
  }),
  disclose: endpoint({
    method: 'POST',
    path: '/api/deliberations/disclosures',
    allow: keeperRoles,
    says: ['公开一项村务', 'Make an item public'],
    upload: true,
    input: z.object({
      area: areaCode,
      category: z.string().max(31),
      title: text(80, 2),
      body: text(5000, 2),
      period: text(40, 2),
      /** A column that this category may not show is refused by its name. */
      columns: formJson(z.array(text(20)).max(12)).default([]),
      rows: formJson(z.array(z.array(z.string().max(200))).max(500)).default([]),
      correctsId: id.optional(),
    }),
    output: itemView,
  }),
  takeDownItem: endpoint({
    method: 'POST',
    path: '/api/deliberations/disclosures/:id/down',
    allow: [...keeperRoles, ...reviewRoles],
    says: ['撤下一项,写明原因', 'Take an item down, with the reason'],
    params,
    input: z.object({ why: text(300, 2) }),
    output: itemView,
  }),
  villageOfficers: endpoint({
    method: 'GET',
    path: '/api/deliberations/officers',
    allow: deliberationRoles,
    says: ['村委会、监委会、红白理事会成员', 'Who sits on the village’s bodies'],
    query,
    output: z.object({ items: z.array(officerView) }),
  }),
  addOfficer: endpoint({
    method: 'POST',
    path: '/api/deliberations/officers',
    allow: keeperRoles,
    says: ['登记成员', 'Enter a member'],
    input: z.object({
      area: areaCode,
      body: z.enum(officerBodies),
      name: text(60, 2),
      post: text(40, 2),
      fromOn: day,
      isNearRelative: z.boolean().default(false),
    }),
    output: officerView,
  }),
  endOfficer: endpoint({
    method: 'POST',
    path: '/api/deliberations/officers/:id/end',
    allow: keeperRoles,
    says: ['成员不再担任', 'A member’s office ends'],
    params,
    input: z.object({ endedOn: day, why: text(200, 2) }),
    output: officerView,
  }),
  appraise: endpoint({
    method: 'POST',
    path: '/api/deliberations/meetings/:id/appraisals',
    allow: keeperRoles,
    says: ['记民主评议结果', 'How a meeting appraised a member'],
    params,
    input: z.object({ officerId: id, competent: n, fair: n, incompetent: n }),
    output: officerView,
  }),
  listLevies: endpoint({
    method: 'GET',
    path: '/api/deliberations/levies',
    allow: deliberationRoles,
    says: ['一事一议筹资筹劳', 'What villages ask of their people'],
    query,
    output: z.object({
      items: z.array(levyView),
      cap: z.object({ personYuan: z.number(), personDays: z.int(), basis: z.string() }),
      exemptions: z.array(z.object({ code: z.string(), name: word, money: z.boolean(), labour: z.boolean() })),
    }),
  }),
  announceLevy: endpoint({
    method: 'POST',
    path: '/api/deliberations/levies',
    allow: keeperRoles,
    says: ['公告一项筹资筹劳', 'Announce a levy'],
    input: z.object({
      area: areaCode,
      title: text(80, 2),
      purpose: text(2000, 2),
      proposedBy: z.enum(callers),
      signatures: n.default(0),
      announcedOn: day,
      personYuan: z.number().min(0).max(100_000),
      personDays: z.int().min(0).max(60),
      people: z.int().min(1).max(100_000),
      workers: n,
      exempt: z.array(exempt).max(20).default([]),
    }),
    output: levyView,
  }),
  canvassLevy: endpoint({
    method: 'POST',
    path: '/api/deliberations/levies/:id/canvasses',
    allow: keeperRoles,
    says: ['代表入户征求意见,记签字户数', 'A deputy asked the households'],
    params,
    input: z.object({ deputyId: id, asked: z.int().min(1).max(100), agreed: n, signatures: n, onDay: day }),
    output: levyView,
  }),
  villageDecisions: endpoint({
    method: 'GET',
    path: '/api/deliberations/decisions',
    allow: deliberationRoles,
    says: ['村民会议通过了什么（供引用）', 'What villagers’ meetings passed: what other books may cite'],
    query,
    output: z.object({ items: z.array(decisionView) }),
  }),
  moveLevy: endpoint({
    method: 'POST',
    path: '/api/deliberations/levies/:id/move',
    allow: [...keeperRoles, ...reviewRoles],
    says: ['报乡镇、乡镇审、县审、结账', 'To the township, to the county, settled'],
    params,
    input: z.object({
      verb: z.enum(['agree', 'township', 'county', 'refuse', 'settle', 'end']),
      reason: z.string().trim().max(500).default(''),
      /** With `agree`: the vote of a villagers’ meeting that agreed to it, where it did not go door by door. */
      voteId: id.optional(),
    }),
    output: levyView,
    versioned: true,
  }),
  bookLevy: endpoint({
    method: 'POST',
    path: '/api/deliberations/levies/:id/lines',
    allow: keeperRoles,
    says: ['记一笔收支或出工', 'Book a line'],
    params,
    input: z.object({
      way: z.enum(lineWays),
      what: text(120, 2),
      amount: z.number().positive().max(100_000_000),
      voucher: optionalText(60),
      onDay: day,
    }),
    output: levyView,
  }),
  villageRites: endpoint({
    method: 'GET',
    path: '/api/deliberations/rites',
    allow: keeperRoles,
    says: ['红白理事会:约定和请托', 'Weddings and funerals: what was agreed on, who asked'],
    query,
    output: z.object({ standards: z.array(riteStandard), requests: z.array(riteRequest) }),
  }),
  putRiteStandard: endpoint({
    method: 'POST',
    path: '/api/deliberations/rites/standards',
    allow: keeperRoles,
    says: ['写下村里的约定', 'What the village agreed on'],
    input: z.object({ area: areaCode, kind: z.enum(riteKinds), body: text(3000, 2), basis: text(200, 2) }),
    output: riteStandard,
  }),
  askRite: endpoint({
    method: 'POST',
    path: '/api/deliberations/rites',
    allow: keeperRoles,
    says: ['一家人来问、请帮忙', 'A family asks for advice or hands'],
    input: z.object({ area: areaCode, kind: z.enum(riteKinds), family: text(60, 2), aboutOn: day, asks: text(500, 2) }),
    output: riteRequest,
  }),
  adviseRite: endpoint({
    method: 'POST',
    path: '/api/deliberations/rites/:id/advice',
    allow: keeperRoles,
    says: ['给建议、安排人手', 'Advice, and hands'],
    params,
    input: z.object({ advice: text(1000, 2), help: optionalText(500, 2), isOver: z.boolean().default(false) }),
    output: riteRequest,
    versioned: true,
  }),
};
export type AffairsApi = typeof affairsApi;
