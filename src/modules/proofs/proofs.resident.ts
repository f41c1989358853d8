import { maskName } from '#kernel/identity.ts';
import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { decide } from '#kernel/workflow.ts';
import { triedInVain } from '#modules/access/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { signToken, timingSafeEqual, verifyToken } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { PageCookie } from '#platform/module.ts';
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

const COOKIE = 'baodao_proof';
const HOURS = 2;
const PURPOSE = 'proofRequest';
export const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'proof' } });

export const askAtHome = (ctx: Ctx, asked: Asking) =>
  once(ctx, (tx) => fileProof(tx, asked, { way: 'portal', takenBy: null }));

/** The answer never tells whether the number exists. */
export async function enterByReceipt(ctx: Ctx, number: string, passphrase: string): Promise<PageCookie> {
  const found = await proofReceipt(ctx, number);
  if (!found?.mac)
    throw noProof((await triedInVain(ctx, 'proof', number, MAX_TRIES)) ? 'tooManyTries' : 'wrongReceipt');
  if ((await countTry(ctx, found.id)) > MAX_TRIES) throw noProof('tooManyTries');
  const digits = passphrase.normalize('NFKC').replace(/\D/g, '');
  if (!timingSafeEqual(found.mac, receiptMac(ctx, found.number, digits))) throw noProof('wrongReceipt');
  await forgetTries(ctx, found.id);
  const expiresAt = ctx.now.add({ hours: HOURS });
  const value = signToken(ctx.house.keys, { purpose: PURPOSE, subject: found.id, expiresAt });
  return { name: COOKIE, value, maxAge: HOURS * 3600 };
}
export const closeReceipt = (): PageCookie => ({ name: COOKIE, value: '', maxAge: 0 });
export async function openedReceipt(
  ctx: Ctx,
  cookies: Readonly<Record<string, string | undefined>>,
): Promise<StoredProof | null> {
  const token = cookies[COOKIE];
  const verdict = token ? verifyToken(ctx.house.keys, token, PURPOSE, ctx.now) : null;
  return verdict?.ok ? proofById(asHouse(ctx), verdict.subject) : null;
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
  const digits = code.normalize('NFKC').replace(/\D/g, '');
  if (!c?.mac || !c.issuedOn || !c.expiresOn || !timingSafeEqual(c.mac, codeMac(ctx, plain, digits))) return null;
  await forgetGuesses(ctx, plain);
  return {
    number: c.number,
    standing: standingOf({ expiresOn: c.expiresOn, revokedAt: c.revokedAt }, dayOf(ctx.now)),
    ...{ itemName: c.itemName, unit: c.unit, issuedOn: c.issuedOn, expiresOn: c.expiresOn },
    name: maskName(c.name ?? ''),
  };
}
