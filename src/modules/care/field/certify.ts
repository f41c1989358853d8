import type { Strokes } from '#kernel/strokes.ts';
import type { Word } from '#kernel/words.ts';
import type { Finished } from '#ui/field/useCapture.ts';
import { checkKindWords } from '../care.words.ts';
import type { RoundItem } from '../checks.contract.ts';
import {
  isMet,
  type Method,
  type Outcome,
  plainVisit,
  type Visit,
  type VisitFault,
  type VisitProof,
  visitFault,
  type WhyMissed,
} from '../checks.rules.ts';
import { checkRefusalWords, outcomeWords } from '../checks.words.ts';
import { care } from './wire.ts';

/** What the phone may record: a data match is made at a desk, and paper is entered there. */
export const fieldMethods = ['home', 'counter', 'video'] as const satisfies readonly Method[];
export const fieldProofs = ['signature', 'fingerprint', 'photo', 'witness'] as const satisfies readonly VisitProof[];

export type CertifyValues = {
  method: (typeof fieldMethods)[number];
  outcome: Outcome;
  whyMissed: WhyMissed | null;
  personId: string;
  toldBy: string;
  witness: string;
  proof: (typeof fieldProofs)[number];
  strokes: Strokes;
  hasPhotoConsent: boolean;
  consentBy: Visit['consentBy'];
  offered: Visit['offered'];
};
export const noVisit = (): CertifyValues => ({
  ...{ method: 'home', outcome: 'confirmed', whyMissed: null, personId: '', toldBy: '', witness: '' },
  ...{ proof: 'signature', strokes: [], hasPhotoConsent: false, consentBy: null, offered: null },
});

const visitOf = (v: CertifyValues, files: number): Visit =>
  plainVisit({
    ...{ method: v.method, outcome: v.outcome, whyMissed: v.whyMissed, consentBy: v.consentBy, offered: v.offered },
    witness: v.witness.trim() || null,
    matchSource: null,
    proof: v.proof,
    strokes: v.strokes,
    files,
    hasPhotoConsent: v.hasPhotoConsent,
    toldBy: v.toldBy.trim() || null,
    personId: v.personId || null,
  });

const fieldOf: Readonly<Record<VisitFault, string>> = {
  consentMissing: 'consentBy',
  faceAlone: 'offered',
  matchSourceMissing: 'method',
  matchOnlyConfirms: 'outcome',
  witnessMissing: 'witness',
  witnessSame: 'witness',
  witnessOfHousehold: 'witness',
  noStrokes: 'proof',
  proofMissing: 'proof',
  photoConsentMissing: 'photo',
  whyMissedMissing: 'whyMissed',
  toldByMissing: 'toldBy',
  whoMissing: 'personId',
};

/** What the server would refuse at once: said here too, since it may be days until the server is asked. */
export function missingIn(
  v: CertifyValues,
  item: RoundItem,
  visitor: string,
  files: number,
): Partial<Record<string, Word>> {
  const isSame =
    item.state === 'secondTry' && v.outcome === 'notFound' && item.before?.isOwn && item.before.method === v.method;
  if (isSame) return { method: checkRefusalWords.sameAgain };
  const fault = visitFault(visitOf(v, files), { needsWitness: item.needsWitness, visitor, household: item.people });
  return fault ? { [fieldOf[fault]]: checkRefusalWords[fault] } : {};
}

/** A visit as it goes into the outbox. */
export function certifyOf(item: RoundItem, v: CertifyValues): Finished {
  const visit = visitOf(v, 0);
  const who = item.person ?? item.household;
  return {
    endpoint: care.visit,
    params: { id: item.id },
    about: item.id,
    input: {
      method: visit.method,
      outcome: visit.outcome,
      ...(visit.whyMissed && { whyMissed: visit.whyMissed }),
      ...(visit.personId && { personId: visit.personId }),
      ...(visit.toldBy && { toldBy: visit.toldBy }),
      ...(visit.witness && { witness: visit.witness }),
      ...(isMet(visit) && { proof: v.proof }),
      strokes: isMet(visit) && v.proof === 'signature' ? v.strokes : [],
      hasPhotoConsent: v.hasPhotoConsent,
      ...(visit.consentBy && { consentBy: visit.consentBy }),
      ...(visit.offered && { offered: visit.offered }),
    },
    area: item.area,
    says: [
      `${checkKindWords[item.kind][0]}:${who} ${outcomeWords[v.outcome][0]}`,
      `${checkKindWords[item.kind][1]}: ${who}, ${outcomeWords[v.outcome][1]}`,
    ],
  };
}
