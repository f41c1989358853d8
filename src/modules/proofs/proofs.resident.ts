import { digitsOf, maskName } from '#kernel/identity.ts';
import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { decide } from '#kernel/workflow.ts';
import { doorOf } from '#modules/access/index.ts';
import { parseSignUp } from '#modules/activities/signups.rules.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { timingSafeEqual } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Cookies } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { certificateByNumber, codeMac, countGuess, forgetGuesses } from './certificates.store.ts';
import { insertDemand } from './demands.store.ts';
import { knownItem } from './items.ts';
import { type Asking, agencyIn, entryOf, fileProof, placeIn } from './proofs.actions.ts';
import {
  type AgencyKind,
  agencyKey,
  MAX_TRIES,
  type ProofPart,
  proofWorkflow,
  type Standing,
  standingOf,
} from './proofs.rules.ts';
import {
  countTry,
  forgetTries,
  lockProof,
  proofById,
  proofReceipt,
  putProof,
  receiptMac,
  type StoredProof,
} from './proofs.store.ts';
import { factsOf, loadOf } from './proofs.view.ts';
import { noProof } from './proofs.words.ts';

/* What somebody at home does: asks for a proof without an account, looks by the receipt, takes it back; and what anybody may verify. */

export const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'proof' } });

export const askAtHome = (ctx: Ctx, asked: Asking) =>
  once(ctx, (tx) => fileProof(tx, asked, { way: 'portal', takenBy: null }));

const door = doorOf({
  ...{ cookie: 'baodao_proof', purpose: 'proofRequest', hours: 2, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, find: proofReceipt, macOf: receiptMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => noProof(isTooOften ? 'tooManyTries' : 'wrongReceipt'),
});
export const enterByReceipt = door.enter;
export const closeReceipt = door.close;
export async function openedReceipt(ctx: Ctx, cookies: Cookies): Promise<StoredProof | null> {
  const id = door.opened(ctx, cookies);
  return id ? proofById(asHouse(ctx), id) : null;
}
export const withdrawOwn = (ctx: Ctx, id: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const p = await lockProof({ ...asHouse(tx), version: null }, id);
    const l = await loadOf(asHouse(tx), p);
    const verdict = decide(
      proofWorkflow,
      'withdraw',
      factsOf(tx, l, { reason: '' }),
      new Set<ProofPart>(['resident']),
      tx.now,
    );
    if (!verdict.ok) throw noProof('notNow');
    await putProof(tx, p.id, { status: verdict.to, isEnded: true });
    await record(tx, entryOf(p, 'withdraw', { way: 'portal' }));
  });

/** Somebody tells which office asked for what must not be issued: the office, the kind and the place, nothing of who tells. */
export const tellDemand = (ctx: Ctx, told: { area: string; key: string; agency: string; agencyKind: AgencyKind }) =>
  once(ctx, async (tx) => {
    await placeIn(tx, told.area);
    const agency = agencyIn(told.agency);
    if (!agency) throw noProof('agencyMissing', 'agency');
    const known = await knownItem(tx, told.area, told.key);
    if (known?.kind !== 'never') throw noProof('itemUnknown');
    await insertDemand(tx, {
      ...{ area: told.area, way: 'portal', requestId: null, itemKey: known.key, itemName: known.name },
      ...{ agency, agencyKey: agencyKey(agency), agencyKind: told.agencyKind },
    });
    return {};
  });

export type Verified = {
  number: string;
  standing: Standing;
  itemName: string;
  unit: string;
  issuedOn: string;
  expiresOn: string;
  name: string;
};
/** What anybody with the paper may know: whether it holds, what kind, who issued it, its days, the name masked. Guessing numbers ends soon. */
export async function verifyCertificate(ctx: Ctx, number: string, code: string): Promise<Verified | null> {
  const parsed = parseCaseNumber(number);
  const plain = typeof parsed === 'string' ? number.slice(0, 60) : formatCaseNumber(parsed);
  if ((await countGuess(ctx, plain)) > MAX_TRIES) throw noProof('tooManyTries');
  const c = await certificateByNumber(ctx, plain);
  const digits = digitsOf(code);
  if (!c?.mac || !c.issuedOn || !c.expiresOn || !timingSafeEqual(c.mac, codeMac(ctx, plain, digits))) return null;
  await forgetGuesses(ctx, plain);
  return {
    number: c.number,
    standing: standingOf({ expiresOn: c.expiresOn, revokedAt: c.revokedAt }, dayOf(ctx.now)),
    ...{ itemName: c.itemName, unit: c.unit, issuedOn: c.issuedOn, expiresOn: c.expiresOn },
    name: maskName(c.name ?? ''),
  };
}
