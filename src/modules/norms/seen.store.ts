import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Behaviour } from './norms.rules.ts';

export const insertSeen = (
  tx: TxCtx,
  s: { id: string; area: string; behaviour: Behaviour; onDay: string; n: number; by: string },
) =>
  tx.db
    .insertInto('norm_seen')
    .values({ id: s.id, area: s.area, behaviour: s.behaviour, on_day: s.onDay, n: s.n, account_id: s.by, at: tx.now })
    .execute();
/** What was counted in one village since a day. */
export async function seenSince(ctx: Ctx, area: string, since: string) {
  const found = await ctx.db
    .selectFrom('norm_seen')
    .select(['id', 'behaviour', 'on_day as onDay', 'n', 'struck as isStruck'])
    .where('area', '=', area)
    .where('on_day', '>=', since)
    .orderBy('on_day', 'desc')
    .orderBy('id')
    .limit(300)
    .execute();
  return found.map((s) => ({ ...s, behaviour: s.behaviour as Behaviour }));
}
export const strike = (tx: TxCtx, area: string, id: string) =>
  tx.db
    .updateTable('norm_seen')
    .set({ struck: true })
    .where('id', '=', id)
    .where('area', '=', area)
    .where('struck', '=', false)
    .returning('on_day as onDay')
    .executeTakeFirst();
/** Sums of one village by quarter and behaviour. */
export async function seenByQuarter(ctx: Ctx, area: string) {
  const found = await ctx.db
    .selectFrom('norm_seen')
    .select((eb) => ['behaviour', 'on_day as onDay', eb.fn.sum<number>('n').as('n')])
    .where('area', '=', area)
    .where('struck', '=', false)
    .groupBy(['behaviour', 'on_day'])
    .execute();
  return found.map((s) => ({ behaviour: s.behaviour as Behaviour, onDay: s.onDay, n: Number(s.n) }));
}
/** Villages of which something was counted. */
export const countedVillages = async (ctx: Ctx): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('norm_seen')
      .select('area')
      .where('struck', '=', false)
      .distinct()
      .orderBy('area')
      .limit(500)
      .execute()
  ).map((r) => r.area);
