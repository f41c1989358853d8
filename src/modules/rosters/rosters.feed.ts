import { dayOf } from '#modules/places/index.ts';
import type { Feed } from '#platform/module.ts';
import { daysOfPerson } from './days.store.ts';
import { feedWords } from './rosters.words.ts';

const BACK_DAYS = 31;
const AHEAD_DAYS = 92;

/** The days on which somebody is on duty, in the calendar they subscribe to. */
export const dutyDays: Feed = async (ctx, actor) => {
  const today = Temporal.PlainDate.from(dayOf(ctx.now));
  const [from, to] = [today.subtract({ days: BACK_DAYS }).toString(), today.add({ days: AHEAD_DAYS }).toString()];
  const days = await daysOfPerson(ctx, actor.accountId, from, to);
  return days.map((d) => ({
    id: `roster-${d.rosterId}-${d.day}`,
    day: d.day,
    since: d.publishedAt,
    says: [`${feedWords.onDuty[0]} · ${d.unit}`, `${feedWords.onDuty[1]} · ${d.unit}`],
  }));
};
