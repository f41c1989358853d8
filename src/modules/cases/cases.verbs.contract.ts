import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { captured, day, id, optionalText, text } from '#kernel/fields.ts';
import type { Word } from '#kernel/words.ts';
import { gateFields } from '#modules/mandates/mandates.gate.contract.ts';
import { caseRoles, dispatchRoles, handlerRoles, intakeRoles, superiorRoles } from './cases.parts.rules.ts';
import { caseTiers } from './cases.rules.ts';
import { caseView } from './cases.views.contract.ts';

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

/** The verbs of the case loop, as staff use them. */
export const verbsApi = {
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
    z.object({ organisationId: id, tier: z.enum(caseTiers).optional(), note: optionalText(500), ...gateFields }),
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
  addFromPhone: endpoint({
    method: 'POST',
    path: '/api/cases/:id/additions',
    allow: caseRoles,
    says: [
      '手机上补充、联系记录、备注(没有信号时写的,有网再传)',
      'Add what was written on a phone, perhaps days ago: something said further, a contact, a note',
    ],
    params: z.object({ id }),
    input: z.object({
      captured: captured(),
      verb: z.enum(['supplement', 'contact', 'note']),
      text: text(2000, 2),
    }),
    output: z.object({ id, number: z.string() }),
  }),
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
};
