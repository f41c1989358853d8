import type { Ctx, TxCtx } from '#platform/context.ts';
import { triesOf } from '#platform/tries.store.ts';
import { rowsOf, typedAid } from './aid.store.ts';

/** What number and passphrase are held against. */
export const macByNumber = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('aid_application')
    .select(['id', 'passphrase_mac as mac'])
    .where('number', '=', number)
    .executeTakeFirst();

/** Counts one more try within the window and says how many there were. */
export const { countTry, forgetTries } = triesOf('aid_application');

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
