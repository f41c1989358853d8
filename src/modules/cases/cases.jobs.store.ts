import type { Ctx } from '#platform/context.ts';

export async function lapsedCases(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('cases')
    .select('id')
    .where('status', '=', 'withdrawing')
    .where('withdraw_until', '<=', ctx.now)
    .orderBy('withdraw_until')
    .limit(500)
    .execute();
  return rows.map((r) => r.id);
}
