import { triedInVain } from '#modules/access/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { signToken, timingSafeEqual, verifyToken } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { PageCookie } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { MAX_TRIES } from './consultations.rules.ts';
import { noOpinion } from './consultations.words.ts';
import { groupById, type StoredGroup } from './groups.store.ts';
import { giveOne, type Opining } from './opinions.actions.ts';
import {
  countTry,
  forgetTries,
  opinionById,
  opinionReceipt,
  putTold,
  receiptMac,
  type StoredOpinion,
  takeConsentBack,
} from './opinions.store.ts';

/* What somebody at home does: says what they think without an account or a name, and by the receipt reads what became of it. */

const COOKIE = 'baodao_opinion';
const HOURS = 2;
const PURPOSE = 'opinion';
const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'opinion' } });

export const giveAtHome = (ctx: Ctx, said: Opining) =>
  once(ctx, (tx) => giveOne(tx, said, { way: 'portal', takenBy: null }));

/** The answer never tells whether the number exists. */
export async function enterByReceipt(ctx: Ctx, number: string, passphrase: string): Promise<PageCookie> {
  const found = await opinionReceipt(ctx, number);
  if (!found?.mac)
    throw noOpinion((await triedInVain(ctx, 'opinion', number, MAX_TRIES)) ? 'tooManyTries' : 'wrongReceipt');
  if ((await countTry(ctx, found.id)) > MAX_TRIES) throw noOpinion('tooManyTries');
  const digits = passphrase.normalize('NFKC').replace(/\D/g, '');
  if (!timingSafeEqual(found.mac, receiptMac(ctx, found.number, digits))) throw noOpinion('wrongReceipt');
  await forgetTries(ctx, found.id);
  const expiresAt = ctx.now.add({ hours: HOURS });
  const value = signToken(ctx.house.keys, { purpose: PURPOSE, subject: found.id, expiresAt });
  return { name: COOKIE, value, maxAge: HOURS * 3600 };
}
export const closeReceipt = (): PageCookie => ({ name: COOKIE, value: '', maxAge: 0 });
export type OwnOpinion = { o: StoredOpinion; g: StoredGroup | null };
/** Who reads the answer has been told: it is noted once. */
export async function openedReceipt(
  ctx: Ctx,
  cookies: Readonly<Record<string, string | undefined>>,
): Promise<OwnOpinion | null> {
  const token = cookies[COOKIE];
  const verdict = token ? verifyToken(ctx.house.keys, token, PURPOSE, ctx.now) : null;
  if (!verdict?.ok) return null;
  const o = await opinionById(asHouse(ctx), verdict.subject);
  const g = o.groupId ? await groupById(asHouse(ctx), o.groupId) : null;
  if (g && g.status !== 'open' && o.toldAt === null) await putTold(ctx, o.id, 'receipt');
  return { o, g };
}
export const consentBack = (ctx: Ctx, o: StoredOpinion): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await takeConsentBack(tx, o.id);
    await record(tx, { kind: 'opinion', id: o.id, area: o.area, verb: 'takeConsentBack', shows: 'staff' });
  });
