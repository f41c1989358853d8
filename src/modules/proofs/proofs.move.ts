import { normalName } from '#kernel/identity.ts';
import { decide } from '#kernel/workflow.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { certificateOf, insertCertificate, putIssued, putRevoked, putUsed } from './certificates.store.ts';
import { countDemand, entryOf, idIn, staffOf } from './proofs.actions.ts';
import type { MoveInput, ProofsApi } from './proofs.contract.ts';
import { expiryOf, type ProofVerb, proofWorkflow } from './proofs.rules.ts';
import { insertCheck, lockProof, type ProofChange, proofById, putProof } from './proofs.store.ts';
import { bodyFor, factsOf, type Loaded, loadOf, partsOf, presentProof } from './proofs.view.ts';
import { noProof } from './proofs.words.ts';

/** What a verb does beside moving the request; answers what else changes on it. */
type Deed = (tx: TxCtx, l: Loaded, input: MoveInput) => Promise<ProofChange>;

const nameIn = (l: Loaded, input: MoveInput): string => {
  const name = input.name ? normalName(input.name) : l.p.name;
  if (!name) throw noProof('nameMissing', 'name');
  return name;
};
/** Taken on by an item of the list: whose certificate it will be has to be known from here on. */
const accept: Deed = async (_tx, l, input) => {
  const idNumber = idIn(input.idNumber) ?? l.p.idNumber;
  if (!idNumber) throw noProof('bodyWithout', 'idNumber');
  return {
    itemKey: l.known!.key,
    name: nameIn(l, input),
    idNumber,
    ...(input.facts && { facts: input.facts }),
    ...(input.meeting && { meeting: input.meeting }),
  };
};
const answer: Deed = async (tx, l, input) => {
  await countDemand(tx, l.p, l.known!);
  return { itemKey: l.known!.key, isEnded: true, ...(input.note && { note: input.note }) };
};
/** What is to be certified is written before the first verifies it; the second verifies the same words. */
const check: Deed = async (tx, l, input) => {
  if (!input.found || input.found.length < 2) throw noProof('foundMissing', 'found');
  const facts = l.checks.length === 0 ? (input.facts ?? l.p.facts) : l.p.facts;
  if (!facts) throw noProof('bodyMissing', 'facts');
  if (!(await insertCheck(tx, l.p, staffOf(tx).accountId, input.found))) throw noProof('checkedAlready');
  return facts === l.p.facts ? {} : { facts };
};
const sign: Deed = async (tx, l, input) => {
  const self = staffOf(tx);
  const { item } = l.known!;
  if (!item || !l.p.facts) throw noProof('bodyMissing', 'facts');
  const unit = (await organisationsById(tx, [self.organisationId])).get(self.organisationId);
  if (!unit || unit.area !== l.p.area.slice(0, 12)) throw noProof('notYours');
  await insertCertificate(tx, {
    ...{ requestId: l.p.id, area: l.p.area, organisationId: self.organisationId, signedBy: self.accountId },
    ...{ itemCode: item.code, itemName: item.name, body: bodyFor(l) },
  });
  return input.meeting ? { meeting: input.meeting } : {};
};
const issue: Deed = async (tx, l, input) => {
  if (!input.seal) throw noProof('sealMissing', 'seal');
  const issuedOn = dayOf(tx.now);
  await putIssued(tx, l.p.id, {
    ...{ sealedBy: staffOf(tx).accountId, seal: input.seal, issuedOn },
    expiresOn: expiryOf(issuedOn, l.known?.item?.validDays ?? 1),
  });
  return {};
};
const use: Deed = async (tx, l, input) => {
  const c = await certificateOf(tx, l.p.id);
  const on = input.usedOn ?? dayOf(tx.now);
  const isPossible = c?.issuedOn && c.expiresOn && on >= c.issuedOn && on <= c.expiresOn && on <= dayOf(tx.now);
  if (!isPossible) throw noProof('dayWrong', 'usedOn');
  const unit = input.usedAtUnit ?? l.p.agency;
  if (!unit) throw noProof('agencyMissing', 'usedAtUnit');
  await putUsed(tx, l.p.id, on, unit);
  return { isEnded: true };
};
const ended: Deed = async (_tx, _l, input) => ({ isEnded: true, ...(input.note && { note: input.note }) });
const revoke: Deed = async (tx, l, input) => {
  await putRevoked(tx, l.p.id);
  return ended(tx, l, input);
};
const deeds: Record<ProofVerb, Deed> = {
  ...{ answer, accept, check, sign, issue, use, revoke },
  withdraw: ended,
  decline: ended,
};

/** One step of a request: the table decides, what the step brings is done, and it is in the journal or it did not happen. */
export const moveProof: Handler<ProofsApi['moveProof']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const p = await lockProof(tx, params.id);
    const choosesItem = input.verb === 'accept' || input.verb === 'answer';
    const l = await loadOf(tx, p, choosesItem ? (input.itemKey ?? p.itemKey) : p.itemKey);
    const facts = factsOf(tx, l, { reason: input.note ?? '', meeting: input.meeting });
    const verdict = decide(proofWorkflow, input.verb, facts, partsOf(tx), tx.now);
    if (!verdict.ok) {
      const field = {
        reasonMissing: 'note',
        meetingMissing: 'meeting',
        itemNotInForce: 'itemKey',
        negativeItem: 'itemKey',
      };
      throw noProof(verdict.why, field[verdict.why as keyof typeof field]);
    }
    const change = await deeds[input.verb](tx, l, input);
    await putProof(tx, p.id, { ...change, status: verdict.to });
    await record(tx, entryOf(p, input.verb, l.known ? { item: l.known.key } : {}));
    return presentProof(tx, await proofById(tx, p.id));
  });
