import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { activityById } from './activities.store.ts';
import { entryOf, rowOf, staffOf } from './activities.view.ts';
import {
  correctionsOf,
  type Hours,
  hoursByNumbers,
  insertCorrection,
  lockCorrection,
  lockHours,
  openCorrections,
  proofNumber,
  putAnswer,
  putHours,
} from './hours.store.ts';
import { openToJoin } from './public.store.ts';
import { isNear } from './signups.actions.ts';
import type { MyActivity, SignUpsApi } from './signups.contract.ts';
import { asHouse, signUp, withdraw } from './signups.move.ts';
import { isMinutes, placeInLine } from './signups.rules.ts';
import { openingOf, type SignUp, signUpByNumber, signUpsOf, signUpsOfAccount } from './signups.store.ts';
import { noSignUp } from './signups.words.ts';

type Handles = { [K in keyof SignUpsApi]: Handler<SignUpsApi[K]> };

/** One activity as somebody who may take part, or did, sees it. */
async function mineOf(ctx: Ctx, activityId: string, mine: SignUp | null): Promise<MyActivity> {
  const house = asHouse(ctx);
  const a = await activityById(house, activityId);
  const [opening, list] = await Promise.all([openingOf(ctx, a.id), signUpsOf(ctx, [a.id])]);
  const [hours] = mine ? await hoursByNumbers(ctx, [mine.number]) : [];
  const [last] = hours ? await correctionsOf(ctx, [hours.id]) : [];
  const isIn = list.filter((s) => s.state === 'in').length;
  return {
    ...rowOf(a),
    mySignUp: mine?.state ?? null,
    place: mine ? placeInLine(mine.number, list) : null,
    full: opening?.capacity !== null && opening !== null && isIn >= (opening.capacity ?? 0),
    hoursId: hours?.id ?? null,
    minutes: hours?.minutes ?? null,
    asked: last !== undefined && last.outcome === null,
    answer: last?.answer ?? null,
  };
}
export const myActivities: Handles['myActivities'] = async (ctx) => {
  const { accountId, area } = staffOf(ctx);
  const own = await signUpsOfAccount(ctx, accountId);
  const living = own.filter((s) => s.state !== 'left');
  const mine = await Promise.all(living.map((s) => mineOf(ctx, s.activityId, s)));
  const joinable = (await openToJoin(ctx)).filter((a) => isNear(a, area) && !living.some((s) => s.activityId === a.id));
  const open = await Promise.all(joinable.map((a) => mineOf(ctx, a.id, null)));
  return { mine, open, minutes: mine.reduce((sum, m) => sum + (m.minutes ?? 0), 0) };
};

async function ownSignUp(tx: TxCtx, activityId: string): Promise<SignUp> {
  const { accountId } = staffOf(tx);
  const own = (await signUpsOfAccount(tx, accountId)).find((s) => s.activityId === activityId && s.state !== 'left');
  if (!own) throw notFound();
  return own;
}
export const joinActivity: Handles['joinActivity'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { accountId, name, area } = staffOf(tx);
    if (!(await openToJoin(tx)).some((a) => a.id === params.id && isNear(a, area))) throw notFound();
    const { state, place } = await signUp(tx, params.id, { name, phone: '', needsPhone: false, accountId });
    return { state, place };
  });
export const leaveActivity: Handles['leaveActivity'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    await withdraw(tx, await ownSignUp(tx, params.id));
    return { state: 'left' as const };
  });

/** Somebody says that their own hours are wrong; what stands there is not touched until it is answered. */
export async function dispute(tx: TxCtx, h: Hours, said: { minutes: number; text: string }): Promise<string> {
  if (!isMinutes(said.minutes)) throw noSignUp('minutesWrong', 'minutes');
  const text = said.text.trim().slice(0, 500);
  if (text.length < 2) throw noSignUp('wordsMissing', 'text');
  if ((await correctionsOf(tx, [h.id])).some((c) => c.outcome === null)) throw noSignUp('alreadyAsked');
  const id = await insertCorrection(tx, h, { minutes: said.minutes, text });
  await record(tx, entryOf({ id: h.activityId, area: h.area }, 'hoursWrong'));
  return id;
}
/** One's own hours, signed up with one's account; else they are not there. */
async function ownHours(tx: TxCtx, id: string): Promise<{ h: Hours; s: SignUp }> {
  const h = await lockHours(tx, id);
  const s = await signUpByNumber(tx, h.number);
  if (!s || s.accountId !== staffOf(tx).accountId) throw notFound();
  return { h, s };
}
export const certifyHours: Handles['certifyHours'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { h } = await ownHours(tx, params.id);
    if (h.minutes === 0) throw noSignUp('noHours');
    await proofNumber(tx, h.id);
    return { path: `/sign-up/certificate/mine?hours=${h.id}` };
  });
/** The sign-up behind one's own hours, for the page of the certificate. */
export const signUpOfHours = (ctx: Ctx, id: string): Promise<SignUp> =>
  inTransaction(ctx, async (tx) => (await ownHours(tx, id)).s);
export const disputeHours: Handles['disputeHours'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { h } = await ownHours(tx, params.id);
    return { id: await dispute(tx, h, input) };
  });

export const hoursCorrections: Handles['hoursCorrections'] = async (ctx) => {
  const rows = await openCorrections(ctx);
  return {
    items: await Promise.all(
      rows.map(async (c) => ({
        id: c.id,
        title: c.title,
        day: dayOf(c.startsAt),
        name: (await signUpByNumber(ctx, c.number))?.name ?? '—',
        recorded: c.recorded,
        said: c.said,
        text: c.text,
        at: c.at.toString(),
      })),
    ),
  };
};
export const answerHours: Handles['answerHours'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { accountId: by, area } = staffOf(tx);
    const c = await lockCorrection(tx, params.id);
    if (!isWithin(c.area, area)) throw notFound();
    if (c.outcome !== null) throw noSignUp('answered');
    const minutes = input.minutes ?? c.said;
    if (input.outcome === 'corrected') {
      if (!isMinutes(minutes)) throw noSignUp('minutesWrong', 'minutes');
      await putHours(tx, { number: c.number, activityId: c.activityId, area: c.area, minutes, by });
    }
    await putAnswer(tx, c.id, { outcome: input.outcome, answer: input.answer, by });
    await record(tx, entryOf({ id: c.activityId, area: c.area }, 'hoursAnswered', { outcome: input.outcome }));
    return { id: c.id };
  });
