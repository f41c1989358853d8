import type { StaffActor } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import { describeDay } from '#kernel/calendar.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { notesOf, type StoredSwap, swapsOfRoster } from './days.store.ts';
import type { RosterView, rostersApi, SwapView } from './rosters.contract.ts';
import {
  type DayClass,
  draftRoster as draw,
  gapsIn,
  type Placed,
  type RosterDay,
  rosterHeads,
} from './rosters.rules.ts';
import {
  awayOf,
  daysIn,
  dropDays,
  earlierDays,
  insertDays,
  leavesOf,
  lockRoster,
  namesOf,
  peopleOf,
  putRoster,
  rosterById,
  type StoredRoster,
  selectRoster,
  touchRoster,
} from './rosters.store.ts';
import { type RosterRefusal, rosterRefusals } from './rosters.words.ts';

type Api = typeof rostersApi;
const HISTORY_MONTHS = 3;

export const no = (code: RosterRefusal, status = 409, values: Readonly<Record<string, string>> = {}) =>
  new Refused(code, status, rosterRefusals[code], { values });

export function staffOf(ctx: Ctx): StaffActor {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
}

export const tell = (
  tx: TxCtx,
  r: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => record(tx, { kind: 'roster', id: r.id, area: r.area, verb, shows: 'staff', data });

/** Its own unit, or one above it whose place holds it. */
export const isHead = (actor: StaffActor, unit: { id: string; area: string }): boolean =>
  rosterHeads.some((role) => role === actor.role) &&
  (actor.organisationId === unit.id || (isWithin(unit.area, actor.area) && unit.area !== actor.area));

/** Every day of a month, and what it is to be on duty on it; days past the announced calendar count by weekday. */
export async function daysOfMonth(ctx: Ctx, month: string): Promise<(RosterDay & { name: string })[]> {
  const calendar = await calendarOf(ctx);
  const first = Temporal.PlainDate.from(month);
  return Array.from({ length: first.daysInMonth }, (_, i) => {
    const day = first.add({ days: i }).toString();
    const { kind, name } = describeDay(calendar, day);
    const is: DayClass = kind === 'holiday' ? 'holiday' : kind === 'weekend' ? 'weekend' : 'plain';
    return { day, is, name };
  });
}

export const viewSwap = (s: StoredSwap): SwapView => ({
  id: s.id,
  rosterId: s.rosterId,
  unit: s.unit,
  from: { id: s.fromId, name: s.fromName },
  fromDay: s.fromDay,
  to: { id: s.toId, name: s.toName },
  toDay: s.toDay,
  isStandIn: s.isStandIn,
  status: s.status,
  version: s.version,
});

/** A roster as a screen shows it. What was noted on a day is for its unit and those above. */
export async function viewRoster(ctx: Ctx, r: StoredRoster): Promise<RosterView> {
  const days = await daysOfMonth(ctx, r.month);
  const [placed, people, leaves, swaps, notes] = await Promise.all([
    daysIn(ctx, [r.id]),
    namesOf(ctx, r.accountIds),
    leavesOf(ctx, r.accountIds, r.month, days.at(-1)!.day),
    swapsOfRoster(ctx, r.id),
    notesOf(ctx, r.id),
  ]);
  const actor = staffOf(ctx);
  const gaps = gapsIn(
    days.map((d) => d.day),
    placed,
  );
  return {
    id: r.id,
    organisationId: r.organisationId,
    unit: r.unit,
    area: r.area,
    month: r.month.slice(0, 7),
    perDay: r.perDay,
    isPublished: r.publishedAt !== null,
    people,
    days: days.map((d) => ({
      ...d,
      people: placed.filter((p) => p.day === d.day).map((p) => ({ id: p.accountId, name: p.name, cameBy: p.cameBy })),
      notes: notes
        .filter((n) => n.day === d.day)
        .map((n) => ({ id: n.id, by: n.by, text: n.text, at: n.at.toString() })),
    })),
    gaps,
    leaves: leaves.map((l) => ({
      id: l.id,
      person: { id: l.accountId, name: l.name },
      fromDay: l.fromDay,
      toDay: l.toDay,
    })),
    swaps: swaps.map(viewSwap),
    isMine: isHead(actor, { id: r.organisationId, area: r.area }),
    version: r.version,
  };
}

async function unitOf(ctx: Ctx, id: string) {
  const unit = (await organisationsById(ctx, [id])).get(id);
  const { area, organisationId } = staffOf(ctx);
  if (!unit || !(isWithin(unit.area, area) || unit.id === organisationId)) throw notFound();
  return unit;
}

/** A unit whose roster is the actor's to make. */
export async function headUnit(ctx: Ctx, id: string) {
  const unit = await unitOf(ctx, id);
  if (!isHead(staffOf(ctx), unit)) throw no('notHead', 403);
  return unit;
}

export const getRoster: Handler<Api['getRoster']> = async (ctx, { query }) => {
  const roster = await selectRoster(ctx, query.organisationId, `${query.month}-01`);
  if (roster)
    return {
      roster: await viewRoster(ctx, roster),
      people: await peopleOf(ctx, roster.organisationId, dayOf(ctx.now)),
      isMine: isHead(staffOf(ctx), { id: roster.organisationId, area: roster.area }),
    };
  const unit = await unitOf(ctx, query.organisationId);
  return {
    roster: null,
    people: await peopleOf(ctx, unit.id, dayOf(ctx.now)),
    isMine: isHead(staffOf(ctx), unit),
  };
};

/** How often each was on duty in the last months, by class of day. */
export async function earlierOf(tx: TxCtx, organisationId: string, month: string) {
  const from = Temporal.PlainDate.from(month).subtract({ months: HISTORY_MONTHS }).toString();
  const classes = new Map<string, DayClass>();
  for (let m = Temporal.PlainDate.from(from); m.toString() < month; m = m.add({ months: 1 }))
    for (const d of await daysOfMonth(tx, m.toString())) classes.set(d.day, d.is);
  const earlier = new Map<string, Record<DayClass, number>>();
  for (const { day, accountId } of await earlierDays(tx, organisationId, from, month)) {
    const counts = earlier.get(accountId) ?? { holiday: 0, weekend: 0, plain: 0 };
    counts[classes.get(day) ?? 'plain'] += 1;
    earlier.set(accountId, counts);
  }
  return earlier;
}

export const draftRoster: Handler<Api['draftRoster']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const unit = await headUnit(tx, input.organisationId);
    const today = dayOf(tx.now);
    const month = `${input.month}-01`;
    if (input.month < today.slice(0, 7)) throw no('monthPast', 422);
    const known = new Set((await peopleOf(tx, unit.id, today)).map((p) => p.id));
    const accountIds = [...new Set(input.accountIds)];
    for (const [i, id] of accountIds.entries())
      if (!known.has(id)) throw faulty(`accountIds.${i}`, 'stranger', rosterRefusals.stranger);
    const id = await putRoster(tx, {
      organisationId: unit.id,
      area: unit.area,
      month,
      perDay: input.perDay,
      accountIds,
    });
    if (!id) throw no('published');
    await dropDays(tx, id);
    const days = await daysOfMonth(tx, month);
    const away = awayOf(await leavesOf(tx, accountIds, month, days.at(-1)!.day));
    const earlier = await earlierOf(tx, unit.id, month);
    const placed = draw({ days, people: accountIds, perDay: input.perDay, away, earlier });
    await insertDays(tx, { id, area: unit.area }, placed, 'draft');
    await tell(tx, { id, area: unit.area }, 'draft', { month: input.month, people: accountIds.length });
    return viewRoster(tx, await rosterById(tx, id));
  });

/** Locked, in the version decided on, and the actor's to make. */
async function lockOwn(tx: TxCtx, id: string): Promise<StoredRoster> {
  const r = await lockRoster(tx, id, true);
  if (!isHead(staffOf(tx), { id: r.organisationId, area: r.area })) throw no('notHead', 403);
  if (r.publishedAt !== null) throw no('published');
  return r;
}

export const setDay: Handler<Api['setDay']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockOwn(tx, params.id);
    if (input.day.slice(0, 7) !== r.month.slice(0, 7)) throw no('notTheirDay', 422);
    const accountIds = [...new Set(input.accountIds)];
    for (const [i, id] of accountIds.entries())
      if (!r.accountIds.includes(id)) throw faulty(`accountIds.${i}`, 'notInRoster', rosterRefusals.notInRoster);
    await dropDays(tx, r.id, input.day);
    const placed: Placed[] = accountIds.map((accountId) => ({ day: input.day, accountId }));
    await insertDays(tx, r, placed, 'hand');
    await touchRoster(tx, r.id);
    await tell(tx, r, 'set', { day: input.day });
    return viewRoster(tx, await rosterById(tx, r.id));
  });

export const publishRoster: Handler<Api['publishRoster']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const r = await lockOwn(tx, params.id);
    const today = dayOf(tx.now);
    const days = (await daysOfMonth(tx, r.month)).map((d) => d.day).filter((day) => day >= today);
    const gaps = gapsIn(days, await daysIn(tx, [r.id]));
    if (gaps.length > 0) throw no('gaps', 409, { days: gaps.map((day) => day.slice(5)).join('、') });
    await touchRoster(tx, r.id, { published_at: tx.now });
    await tell(tx, r, 'publish', { month: r.month.slice(0, 7) });
    return viewRoster(tx, await rosterById(tx, r.id));
  });
