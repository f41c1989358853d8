import { countRecord } from '#modules/duties/index.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  answerSwap as answer,
  askedOn,
  daysOfPerson,
  emptyDays,
  insertRosterNote,
  insertSwap,
  lockSwap,
  rostersOfPerson,
  standingIn,
  swapById,
  swapsOfPerson,
  withdrawOffers,
} from './days.store.ts';
import { no, staffOf, tell, viewSwap } from './rosters.actions.ts';
import type { rostersApi } from './rosters.contract.ts';
import { checkSwap, isAway } from './rosters.rules.ts';
import { daysIn, dropDay, insertDays, leavesOf, lockRoster, namesOf, touchRoster } from './rosters.store.ts';
import { answerStandIn, factsOf } from './standin.actions.ts';

type Api = typeof rostersApi;
const AHEAD_DAYS = 62;
const ALERT_DAYS = 14;
const plus = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
const monthsFrom = (day: string, n: number) =>
  Array.from({ length: n }, (_, i) => Temporal.PlainDate.from(day).with({ day: 1 }).add({ months: i }).toString());

export const myDays: Handler<Api['myDays']> = async (ctx) => {
  const { accountId } = staffOf(ctx);
  const today = dayOf(ctx.now);
  const until = plus(today, AHEAD_DAYS);
  const rosters = await rostersOfPerson(ctx, accountId, monthsFrom(today, 3));
  const unitOf = new Map(rosters.map((r) => [r.id, r.unit]));
  const [days, gaps, swaps, leaves] = await Promise.all([
    // Yesterday's is still there for the note that was not written at night.
    daysOfPerson(ctx, accountId, plus(today, -1), until),
    emptyDays(ctx, [...unitOf.keys()], today, until),
    swapsOfPerson(ctx, accountId, today),
    leavesOf(ctx, [accountId], today, until),
  ]);
  const people = await Promise.all(
    rosters.map(async (r) => ({
      rosterId: r.id,
      people: (await namesOf(ctx, r.accountIds)).filter((p) => p.id !== accountId),
    })),
  );
  return {
    days: days.map(({ rosterId, unit, day, noted, with: others }) => ({ rosterId, unit, day, noted, with: others })),
    gaps: gaps.map((g) => ({ ...g, unit: unitOf.get(g.rosterId)! })),
    swaps: swaps.map(viewSwap),
    leaves: leaves.map((l) => ({
      id: l.id,
      person: { id: l.accountId, name: l.name },
      fromDay: l.fromDay,
      toDay: l.toDay,
    })),
    people,
  };
};

/** Where nobody is on duty within a fortnight, and which units that keep rosters have none for this month. */
export const gaps: Handler<Api['gaps']> = async (ctx) => {
  const today = dayOf(ctx.now);
  const until = plus(today, ALERT_DAYS);
  const months = [...new Set([today, until].map((day) => `${day.slice(0, 7)}-01`))];
  const { published, keeping } = await standingIn(ctx, months);
  const empty = await emptyDays(
    ctx,
    published.map((r) => r.id),
    today,
    until,
  );
  const asked = await askedOn(
    ctx,
    published.map((r) => r.id),
  );
  const withGaps = published.flatMap((r) => {
    const days = empty.filter((e) => e.rosterId === r.id).map((e) => e.day);
    const { organisationId, unit, area, month } = r;
    const waits = asked.filter((a) => a.rosterId === r.id && days.includes(a.day));
    return days.length > 0
      ? [
          {
            organisationId,
            unit,
            area,
            month: month.slice(0, 7),
            days,
            asked: waits.map(({ day, name }) => ({ day, name })),
          },
        ]
      : [];
  });
  const has = new Set(published.filter((r) => r.month === months[0]).map((r) => r.organisationId));
  const without = keeping
    .filter((k) => !has.has(k.organisationId))
    .map((k) => ({ ...k, month: months[0]!.slice(0, 7), days: [], asked: [] }));
  return { items: [...without, ...withGaps] };
};

export const offerSwap: Handler<Api['offerSwap']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRoster(tx, params.id);
    const { accountId } = staffOf(tx);
    const swap = { fromId: accountId, fromDay: input.fromDay, toId: input.toId, toDay: input.toDay ?? null };
    const wrong = input.toId === accountId ? 'notInRoster' : checkSwap(swap, await factsOf(tx, r), dayOf(tx.now));
    if (wrong) throw no(wrong);
    const id = await insertSwap(tx, { ...swap, rosterId: r.id, area: r.area });
    if (!id) throw no('offeredOnce');
    await tell(tx, r, 'offer', { fromDay: swap.fromDay, toDay: swap.toDay });
    return viewSwap(await swapById(tx, id));
  });

export const answerSwap: Handler<Api['answerSwap']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { accountId } = staffOf(tx);
    const s = await lockSwap(tx, params.id, accountId);
    if (s.toId !== accountId) throw no('notYours', 403);
    if (s.status !== 'offered') throw no('swapOver');
    const r = await lockRoster(tx, s.rosterId);
    if (s.isStandIn) return viewSwap(await answerStandIn(tx, r, s, input.accept));
    if (input.accept) {
      const wrong = checkSwap(s, await factsOf(tx, r), dayOf(tx.now));
      if (wrong) throw no(wrong);
      await dropDay(tx, r.id, { day: s.fromDay, accountId: s.fromId });
      if (s.toDay) await dropDay(tx, r.id, { day: s.toDay, accountId: s.toId });
      const moved = [
        { day: s.fromDay, accountId: s.toId },
        ...(s.toDay ? [{ day: s.toDay, accountId: s.fromId }] : []),
      ];
      await insertDays(tx, r, moved, 'swap');
      await touchRoster(tx, r.id);
    }
    await answer(tx, s.id, input.accept ? 'accepted' : 'refused');
    await tell(tx, r, input.accept ? 'swap' : 'refuse', { fromDay: s.fromDay, toDay: s.toDay });
    return viewSwap(await swapById(tx, s.id));
  });

export const withdrawSwap: Handler<Api['withdrawSwap']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { accountId } = staffOf(tx);
    const s = await lockSwap(tx, params.id, accountId);
    if (s.fromId !== accountId || s.isStandIn) throw no('notYours', 403);
    if (s.status !== 'offered') throw no('swapOver');
    await answer(tx, s.id, 'withdrawn');
    return viewSwap(await swapById(tx, s.id));
  });

export const takeDay: Handler<Api['takeDay']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRoster(tx, params.id);
    const { accountId } = staffOf(tx);
    const { people, placed, away, isPublished } = await factsOf(tx, r);
    if (!isPublished) throw no('notPublished');
    if (!people.includes(accountId)) throw no('notInRoster', 403);
    if (input.day < dayOf(tx.now)) throw no('dayPast');
    if (input.day.slice(0, 7) !== r.month.slice(0, 7)) throw no('notTheirDay', 422);
    if (placed.some((p) => p.day === input.day)) throw no('noGap');
    if (isAway(away, accountId, input.day)) throw no('awayThen');
    await insertDays(tx, r, [{ day: input.day, accountId }], 'fill');
    await withdrawOffers(tx, { rosterId: r.id, day: input.day, isStandIn: true });
    await touchRoster(tx, r.id);
    await tell(tx, r, 'fill', { day: input.day });
    return { rosterId: r.id, day: input.day };
  });

export const noteDay: Handler<Api['noteDay']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRoster(tx, params.id);
    const me = staffOf(tx);
    const on = await checkCaptured(tx, input.captured, plus(input.day, 0));
    // A night on duty is written up the next morning, not a week later.
    const there = (await daysIn(tx, [r.id])).filter((d) => d.day === input.day);
    if (!there.some((d) => d.accountId === me.accountId)) {
      const isOnList = r.accountIds.includes(me.accountId) && there.length > 0;
      if (!isOnList) throw no('notOnDuty');
      // A phone may be behind: the day was swapped or handed over after this was written.
      throw no('dayHandedOver', 409, { day: input.day, names: there.map((d) => d.name).join('、') });
    }
    if (on > plus(input.day, 1)) throw no('noteTooLate');
    const { id, madeAt } = input.captured;
    await insertRosterNote(tx, {
      id,
      rosterId: r.id,
      area: r.area,
      day: input.day,
      accountId: me.accountId,
      text: input.text,
      madeAt,
    });
    const organisationId = r.organisationId;
    await countRecord(tx, { kind: 'rosterDay', id, on: input.day, organisationId, role: me.role, area: r.area });
    await tell(tx, r, 'note', { day: input.day });
    return { id, day: input.day, at: tx.now.toString() };
  });
