import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { day, personParams } from './people.contract.ts';
import { consentGivers, consentPurposes, errandScopes, hearers, media, readers, writers } from './people.rules.ts';

const witness = z.string().trim().min(1).max(60);
/** The hash of a stored file that proves it: the signed sheet, the recording. */
const evidence = z.string().regex(/^[0-9a-f]{64}$/);

export const consentInput = z.strictObject({
  purpose: z.enum(consentPurposes),
  scope: z.string().trim().min(1).max(200),
  givenBy: z.enum(consentGivers),
  witness: witness.optional(),
  evidence: evidence.optional(),
});
export type ConsentInput = z.output<typeof consentInput>;
export const consentView = z.object({
  id: z.uuid(),
  purpose: z.enum(consentPurposes),
  scope: z.string(),
  givenBy: z.enum(consentGivers),
  witness: z.string().nullable(),
  evidence: z.string().nullable(),
  givenAt: z.string(),
  withdrawnAt: z.string().nullable(),
});
export type ConsentView = z.output<typeof consentView>;

export const authorisationInput = z.strictObject({
  agentAccountId: z.uuid().optional(),
  agentPersonId: z.uuid().optional(),
  scope: z.array(z.enum(errandScopes)).min(1),
  medium: z.enum(media),
  witness: witness.optional(),
  evidence: evidence.optional(),
  validFrom: day,
  /** The first day on which it no longer holds. */
  validTo: day,
});
export type AuthorisationInput = z.output<typeof authorisationInput>;
export const authorisationView = z.object({
  id: z.uuid(),
  agentAccountId: z.uuid().nullable(),
  agentPersonId: z.uuid().nullable(),
  scope: z.array(z.enum(errandScopes)),
  medium: z.enum(media),
  witness: z.string().nullable(),
  evidence: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string(),
  givenAt: z.string(),
  revokedAt: z.string().nullable(),
});
export type AuthorisationView = z.output<typeof authorisationView>;

export const consentsApi = {
  consents: endpoint({
    method: 'GET',
    path: '/api/people/:id/consents',
    allow: hearers,
    says: ['居民同意过什么', 'What the person consented to'],
    params: personParams,
    output: z.object({ items: z.array(consentView) }),
  }),
  giveConsent: endpoint({
    method: 'POST',
    path: '/api/people/:id/consents',
    allow: writers,
    says: ['登记同意', 'Record a consent'],
    params: personParams,
    input: consentInput,
    output: consentView,
  }),
  withdrawConsent: endpoint({
    method: 'POST',
    path: '/api/people/:id/consents/:consentId/withdraw',
    allow: hearers,
    says: ['撤回同意', 'Withdraw a consent'],
    params: personParams.extend({ consentId: z.uuid() }),
    output: consentView,
  }),
  authorisations: endpoint({
    method: 'GET',
    path: '/api/people/:id/authorisations',
    allow: readers,
    says: ['居民请谁代办', 'Who runs errands for the person'],
    params: personParams,
    output: z.object({ items: z.array(authorisationView) }),
  }),
  authorise: endpoint({
    method: 'POST',
    path: '/api/people/:id/authorisations',
    allow: writers,
    says: ['登记代办授权', 'Record an authorisation'],
    params: personParams,
    input: authorisationInput,
    output: authorisationView,
  }),
  revokeAuthorisation: endpoint({
    method: 'POST',
    path: '/api/people/:id/authorisations/:authorisationId/revoke',
    allow: hearers,
    says: ['终止代办授权', 'End an authorisation'],
    params: personParams.extend({ authorisationId: z.uuid() }),
    output: authorisationView,
  }),
};
