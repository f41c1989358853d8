import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, optionalText, text } from '#kernel/fields.ts';
import type { Word } from '#kernel/words.ts';
import { exclusions, memberTies, singleGrounds } from './aid.means.rules.ts';
import {
  aidKinds,
  aidRoles,
  aidStatuses,
  careForms,
  changeGrounds,
  checkerRoles,
  checkOutcomes,
  clerkRoles,
  deciderRoles,
  filers,
  helperRoles,
  opinions,
  refusalGrounds,
  reviewOutcomes,
  secondRoles,
  takerRoles,
} from './aid.rules.ts';
import { aidRow, aidView, cents, incomeView, tekunView } from './aid.views.contract.ts';

const params = z.object({ id });
const said = text(1000, 2);

export const kinInput = z.strictObject({
  /** Who it is; with an account where it is somebody who works in this system. */
  official: text(60, 1),
  accountId: id.optional(),
  post: z.enum(['handler', 'committee']),
  relation: text(40, 1),
});
export type KinInput = z.output<typeof kinInput>;

export const fileInput = z.strictObject({
  kind: z.enum(aidKinds),
  /** Found in need by the village before anybody applied (主动发现). */
  asLead: z.boolean().default(false),
  householdId: id,
  applicantId: id,
  filedBy: z.enum(filers),
  /** The written entrustment: its number and day. */
  entrusted: optionalText(200, 2),
  reason: text(1000, 4),
  members: z
    .array(
      z.strictObject({ personId: id, tie: z.enum(memberTies), excluded: z.enum(exclusions).nullable().default(null) }),
    )
    .min(1)
    .max(30),
  income: z.array(incomeView).max(100).default([]),
  singleGround: z.enum(singleGrounds).optional(),
  tekun: tekunView.optional(),
  careForm: z.enum(careForms).optional(),
  /** Whose kin they are: has to be said, an empty list says "nobody's" (DB 11). */
  kin: z.array(kinInput).max(10),
});
export type FileInput = z.output<typeof fileInput>;

const receipt = z.object({ id, number: z.string(), passphrase: z.string() });
export type AidReceipt = z.infer<typeof receipt>;

export const aidFilter = z.object({
  which: z.enum(['open', 'late', 'paid', 'ended', 'all']).default('open'),
  kind: z.enum(aidKinds).optional(),
  status: z.enum(aidStatuses).optional(),
  area: areaCode.optional(),
  householdId: id.optional(),
});
export type AidFilter = z.output<typeof aidFilter>;

const act = <const N extends string, I extends z.ZodType>(name: N, allow: readonly Role[], says: Word, input: I) =>
  endpoint({
    method: 'POST',
    path: `/api/aid/applications/:id/${name}`,
    allow,
    says,
    versioned: true,
    params,
    input,
    output: aidView,
  });
const none = z.strictObject({});
const desk = [...clerkRoles, ...checkerRoles] as const;
/** Who decides, and whoever of the county may be named to review what others decided. */
const disputeRoles = [...deciderRoles, 'countyClerk'] as const;
const change = { ground: z.enum(changeGrounds), text: said };

export const aidApi = {
  listAid: endpoint({
    method: 'GET',
    path: '/api/aid/applications',
    allow: aidRoles,
    says: ['救助申请,最急的在前', 'Applications, the most urgent first'],
    query: aidFilter,
    output: z.object({
      items: z.array(aidRow),
      late: z.int(),
      spotChecks: z.object({ wanted: z.int(), done: z.int() }),
    }),
  }),
  getAid: endpoint({
    method: 'GET',
    path: '/api/aid/applications/:id',
    allow: aidRoles,
    says: ['看一件申请', 'One application'],
    params,
    output: aidView,
  }),
  fileAid: endpoint({
    method: 'POST',
    path: '/api/aid/applications',
    allow: takerRoles,
    says: ['登记一件救助申请', 'Take down an application'],
    input: fileInput,
    output: receipt,
  }),
  applyAid: act(
    'apply',
    takerRoles,
    ['转为正式申请', 'Make it an application'],
    z.strictObject({
      filedBy: z.enum(filers),
      entrusted: optionalText(200, 2),
    }),
  ),
  askPapers: act(
    'ask-papers',
    desk,
    ['一次性告知缺什么材料', 'Say what is missing, once'],
    z.strictObject({ papers: z.array(text(80, 2)).min(1).max(20) }),
  ),
  bringPapers: act(
    'bring-papers',
    takerRoles,
    ['登记补来的材料', 'Papers that came'],
    z.strictObject({ papers: z.array(id).min(1).max(20), on: day }),
  ),
  acceptAid: act('accept', desk, ['受理', 'Accept'], z.strictObject({ isSpecial: z.boolean().default(false) })),
  declineAid: act('decline', desk, ['不予受理', 'Do not accept'], z.strictObject({ text: said })),
  checkData: act(
    'check-data',
    checkerRoles,
    ['登记信息核对结果', 'Result of the data check'],
    z.strictObject({ outcome: z.enum(checkOutcomes), text: said }),
  ),
  draftOpinion: act(
    'draft',
    clerkRoles,
    ['提出初审意见', 'Draft opinion'],
    z.strictObject({ opinion: z.enum(opinions), cents: cents.optional(), text: said }),
  ),
  objectAid: act(
    'object',
    takerRoles,
    ['登记村民的异议', 'Take down an objection'],
    z.strictObject({ text: said, name: optionalText(60) }),
  ),
  deliberateAid: act(
    'deliberate',
    [...new Set([...clerkRoles, ...takerRoles])],
    ['登记民主评议', 'The talk of the village'],
    z.strictObject({
      text: said,
      present: z.int().min(3).max(500),
      agree: z.int().min(0).max(500),
    }),
  ),
  sendUpAid: act('send-up', clerkRoles, ['公示期满,报县级', 'Send up to the county'], none),
  visitAid: act('visit', checkerRoles, ['登记县级入户', 'County home visit'], z.strictObject({ on: day, text: said })),
  approveAid: act(
    'approve',
    deciderRoles,
    ['批准', 'Approve'],
    z.strictObject({
      cents,
      text: said,
      /** One approval may pay in stages (LS). */
      stages: z
        .array(z.strictObject({ on: day, cents }))
        .max(12)
        .default([]),
    }),
  ),
  refuseAid: act(
    'refuse',
    deciderRoles,
    ['不予批准', 'Refuse, with reasons'],
    z.strictObject({ grounds: z.array(z.enum(refusalGrounds)).min(1).max(7), text: text(1000, 6) }),
  ),
  sendBackAid: act('send-back', deciderRoles, ['退回重新初审', 'Send back'], z.strictObject({ text: said })),
  helpFirst: act(
    'help-first',
    helperRoles,
    ['急难先行救助', 'Help first'],
    z.strictObject({
      cents,
      text: said,
      /** A batch of money in the ledger it is taken from: the grant is made there in the same moment. */
      batchId: id.optional(),
      /** What is to be brought afterwards. */
      papers: z.array(text(80, 2)).min(1).max(20),
    }),
  ),
  settleAid: act('settle', desk, ['手续补齐,办结', 'Papers complete'], none),
  adjustAid: act(
    'adjust',
    deciderRoles,
    ['调整金额', 'Change the amount'],
    z.strictObject({ ...change, cents, size: z.int().min(1).max(30).optional() }),
  ),
  phaseOutAid: act(
    'phase-out',
    deciderRoles,
    ['转入渐退', 'Phase out'],
    z.strictObject({ ...change, months: z.int().min(1).max(12) }),
  ),
  stopAid: act('stop', deciderRoles, ['停发', 'Stop'], z.strictObject(change)),
  secondStop: act(
    'second-stop',
    secondRoles,
    ['县级第二人复核同意', 'Second approval'],
    z.strictObject({ text: text(1000, 6) }),
  ),
  askAssess: act(
    'ask-assess',
    takerRoles,
    ['登记自理能力变化,要重新评估', 'Self-care changed: to be assessed again'],
    z.strictObject({ text: said }),
  ),
  disputeAid: act(
    'dispute',
    takerRoles,
    ['登记对已批准救助的异议', 'Take down an objection to what was granted'],
    z.strictObject({ text: said, name: optionalText(60) }),
  ),
  reviewers: endpoint({
    method: 'GET',
    path: '/api/aid/applications/:id/reviewers',
    allow: disputeRoles,
    says: ['异议可以转交谁复查', 'To whom the review of an objection may be passed'],
    params,
    output: z.object({ items: z.array(z.object({ id, name: z.string(), unit: z.string() })) }),
  }),
  passReview: act(
    'pass-review',
    disputeRoles,
    ['转交没有经办过的人复查', 'Pass the review to somebody without a part in it'],
    z.strictObject({ to: id, text: said }),
  ),
  settleDispute: act(
    'settle-dispute',
    disputeRoles,
    ['异议复查结论', 'What the objection came to'],
    z.strictObject({ outcome: z.enum(reviewOutcomes), text: said }),
  ),
  payStage: endpoint({
    method: 'POST',
    path: '/api/aid/applications/:id/stages/:nth/pay',
    allow: desk,
    says: ['登记一期已发放', 'A stage was paid'],
    versioned: true,
    params: z.object({ id, nth: z.coerce.number().int().min(1).max(12) }),
    input: z.strictObject({ on: day, voucher: text(80, 2) }),
    output: aidView,
  }),
  withdrawAid: act('withdraw', takerRoles, ['代登记撤回', 'Withdrawn by the person'], z.strictObject({ text: said })),
} as const satisfies Api;
export type AidApi = typeof aidApi;
