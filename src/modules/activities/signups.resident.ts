import { notFound } from '#kernel/refusal.ts';
import { doorOf } from '#modules/access/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { Cookies } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { activityById, type StoredActivity } from './activities.store.ts';
import { dispute } from './hours.actions.ts';
import { correctionsOf, hoursByNumbers, hoursByProof, lockHours, proofNumber, proofOf } from './hours.store.ts';
import { publicActivities } from './public.store.ts';
import type { SignedUp } from './signups.contract.ts';
import { asHouse, signUp, withdraw } from './signups.move.ts';
import { MAX_TRIES, parseSignUp, placeInLine } from './signups.rules.ts';
import {
  countTry,
  forgetTries,
  receiptMac,
  receiptOf,
  type SignUp,
  signUpByNumber,
  signUpsOf,
} from './signups.store.ts';
import { noSignUp } from './signups.words.ts';

/* What somebody at home does: signs up without an account, and by their receipt sees, withdraws, and says what is wrong. */

/** Signs up for what is public; what is not stands nowhere and answers as if it were not there. */
export const signUpAtHome = (ctx: Ctx, id: string, who: { name: string; phone: string }): Promise<SignedUp> =>
  once(ctx, async (tx) => {
    if (!(await publicActivities(tx)).some((a) => a.id === id)) throw notFound();
    return signUp(tx, id, { ...who, needsPhone: true, accountId: null });
  });

const door = doorOf({
  ...{ cookie: 'baodao_signup', purpose: 'activitySignUp', hours: 2, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, find: receiptOf, macOf: receiptMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => noSignUp(isTooOften ? 'tooManyTries' : 'wrongReceipt'),
});
export const enterByReceipt = door.enter;
export const closeReceipt = door.close;
export async function openedReceipt(ctx: Ctx, cookies: Cookies): Promise<SignUp | null> {
  const number = door.opened(ctx, cookies);
  return number ? signUpByNumber(ctx, number) : null;
}

export type OwnSignUp = {
  s: SignUp;
  a: StoredActivity;
  place: number | null;
  minutes: number | null;
  asked: boolean;
  answer: string | null;
};
export async function ownSignUp(ctx: Ctx, s: SignUp): Promise<OwnSignUp> {
  const a = await activityById(asHouse(ctx), s.activityId);
  const [hours] = await hoursByNumbers(ctx, [s.number]);
  const [last] = hours ? await correctionsOf(ctx, [hours.id]) : [];
  return {
    s,
    a,
    place: placeInLine(s.number, await signUpsOf(ctx, [a.id])),
    minutes: hours?.minutes ?? null,
    asked: last !== undefined && last.outcome === null,
    answer: last?.answer ?? null,
  };
}
/** A certificate of the person's own hours: what is recorded, under a number that anybody shown the paper can check. */
export const certifyOwn = (ctx: Ctx, s: SignUp): Promise<string> =>
  inTransaction(ctx, async (tx) => {
    const [known] = await hoursByNumbers(tx, [s.number]);
    if (!known || known.minutes === 0) throw noSignUp('noHours');
    return proofNumber(tx, known.id);
  });
export type Certificate = { number: string; name: string; minutes: number; a: StoredActivity };
export async function ownCertificate(ctx: Ctx, s: SignUp): Promise<Certificate | null> {
  const [known] = await hoursByNumbers(ctx, [s.number]);
  const number = known ? await proofOf(ctx, known.id) : null;
  if (!known || !number) return null;
  return { number, name: s.name ?? '', minutes: known.minutes, a: await activityById(asHouse(ctx), s.activityId) };
}
/** Whoever is shown a certificate: the hours as they are recorded now, and no more of the name than the paper tells them anyhow. */
export async function checkCertificate(ctx: Ctx, number: string): Promise<Certificate | null> {
  const known = await hoursByProof(ctx, number);
  const s = known ? await signUpByNumber(ctx, known.number) : null;
  if (!known || !s) return null;
  const [first = '', ...rest] = s.name ?? '';
  const name = first + '*'.repeat(rest.length);
  return {
    number: number.replace(/\D/g, ''),
    name,
    minutes: known.minutes,
    a: await activityById(asHouse(ctx), s.activityId),
  };
}
export const withdrawOwn = (ctx: Ctx, s: SignUp): Promise<void> => inTransaction(ctx, (tx) => withdraw(tx, s));
export const disputeOwn = (ctx: Ctx, s: SignUp, said: { minutes: number; text: string }): Promise<{ id: string }> =>
  once(ctx, async (tx) => {
    const [known] = await hoursByNumbers(tx, [s.number]);
    if (!known) throw notFound();
    return { id: await dispute(tx, await lockHours(tx, known.id), said) };
  });
