import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import {
  agencyKinds,
  listRoles,
  proofRoles,
  proofStatuses,
  proofVerbs,
  standings,
  takerRoles,
  ways,
} from './proofs.rules.ts';

/** Pictures of papers shown at the door. */
export const MAX_PAPERS = 9;
const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);
export const itemKey = z.string().regex(/^(?:n(?:[1-9]|1\d|20)|i-[A-Za-z0-9-]{1,12})$/);

const row = z.object({
  id,
  number: z.string(),
  area: areaCode,
  placeName: z.string(),
  way: z.enum(ways),
  status: z.enum(proofStatuses),
  itemKey: z.string().nullable(),
  itemName: z.string().nullable(),
  /** Masked; the page of one request shows it whole to those who handle it. */
  name: z.string().nullable(),
  agency: z.string().nullable(),
  agencyKind: z.enum(agencyKinds),
  at: moment,
  version: z.int(),
});
export type ProofRow = z.infer<typeof row>;
export const certificateView = z.object({
  number: z.string(),
  itemName: z.string(),
  unit: z.string(),
  body: z.string().nullable(),
  signedBy: z.string(),
  issuedOn: day.nullable(),
  expiresOn: day.nullable(),
  seal: z.string().nullable(),
  code: z.string().nullable(),
  link: z.string().nullable(),
  standing: z.enum(standings).nullable(),
  usedOn: day.nullable(),
  usedAtUnit: z.string().nullable(),
});
export type CertificateView = z.infer<typeof certificateView>;
export const proofView = row.extend({
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  said: z.string().nullable(),
  facts: z.string().nullable(),
  note: z.string().nullable(),
  meeting: z.string().nullable(),
  needsMeeting: z.boolean(),
  /** Who really issues it, where it may not be issued here. */
  instead: z.object({ who: word, how: word, source: z.string() }).nullable(),
  /** The basis and form of the item, where it may be issued. */
  basis: z
    .object({ law: z.string(), article: z.string(), procedure: z.string(), materials: z.string(), form: z.string() })
    .nullable(),
  suggested: z.array(z.object({ key: z.string(), name: z.string(), kind: z.enum(['issue', 'never']) })),
  checks: z.array(z.object({ by: z.string(), at: moment, found: z.string().nullable() })),
  /** Pictures of papers, for those who handle it. */
  papers: z.array(z.object({ id, mediaType: z.string() })),
  certificate: certificateView.nullable(),
  isErased: z.boolean(),
  mayWork: z.boolean(),
  open: z.array(z.enum(proofVerbs)),
  closed: z.array(z.object({ verb: z.enum(proofVerbs), says: word })),
});
export type ProofView = z.infer<typeof proofView>;

export const asking = {
  area: areaCode,
  said: text(600, 2),
  itemKey: itemKey.optional(),
  agency: optionalText(80, 2),
  agencyKind: z.enum(agencyKinds).default('unknown'),
  name: text(60, 1),
  idNumber: optionalText(30),
  phone: optionalText(30),
};
const receipt = z.object({ id, number: z.string(), passphrase: z.string() });
export type ProofReceipt = z.infer<typeof receipt>;

export const moveInput = z.strictObject({
  verb: z.enum(proofVerbs),
  itemKey: itemKey.optional(),
  note: optionalText(600),
  /** What a certificate will say was verified. */
  facts: optionalText(1000),
  name: optionalText(60),
  idNumber: optionalText(30),
  found: optionalText(600),
  meeting: optionalText(120, 4),
  seal: optionalText(60, 2),
  usedOn: day.optional(),
  usedAtUnit: optionalText(80, 2),
});
export type MoveInput = z.output<typeof moveInput>;

export const proofFilter = z.object({
  status: z.enum([...proofStatuses, 'open']).optional(),
  area: areaCode.optional(),
  /** Name (exact), number of the receipt or of the certificate, or part of an item's name. */
  q: optionalText(60),
});
export type ProofFilter = z.output<typeof proofFilter>;
export const registerFilter = z.object({
  year: z.coerce.number().int().min(2000).max(2099).optional(),
  area: areaCode.optional(),
  q: optionalText(60),
});
export type RegisterFilter = z.output<typeof registerFilter>;
export const registerRow = z.object({
  requestId: id,
  number: z.string(),
  placeName: z.string(),
  itemName: z.string(),
  name: z.string().nullable(),
  unit: z.string(),
  issuedOn: day,
  expiresOn: day,
  standing: z.enum(standings),
  agency: z.string().nullable(),
  signedBy: z.string(),
});
export type RegisterRow = z.infer<typeof registerRow>;

export const demandFilter = z.object({ from: day.optional(), area: areaCode.optional() });
export const demandLine = z.object({
  key: z.string(),
  agency: z.string(),
  agencyKind: z.enum(agencyKinds),
  count: z.int(),
  /** Of these, how many were written on a request that staff have seen. */
  seen: z.int(),
  kinds: z.array(z.object({ itemName: z.string(), count: z.int() })),
  told: z.array(z.object({ on: day, paper: z.string() })),
  sinceTold: z.int(),
});
export type DemandLine = z.infer<typeof demandLine>;

export const proofsApi = {
  listProofs: endpoint({
    method: 'GET',
    path: '/api/proofs',
    allow: proofRoles,
    says: ['证明申请', 'Requests for proofs of the place'],
    query: proofFilter,
    output: z.object({ items: z.array(row) }),
  }),
  matchProof: endpoint({
    method: 'GET',
    path: '/api/proofs/match',
    allow: 'staff',
    says: ['按说的话对清单', 'What somebody’s words may mean, by the list'],
    query: z.object({ q: text(600), area: areaCode }),
    output: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          kind: z.enum(['issue', 'never']),
          instead: z.object({ who: word, how: word, source: z.string() }).nullable(),
        }),
      ),
    }),
  }),
  askProof: endpoint({
    method: 'POST',
    path: '/api/proofs',
    allow: takerRoles,
    says: ['登记一件证明申请', 'Take down a request'],
    input: z.strictObject({ ...asking, way: z.enum(['counter', 'phone']).default('counter') }),
    output: receipt,
  }),
  captureProof: endpoint({
    method: 'POST',
    path: '/api/proofs/capture',
    allow: takerRoles,
    says: ['上门记一件证明申请', 'A request taken down at the door, perhaps without a network'],
    input: z.strictObject({ ...asking, captured: captured(MAX_PAPERS) }),
    output: z.object({ id, number: z.string() }),
  }),
  getProof: endpoint({
    method: 'GET',
    path: '/api/proofs/:id',
    allow: proofRoles,
    says: ['看一件证明申请', 'One request'],
    params,
    output: proofView,
  }),
  proofPaper: endpoint({
    method: 'GET',
    path: '/api/proofs/:id/papers/:paperId',
    allow: takerRoles,
    says: ['看随申请拍的材料', 'A picture of a paper shown at the door'],
    params: params.extend({ paperId: id }),
    download: true,
    output: z.object({}),
  }),
  moveProof: endpoint({
    method: 'POST',
    path: '/api/proofs/:id/move',
    allow: takerRoles,
    says: ['办一步', 'One step of a request'],
    params,
    versioned: true,
    input: moveInput,
    output: proofView,
  }),
  listCertificates: endpoint({
    method: 'GET',
    path: '/api/proofs/register',
    allow: proofRoles,
    says: ['证明登记簿', 'The register of proofs issued'],
    query: registerFilter,
    output: z.object({ items: z.array(registerRow) }),
  }),
  listDemands: endpoint({
    method: 'GET',
    path: '/api/proofs/demands',
    allow: ['countyClerk', 'townshipClerk', 'townshipLeader', 'villageCadre'],
    says: ['哪些单位还在要不该开的证明', 'Which agencies ask for what must not be issued: units, no people'],
    query: demandFilter,
    output: z.object({ items: z.array(demandLine) }),
  }),
  demandsOf: endpoint({
    method: 'GET',
    path: '/api/proofs/demands/of',
    allow: ['countyClerk', 'townshipClerk', 'townshipLeader', 'villageCadre'],
    says: ['数字背后的清单', 'The list behind a number'],
    query: demandFilter.extend({ key: text(80) }),
    output: z.object({
      items: z.array(
        z.object({
          id,
          at: moment,
          placeName: z.string(),
          itemName: z.string(),
          agency: z.string(),
          way: z.enum(ways),
        }),
      ),
    }),
  }),
  tellAgency: endpoint({
    method: 'POST',
    path: '/api/proofs/demands/told',
    allow: listRoles,
    says: ['登记已去函提醒', 'Note that the agency was told to stop'],
    input: z.strictObject({ key: text(80), on: day, paper: text(120, 2) }),
    output: z.object({}),
  }),
};
export type ProofsApi = typeof proofsApi;
