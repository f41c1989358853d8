import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, optionalText, text } from '#kernel/fields.ts';
import { caseKinds, caseStatuses, caseTiers, disclosures } from '#modules/cases/cases.rules.ts';
import { receipt } from '#modules/cases/cases.views.contract.ts';
import {
  deskRoles,
  draftHints,
  draftSources,
  draftStatuses,
  pasteRoles,
  sheetResults,
  sheetRoles,
} from './inbox.rules.ts';

export const MAX_CHAT = 200_000;

const said = z.object({ zh: z.string(), en: z.string() });
const numbered = z.object({ id, number: z.string() });

export const draftRow = z.object({
  id,
  version: z.number().int(),
  area: areaCode,
  placeName: z.string(),
  source: z.enum(draftSources),
  status: z.enum(draftStatuses),
  receivedAt: z.string(),
  /** Masked. */
  sender: z.string().nullable(),
  title: z.string(),
  files: z.number().int(),
  automatic: z.boolean(),
  hint: z.enum(draftHints).nullable(),
  case: numbered.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export type DraftRow = z.output<typeof draftRow>;

const alike = z.object({
  id,
  /** A case, or another draft that waits. */
  what: z.enum(['case', 'draft']),
  number: z.string().nullable(),
  title: z.string(),
  status: z.enum(caseStatuses).nullable(),
  receivedAt: z.string(),
  why: z.enum(['sender', 'words', 'named']),
});
export type Alike = z.output<typeof alike>;

export const draftView = draftRow.extend({
  name: z.string().nullable(),
  text: z.string(),
  /** Quoted history and signature, kept but not part of what is said. */
  rest: z.string().nullable(),
  files: z.number().int(),
  fileList: z.array(z.object({ id, name: z.string(), kind: z.string(), bytes: z.number(), hasThumb: z.boolean() })),
  /** Attachments that were not kept, and why. */
  refused: z.array(z.object({ name: z.string(), says: said })),
  named: numbered.nullable(),
  suggestion: z.object({ kind: z.enum(caseKinds), tier: z.enum(caseTiers), danger: z.boolean() }),
  alike: z.array(alike),
});
export type DraftView = z.output<typeof draftView>;

const matterInput = {
  kind: z.enum(caseKinds),
  area: areaCode,
  title: optionalText(120),
  body: text(8000, 4),
  placeNote: optionalText(200),
  tier: z.enum(caseTiers).optional(),
  category: optionalText(60),
  disclosure: z.enum(disclosures).default('named'),
};
export const registerInput = z.object({
  ...matterInput,
  reporter: z.object({ name: optionalText(40), phone: optionalText(30), address: optionalText(200) }).default({}),
});
/** `mailed`: the passphrase went to the sender by e-mail, and to nobody else. */
const registered = receipt.extend({ mailed: z.boolean() });

const one = { params: z.object({ id }), output: draftView, versioned: true } as const;
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const inboxApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/inbox',
    allow: deskRoles,
    says: ['待登记来件清单', 'What reached us and is not yet a case'],
    query: z.object({
      status: z.enum(draftStatuses).default('new'),
      source: z.enum(draftSources).optional(),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(draftRow), next: z.string().nullable() }),
  }),
  count: endpoint({
    method: 'GET',
    path: '/api/inbox/count',
    allow: deskRoles,
    says: ['有多少来件在等', 'How many wait'],
    output: z.object({ waiting: z.number().int() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/inbox/:id',
    allow: deskRoles,
    says: ['打开一份来件(留有记录)', 'One draft; opening it is logged'],
    params: z.object({ id }),
    output: draftView,
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/inbox/:id/files/:fileId',
    allow: deskRoles,
    says: ['查看来件的附件', 'One attachment'],
    download: true,
    params: z.object({ id, fileId: id }),
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    output: z.object({}),
  }),
  register: endpoint({
    method: 'POST',
    path: '/api/inbox/:id/register',
    allow: deskRoles,
    says: ['登记成一件诉求', 'Make it a case'],
    params: z.object({ id }),
    versioned: true,
    input: registerInput,
    output: registered,
  }),
  join: endpoint({
    ...one,
    method: 'POST',
    path: '/api/inbox/:id/join',
    allow: deskRoles,
    says: ['并入已有的一件', 'Join it to a case'],
    input: z.object({ number: text(60) }),
  }),
  dismiss: endpoint({
    ...one,
    method: 'POST',
    path: '/api/inbox/:id/dismiss',
    allow: deskRoles,
    says: ['不登记(写明理由)', 'Dismiss it with a reason'],
    input: z.object({ reason: text(500, 2) }),
  }),
  returnSheets: endpoint({
    method: 'POST',
    path: '/api/inbox/sheets',
    allow: sheetRoles,
    says: ['扫描的纸单按二维码归件', 'Scanned sheets go back to the case or record whose code is on them'],
    upload: true,
    input: z.object({ number: optionalText(60) }),
    output: z.object({
      sheets: z.array(
        z.object({
          name: z.string(),
          result: z.enum(sheetResults),
          number: z.string().nullable(),
          case: z.object({ id, number: z.string(), title: z.string() }).nullable(),
          /** A form on paper of a record that is no case. */
          paper: z.object({ kind: z.string(), subject: z.string(), title: z.string() }).nullable(),
        }),
      ),
    }),
  }),
  readChat: endpoint({
    method: 'POST',
    path: '/api/inbox/chat',
    allow: pasteRoles,
    says: ['读一段群聊(不保存)', 'Read a pasted group chat; nothing is kept'],
    input: z.object({ area: areaCode, text: text(MAX_CHAT), again: z.boolean().default(false) }),
    output: z.object({
      /** The keyed hash of the paste. */
      paste: hash,
      /** When this very text was decided on before. */
      decided: z.object({ at: z.string(), registered: z.number().int() }).nullable(),
      matters: z.array(
        z.object({
          mark: hash,
          speaker: z.string(),
          at: z.string().nullable(),
          text: z.string(),
          pictures: z.number().int(),
          voices: z.array(z.string()),
          kind: z.enum(caseKinds),
          tier: z.enum(caseTiers),
          danger: z.boolean(),
          alike: z.array(alike),
        }),
      ),
      /** Registered from this chat before. */
      known: z.array(z.object({ text: z.string(), number: z.string().nullable() })),
      aside: z.object({
        greetings: z.number().int(),
        talk: z.number().int(),
        system: z.number().int(),
        recalled: z.number().int(),
      }),
      speakers: z.number().int(),
      messages: z.number().int(),
    }),
  }),
  registerChat: endpoint({
    method: 'POST',
    path: '/api/inbox/chat/register',
    allow: pasteRoles,
    says: ['把群聊里的一件事登记成诉求', 'Make one matter of a chat a case'],
    input: z.object({
      ...matterInput,
      paste: hash,
      mark: hash,
      speaker: optionalText(40),
      voices: z.number().int().min(0).max(500).default(0),
      pictures: z.number().int().min(0).max(500).default(0),
    }),
    output: receipt,
  }),
  closeChat: endpoint({
    method: 'POST',
    path: '/api/inbox/chat/close',
    allow: pasteRoles,
    says: ['这段群聊处理完了,其余的不登记也不保存', 'Done with this chat: the rest is neither registered nor kept'],
    input: z.object({ area: areaCode, paste: hash }),
    output: z.object({ registered: z.number().int() }),
  }),
};
