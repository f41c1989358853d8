import type { Ctx } from './context.ts';

/** The newest daily root over all chains, as hex: who has it on paper can show that nothing before it was changed. */
export async function latestRoot(ctx: Ctx): Promise<{ day: string; root: string } | null> {
  const row = await ctx.db
    .selectFrom('journal_root')
    .select(['day', 'root'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { day: row.day, root: row.root.toString('hex') } : null;
}
