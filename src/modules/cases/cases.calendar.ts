import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { StaffActor } from '#kernel/actor.ts';
import { lastDayOf } from '#kernel/clock.ts';
import { notFound } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { blindIndex, hash } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { FeedDay, Handler, Module } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { calendarApi } from './cases.calendar.contract.ts';
import {
  actorsBehind,
  endTokens,
  insertToken,
  lockAccount,
  type OwnClock,
  ownClocks,
  tokenSince,
} from './cases.calendar.store.ts';
import { calendarWords as w } from './cases.calendar.words.ts';
import { staff } from './cases.verbs.staff.ts';
import { purposeWords } from './cases.words.ts';

/* Deadlines as a feed a calendar program reads without signing in: who has the address may read it, so it says little and can be ended. */

type Api = typeof calendarApi;
const DAY_SECONDS = 86_400;
const iso = (at: Temporal.Instant | null) => at?.toString({ smallestUnit: 'second' }) ?? null;
/** The secret itself is nowhere in the database. */
const keyHash = (ctx: Ctx, secret: string) => Buffer.from(blindIndex(ctx.house.keys, 'case.calendar', secret));
const entry = (ctx: Ctx, verb: 'issueCalendar' | 'revokeCalendar') => {
  const { accountId, area } = staff(ctx);
  return { kind: 'caseCalendar', id: accountId, area, verb, shows: 'staff' } as const;
};

export const calendarStanding: Handler<Api['calendarStanding']> = async (ctx) => ({
  issuedAt: iso(await tokenSince(ctx, staff(ctx).accountId)),
});

export const issueCalendar: Handler<Api['issueCalendar']> = (ctx) =>
  once(ctx, async (tx) => {
    const { accountId, area } = staff(tx);
    const secret = randomBytes(32).toString('hex');
    await lockAccount(tx, accountId);
    await endTokens(tx, accountId);
    await insertToken(tx, { accountId, area, keyHash: keyHash(tx, secret) });
    await record(tx, entry(tx, 'issueCalendar'));
    return { issuedAt: iso(tx.now), url: `${tx.house.config.publicUrl}/calendar/${secret}.ics` };
  });

export const revokeCalendar: Handler<Api['revokeCalendar']> = (ctx) =>
  once(ctx, async (tx) => {
    if (await endTokens(tx, staff(tx).accountId)) await record(tx, entry(tx, 'revokeCalendar'));
    return { issuedAt: null };
  });

/** The feed as a calendar program reads it; the same clocks give the same bytes, so that its ETag holds. */
export function drawCalendar(
  ctx: Pick<Ctx, 'lang'>,
  clocks: readonly OwnClock[],
  origin: string,
  days: readonly FeedDay[] = [],
): string {
  const calendar = ical({
    name: say(w.feed, ctx.lang),
    prodId: { company: 'Baodao', product: 'deadlines' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const k of clocks) {
    const what = `${say(purposeWords[k.purpose as keyof typeof purposeWords], ctx.lang)}${k.provisional ? say(w.provisional, ctx.lang) : ''}`;
    const isDay = k.unit !== 'h';
    const event = calendar.createEvent({
      id: `${k.id}@baodao`,
      stamp: k.start,
      // Hours are written in UTC, which every program turns into its own time; a limit in days ends with its last day: it stands on that day, and has no hour.
      start: isDay ? Temporal.PlainDate.from(lastDayOf(k.shown)) : k.shown,
      allDay: isDay,
      summary: say(w.title, ctx.lang, { number: k.number, what, place: k.place }),
      url: `${origin}/console/cases/${k.caseId}`,
    });
    // Of a day, 24 hours before its end is its beginning.
    event.createAlarm({
      type: ICalAlarmType.display,
      trigger: isDay ? 0 : DAY_SECONDS,
      description: say(w.alarm, ctx.lang),
    });
  }
  for (const d of days)
    calendar.createEvent({
      id: `${d.id}@baodao`,
      stamp: d.since,
      start: Temporal.PlainDate.from(d.day),
      allDay: true,
      summary: say(d.says, ctx.lang),
    });
  return calendar.toString();
}

/** What other modules put into this person's calendar, once each, in order. */
async function addedDays(ctx: Ctx, actors: readonly StaffActor[]): Promise<FeedDay[]> {
  const found = new Map<string, FeedDay>();
  for (const actor of actors)
    for (const feedOf of ctx.house.feeds) for (const d of await feedOf(ctx, actor)) found.set(d.id, d);
  return [...found.values()].sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
}

async function feed(ctx: Ctx, request: FastifyRequest, reply: FastifyReply) {
  const { token } = request.params as { token: string };
  if (!/^[0-9a-f]{64}$/.test(token)) throw notFound();
  const actors = await actorsBehind(ctx, keyHash(ctx, token), dayOf(ctx.now));
  if (actors.length === 0) throw notFound();
  const clocks = new Map<string, OwnClock>();
  for (const actor of actors) for (const k of await ownClocks(ctx, actor)) clocks.set(k.id, k);
  const sorted = [...clocks.values()].sort(
    (a, b) => Temporal.Instant.compare(a.shown, b.shown) || (a.id < b.id ? -1 : 1),
  );
  const text = drawCalendar({ lang: 'zh' }, sorted, ctx.house.config.publicUrl, await addedDays(ctx, actors));
  const tag = `"${Buffer.from(hash(ctx.house.config.cryptoProfile, text)).toString('hex').slice(0, 32)}"`;
  reply.header('etag', tag).header('cache-control', 'private, max-age=300').header('referrer-policy', 'no-referrer');
  const known = String(request.headers['if-none-match'] ?? '')
    .split(',')
    .map((t) => t.trim().replace(/^W\//, ''));
  if (known.includes(tag)) return reply.status(304).send();
  return reply.type('text/calendar; charset=utf-8').send(text);
}

export const calendarRoutes: Module['routes'] = [
  { method: ['GET'], path: '/calendar/:token.ics', allow: 'anyone', perMinute: 120, run: feed },
];
