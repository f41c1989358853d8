import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, text } from '#kernel/fields.ts';
import { caseKinds, caseStatuses } from '#modules/cases/cases.rules.ts';
import { decisions, gaps, handoverRoles, handoverStatuses, thingKinds } from './handovers.rules.ts';

const parts = z.enum(['first', 'handler', 'suspension', 'offer']);
const person = z.object({ id, name: z.string(), organisationId: id, organisation: z.string() });
const verbs = z.enum(['redraw', 'note', 'sign', 'answer', 'withdraw', 'giveBack']);

export const handoverItem = z.object({
  id,
  caseId: id,
  number: z.string(),
  kind: z.enum(caseKinds),
  status: z.enum(caseStatuses),
  placeName: z.string(),
  /** For who hands over and who takes over; null for others. */
  title: z.string().nullable(),
  dueAt: moment.nullable(),
  parts: z.array(parts),
  gaps: z.array(z.enum(gaps)),
  note: z.string().nullable(),
  decision: z.enum(decisions).nullable(),
  reason: z.string().nullable(),
  moved: z.array(parts),
  /** Given back at the end of the leave. */
  returned: z.boolean(),
});
export const handoverThing = z.object({
  id,
  kind: z.enum(thingKinds),
  says: z.tuple([z.string(), z.string()]),
  decision: z.enum(['taken', 'stays']).nullable(),
});
export type HandoverThing = z.output<typeof handoverThing>;
export const handoverRow = z.object({
  id,
  number: z.string(),
  area: areaCode,
  status: z.enum(handoverStatuses),
  from: person,
  to: person,
  reason: z.string(),
  until: day.nullable(),
  items: z.number().int(),
  drawnAt: moment,
  version: z.number().int(),
});
export const handoverView = handoverRow.omit({ items: true }).extend({
  items: z.array(handoverItem),
  things: z.array(handoverThing),
  draftedBy: z.string(),
  signed: z.object({ at: moment, by: z.string(), says: z.string() }).nullable(),
  answered: z.object({ at: moment, says: z.string() }).nullable(),
  returnedAt: moment.nullable(),
  /** Cases that came to the outgoing person after the list was drawn and are not in it. */
  since: z.number().int(),
  open: z.array(verbs),
  /** What the journal keeps of it: the hash of an entry fixes everything before it. */
  chain: z.array(z.object({ verb: z.string(), at: moment, hash: z.string() })),
});
export type HandoverItem = z.output<typeof handoverItem>;
export type HandoverRow = z.output<typeof handoverRow>;
export type HandoverView = z.output<typeof handoverView>;

const params = z.object({ id });
const signature = z.object({
  /** The sentence that was signed, as it was shown: it counts the items. */
  says: text(400),
});

export const handoversApi = {
  listHandovers: endpoint({
    method: 'GET',
    path: '/api/handovers',
    allow: handoverRoles,
    says: ['我移交的、交给我的和本单位的交接单', 'Hand-overs by me, to me and of my unit'],
    output: z.object({
      mine: z.array(handoverRow),
      toMe: z.array(handoverRow),
      unit: z.array(handoverRow),
      /** People of the unit or below it who can no longer act and still answer for something. */
      unattended: z.array(person.extend({ cases: z.number().int(), disabled: z.boolean() })),
    }),
  }),
  handoverChoices: endpoint({
    method: 'GET',
    path: '/api/handovers/choices',
    allow: handoverRoles,
    says: ['可以移交谁的、可以交给谁', 'Whose matters may be handed over, and to whom'],
    query: z.object({ fromId: id.optional() }),
    output: z.object({
      /** Oneself, and for a head those of the unit. */
      from: z.array(person.extend({ disabled: z.boolean() })),
      to: z.array(person),
    }),
  }),
  getHandover: endpoint({
    method: 'GET',
    path: '/api/handovers/:id',
    allow: handoverRoles,
    says: ['一份交接单', 'One hand-over sheet'],
    params,
    output: handoverView,
  }),
  draftHandover: endpoint({
    method: 'POST',
    path: '/api/handovers',
    allow: handoverRoles,
    says: ['列一份交接清单', 'Draw the list of what is handed over'],
    input: z.strictObject({
      /** Left out: oneself. */
      fromId: id.optional(),
      toId: id,
      reason: text(200),
      /** The day it goes back; left out when it is for good. */
      until: day.optional(),
    }),
    output: handoverView,
  }),
  redrawHandover: endpoint({
    method: 'POST',
    path: '/api/handovers/:id/redraw',
    allow: handoverRoles,
    says: ['按现在的情况重列清单', 'Draw the list again as things are now'],
    params,
    input: z.strictObject({}),
    output: handoverView,
    versioned: true,
  }),
  noteHandover: endpoint({
    method: 'POST',
    path: '/api/handovers/:id/note',
    allow: handoverRoles,
    says: ['写明一件事的情况:答应过什么、约了什么', 'Note of one matter what was promised or agreed'],
    params,
    input: z.strictObject({ itemId: id, note: text(500, 0) }),
    output: handoverView,
    versioned: true,
  }),
  addThing: endpoint({
    method: 'POST',
    path: '/api/handovers/:id/things',
    allow: handoverRoles,
    says: ['写下随同移交的:钥匙、印章、答应过的话', 'Write down what goes along: keys, seals, promises'],
    params,
    input: z.strictObject({ text: text(200, 2) }),
    output: handoverView,
    versioned: true,
  }),
  dropThing: endpoint({
    method: 'POST',
    path: '/api/handovers/:id/things/:thingId/drop',
    allow: handoverRoles,
    says: ['划掉自己写的一项', 'Strike out something one wrote'],
    params: params.extend({ thingId: id }),
    input: z.strictObject({}),
    output: handoverView,
    versioned: true,
  }),
  signHandover: endpoint({
    method: 'POST',
    path: '/api/handovers/:id/sign',
    allow: handoverRoles,
    says: ['移交人签字', 'Sign as who hands over'],
    params,
    input: signature.strict(),
    output: handoverView,
    versioned: true,
  }),
  answerHandover: endpoint({
    method: 'POST',
    path: '/api/handovers/:id/answer',
    allow: handoverRoles,
    says: ['接手人签字;不接的逐件写明理由', 'Sign as who takes over, with a reason for each matter that is refused'],
    params,
    input: signature
      .extend({
        refused: z
          .array(z.strictObject({ itemId: id, reason: text(200) }))
          .max(2000)
          .default([]),
      })
      .strict(),
    output: handoverView,
    versioned: true,
  }),
  withdrawHandover: endpoint({
    method: 'POST',
    path: '/api/handovers/:id/withdraw',
    allow: handoverRoles,
    says: ['收回交接单', 'Withdraw the sheet'],
    params,
    input: z.strictObject({ reason: text(200) }),
    output: handoverView,
    versioned: true,
  }),
  giveBackHandover: endpoint({
    method: 'POST',
    path: '/api/handovers/:id/give-back',
    allow: handoverRoles,
    says: ['提前交还', 'Give back before the day'],
    params,
    input: z.strictObject({}),
    output: handoverView,
    versioned: true,
  }),
} as const satisfies Api;
