import { openVerbs } from '#kernel/workflow.ts';
import { doorOf } from '#modules/access/index.ts';
import { MAX_TRIES, parseSignUp } from '#modules/activities/signups.rules.ts';
import { classById, type LearningClass, selectClasses } from '#modules/learning/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { Cookies } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { rulesOf } from './classes.store.ts';
import { type Draw, drawOf } from './draws.store.ts';
import { type Asking, asHouse, enrol } from './enrol.ts';
import type { Slip } from './enrolments.contract.ts';
import { enrolmentWorkflow, swapFault, windowFault } from './enrolments.rules.ts';
import {
  countTry,
  type Enrolment,
  enrolmentById,
  enrolmentMac,
  enrolmentReceipt,
  forgetTries,
  standingOf,
} from './enrolments.store.ts';
import { factsOf, standOf } from './enrolments.view.ts';
import { no } from './enrolments.words.ts';
import { type MoveVerb, moveTo, swapTo } from './moves.ts';

/* What somebody at home does, without an account: enrols, and by the slip looks, takes an offered seat, leaves, changes classes. */

/** On public pages nobody is staff. */
export const asVisitor = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'visitor' } });

export type AtHome = Omit<Asking, 'way' | 'accountId' | 'swapFrom'>;
export type Pressed = { slip: Slip; c: LearningClass };
/** One press, one transaction: a press sent again gets the same slip. */
export async function enrolAtHome(ctx: Ctx, asked: AtHome): Promise<Pressed> {
  const c = await classById(asVisitor(ctx), asked.classId);
  const slip = await once(ctx, (tx) => enrol(tx, c, { ...asked, way: 'portal', accountId: null, swapFrom: null }));
  return { slip, c };
}

const door = doorOf({
  ...{ cookie: 'baodao_enrolment', purpose: 'enrolment', hours: 2, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, find: enrolmentReceipt, macOf: enrolmentMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => no(isTooOften ? 'tooManyTries' : 'wrongReceipt'),
});
export const enterByReceipt = door.enter;
export const closeReceipt = door.close;
export async function openedReceipt(ctx: Ctx, cookies: Cookies): Promise<Enrolment | null> {
  const id = door.opened(ctx, cookies);
  if (!id) return null;
  const e = await enrolmentById(asHouse(ctx), id);
  return e.name === null ? null : e;
}

export type Own = {
  e: Enrolment;
  c: LearningClass;
  inLine: number | null;
  mayAccept: boolean;
  mayLeave: boolean;
  swapUntil: string;
  /** Other classes of the term that take people now, or the reason why there is no changing. */
  swaps: readonly LearningClass[];
  draw: Draw | null;
};
export async function ownEnrolment(ctx: Ctx, e: Enrolment): Promise<Own> {
  const house = asHouse(ctx);
  const c = await classById(house, e.classId);
  const [rules, stand, draw] = await Promise.all([rulesOf(house, [c]), standOf(house, c), drawOf(house, c.id)]);
  const { open } = openVerbs(enrolmentWorkflow, factsOf(e, stand(e)), new Set(['holder'] as const), ctx.now);
  const swapUntil = rules.get(c.id)?.swapUntil ?? '';
  const today = dayOf(ctx.now);
  const maySwap = swapFault({ isSeated: e.status === 'confirmed', isSame: false, swapUntil, today }) === null;
  return {
    ...{ e, c, swapUntil, draw },
    inLine: e.status === 'waiting' ? await standingOf(house, c.id, e.place) : null,
    mayAccept: open.includes('accept'),
    mayLeave: open.includes('withdraw'),
    swaps: maySwap ? await swapsFor(ctx, c) : [],
  };
}
async function swapsFor(ctx: Ctx, c: LearningClass): Promise<LearningClass[]> {
  const all = await selectClasses(asVisitor(ctx), { termId: c.termId });
  return all.filter((x) => {
    const fault = windowFault({ ...x, isCancelled: x.cancelledReason !== null }, ctx.now);
    return x.id !== c.id && (fault === null || fault === 'windowClosed');
  });
}
export const moveOwn = (ctx: Ctx, id: string, verb: Exclude<MoveVerb, 'passOn'>): Promise<void> =>
  inTransaction(asHouse({ ...ctx, version: null }), (tx) => moveTo(tx, id, verb, '', 'holder'));
export const swapOwn = (ctx: Ctx, id: string, classId: string): Promise<Slip> =>
  once(asHouse({ ...ctx, version: null }), (tx) => swapTo(tx, id, classId, null));
