import { doorOf } from '#modules/access/index.ts';
import { parseSignUp } from '#modules/activities/signups.rules.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Cookies } from '#platform/module.ts';
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

const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'opinion' } });

export const giveAtHome = (ctx: Ctx, said: Opining) =>
  once(ctx, (tx) => giveOne(tx, said, { way: 'portal', takenBy: null }));

const door = doorOf({
  ...{ cookie: 'baodao_opinion', purpose: 'opinion', hours: 2, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, find: opinionReceipt, macOf: receiptMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => noOpinion(isTooOften ? 'tooManyTries' : 'wrongReceipt'),
});
export const enterByReceipt = door.enter;
export const closeReceipt = door.close;
export type OwnOpinion = { o: StoredOpinion; g: StoredGroup | null };
/** Who reads the answer has been told: it is noted once. */
export async function openedReceipt(ctx: Ctx, cookies: Cookies): Promise<OwnOpinion | null> {
  const id = door.opened(ctx, cookies);
  if (!id) return null;
  const o = await opinionById(asHouse(ctx), id);
  const g = o.groupId ? await groupById(asHouse(ctx), o.groupId) : null;
  if (g && g.status !== 'open' && o.toldAt === null) await putTold(ctx, o.id, 'receipt');
  return { o, g };
}
export const consentBack = (ctx: Ctx, o: StoredOpinion): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await takeConsentBack(tx, o.id);
    await record(tx, { kind: 'opinion', id: o.id, area: o.area, verb: 'takeConsentBack', shows: 'staff' });
  });
