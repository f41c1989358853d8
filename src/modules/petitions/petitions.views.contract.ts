import { z } from 'zod';
import { areaCode, day, id, moment } from '#kernel/fields.ts';
import { noticeKinds } from './petitions.notices.rules.ts';
import {
  answers,
  findings,
  levels,
  matters,
  measures,
  outcomes,
  petitionStates,
  serviceMethods,
} from './petitions.rules.ts';

/* How a petition is told to those who may see it. */

const word = z.tuple([z.string(), z.string()]);
export const unit = z.object({ id, name: z.string() });

export const petitionRow = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  area: areaCode,
  placeName: z.string(),
  state: z.enum(petitionStates),
  organ: unit.nullable(),
  /** The nearest running end of the organ's duty, of the case or of the procedure. */
  dueAt: moment.nullable(),
  overdue: z.boolean(),
  owesExecution: z.boolean(),
  /** What it waits for that is not the organ's: the sender's word on an objection, the head's on an extension. */
  waits: z.enum(['objection', 'extension']).nullable(),
  beganAt: moment,
});
export type PetitionRow = z.infer<typeof petitionRow>;

export const petitionNotice = z.object({
  id,
  kind: z.enum(noticeKinds),
  number: z.string(),
  templateVersion: z.string(),
  title: word,
  clauses: z.array(word),
  parts: z.array(z.object({ label: word, text: word })),
  rights: z.array(word),
  recipient: z.string(),
  organ: z.string(),
  sentAt: moment,
  method: z.enum([...serviceMethods, 'portal']),
  /** The day it reached the person, once that is on record. */
  servedOn: day.nullable(),
  ofId: id.nullable(),
});
export type PetitionNotice = z.infer<typeof petitionNotice>;

export const petitionClock = z.object({
  id,
  ruleId: z.string(),
  source: z.string(),
  unit: z.enum(['h', 'wd', 'd']),
  amount: z.number(),
  pausedDays: z.number(),
  duty: z.enum(['organ', 'resident']),
  start: moment,
  due: moment,
  shown: moment,
  rolled: z.boolean(),
  provisional: z.boolean(),
  state: z.enum(['running', 'met', 'missed', 'stopped']),
  endedAt: moment.nullable(),
});

export const petitionView = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  /** The way it came in, as people read it, and when. */
  channel: word,
  receivedAt: moment,
  caseStatus: z.string(),
  link: z.string(),
  version: z.number().int(),
  state: z.enum(petitionStates),
  round: z.number().int(),
  matter: z.enum(matters),
  persons: z.number().int().nullable(),
  representatives: z.number().int().nullable(),
  organ: unit.nullable(),
  sender: unit.nullable(),
  objection: z.string().nullable(),
  onward: z.string().nullable(),
  answer: z.enum(answers).nullable(),
  extension: z
    .object({
      days: z.number().int(),
      reason: z.string(),
      askedAt: moment,
      askedBy: z.string(),
      approvedAt: moment.nullable(),
      approvedBy: z.string().nullable(),
    })
    .nullable(),
  decision: z
    .object({
      outcome: z.enum(outcomes),
      claim: z.string(),
      facts: z.string(),
      opinion: z.string(),
      basis: z.string(),
      measures: z.array(z.enum(measures)),
      decidedAt: moment,
      organ: z.string(),
      servedOn: day.nullable(),
      executeBy: day.nullable(),
      execution: z.string().nullable(),
    })
    .nullable(),
  reviews: z.array(
    z.object({
      level: z.enum(levels),
      organ: z.string(),
      grounds: z.string(),
      askedVia: z.enum(['portal', 'counter']),
      askedAt: moment,
      finding: z.enum(findings).nullable(),
      outcome: z.enum(outcomes).nullable(),
      decidedAt: moment.nullable(),
      servedOn: day.nullable(),
      executeBy: day.nullable(),
    }),
  ),
  hearings: z.array(
    z.object({
      level: z.enum(['first', 'recheck']),
      from: day,
      to: day,
      place: z.string(),
      begins: z.string().nullable(),
      heldTo: day.nullable(),
      record: z.string().nullable(),
    }),
  ),
  /** Until when, and of whom, the person may ask next. */
  ask: z.object({ level: z.enum(levels), to: z.string().nullable(), lastDay: day, until: moment }).nullable(),
  clocks: z.array(petitionClock),
  notices: z.array(petitionNotice),
  isConflicted: z.boolean(),
  mayDeclare: z.boolean(),
  open: z.array(z.string()),
  closed: z.array(z.object({ verb: z.string(), why: z.string(), says: word })),
});
export type PetitionView = z.infer<typeof petitionView>;
