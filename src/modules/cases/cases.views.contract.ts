import { z } from 'zod';
import { areaCode, day, id, moment } from '#kernel/fields.ts';
import { clockPurposes } from './cases.clocks.rules.ts';
import { caseChannels, caseKinds, caseOutcomes, caseStatuses, caseTiers, disclosures } from './cases.rules.ts';

/* What a case looks like to those who may see it. */

const unit = z.object({ id, name: z.string() }).nullable();
const person = z.object({ id, name: z.string(), organisation: z.string() }).nullable();
const verb = z.string();
const word = z.tuple([z.string(), z.string()]);

export const caseRow = z.object({
  id,
  number: z.string(),
  version: z.number().int(),
  area: areaCode,
  placeName: z.string(),
  kind: z.enum(caseKinds),
  tier: z.enum(caseTiers),
  channel: z.enum(caseChannels),
  status: z.enum(caseStatuses),
  outcome: z.enum(caseOutcomes).nullable(),
  title: z.string(),
  /** The place in the body where a search found something, with «» around the finding. */
  excerpt: z.string().nullable(),
  receivedAt: moment,
  closedAt: moment.nullable(),
  /** The earliest running end, as people are told it; null when no clock runs. */
  dueAt: moment.nullable(),
  overdue: z.boolean(),
  provisional: z.boolean(),
  raised: z.boolean(),
  redoCount: z.number().int(),
  desk: unit,
  handler: unit,
  handlerPerson: person,
  firstReceiver: person,
  open: z.array(verb),
});
export type CaseRow = z.infer<typeof caseRow>;

export const caseClock = z.object({
  id,
  purpose: z.enum(clockPurposes),
  ruleId: z.string(),
  source: z.string(),
  unit: z.enum(['h', 'wd', 'd']),
  amount: z.number(),
  duty: z.enum(['organ', 'resident']),
  start: moment,
  due: moment,
  shown: moment,
  rolled: z.boolean(),
  provisional: z.boolean(),
  state: z.enum(['running', 'met', 'missed', 'stopped']),
  endedAt: moment.nullable(),
});
const limit = caseClock.omit({ purpose: true });
/** A limit of a case or of its procedure, with every day that was counted, skipped or moved: anybody can check it by hand (product N12). */
export const clockProof = z.object({
  /** Which limit it is. */
  says: word,
  clock: limit,
  days: z.array(
    z.object({
      date: day,
      kind: z.enum(['work', 'makeup', 'holiday', 'weekend']),
      effect: z.enum(['start', 'counted', 'paused', 'skipped', 'rolled']),
      name: z.string(),
      provisional: z.boolean(),
    }),
  ),
  /** Who started it and who ended it, by the acts of the journal at those moments. */
  acts: z.array(z.object({ at: moment, verb, says: word, actor: z.string(), organisation: z.string().nullable() })),
  /** What lengthened or shortened it while it ran (an extension, the days of a hearing), in its own units, and who did. */
  changes: z.array(
    z.object({
      at: moment,
      amount: z.number().int(),
      source: z.string(),
      /** The days that stood still, or run again where less was needed. */
      still: z.object({ from: day, to: day }).nullable(),
      actor: z.string().nullable(),
      organisation: z.string().nullable(),
    }),
  ),
  /** What the same rule gives when it is counted anew now; they differ only when something went wrong. */
  recounted: z.object({ due: moment, shown: moment, same: z.boolean() }),
});
export type ClockProof = z.infer<typeof clockProof>;
export const caseEntry = z.object({
  seq: z.number().int(),
  at: moment,
  verb,
  shows: z.enum(['public', 'resident', 'staff']),
  actor: z.string(),
  organisation: z.string().nullable(),
  /** What the entry holds, names filled in: texts, reasons, the unit it went to. */
  data: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export const caseReply = z.object({
  n: z.number().int(),
  kind: z.enum(['answer', 'reply', 'unreasonable']),
  text: z.string(),
  outcome: z.enum(['solved', 'explained']),
  basis: z.string().nullable(),
  appeal: z.string().nullable(),
  at: moment,
  by: z.string(),
  organisation: z.string(),
});
export const caseFile = z.object({
  id,
  name: z.string(),
  kind: z.enum(['photo', 'sound', 'document']),
  mediaType: z.string(),
  bytes: z.number(),
  from: z.enum(['resident', 'staff']),
  at: moment,
  hasThumb: z.boolean(),
});

export const caseView = caseRow.extend({
  body: z.string(),
  placeNote: z.string().nullable(),
  category: z.string().nullable(),
  disclosure: z.enum(disclosures),
  externalNumber: z.string().nullable(),
  reporter: z.object({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    mayReveal: z.boolean(),
  }),
  bounces: z.number().int(),
  callbackTries: z.number().int(),
  returnBy: moment.nullable(),
  withdrawUntil: moment.nullable(),
  /** Acts of the actor's part that something stands in the way of now, with the reason. */
  closed: z.array(z.object({ verb, why: z.string(), says: z.tuple([z.string(), z.string()]) })),
  offer: z.object({ to: person, by: person, reason: z.string() }).nullable(),
  /** What must be ended before it can be answered and closed, in both languages. */
  holds: z.array(z.tuple([z.string(), z.string()])),
  /** The person has said that it is done; a call-back still has to make sure. */
  confirmed: z.boolean(),
  /** What cannot be solved now, or is asked to be held so. */
  suspension: z
    .object({
      reason: z.string(),
      plan: z.string(),
      owner: z.string(),
      organisation: z.string(),
      nextReview: day,
      approved: z.boolean(),
    })
    .nullable(),
  clocks: z.array(caseClock),
  timeline: z.array(caseEntry),
  replies: z.array(caseReply),
  files: z.array(caseFile),
  /** Where the person finds it; printed as a code, by which a scanned sheet comes back. */
  link: z.string(),
  rating: z
    .object({
      stars: z.number().int().nullable(),
      solved: z.boolean().nullable(),
      text: z.string().nullable(),
      at: moment,
    })
    .nullable(),
});
export type CaseView = z.infer<typeof caseView>;

export const receipt = z.object({
  id,
  number: z.string(),
  passphrase: z.string(),
  area: areaCode,
  receivedAt: moment,
  dueAt: moment.nullable(),
  link: z.string(),
});
export type Receipt = z.infer<typeof receipt>;
