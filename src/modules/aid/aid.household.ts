import { Refused } from '#kernel/refusal.ts';
import { livingHousehold, membersOf, selectHousehold } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { no } from './aid.refusals.words.ts';

/** The household as it is now, with who lives there today; one that was merged away or moved is told as such. */
export async function householdNow(ctx: Ctx, id: string) {
  const household = await selectHousehold(ctx, await livingHousehold(ctx, id)).catch((error) => {
    throw error instanceof Refused && error.code === 'notFound' ? no('householdGone', 'householdId') : error;
  });
  const today = dayOf(ctx.now);
  const people = (await membersOf(ctx, id)).filter(
    (m) => m.validFrom <= today && (m.validTo === null || m.validTo > today),
  );
  if (people.length === 0) throw no('householdGone', 'householdId');
  return { household, people };
}
