import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { rowsOf, typedAid } from './aid.store.ts';

/** What number and passphrase are held against. */
export const macByNumber = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('aid_application')
    .select(['id', 'passphrase_mac as mac'])
    .where('number', '=', number)
    .executeTakeFirst();

/** Counts one more try within the window and says how many there were. */
export async function countTry(ctx: Ctx, id: string, windowHours: number): Promise<number> {
  const since = ctx.now.subtract({ hours: windowHours });
  const fresh = sql<boolean>`tries_since is not null and tries_since > ${since}`;
  const row = await ctx.db
    .updateTable('aid_application')
    .set({
      tries: sql<number>`case when ${fresh} then tries + 1 else 1 end`,
      tries_since: sql<Temporal.Instant>`case when ${fresh} then tries_since else ${ctx.now}::timestamptz end`,
    })
    .where('id', '=', id)
    .returning('tries')
    .executeTakeFirstOrThrow();
  return row.tries;
}
export const forgetTries = (ctx: Ctx, id: string) =>
  ctx.db.updateTable('aid_application').set({ tries: 0, tries_since: null }).where('id', '=', id).execute();

/** The application, for whoever proved with number and passphrase that it is theirs. */
export async function provedAid(ctx: Ctx, proof: { aidId: string }) {
  const row = await rowsOf(ctx, ctx.db.selectFrom('aid_application as a'))
    .where('a.id', '=', proof.aidId)
    .executeTakeFirstOrThrow();
  return typedAid(ctx, row);
}
export async function lockProved(tx: TxCtx, proof: { aidId: string }) {
  const row = await rowsOf(tx, tx.db.selectFrom('aid_application as a'))
    .where('a.id', '=', proof.aidId)
    .forNoKeyUpdate('a')
    .executeTakeFirstOrThrow();
  return typedAid(tx, row);
}
