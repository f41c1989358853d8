import { normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { activityById, type StoredActivity } from './activities.store.ts';
import { entryOf } from './activities.view.ts';
import { dropSignUpAttendee, insertSignUpAttendees } from './attendees.store.ts';
import type { SignedUp } from './signups.contract.ts';
import { movesUp, placeInLine, signUpFault, stateFor } from './signups.rules.ts';
import {
  insertSignUp,
  lockOpening,
  type Opening,
  putLeft,
  putMovedUp,
  type SignUp,
  signUpsOf,
} from './signups.store.ts';
import { noSignUp } from './signups.words.ts';

/* Signing up, leaving and moving up: the same for a person at home, at the desk, or with an account. */

/** The house looks things up for whoever holds a receipt or stands before a public page. */
export const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'sign-up' } });

type Locked = { a: StoredActivity; opening: Opening; list: SignUp[] };
export async function lockSignUps(tx: TxCtx, activityId: string): Promise<Locked> {
  const opening = await lockOpening(tx, activityId);
  if (!opening) throw notFound();
  const a = await activityById(asHouse(tx), activityId);
  return { a, opening, list: await signUpsOf(tx, [activityId]) };
}

/** Whoever waits moves up as far as there is room: in the same transaction that made the room. */
export async function moveUp(tx: TxCtx, activityId: string): Promise<number> {
  const { a, opening, list } = await lockSignUps(tx, activityId);
  if (a.status !== 'called') return 0;
  const numbers = movesUp(opening.capacity, list);
  await putMovedUp(tx, numbers);
  await insertSignUpAttendees(
    tx,
    a,
    list.filter((s) => numbers.includes(s.number)).map((s) => ({ number: s.number, name: s.name ?? '' })),
  );
  if (numbers.length > 0) await record(tx, entryOf(a, 'moveUp', { people: numbers.length }));
  return numbers.length;
}

type Who = { name: string; phone: string; needsPhone: boolean; accountId: string | null };
function readWho(who: Who): { name: string; phone: string | null } {
  const name = normalName(who.name);
  if (!name) throw noSignUp('nameMissing', 'name');
  const phone = who.phone.trim() === '' ? null : normalPhone(who.phone);
  if (phone === null && (who.needsPhone || who.phone.trim() !== '')) throw noSignUp('phoneWrong', 'phone');
  return { name, phone };
}
export async function signUp(tx: TxCtx, activityId: string, who: Who): Promise<SignedUp> {
  const { a, opening, list } = await lockSignUps(tx, activityId);
  const fault = signUpFault({ status: a.status, startsAt: a.startsAt, closesAt: opening.closesAt }, tx.now);
  if (fault) throw noSignUp(fault);
  const { name, phone } = readWho(who);
  const state = stateFor(opening.capacity, list);
  const { accountId } = who;
  const made = await insertSignUp(tx, { activityId, area: a.area, state, name, phone, accountId });
  if (!made) throw noSignUp('twice');
  if (state === 'in') await insertSignUpAttendees(tx, a, [{ number: made.number, name }]);
  await record(tx, entryOf(a, 'signUp', { state }));
  return { ...made, state, place: placeInLine(made.number, await signUpsOf(tx, [activityId])) };
}

/** Who came by themselves, without signing up: in, whatever the capacity, and noted as having come, so that their hours can be recorded. */
export async function walkIn(tx: TxCtx, a: StoredActivity, who: Who): Promise<SignedUp> {
  await lockSignUps(tx, a.id);
  if (a.status !== 'called' && a.status !== 'held') throw noSignUp('notOpen');
  const { name, phone } = readWho(who);
  const { accountId } = who;
  const made = await insertSignUp(tx, { activityId: a.id, area: a.area, state: 'in', name, phone, accountId });
  if (!made) throw noSignUp('twice');
  await insertSignUpAttendees(tx, a, [{ number: made.number, name }], 'present');
  await record(tx, entryOf(a, 'walkIn'));
  return { ...made, state: 'in', place: null };
}

/** Takes somebody off by their own wish; whoever waits first takes the place at once. */
export async function withdraw(tx: TxCtx, s: SignUp): Promise<void> {
  const { a, list } = await lockSignUps(tx, s.activityId);
  const now = list.find((x) => x.number === s.number);
  if (!now || now.state === 'left') throw noSignUp('leftAlready');
  if (Temporal.Instant.compare(tx.now, a.startsAt) >= 0) throw noSignUp('tooLateToLeave');
  await putLeft(tx, s.number);
  await dropSignUpAttendee(tx, s.number);
  await record(tx, entryOf(a, 'withdraw'));
  await moveUp(tx, a.id);
}
