import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { captured, day, id, optionalText, text } from '#kernel/fields.ts';
import {
  deskRoles,
  disputeKinds,
  endedAs,
  figureRoles,
  fileKinds,
  keepYears,
  recordKinds,
  signWays,
} from './mediations.rules.ts';
import { agreementText, appointmentRow, mediationRow, mediationView, partyInput } from './mediations.views.contract.ts';

export * from './mediations.views.contract.ts';

/** Pictures of one signed record. */
export const MAX_PAGES = 9;
const params = z.object({ id });

export const takeInput = z.object({
  committeeId: id,
  kind: z.enum(disputeKinds),
  origin: z.enum(['applied', 'offered']),
  body: text(4000, 5),
  parties: z.array(partyInput).min(2).max(10),
  caseId: id.optional(),
  /** Whoever brought the case was asked and agrees that it goes to mediation. */
  caseConsent: z.boolean().optional(),
});
export type TakeInput = z.output<typeof takeInput>;
export const receiptView = z.object({
  id,
  number: z.string(),
  slips: z.array(z.object({ partyId: id, name: z.string(), passphrase: z.string() })),
});
export type Receipt = z.output<typeof receiptView>;

const recordFields = {
  kind: z.enum(recordKinds),
  on: day,
  text: text(6000, 2),
  partyId: id.optional(),
  isOpen: z.boolean().optional(),
  /** Who was witness to it. */
  witness: optionalText(60),
  agreed: z.boolean().optional(),
};
const versionedView = { params, output: mediationView, versioned: true } as const;
const at = (path: string) => `/api/mediations/${path}` as const;

export const mediationsApi = {
  listMediations: endpoint({
    method: 'GET',
    path: '/api/mediations',
    allow: deskRoles,
    says: ['调解:我办的,和本委员会有哪些', 'Mediations: one’s own; for the head, that they exist'],
    query: z.object({ ended: z.stringbool().optional() }),
    output: z.object({ items: z.array(mediationRow) }),
  }),
  takeMediation: endpoint({
    method: 'POST',
    path: '/api/mediations',
    allow: deskRoles,
    says: ['登记申请,或主动提出调解', 'Take an application, or offer a mediation'],
    input: takeInput,
    output: receiptView,
  }),
  mediationFigures: endpoint({
    method: 'GET',
    path: '/api/mediations/figures',
    allow: figureRoles,
    says: ['调解统计(不含任何人)', 'Figures by kind, place and result; nobody is in them'],
    query: z.object({ year: z.coerce.number().int().min(2020).max(2099) }),
    output: z.object({
      total: z.int(),
      byKind: z.array(z.object({ kind: z.enum(disputeKinds), count: z.int().nullable() })),
      byPlace: z.array(z.object({ place: z.string(), count: z.int().nullable() })),
      byResult: z.array(
        z.object({ result: z.enum([...endedAs, 'open', 'agreed', 'confirmed']), count: z.int().nullable() }),
      ),
    }),
  }),
  getMediation: endpoint({
    method: 'GET',
    path: '/api/mediations/:id',
    allow: deskRoles,
    says: ['打开卷宗(每次都留痕)', 'The file, for its mediators; every opening is in the journal'],
    params,
    output: mediationView,
  }),
  assignMediators: endpoint({
    method: 'POST',
    path: at(':id/mediators'),
    allow: deskRoles,
    says: ['指定调解员', 'The head assigns mediators'],
    params,
    versioned: true,
    input: z.object({ personIds: z.array(id).min(1).max(5), how: z.enum(['assigned', 'chosen']) }),
    output: mediationRow,
  }),
  recuseMediator: endpoint({
    method: 'POST',
    path: at(':id/recusal'),
    allow: deskRoles,
    says: ['调解员回避', 'A mediator steps aside'],
    params,
    versioned: true,
    /** Left out: oneself. */
    input: z.object({ personId: id.optional() }),
    output: mediationRow,
  }),
  answerMediation: endpoint({
    method: 'POST',
    path: at(':id/answers'),
    allow: deskRoles,
    says: ['记下当事人同意或不同意', 'What a party answered at the counter or on paper'],
    ...versionedView,
    input: z.object({
      partyId: id,
      answer: z.enum(['yes', 'no']),
      way: z.enum(['counter', 'paper']),
      wantsClosed: z.boolean().default(false),
    }),
  }),
  tellRights: endpoint({
    method: 'POST',
    path: at(':id/rights'),
    allow: deskRoles,
    says: ['权利义务告知书已送', 'The notice of rights was handed to a party'],
    ...versionedView,
    input: z.object({ partyId: id, on: day }),
  }),
  seeIdentity: endpoint({
    method: 'POST',
    path: at(':id/identity'),
    allow: deskRoles,
    says: ['核对过身份证件', 'The identity paper of a party was seen'],
    ...versionedView,
    input: z.object({ partyId: id, idNumber: text(30, 6), phone: optionalText(30), address: optionalText(200, 2) }),
  }),
  newSlip: endpoint({
    method: 'POST',
    path: at(':id/slips'),
    allow: deskRoles,
    says: ['重开查询密码', 'A new passphrase for a party; the old one ends'],
    params,
    input: z.object({ partyId: id }),
    output: receiptView,
  }),
  mediationAppointments: endpoint({
    method: 'GET',
    path: at('appointments'),
    allow: deskRoles,
    says: ['我要去的调解和回访', 'Where I am to mediate or to look again: what a phone takes along'],
    output: z.object({ items: z.array(appointmentRow) }),
  }),
  appointMediation: endpoint({
    method: 'POST',
    path: at(':id/appointments'),
    allow: deskRoles,
    says: ['约下次调解的时间地点', 'When and where it meets next; an earlier appointment is moved'],
    ...versionedView,
    input: z.object({ at: z.iso.datetime({ offset: true }), place: text(100, 2) }),
  }),
  keepRecord: endpoint({
    method: 'POST',
    path: at(':id/records'),
    allow: deskRoles,
    says: [
      '记一次调解、调查、谈话、报告或回访',
      'A session, an inquiry, a talk, a report to the police, a return visit',
    ],
    params,
    input: z.object({ ...recordFields, captured: captured(MAX_PAGES).optional() }),
    output: mediationView,
  }),
  keepFile: endpoint({
    method: 'POST',
    path: at(':id/files'),
    allow: deskRoles,
    says: ['放进材料', 'A paper for the file'],
    params,
    upload: true,
    input: z.object({ kind: z.enum(fileKinds), partyId: optionalText(40) }),
    output: mediationView,
  }),
  mediationFile: endpoint({
    method: 'GET',
    path: at(':id/files/:fileId'),
    allow: deskRoles,
    says: ['看材料', 'A paper of the file'],
    params: params.extend({ fileId: id }),
    download: true,
    output: z.object({}),
  }),
  agreeMediation: endpoint({
    method: 'POST',
    path: at(':id/agreement'),
    allow: deskRoles,
    says: ['写调解协议(书面或口头)', 'The agreement, written or oral'],
    ...versionedView,
    input: agreementText.extend({
      form: z.enum(['written', 'oral']),
      isStatus: z.boolean().default(false),
      instalments: z.array(z.object({ what: text(500, 2), dueOn: day })).max(60),
    }),
  }),
  redraftMediation: endpoint({
    method: 'POST',
    path: at(':id/redraft'),
    allow: deskRoles,
    says: ['协议重写,签字作废', 'Write it again; signatures so far are void'],
    ...versionedView,
    input: z.object({}),
  }),
  signMediation: endpoint({
    method: 'POST',
    path: at(':id/signatures'),
    allow: deskRoles,
    says: ['签名、盖章、按指印', 'A party’s signature, the mediator’s, the seal'],
    ...versionedView,
    input: z.object({
      who: z.enum(['party', 'mediator', 'committee']),
      partyId: id.optional(),
      way: z.enum(signWays).default('sign'),
      on: day,
    }),
  }),
  validateMediation: endpoint({
    method: 'POST',
    path: at(':id/validity'),
    allow: deskRoles,
    says: ['协议生效', 'The agreement comes into force'],
    ...versionedView,
    input: z.object({}),
  }),
  endMediation: endpoint({
    method: 'POST',
    path: at(':id/end'),
    allow: deskRoles,
    says: ['调解不成,或当事人要求终止', 'No agreement, or a party stops it'],
    ...versionedView,
    input: z.object({ verb: z.enum(['fail', 'stop']), routesTold: z.boolean().default(false) }),
  }),
  courtMediation: endpoint({
    method: 'POST',
    path: at(':id/court'),
    allow: deskRoles,
    says: ['司法确认', 'Confirmation by the court'],
    ...versionedView,
    input: z.object({
      verb: z.enum(['join', 'fileCourt', 'courtAccept', 'courtDecline', 'confirm', 'notConfirm', 'extend']),
      on: day,
      partyId: id.optional(),
      court: optionalText(60),
      number: optionalText(60),
      routesTold: z.boolean().default(false),
    }),
  }),
  performMediation: endpoint({
    method: 'POST',
    path: at(':id/performance'),
    allow: deskRoles,
    says: ['履行情况', 'How it is performed'],
    ...versionedView,
    input: z.object({
      verb: z.enum(['perform', 'fulfil', 'breach']),
      instalmentId: id.optional(),
      on: day,
      routesTold: z.boolean().default(false),
    }),
  }),
  archiveMediation: endpoint({
    method: 'POST',
    path: at(':id/archive'),
    allow: deskRoles,
    says: ['归档', 'Archive the file'],
    ...versionedView,
    input: z.object({ keepYears: z.literal([...keepYears]) }),
  }),
};
export type MediationsApi = typeof mediationsApi;
