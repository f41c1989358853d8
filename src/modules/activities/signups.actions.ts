import { isWithin } from '#kernel/area.ts';
import { addWorkdays } from '#kernel/calendar.ts';
import { maskPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { callIt, lockFor, present } from './activities.actions.ts';
import { activityById, lockActivity, type StoredActivity } from './activities.store.ts';
import { entryOf, partsFor, ruleOf, staffOf } from './activities.view.ts';
import { no } from './activities.words.ts';
import { attendeesOf } from './attendees.store.ts';
import { hoursOfActivity, putHours, withoutHours } from './hours.store.ts';
import type { SignUpList, SignUpsApi } from './signups.contract.ts';
import { asHouse, moveUp, signUp, walkIn, withdraw } from './signups.move.ts';
import { HOURS_WITHIN_WORKDAYS, isMinutes } from './signups.rules.ts';
import { openingOf, phoneOf, putOpening, putTold, type SignUp, signUpByNumber, signUpsOf } from './signups.store.ts';
import { noSignUp } from './signups.words.ts';

type Handles = { [K in keyof SignUpsApi]: Handler<SignUpsApi[K]> };

/** Only who records this kind at this place handles who signed up for it. */
async function handled(ctx: Ctx, a: StoredActivity): Promise<void> {
  if (!partsFor(ctx, await ruleOf(ctx, a)).has('recorder')) throw no('notYours');
}
async function listOf(ctx: Ctx, a: StoredActivity): Promise<SignUpList> {
  const [opening, list, hours, roll] = await Promise.all([
    openingOf(ctx, a.id),
    signUpsOf(ctx, [a.id]),
    hoursOfActivity(ctx, a.id),
    attendeesOf(ctx, a.id),
  ]);
  const { hasHours } = await ruleOf(ctx, a);
  const by = addWorkdays(await calendarOf(ctx), dayOf(a.endsAt), HOURS_WITHIN_WORKDAYS).date;
  const phones = new Map<string, string | null>();
  for (const s of list) if (s.hasPhone) phones.set(s.number, await phoneOf(ctx, s.number));
  const number = (state: string) => list.filter((s) => s.state === state).length;
  return {
    opening: opening && {
      capacity: opening.capacity,
      closesAt: opening.closesAt.toString(),
      isPublic: opening.isPublic,
      in: number('in'),
      waiting: number('waiting'),
    },
    items: list.map((s) => {
      const given = hours.find((h) => h.number === s.number);
      const phone = phones.get(s.number);
      return {
        number: s.number,
        name: s.name ?? '—',
        phone: phone ? maskPhone(phone) : null,
        state: s.state,
        at: s.at.toString(),
        toTell: s.state === 'in' && s.movedUpAt !== null && s.toldAt === null,
        came: roll.some((t) => t.signUpNumber === s.number && t.presence === 'present'),
        hoursId: given?.id ?? null,
        minutes: given?.minutes ?? null,
      };
    }),
    hasHours,
    hoursBy: hasHours ? by : null,
  };
}

/** Opens it: only what calls nobody. Opening it is its notice; a larger capacity moves up whoever waits. */
export const openSignUp: Handles['openSignUp'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { a, rule } = await lockFor(tx, params.id, 'edit');
    if (rule.base !== 'open') throw noSignUp('onlyOpen');
    const closesAt = Temporal.Instant.from(input.closesAt);
    if (Temporal.Instant.compare(closesAt, a.startsAt) > 0) throw noSignUp('closesLate', 'closesAt');
    if (a.status === 'planned') await callIt(tx, { a, rule });
    const { capacity, isPublic } = input;
    await putOpening(tx, { activityId: a.id, area: a.area, capacity, closesAt, isPublic });
    await record(tx, entryOf(a, 'openSignUp', { capacity, isPublic }));
    await moveUp(tx, a.id);
    return present(tx, a.id);
  });

export const listSignUps: Handles['listSignUps'] = async (ctx, { params }) => {
  const a = await activityById(ctx, params.id);
  await handled(ctx, a);
  return listOf(ctx, a);
};
export const addSignUp: Handles['addSignUp'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const a = await lockActivity(tx, params.id);
    await handled(tx, a);
    if (!input.agreed) throw noSignUp('notAgreed', 'agreed');
    const who = { name: input.name, phone: input.phone ?? '', needsPhone: false, accountId: null };
    return hasBegun(a, tx.now) ? walkIn(tx, a, who) : signUp(tx, a.id, who);
  });

const hasBegun = (a: StoredActivity, now: Temporal.Instant) => Temporal.Instant.compare(now, a.startsAt) >= 0;

async function seen(ctx: Ctx, number: string): Promise<{ a: StoredActivity; s: SignUp }> {
  const s = await signUpByNumber(ctx, number);
  if (!s) throw notFound();
  const a = await activityById(ctx, s.activityId);
  await handled(ctx, a);
  return { a, s };
}
export const signUpPhone: Handles['signUpPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { a } = await seen(tx, params.number);
    await record(tx, entryOf(a, 'phoneSeen', { number: params.number }));
    return { phone: await phoneOf(tx, params.number) };
  });
export const toldSignUp: Handles['toldSignUp'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { a, s } = await seen(tx, params.number);
    if (s.movedUpAt === null || s.state !== 'in') throw noSignUp('notMoved');
    await putTold(tx, s.number, staffOf(tx).accountId);
    await record(tx, entryOf(a, 'told'));
    return listOf(tx, a);
  });
export const withdrawSignUp: Handles['withdrawSignUp'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { a, s } = await seen(tx, params.number);
    await withdraw(tx, s);
    return listOf(tx, a);
  });

async function hoursFor(tx: TxCtx, a: StoredActivity, items: readonly { number: string; minutes: number }[]) {
  const came = new Set(
    (await attendeesOf(tx, a.id)).flatMap((t) => (t.presence === 'present' && t.signUpNumber ? [t.signUpNumber] : [])),
  );
  for (const [i, h] of items.entries()) {
    if (!came.has(h.number)) throw noSignUp('notCame', `items.${i}.number`);
    if (!isMinutes(h.minutes)) throw noSignUp('minutesWrong', `items.${i}.minutes`);
  }
}
/** The time each really gave, of those who signed up themselves and came. */
export const giveHours: Handles['giveHours'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const a = await lockActivity(tx, params.id);
    await handled(tx, a);
    if (!(await ruleOf(tx, a)).hasHours) throw noSignUp('noHoursKind');
    if (!hasBegun(a, tx.now)) throw noSignUp('notBegunHours');
    await hoursFor(tx, a, input.items);
    const by = staffOf(tx).accountId;
    for (const { number, minutes } of input.items)
      await putHours(tx, { number, minutes, activityId: a.id, area: a.area, by });
    await record(tx, entryOf(a, 'hours', { people: input.items.length }));
    return listOf(tx, a);
  });

/** Whether somebody at a post may take part: the activity is open, and where their work is, above or below it. */
export const isNear = (a: { area: string }, own: string): boolean => isWithin(a.area, own) || isWithin(own, a.area);
export { asHouse };

/** Where people came and their hours are not recorded yet, each with its last day (志愿服务记录与证明出具办法: ten working days). */
export const hoursDue: Handles['hoursDue'] = async (ctx) => {
  const calendar = await calendarOf(ctx);
  const today = dayOf(ctx.now);
  const rows = await withoutHours(ctx);
  return {
    items: rows.map(({ endsAt, ...r }) => {
      const by = addWorkdays(calendar, dayOf(endsAt), HOURS_WITHIN_WORKDAYS).date;
      return { ...r, day: dayOf(endsAt), by, isLate: today > by };
    }),
  };
};
