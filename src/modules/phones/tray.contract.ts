import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, moment, text } from '#kernel/fields.ts';
import { fileUses } from './phones.rules.ts';
import { trayDecisions, trayReasons, trayRoles, trayStates } from './tray.rules.ts';

const one = z.object({ id });
/** The longest record there is, a survey with three signatures, several times over: what is refused here is lost with a phone that was let go. */
const MAX_CONTENT = 512 * 1024;

/** Whatever the form would have sent. */
const fieldsOfIt = z.record(z.string(), z.unknown());

/** A record as a phone hands it over: what it would have sent, and how a person reads it. */
export const traySaying = z.object({
  id,
  phoneId: id.nullable().default(null),
  why: z.enum(trayReasons),
  /** The place it was meant for; it may be no place any more. */
  area: z.string().regex(/^\d{2,15}$/),
  madeAt: z.iso.datetime({ offset: true }),
  /** Which form it comes from, e.g. `patrol`. */
  kind: text(40),
  words: z.object({ zh: text(300), en: text(300) }),
  content: fieldsOfIt.refine((c) => JSON.stringify(c).length <= MAX_CONTENT, { params: { rule: 'tooLong' } }),
  files: z.array(id).max(20).default([]),
});
export type TraySaying = z.output<typeof traySaying>;

const trayRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  /** The place it was meant for is no more; `area` is the nearest that is. */
  placeClosed: z.boolean(),
  kind: z.string(),
  why: z.enum(trayReasons),
  by: z.string(),
  isMine: z.boolean(),
  madeAt: moment,
  offeredAt: moment,
  state: z.enum(trayStates),
  decided: z.object({ at: moment, by: z.string(), reason: z.string().nullable() }).nullable(),
  mayDecide: z.boolean(),
  version: z.int(),
});
export type TrayRow = z.infer<typeof trayRow>;
export const trayView = trayRow.extend({
  words: z.object({ zh: z.string(), en: z.string() }),
  content: fieldsOfIt,
  files: z.array(z.object({ id, what: z.enum(fileUses), kind: z.string(), name: z.string(), hasThumb: z.boolean() })),
});
export type TrayView = z.infer<typeof trayView>;

export const trayApi = {
  offerTray: endpoint({
    method: 'POST',
    path: '/api/tray',
    // Signed in is enough: the post may have ended meanwhile.
    allow: 'anyone',
    says: ['把放不进去的记录交给托盘', 'A record that fits nowhere any more is handed over'],
    input: traySaying,
    output: trayRow,
  }),
  listTray: endpoint({
    method: 'GET',
    path: '/api/tray',
    allow: 'staff',
    says: ['托盘', 'The tray: what I handed over, and what waits for my place'],
    query: z.object({ state: z.enum(trayStates).optional() }),
    output: z.object({ items: z.array(trayRow) }),
  }),
  getTray: endpoint({
    method: 'GET',
    path: '/api/tray/:id',
    allow: 'staff',
    says: ['看托盘里的一条', 'One record of the tray; opening it is noted'],
    params: one,
    output: trayView,
  }),
  trayFile: endpoint({
    method: 'GET',
    path: '/api/tray/:id/files/:fileId',
    allow: 'staff',
    says: ['托盘里的文件', 'A file of a record in the tray'],
    params: z.object({ id, fileId: id }),
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    download: true,
    output: z.object({}),
  }),
  decideTray: endpoint({
    method: 'POST',
    path: '/api/tray/:id/decide',
    allow: trayRoles,
    says: ['接过来或放一边', 'Taken up by whoever answers for the place now, or set aside with a reason'],
    params: one,
    input: z.object({ decision: z.enum(trayDecisions), reason: z.string().trim().max(500).default('') }),
    output: trayView,
    versioned: true,
  }),
};
