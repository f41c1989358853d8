import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Stocktake } from './books.rules.ts';

/* Read through a room the actor may stand at the desk of. */
const rows = ({ db }: Ctx) =>
  db
    .selectFrom('book_stocktake')
    .select([
      ...(['id', 'room_id as roomId', 'shelf', 'account_id as accountId', 'made_at as madeAt'] as const),
      ...(['expected', 'found', 'missing', 'misplaced', 'unknown'] as const),
    ]);
export type StoredStocktake = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
export const findStocktake = async (ctx: Ctx, id: string): Promise<StoredStocktake | null> =>
  (await rows(ctx).where('id', '=', id).executeTakeFirst()) ?? null;
export const stocktakesOf = (ctx: Ctx, roomId: string): Promise<StoredStocktake[]> =>
  rows(ctx).where('room_id', '=', roomId).orderBy('made_at', 'desc').orderBy('id').limit(60).execute();
type New = Stocktake & { id: string; roomId: string; area: string; shelf: string; accountId: string; madeAt: string };
export const insertStocktake = (tx: TxCtx, s: New) =>
  tx.db
    .insertInto('book_stocktake')
    .values({
      ...{ id: s.id, room_id: s.roomId, area: s.area, shelf: s.shelf, account_id: s.accountId, made_at: s.madeAt },
      ...{ expected: s.expected, found: s.found, missing: s.missing, misplaced: s.misplaced, unknown: s.unknown },
      at: tx.now,
    })
    .execute();
