import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, moment, optionalText, text } from '#kernel/fields.ts';
import { accusationStatuses, accusationVerbs, disciplineRoles, openPurposes } from './accusations.rules.ts';
import { asidePersons, recusalGrounds, recusalSources, recusalStatuses } from './recusal.rules.ts';

/** Discipline inspection and nobody else: no administrator, no auditor, no leader. */
const discipline = disciplineRoles;
/** Who decides that others step aside. */
const head = ['disciplineLeader'] as const;

export const MAX_BODY = 5000;
export const MAX_FILES = 4;
export const MAX_FILE_BYTES = 10 * 2 ** 20;

/** What somebody says of somebody in office. Comes from the portal only; there is no endpoint through which staff could file it. */
export const accusationInput = z.object({
  area: areaCode,
  accused: text(300),
  /** Who should keep out of it, as far as the reporter knows (信访工作条例 28). */
  keepOut: optionalText(300),
  accusedOrganisationId: id.nullable(),
  body: text(MAX_BODY),
  disclosure: z.enum(['named', 'anonymous']),
  name: optionalText(40),
  contact: optionalText(200),
});
export type AccusationInput = z.output<typeof accusationInput>;

const status = z.enum(accusationStatuses);
/** A line of the list: nothing of what was said. */
const row = z.object({
  id,
  number: z.string(),
  status,
  receivedAt: moment,
  since: moment,
  openedAt: moment.nullable(),
  /** Its reporter asked that somebody step aside, and it is the reader who decides. */
  isAsked: z.boolean(),
  version: z.int(),
  open: z.array(z.enum(accusationVerbs)),
});
const opening = z.object({ at: moment, by: z.string(), organisation: z.string(), purpose: z.enum(openPurposes) });
const word = z.object({
  kind: z.enum(['reply', 'transfer', 'close']),
  at: moment,
  by: z.string(),
  organisation: z.string(),
  text: z.string(),
});
const recusal = z.object({
  id,
  source: z.enum(recusalSources),
  status: z.enum(recusalStatuses),
  at: moment,
  organisation: z.string(),
  /** Who stepped aside; for a request that is not granted: nobody. */
  who: z.string().nullable(),
  ground: z.enum(recusalGrounds).nullable(),
  /** Of whom the reporter speaks, in their words. */
  whom: z.string().nullable(),
  text: z.string().nullable(),
  answer: z.string().nullable(),
  decidedBy: z.string().nullable(),
});
const opened = row.extend({
  body: z.string(),
  accused: z.string(),
  accusedUnit: z.string().nullable(),
  place: z.string(),
  disclosure: z.enum(['named', 'anonymous']),
  name: z.string().nullable(),
  contact: z.string().nullable(),
  files: z.array(z.object({ id, name: z.string(), mediaType: z.string() })),
  words: z.array(word),
  openings: z.array(opening),
  /** Who stepped aside; the head reads what the reporter asked for too, and nobody else does. */
  recusals: z.array(recusal),
  /** Whom the head can make step aside. */
  officers: z.array(z.object({ id, name: z.string() })),
  /** The discipline organs it may be transferred to without a conflict. */
  organs: z.array(z.object({ id, name: z.string() })),
});
export type AccusationRow = z.input<typeof row>;
export type OpenedAccusation = z.input<typeof opened>;

/** What the reporter asks for with the receipt in hand; from the portal only. */
export const asideRequest = z.object({ about: z.enum(asidePersons), whom: optionalText(300), text: text(1000) });
export type AsideRequest = z.output<typeof asideRequest>;

const params = z.object({ id });
const ground = z.enum(recusalGrounds);
const reason = z.object({ text: text(2000) });

export const accusationsApi = {
  listAccusations: endpoint({
    method: 'GET',
    path: '/api/accusations',
    allow: discipline,
    says: ['本机关收到的检举控告(不含内容)', 'Accusations before this organ, without their content'],
    query: z.object({
      status: status.optional(),
      after: id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(row), next: id.nullable() }),
  }),
  openAccusation: endpoint({
    method: 'POST',
    path: '/api/accusations/:id/openings',
    allow: discipline,
    says: ['写明用途,打开一件检举控告', 'Open an accusation, with a purpose'],
    params,
    input: z.object({ purpose: z.enum(openPurposes) }),
    output: opened,
  }),
  accusationFile: endpoint({
    method: 'GET',
    path: '/api/accusations/:id/files/:fileId',
    allow: discipline,
    says: ['检举控告的材料', 'A file of an accusation'],
    params: z.object({ id, fileId: id }),
    output: z.unknown(),
    download: true,
  }),
  acceptAccusation: endpoint({
    method: 'POST',
    path: '/api/accusations/:id/accept',
    allow: discipline,
    says: ['受理', 'Accept'],
    versioned: true,
    params,
    output: row,
  }),
  transferAccusation: endpoint({
    method: 'POST',
    path: '/api/accusations/:id/transfer',
    allow: discipline,
    says: ['移送其他纪检机关', 'Transfer to another discipline organ'],
    versioned: true,
    params,
    input: reason.extend({ organisationId: id }),
    output: z.object({ id }),
  }),
  replyAccusation: endpoint({
    method: 'POST',
    path: '/api/accusations/:id/reply',
    allow: discipline,
    says: ['答复检举人', 'Reply to the reporter'],
    versioned: true,
    params,
    input: reason,
    output: row,
  }),
  closeAccusation: endpoint({
    method: 'POST',
    path: '/api/accusations/:id/close',
    allow: discipline,
    says: ['办结', 'Close'],
    versioned: true,
    params,
    input: reason,
    output: row,
  }),
  recuseFromAccusation: endpoint({
    method: 'POST',
    path: '/api/accusations/:id/recusals',
    allow: discipline,
    says: [
      '本人回避:说明理由,立即不再看得到这件检举控告',
      'Step aside, with the reason: one no longer sees it from then on',
    ],
    params,
    input: reason.extend({ ground }),
    /** Where it went when nobody else here may read it. */
    output: z.object({ id, wentTo: z.string().nullable() }),
  }),
  excludeFromAccusation: endpoint({
    method: 'POST',
    path: '/api/accusations/:id/exclusions',
    allow: head,
    says: ['负责人决定一名工作人员回避', 'The head makes an officer step aside'],
    versioned: true,
    params,
    input: reason.extend({ accountId: id, ground }),
    output: row,
  }),
  decideRecusal: endpoint({
    method: 'POST',
    path: '/api/accusations/:id/recusal-decision',
    allow: head,
    says: ['负责人对检举人的回避请求作出决定并答复', 'The head decides what the reporter asked for, and answers it'],
    versioned: true,
    params,
    input: reason.extend({ accountId: id.nullable() }),
    output: z.object({ id, wentTo: z.string().nullable() }),
  }),
} as const satisfies Api;
