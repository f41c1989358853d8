import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import type { Word } from '#kernel/words.ts';
import {
  admissionRoles,
  admissionStatuses,
  admissionVerbs,
  answerRoles,
  approvalLevels,
  officeRoles,
  requestRoles,
  signRoles,
} from './mandates.admissions.rules.ts';
import { matterInput } from './mandates.gate.contract.ts';
import { gateRoles, matterKinds } from './mandates.gate.rules.ts';

const unit = z.object({ id, name: z.string() });
const word = z.tuple([z.string(), z.string()]);
export const admissionRow = z.object({
  id,
  number: z.string(),
  area: areaCode,
  requester: unit,
  receiver: unit,
  role: z.enum(gateRoles),
  matterKind: z.enum(matterKinds),
  matterId: id.nullable(),
  matterLabel: z.string(),
  task: z.string(),
  until: day,
  level: z.enum(approvalLevels),
  /** Whose office checks it by the law. */
  checkLevel: z.enum(approvalLevels),
  status: z.enum(admissionStatuses),
  decision: z.enum(['approved', 'temporary', 'rejected']).nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  proposedAt: moment,
  version: z.int(),
  open: z.array(z.enum(admissionVerbs)),
});
export type AdmissionRow = z.output<typeof admissionRow>;
export const admissionView = admissionRow.extend({
  basis: z.string(),
  fundsYuan: z.int(),
  fundsSource: z.string(),
  people: z.string(),
  reviewers: z.array(unit.extend({ agrees: z.boolean().nullable(), signedAt: moment.nullable() })),
  steps: z.array(
    z.object({
      verb: z.enum(['propose', ...admissionVerbs]),
      unit: z.string().nullable(),
      person: z.string().nullable(),
      agrees: z.boolean().nullable(),
      says: z.string().nullable(),
      at: moment,
    }),
  ),
  /** The organisations that may be named for the joint review; only for who does the legal check now. */
  mayReview: z.array(unit),
  closed: z.array(z.object({ verb: z.enum(admissionVerbs), says: word })),
});
export type AdmissionView = z.output<typeof admissionView>;

const act = <const N extends string, I extends z.ZodType>(name: N, allow: readonly Role[], says: Word, input: I) =>
  endpoint({
    method: 'POST',
    path: `/api/admissions/:id/${name}`,
    allow,
    says,
    versioned: true,
    params: z.object({ id }),
    input,
    output: admissionView,
  });
const words = text(1000, 2);

export const admissionsApi = {
  listAdmissions: endpoint({
    method: 'GET',
    path: '/api/admissions',
    allow: admissionRoles,
    says: ['准入申请', 'Admissions of my place, and those my unit has a part in'],
    query: z.object({ status: z.enum(admissionStatuses).optional(), mine: z.enum(['1']).optional() }),
    output: z.object({ items: z.array(admissionRow) }),
  }),
  getAdmission: endpoint({
    method: 'GET',
    path: '/api/admissions/:id',
    allow: admissionRoles,
    says: ['一份准入申请', 'One admission with its steps'],
    params: z.object({ id }),
    output: admissionView,
  }),
  proposeAdmission: endpoint({
    method: 'POST',
    path: '/api/admissions',
    allow: requestRoles,
    says: ['申请准入', 'Ask that a unit may be given what is not in its list'],
    input: z.object({
      receiverId: id,
      role: z.enum(gateRoles),
      matter: matterInput.pick({ kind: true, id: true, label: true }),
      task: text(200, 4),
      basis: text(500, 4),
      fundsYuan: z.int().min(0).max(1_000_000_000),
      fundsSource: text(200, 2),
      people: text(300, 2),
      until: day,
    }),
    output: admissionView,
  }),
  answerAdmission: act(
    'answer',
    answerRoles,
    ['接收单位答复意见', 'The receiving unit answers in words'],
    z.object({ agrees: z.boolean(), says: words }),
  ),
  checkAdmission: act(
    'check',
    officeRoles,
    ['合法性审查，定联席审核单位', 'Legal check, and who reviews it jointly'],
    z.object({ agrees: z.boolean(), says: words, reviewerIds: z.array(id).max(20).default([]) }),
  ),
  signAdmission: act(
    'sign',
    signRoles,
    ['联席会签', 'Sign in the joint review'],
    z.object({ agrees: z.boolean(), says: words }),
  ),
  approveAdmission: act('approve', officeRoles, ['批准', 'Approve'], z.object({ says: optionalText(1000) })),
  approveTemporarily: act(
    'approve-temporarily',
    officeRoles,
    ['批准为临时任务', 'Approve for a time'],
    z.object({ validTo: day, says: optionalText(1000) }),
  ),
  rejectAdmission: act('reject', officeRoles, ['不予准入', 'Reject'], z.object({ says: words })),
  revokeAdmission: act('revoke', officeRoles, ['撤销准入', 'Revoke'], z.object({ says: words })),
  withdrawAdmission: act('withdraw', requestRoles, ['撤回申请', 'Withdraw'], z.object({ says: optionalText(1000) })),
  admissionLevels: endpoint({
    method: 'GET',
    path: '/api/admission-levels',
    allow: admissionRoles,
    says: ['由哪一级批准', 'Who approves admissions, as it was set'],
    output: z.object({
      items: z.array(
        z.object({
          area: areaCode,
          placeName: z.string(),
          validFrom: day,
          level: z.enum(approvalLevels),
          basis: z.string(),
        }),
      ),
    }),
  }),
  setAdmissionLevel: endpoint({
    method: 'POST',
    path: '/api/admission-levels',
    allow: ['countyClerk'],
    says: ['定由哪一级批准', 'Set who approves, from a day on'],
    input: z.object({ level: z.enum(approvalLevels), basis: text(200, 2), validFrom: day }),
    output: z.object({ area: areaCode, validFrom: day }),
  }),
} satisfies Api;
