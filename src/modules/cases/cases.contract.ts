import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, optionalText, text } from '#kernel/fields.ts';
import { gateLook } from '#modules/mandates/mandates.gate.contract.ts';
import { gateRoles } from '#modules/mandates/mandates.gate.rules.ts';
import { calendarApi } from './cases.calendar.contract.ts';
import { clocksApi } from './cases.clocks.contract.ts';
import { importApi } from './cases.import.contract.ts';
import { caseRoles, intakeRoles } from './cases.parts.rules.ts';
import { caseChannels, caseKinds, caseStatuses, caseTiers, disclosures } from './cases.rules.ts';
import { savedApi } from './cases.saved.contract.ts';
import { verbsApi } from './cases.verbs.contract.ts';
import { caseRow, caseView, receipt } from './cases.views.contract.ts';
import { revealPurposes } from './cases.words.ts';

export const MAX_TITLE = 120;
export const MAX_BODY = 8000;

/** The queues of a desk; each is a question somebody asks every morning. */
export const queues = [
  'desk',
  'mine',
  'unit',
  'callback',
  'review',
  'check',
  'suspended',
  'raised',
  'overdue',
  'soon',
  'offered',
  'all',
] as const;
export type Queue = (typeof queues)[number];

const list = z.preprocess((v) => (typeof v === 'string' ? v.split(',').filter(Boolean) : v), z.array(z.string()));
export const caseFilter = z.object({
  queue: z.enum(queues).default('all'),
  status: list.pipe(z.array(z.enum(caseStatuses))).optional(),
  kind: list.pipe(z.array(z.enum(caseKinds))).optional(),
  channel: list.pipe(z.array(z.enum(caseChannels))).optional(),
  area: areaCode.optional(),
  q: optionalText(100),
  from: day.optional(),
  to: day.optional(),
  sort: z.enum(['due', 'newest']).default('due'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CaseFilter = z.output<typeof caseFilter>;

export const reportInput = z.object({
  kind: z.enum(caseKinds),
  channel: z.enum(caseChannels),
  area: areaCode,
  title: optionalText(MAX_TITLE),
  body: text(MAX_BODY, 4),
  placeNote: optionalText(200),
  tier: z.enum(caseTiers).optional(),
  category: optionalText(60),
  externalNumber: optionalText(60),
  disclosure: z.enum(disclosures).default('named'),
  reporter: z.object({ name: optionalText(40), phone: optionalText(30), address: optionalText(200) }).default({}),
  /** Written down on a phone, perhaps days before it came. */
  captured: captured().optional(),
});
export type ReportInput = z.output<typeof reportInput>;

const reason = text(500, 2);

export const casesApi = {
  ...importApi,
  ...calendarApi,
  ...clocksApi,
  ...savedApi,
  ...verbsApi,
  list: endpoint({
    method: 'GET',
    path: '/api/cases',
    allow: caseRoles,
    says: ['查询诉求', 'List cases'],
    query: caseFilter,
    output: z.object({ items: z.array(caseRow), next: z.string().nullable() }),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/api/cases/counts',
    allow: caseRoles,
    says: ['各队列件数', 'How many are in each queue'],
    output: z.object({ queues: z.record(z.enum(queues), z.number().int()) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/cases/:id',
    allow: caseRoles,
    says: ['查看一件诉求(会记入“谁看过我的件”)', 'One case; the resident sees who opened it'],
    params: z.object({ id }),
    output: caseView,
  }),
  receivers: endpoint({
    method: 'GET',
    path: '/api/cases/:id/receivers',
    allow: caseRoles,
    says: ['可以派给哪些单位', 'Units it can be sent to'],
    params: z.object({ id }),
    output: z.object({
      units: z.array(z.object({ id, name: z.string(), kind: z.string(), area: z.string() })),
      colleagues: z.array(z.object({ id, name: z.string(), role: z.string() })),
      /** Lines of the own duty list by which the unit may decline. */
      lines: z.array(z.object({ id, name: z.string() })),
    }),
  }),
  gate: endpoint({
    method: 'GET',
    path: '/api/cases/:id/gate',
    allow: caseRoles,
    says: ['派给一个单位要按它清单的哪一条', 'By which line of its list this case would go to a unit'],
    params: z.object({ id }),
    query: z.object({ receiverId: id, role: z.enum(gateRoles).default('lead') }),
    output: z.object({ number: z.string(), look: gateLook }),
  }),
  gateForTask: endpoint({
    method: 'POST',
    path: '/api/cases/:id/gate',
    allow: caseRoles,
    says: [
      '件里单派给一个单位的一项任务要按哪一条（先看一看，不保存）',
      'By which line one unit’s own task in a case would go to it; only looks and keeps nothing',
    ],
    params: z.object({ id }),
    input: z.object({ receiverId: id, role: z.enum(gateRoles), what: text(500, 2) }),
    output: z.object({ number: z.string(), look: gateLook }),
  }),
  report: endpoint({
    method: 'POST',
    path: '/api/cases',
    allow: intakeRoles,
    says: ['登记一件诉求', 'Register a case'],
    input: reportInput,
    output: receipt,
  }),
  reissue: endpoint({
    method: 'POST',
    path: '/api/cases/:id/reissue',
    allow: intakeRoles,
    says: ['重新打印回执(换新查询密码)', 'Issue a new receipt with a new passphrase'],
    params: z.object({ id }),
    input: z.object({ reason }),
    output: receipt,
  }),
  attach: endpoint({
    method: 'POST',
    path: '/api/cases/:id/files',
    allow: caseRoles,
    says: ['添加照片、录音或文件', 'Add files'],
    upload: true,
    params: z.object({ id }),
    input: z.object({}),
    output: caseView,
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/cases/:id/files/:fileId',
    allow: caseRoles,
    says: ['查看材料', 'One file'],
    download: true,
    params: z.object({ id, fileId: id }),
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    output: z.object({}),
  }),
  reveal: endpoint({
    method: 'POST',
    path: '/api/cases/:id/reveal',
    allow: caseRoles,
    says: ['查看联系方式(说明用途,本人看得到)', 'See the contact data, for a stated purpose the resident sees'],
    params: z.object({ id }),
    input: z.object({ purpose: z.enum(revealPurposes) }),
    output: z.object({ name: z.string().nullable(), phone: z.string().nullable(), address: z.string().nullable() }),
  }),

  closingChecks: endpoint({
    method: 'GET',
    path: '/api/cases/closing-checks',
    allow: caseRoles,
    says: ['办结抽查:各单位报告与本人说法的出入', 'Checks after the end: how often what a unit reported was not so'],
    output: z.object({
      units: z.array(
        z.object({
          id,
          name: z.string(),
          reached: z.number().int(),
          open: z.number().int(),
          /** Null while fewer than five people were reached: a share of so few says nothing. */
          differs: z.number().int().nullable(),
        }),
      ),
    }),
  }),
  root: endpoint({
    method: 'GET',
    path: '/api/journal/root',
    allow: 'anyone',
    says: ['最近一天的总校验值', 'The newest daily root over all chains'],
    output: z.object({ root: z.object({ day, root: z.string() }).nullable() }),
  }),
};
