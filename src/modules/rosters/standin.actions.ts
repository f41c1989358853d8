import { faulty } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  answerSwap as answer,
  daysOfPerson,
  declinedOn,
  endLeave as end,
  insertLeave,
  insertSwap,
  openedBy,
  type StoredSwap,
  swapById,
  withdrawOffers,
} from './days.store.ts';
import { daysOfMonth, earlierOf, isHead, no, staffOf, tell, viewSwap } from './rosters.actions.ts';
import type { rostersApi } from './rosters.contract.ts';
import { checkStandIn, isAway, standInFor } from './rosters.rules.ts';
import {
  awayOf,
  daysIn,
  dropDay,
  insertDays,
  leavesOf,
  lockRoster,
  type StoredRoster,
  touchRoster,
} from './rosters.store.ts';
import { rosterRefusals } from './rosters.words.ts';

/* Leave, and who stands in: the next by the fair rule is asked, one at a time, and the day is theirs when they agree. */

type Api = typeof rostersApi;
const plus = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();

/** What a swap is decided by: the roster as it is now. */
export async function factsOf(ctx: Ctx, r: StoredRoster) {
  const last = Temporal.PlainDate.from(r.month).add({ months: 1 }).subtract({ days: 1 }).toString();
  return {
    people: r.accountIds,
    placed: await daysIn(ctx, [r.id]),
    away: awayOf(await leavesOf(ctx, r.accountIds, r.month, last)),
    isPublished: r.publishedAt !== null,
  };
}

/** Asks the next by the fair rule to stand in on a free day; null when everybody is away or has said no. The roster is locked. */
async function askNext(tx: TxCtx, r: StoredRoster, day: string, fromId: string): Promise<string | null> {
  await withdrawOffers(tx, { rosterId: r.id, day, isStandIn: true });
  await withdrawOffers(tx, { rosterId: r.id, day, fromId });
  const { people, placed, away } = await factsOf(tx, r);
  const toId = standInFor({
    ...{ day, people, placed, away },
    days: await daysOfMonth(tx, r.month),
    earlier: await earlierOf(tx, r.organisationId, r.month),
    passedOver: [fromId, ...(await declinedOn(tx, r.id, day))],
  });
  if (!toId) return null;
  const id = await insertSwap(tx, {
    ...{ rosterId: r.id, area: r.area, fromId, fromDay: day, toId },
    toDay: null,
    isStandIn: true,
  });
  if (id) await tell(tx, r, 'ask', { day });
  return id;
}

/** Says yes, and the day is theirs; or no, and the next one is asked. */
export async function answerStandIn(tx: TxCtx, r: StoredRoster, s: StoredSwap, accept: boolean): Promise<StoredSwap> {
  if (accept) {
    const wrong = checkStandIn(s, await factsOf(tx, r), dayOf(tx.now));
    if (wrong) throw no(wrong);
    await insertDays(tx, r, [{ day: s.fromDay, accountId: s.toId }], 'fill');
    await touchRoster(tx, r.id);
  }
  await answer(tx, s.id, accept ? 'accepted' : 'refused');
  await tell(tx, r, accept ? 'fill' : 'refuse', { day: s.fromDay });
  if (!accept && s.fromDay >= dayOf(tx.now)) await askNext(tx, r, s.fromDay, s.fromId);
  return swapById(tx, s.id);
}

export const askStandIn: Handler<Api['askStandIn']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRoster(tx, params.id);
    const self = staffOf(tx);
    if (!isHead(self, { id: r.organisationId, area: r.area })) throw no('notHead', 403);
    if (r.publishedAt === null) throw no('notPublished');
    if (input.day < dayOf(tx.now)) throw no('dayPast');
    if (input.day.slice(0, 7) !== r.month.slice(0, 7)) throw no('notTheirDay', 422);
    if ((await daysIn(tx, [r.id])).some((d) => d.day === input.day)) throw no('noGap');
    const id = await askNext(tx, r, input.day, self.accountId);
    if (!id) throw no('nobodyLeft');
    return viewSwap(await swapById(tx, id));
  });

/** Takes whoever is away off the days they had, and asks who stands in where nobody is left. */
async function clearDays(tx: TxCtx, accountId: string, from: string, to: string) {
  const asked: { day: string; name: string | null }[] = [];
  for (const { rosterId, area, day } of await daysOfPerson(tx, accountId, from, to)) {
    const r = await lockRoster(tx, rosterId);
    await dropDay(tx, rosterId, { day, accountId });
    await touchRoster(tx, rosterId);
    const isEmpty = !(await daysIn(tx, [rosterId])).some((d) => d.day === day);
    await tell(tx, { id: rosterId, area }, isEmpty ? 'gap' : 'leave', { day });
    if (!isEmpty) continue;
    const id = await askNext(tx, r, day, accountId);
    asked.push({ day, name: id ? (await swapById(tx, id)).toName : null });
  }
  return asked;
}

export const tellLeave: Handler<Api['tellLeave']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { accountId, organisationId, area, name } = staffOf(tx);
    const { fromDay, toDay } = input;
    if (fromDay < dayOf(tx.now)) throw faulty('fromDay', 'leavePast', rosterRefusals.leavePast);
    if (toDay < fromDay || toDay >= plus(fromDay, 190)) throw faulty('toDay', 'leaveSpan', rosterRefusals.leaveSpan);
    const id = await insertLeave(tx, { area, organisationId, accountId, fromDay, toDay });
    if (!id) throw no('leaveOnce');
    const asked = await clearDays(tx, accountId, fromDay, toDay);
    return {
      leave: { id, person: { id: accountId, name }, fromDay, toDay },
      opened: asked.map((a) => a.day),
      asked,
    };
  });

/** Back again: the days for which somebody was asked and has not agreed come back to whose they were. */
export const endLeave: Handler<Api['endLeave']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { accountId } = staffOf(tx);
    const leave = await end(tx, params.id, accountId);
    if (!leave) throw no('swapOver', 404);
    const today = dayOf(tx.now);
    const back: string[] = [];
    for (const { rosterId, area, day } of await openedBy(tx, accountId, leave.fromDay, leave.toDay)) {
      const r = await lockRoster(tx, rosterId);
      const { placed, away, people } = await factsOf(tx, r);
      const isTheirs = people.includes(accountId) && !isAway(away, accountId, day);
      if (day < today || !isTheirs || placed.some((p) => p.day === day)) continue;
      await withdrawOffers(tx, { rosterId, day, isStandIn: true });
      await insertDays(tx, r, [{ day, accountId }], 'hand');
      await touchRoster(tx, rosterId);
      await tell(tx, { id: rosterId, area }, 'back', { day });
      back.push(day);
    }
    return { back };
  });
