import { z } from 'zod';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import {
  answerWays,
  clockNames,
  disputeKinds,
  endedAs,
  fileKinds,
  mediationStatuses,
  recordKinds,
  signWays,
} from './mediations.rules.ts';
import { mediationVerbs } from './mediations.workflow.rules.ts';

const word = z.tuple([z.string(), z.string()]);
const verb = z.enum(mediationVerbs);

/** Somebody in the dispute: how they are reached is for the mediators, never for the other side. */
export const partyInput = z.object({
  side: z.enum(['applicant', 'other']),
  name: text(60, 2),
  phone: optionalText(30),
  address: optionalText(200, 2),
  idNumber: optionalText(30),
  /** 授权委托: who comes in their place. */
  proxy: optionalText(60),
});
export type PartyInput = z.output<typeof partyInput>;

/** That it exists: all that anybody but its mediators and parties learns. */
export const mediationRow = z.object({
  id,
  number: z.string(),
  kind: z.enum(disputeKinds),
  status: z.enum(mediationStatuses),
  committee: z.string(),
  committeeId: id,
  at: moment,
  mediators: z.array(z.string()),
  recusalAsked: z.boolean(),
  /** May the actor open it, being one of its mediators; assign them, being the head? */
  mayOpen: z.boolean(),
  mayAssign: z.boolean(),
  version: z.int(),
});
export type MediationRow = z.output<typeof mediationRow>;

export const clockView = z.object({
  name: z.enum(clockNames),
  source: z.string(),
  from: day,
  /** The last day on which it may still be done. */
  until: day,
  isOver: z.boolean(),
  isProvisional: z.boolean(),
  /** Day by day: not counted, counted, moved on by a rest day. */
  proof: z.array(
    z.object({ date: day, effect: z.enum(['start', 'counted', 'skipped', 'paused', 'rolled']), name: z.string() }),
  ),
});
export type ClockView = z.output<typeof clockView>;
export const agreementText = z.object({
  facts: text(2000, 2),
  issues: text(2000, 2),
  responsibility: text(2000, 2),
  content: text(4000, 2),
  manner: text(1000, 2),
});
export type AgreementText = z.output<typeof agreementText>;
export const partyView = z.object({
  id,
  nth: z.int(),
  side: z.enum(['applicant', 'other']),
  name: z.string(),
  proxy: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  idNumber: z.string().nullable(),
  answer: z.enum(['yes', 'no']).nullable(),
  answeredOn: day.nullable(),
  answerWay: z.enum(answerWays).nullable(),
  wantsClosed: z.boolean(),
  rightsOn: day.nullable(),
  signedWay: z.enum(signWays).nullable(),
  signedOn: day.nullable(),
  joinedOn: day.nullable(),
});
export type PartyView = z.output<typeof partyView>;
export const recordView = z.object({
  id,
  kind: z.enum(recordKinds),
  partyId: id.nullable(),
  on: day,
  isOpen: z.boolean().nullable(),
  text: z.string(),
  witness: z.string().nullable(),
  by: z.string(),
});
export type RecordView = z.output<typeof recordView>;
const appointment = { at: moment, place: z.string() };
/** What its mediator needs on the way: whom they meet, when, where, and what has to be there before it may be held. */
export const appointmentRow = z.object({
  id,
  number: z.string(),
  area: areaCode,
  kind: z.enum(disputeKinds),
  next: z.enum(['session', 'visit']),
  appointment: z.object(appointment).nullable(),
  parties: z.array(z.string()),
  rightsMissing: z.int(),
  wantsClosed: z.boolean(),
});
export type AppointmentRow = z.output<typeof appointmentRow>;

export const mediationView = mediationRow.extend({
  placeName: z.string(),
  area: areaCode,
  origin: z.enum(['applied', 'offered']),
  way: z.enum(['portal', 'counter', 'case']),
  body: z.string(),
  wish: z.string().nullable(),
  caseId: id.nullable(),
  parties: z.array(partyView),
  mediatorList: z.array(
    z.object({ personId: id, name: z.string(), how: z.enum(['assigned', 'chosen']), left: z.boolean() }),
  ),
  /** When and where it meets next, or met last without a record. */
  appointment: z.object(appointment).nullable(),
  records: z.array(recordView),
  files: z.array(
    z.object({
      id,
      kind: z.enum(fileKinds),
      partyId: id.nullable(),
      name: z.string(),
      mediaType: z.string(),
      at: moment,
    }),
  ),
  form: z.enum(['written', 'oral']).nullable(),
  isStatus: z.boolean(),
  agreement: agreementText.nullable(),
  agreedOn: day.nullable(),
  mediatorSignedOn: day.nullable(),
  sealedOn: day.nullable(),
  validOn: day.nullable(),
  court: z.object({
    name: z.string().nullable(),
    number: z.string().nullable(),
    filedOn: day.nullable(),
    acceptedOn: day.nullable(),
    decidedOn: day.nullable(),
  }),
  instalments: z.array(
    z.object({ id, nth: z.int(), what: z.string(), dueOn: day, doneOn: day.nullable(), isLate: z.boolean() }),
  ),
  clocks: z.array(clockView),
  endedAs: z.enum(endedAs).nullable(),
  routesToldOn: day.nullable(),
  archivedOn: day.nullable(),
  keepYears: z.int().nullable(),
  /** What the file still lacks. */
  lacking: z.array(z.enum(fileKinds)),
  steps: z.array(z.object({ verb: z.string(), at: moment, by: z.string() })),
  open: z.array(verb),
  closed: z.array(z.object({ verb, says: word })),
});
export type MediationView = z.output<typeof mediationView>;
