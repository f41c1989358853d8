import { digitsOf, normalPhone } from '#kernel/identity.ts';
import { latchOf, triedInVain } from '#modules/access/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { timingSafeEqual } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Cookies, PageCookie } from '#platform/module.ts';
import { correctionsOf, insertCorrection } from './contacts.store.ts';
import type { FloatingView } from './floating.contract.ts';
import { MAX_TRIES } from './floating.rules.ts';
import {
  byPhone,
  changeFloating,
  codeMac,
  countTry,
  findFloating,
  forgetTries,
  lockFloating,
  putReach,
  type StoredFloating,
} from './floating.store.ts';
import { mayDo } from './floating.verbs.ts';
import { entryOf, viewOf } from './floating.view.ts';
import { noFloating } from './floating.words.ts';

/* What the member does from home, by their number and the code on their card: see, report in, mend, say what is wrong. */

const latch = latchOf({ cookie: 'baodao_floating', purpose: 'floatingMember', hours: 1 });
const isMember = new Set(['member'] as const);

/** The house looks things up for whoever holds the card. */
const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'floating-card' } });

/** The answer never tells whether a number is on record. */
export async function enterByCard(ctx: Ctx, phone: string, code: string): Promise<PageCookie> {
  const number = normalPhone(phone);
  const meant = number ? await byPhone(ctx, number) : [];
  if (number && meant.length === 0 && (await triedInVain(ctx, 'floating', number, MAX_TRIES)))
    throw noFloating('tooManyTries');
  for (const { id, mac } of meant) {
    if ((await countTry(ctx, id)) > MAX_TRIES) throw noFloating('tooManyTries');
    if (!timingSafeEqual(mac, codeMac(ctx, id, digitsOf(code)))) continue;
    await forgetTries(ctx, id);
    return latch.admit(ctx, id);
  }
  throw noFloating('wrongCode');
}
export const closeCard = latch.close;

export async function openedCard(ctx: Ctx, cookies: Cookies): Promise<StoredFloating | null> {
  const id = latch.opened(ctx, cookies);
  return id ? findFloating(asHouse(ctx), id) : null;
}
export type Own = FloatingView & { mayReport: boolean; mayMend: boolean; isAsked: boolean };
export async function ownRecord(ctx: Ctx, f: StoredFloating): Promise<Own> {
  const view = await viewOf(asHouse(ctx), f);
  return {
    ...view,
    mayReport: f.status === 'registeredOut',
    mayMend: f.endedOn === null,
    isAsked: view.corrections.some((c) => c.answeredAt === null),
  };
}

/** One act of the member on their own record. */
const act = (ctx: Ctx, id: string, work: (tx: TxCtx, f: StoredFloating) => Promise<void>): Promise<void> =>
  inTransaction(asHouse(ctx), async (tx) => work(tx, await lockFloating(tx, id, false)));

/** By a tap at home: no position, no picture; where one is, in one's own words, if one likes. */
export const reportInOwn = (ctx: Ctx, id: string, whereabouts: string): Promise<void> =>
  act(ctx, id, async (tx, f) => {
    const status = await mayDo(tx, f, 'reportIn', isMember);
    const where = whereabouts.trim().slice(0, 200);
    if (where) await putReach(tx, f, { whereabouts: where });
    await changeFloating(tx, f.id, { status, reported_on: dayOf(tx.now) });
    await record(tx, entryOf(f, 'reportIn', { by: 'member' }));
  });
export const mendOwn = (ctx: Ctx, id: string, said: { phone: string; whereabouts: string }): Promise<void> =>
  act(ctx, id, async (tx, f) => {
    await mayDo(tx, f, 'correct', isMember);
    const phone = said.phone.trim() === '' ? undefined : normalPhone(said.phone);
    if (phone === null) throw noFloating('phoneWrong', 'phone');
    const whereabouts = said.whereabouts.trim().slice(0, 200) || null;
    if (!(await putReach(tx, f, { phone, whereabouts }))) throw noFloating('twice', 'phone', { name: f.name });
    await record(tx, entryOf(f, 'mend', { phoneChanged: phone !== undefined }));
  });
export const correctOwn = (ctx: Ctx, id: string, text: string): Promise<void> =>
  act(ctx, id, async (tx, f) => {
    await mayDo(tx, f, 'correct', isMember);
    const said = text.trim().slice(0, 500);
    if (said.length < 2) throw noFloating('wordsMissing', 'text');
    if ((await correctionsOf(tx, f.id)).some((c) => c.answeredAt === null)) throw noFloating('alreadySaid', 'text');
    await insertCorrection(tx, f, said);
    await record(tx, entryOf(f, 'correct'));
  });
