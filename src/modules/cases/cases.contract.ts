import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, optionalText, text } from '#kernel/fields.ts';
import type { Word } from '#kernel/words.ts';
import { calendarApi } from './cases.calendar.contract.ts';
import { clocksApi } from './cases.clocks.contract.ts';
import { importApi } from './cases.import.contract.ts';
import { caseRoles, dispatchRoles, handlerRoles, intakeRoles, superiorRoles } from './cases.parts.rules.ts';
import { caseChannels, caseKinds, caseStatuses, caseTiers, disclosures } from './cases.rules.ts';
import { savedApi } from './cases.saved.contract.ts';
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
const caseActors = [...new Set<Role>([...handlerRoles, ...intakeRoles])];
const handlersAndAbove = [...new Set<Role>([...handlerRoles, ...superiorRoles])];
/** One act on one case: POST /api/cases/:id/<verb>, decided on a version, answered with the case as it now is. */
const act = <const N extends string, I extends z.ZodType>(name: N, allow: readonly Role[], says: Word, input: I) =>
  endpoint({
    method: 'POST',
    path: `/api/cases/:id/${name}`,
    allow,
    says,
    versioned: true,
    params: z.object({ id }),
    input,
    output: caseView,
  });

export const casesApi = {
  ...importApi,
  ...calendarApi,
  ...clocksApi,
  ...savedApi,
  list: endpoint({
    method: 'GET',
    path: '/api/cases',
    allow: caseRoles,
    says: ['查询诉求', 'List cases'],
    query: caseFilter,
    output: z.object({ items: z.array(caseRow), next: z.string().nullable() }),
  }),
  exportList: endpoint({
    method: 'GET',
    path: '/api/cases/export',
    allow: caseRoles,
    says: ['导出清单(不含联系方式)', 'The list as an xlsx table, without contact data'],
    query: caseFilter.omit({ after: true, limit: true }),
    download: true,
    output: z.object({}),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/api/cases/counts',
    allow: caseRoles,
    says: ['各队列件数', 'How many are in each queue'],
    output: z.object({
      queues: z.record(z.enum(queues), z.number().int()),
      byStatus: z.record(z.string(), z.number().int()),
    }),
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

  answer: act(
    'answer',
    intakeRoles,
    ['当场答复', 'Answer at once'],
    z.object({
      text: text(4000, 2),
      outcome: z.enum(['solved', 'explained']).default('explained'),
      basis: optionalText(300),
    }),
  ),
  take: act('take', intakeRoles, ['本单位办理', 'Do it in the own unit'], z.object({ personId: id.optional() })),
  dispatch: act(
    'dispatch',
    intakeRoles,
    ['派件', 'Dispatch to a unit'],
    z.object({ organisationId: id, tier: z.enum(caseTiers).optional(), note: optionalText(500) }),
  ),
  recall: act('recall', dispatchRoles, ['收回', 'Recall'], z.object({ reason })),
  sign: act('sign', handlerRoles, ['签收', 'Sign for it'], z.object({ personId: id.optional() })),
  return: act(
    'return',
    handlerRoles,
    ['退回(引用权责清单的一条)', 'Decline by a line of the duty list'],
    z.object({ reason: text(500, 6), itemId: id.optional(), clause: optionalText(200) }),
  ),
  allowReturn: act('allow-return', superiorRoles, ['同意退回', 'Agree that it is not theirs'], z.object({ reason })),
  categorise: act('categorise', caseActors, ['归类', 'Set the category'], z.object({ category: text(60, 1) })),
  proposeSuspension: act(
    'propose-suspension',
    handlerRoles,
    ['申请挂账', 'Cannot be solved now'],
    z.object({ reason: text(500, 6), plan: text(1000, 6), ownerId: id.optional(), nextReview: day }),
  ),
  approveSuspension: act(
    'approve-suspension',
    superiorRoles,
    ['同意挂账', 'Second key: agree to keep it on record'],
    z.object({ note: optionalText(500) }),
  ),
  refuseSuspension: act(
    'refuse-suspension',
    superiorRoles,
    ['不同意挂账', 'Second key: disagree'],
    z.object({ reason }),
  ),
  reviewSuspension: act(
    'review-suspension',
    handlersAndAbove,
    ['复查挂账', 'Look at it again'],
    z.object({ text: text(1000, 4), nextReview: day }),
  ),
  resumeWork: act('resume-work', handlersAndAbove, ['恢复办理', 'Go on with it'], z.object({ reason })),
  insist: act('insist', superiorRoles, ['责成继续办理', 'Insist that it be handled'], z.object({ reason })),
  assign: act('assign', handlerRoles, ['指定经办人', 'Assign to a colleague'], z.object({ personId: id })),
  contact: act(
    'contact',
    caseActors,
    ['记录与本人的联系', 'Log a contact with the person'],
    z.object({ text: text(1000, 2) }),
  ),
  note: act('note', caseRoles, ['内部备注', 'Internal note'], z.object({ text: text(2000, 1) })),
  reply: act(
    'reply',
    handlerRoles,
    ['答复', 'Reply, with evidence'],
    z.object({ text: text(4000, 10), outcome: z.enum(['solved', 'explained']), basis: optionalText(300) }),
  ),
  proposeUnreasonable: act(
    'propose-unreasonable',
    handlerRoles,
    ['拟定为不合理诉求', 'Propose as unreasonable'],
    z.object({ basis: text(300, 4), explanation: text(4000, 20), appeal: text(500, 4) }),
  ),
  confirmUnreasonable: act(
    'confirm-unreasonable',
    superiorRoles,
    ['复核同意', 'Second key: agree'],
    z.object({ note: optionalText(500) }),
  ),
  rejectUnreasonable: act(
    'reject-unreasonable',
    superiorRoles,
    ['复核不同意', 'Second key: disagree'],
    z.object({ reason }),
  ),
  callback: act(
    'callback',
    ['caller'],
    ['回访', 'Call back'],
    z.object({
      result: z.enum(['solved', 'explained', 'unsolved', 'unreached']),
      stars: z.number().int().min(1).max(5).optional(),
      text: optionalText(1000),
    }),
  ),
  checkClosed: act(
    'check-closed',
    ['caller'],
    ['办结抽查', 'Check after the end'],
    z.object({ result: z.enum(['same', 'differs', 'unreached']), text: optionalText(1000) }),
  ),
  reopen: act('reopen', dispatchRoles, ['重新办理', 'Reopen'], z.object({ reason })),
  supplement: act(
    'supplement',
    intakeRoles,
    ['补充情况', 'Add what the person says further'],
    z.object({ text: text(2000, 2) }),
  ),
  offerHandover: act(
    'offer-handover',
    intakeRoles,
    ['移交首接责任', 'Offer first responsibility to somebody'],
    z.object({ personId: id, reason }),
  ),
  acceptHandover: act('accept-handover', caseRoles, ['接下首接责任', 'Accept first responsibility'], z.object({})),
  declineHandover: act(
    'decline-handover',
    caseRoles,
    ['不接首接责任', 'Decline first responsibility'],
    z.object({ reason }),
  ),

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
