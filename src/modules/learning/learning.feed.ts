import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Feed } from '#platform/module.ts';
import { markerRoles } from './learning.rules.ts';
import { learningWords as w } from './learning.words.ts';
import { selectSessions } from './sessions.store.ts';

const clock = (at: Temporal.Instant) => {
  const { hour, minute } = at.toZonedDateTimeISO('Asia/Shanghai');
  return `${hour}:${String(minute).padStart(2, '0')}`;
};
/** The sessions somebody teaches, in their own calendar from a month back to half a year ahead. */
export const teachingDays: Feed = async (ctx, actor) => {
  if (!markerRoles.some((r) => r === actor.role)) return [];
  const found = await selectSessions(ctx, {
    accountId: actor.accountId,
    from: ctx.now.subtract({ hours: 24 * 30 }),
    to: ctx.now.add({ hours: 24 * 183 }),
  });
  return found
    .filter((s) => s.status !== 'cancelled')
    .map((s) => {
      const values = { time: clock(s.startsAt), class: s.class, room: s.room };
      return {
        id: `learning-${s.id}`,
        day: dayOf(s.startsAt),
        since: s.startsAt,
        says: [say(w.teaches, 'zh', values), say(w.teaches, 'en', values)] as const,
      };
    });
};
