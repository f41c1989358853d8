import type { Word } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Feed } from '#platform/module.ts';
import { selectActivities } from './activities.store.ts';
import { dayOfActivity } from './activities.view.ts';
import { activityKindWords } from './activities.words.ts';
import { signUpsOfAccount } from './signups.store.ts';

const BACK_DAYS = 31;
const AHEAD_DAYS = 366;

/**
 * What stands ahead for whoever keeps the record of a unit, and what somebody signed up for themselves, in the calendar they subscribe to. Kind,
 * unit and hour only: whoever has the address may read it, so no topic and no name.
 */
export const activityDays: Feed = async (ctx, actor) => {
  const today = Temporal.PlainDate.from(dayOf(ctx.now));
  const [from, to] = [today.subtract({ days: BACK_DAYS }).toString(), today.add({ days: AHEAD_DAYS }).toString()];
  const own = new Set(
    (await signUpsOfAccount(ctx, actor.accountId)).flatMap((s) => (s.state === 'in' ? [s.activityId] : [])),
  );
  const found = await selectActivities({ ...ctx, actor }, { from, to });
  const mine = found.filter(
    (a) =>
      a.status !== 'cancelled' && (own.has(a.id) || a.organisationId === actor.organisationId || a.area === actor.area),
  );
  return mine.map((a) => {
    const { hour, minute } = a.startsAt.toZonedDateTimeISO('Asia/Shanghai');
    const clock = `${hour}:${String(minute).padStart(2, '0')}`;
    const says: Word = [
      `${clock} ${activityKindWords[a.kind][0]} · ${a.unit}`,
      `${clock} ${activityKindWords[a.kind][1]} · ${a.unit}`,
    ];
    return { id: `activity-${a.id}`, day: dayOfActivity(a), since: a.plannedAt, says };
  });
};
