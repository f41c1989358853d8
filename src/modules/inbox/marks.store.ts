import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';

/* What is only known again, and cannot be read: pastes somebody decided on, calls that were carried out. */

export type Paste = { at: Temporal.Instant; registered: number };

export async function selectPaste(ctx: Ctx, hash: string): Promise<Paste | null> {
  return (
    (await ctx.db.selectFrom('inbox_paste').select(['at', 'registered']).where('hash', '=', hash).executeTakeFirst()) ??
    null
  );
}

/** Notes that somebody decided on a paste, and how much of it became cases by now. */
export async function countPaste(
  tx: TxCtx,
  p: { hash: string; area: string; accountId: string; registered: number },
): Promise<number> {
  const { registered } = await tx.db
    .insertInto('inbox_paste')
    .values({ hash: p.hash, area: p.area, at: tx.now, account_id: p.accountId, registered: p.registered })
    .onConflict((c) =>
      c.column('hash').doUpdateSet((eb) => ({
        at: eb.ref('excluded.at'),
        registered: sql`inbox_paste.registered + excluded.registered`,
      })),
    )
    .returning('registered')
    .executeTakeFirstOrThrow();
  return registered;
}

/** False when this very call was carried out before. */
export async function insertCall(tx: TxCtx, id: string): Promise<boolean> {
  const row = await tx.db
    .insertInto('inbox_call')
    .values({ id, area: tx.house.config.jurisdiction, at: tx.now })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Calls older than any that would still be accepted need not be remembered. */
export const forgetCalls = (ctx: Ctx, before: Temporal.Instant) =>
  ctx.db.deleteFrom('inbox_call').where('at', '<', before).execute();
