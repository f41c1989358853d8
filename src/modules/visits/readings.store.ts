import type { Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import type { Reading, Subject } from '#platform/personal.ts';

const opened = (day: string): Word => [`${day} 的走访记录`, `The visit of ${day}`];

/** Who opened the visits to this person's household, once a day each. */
export async function readingsOfVisits(ctx: Ctx, { householdIds }: Subject): Promise<Reading[]> {
  if (householdIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('visit_reading as r')
    .innerJoin('visit as v', 'v.id', 'r.visit_id')
    .select(['r.at', 'r.role', 'r.organisation_id', 'v.day'])
    .where('v.household_id', 'in', [...householdIds])
    .orderBy('r.at', 'desc')
    .limit(500)
    .execute();
  return rows.map((r) => ({
    at: r.at,
    role: r.role,
    organisationId: r.organisation_id,
    what: opened(r.day),
    why: null,
  }));
}
