import type { Ctx, TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import type { UpkeepReport } from './operations.contract.ts';
import { CUT_OFF_HOURS, type Upkeep } from './operations.rules.ts';

export type StoredUpkeep = {
  id: string;
  what: Upkeep;
  askedBy: string | null;
  beganAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  outcome: 'whole' | 'failed' | null;
  report: UpkeepReport | null;
};

const rows = ({ db }: Ctx) =>
  db
    .selectFrom('upkeep as u')
    .leftJoin('staff_account as a', 'a.id', 'u.asked_by')
    .select([
      'u.id',
      'u.what',
      'a.name as askedBy',
      'u.began_at as beganAt',
      'u.ended_at as endedAt',
      'u.outcome',
      'u.report',
    ]);

/** The newest of each kind, newest first. */
export async function listUpkeeps(ctx: Ctx, limit: number): Promise<StoredUpkeep[]> {
  return (await rows(ctx)
    .orderBy('u.began_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(limit)
    .execute()) as StoredUpkeep[];
}

export async function findUpkeep(ctx: Ctx, id: string): Promise<StoredUpkeep | null> {
  return ((await rows(ctx).where('u.id', '=', id).executeTakeFirst()) as StoredUpkeep | undefined) ?? null;
}

/** The last that was whole, however long ago. */
export async function lastWhole(ctx: Ctx, what: Upkeep): Promise<StoredUpkeep | null> {
  const row = await rows(ctx)
    .where('u.what', '=', what)
    .where('u.outcome', '=', 'whole')
    .orderBy('u.began_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row as StoredUpkeep | undefined) ?? null;
}

/** Begins one; null when one of its kind is under way already. One that was cut off with the program is over. */
export async function beginUpkeep(tx: TxCtx, what: Upkeep): Promise<string | null> {
  await tx.db
    .updateTable('upkeep')
    .set({ ended_at: tx.now, outcome: 'failed', report: json({ why: 'cut off' }) })
    .where('what', '=', what)
    .where('ended_at', 'is', null)
    .where('began_at', '<', tx.now.subtract({ hours: CUT_OFF_HOURS }))
    .execute();
  const id = tx.house.newId();
  const { actor, house } = tx;
  const row = {
    ...{ id, area: house.config.jurisdiction, what, began_at: tx.now },
    asked_by: actor.kind === 'staff' ? actor.accountId : null,
  };
  const { numInsertedOrUpdatedRows: n } = await tx.db
    .insertInto('upkeep')
    .values(row)
    .onConflict((o) => o.column('what').where('ended_at', 'is', null).doNothing())
    .executeTakeFirst();
  return n === 1n ? id : null;
}

export async function endUpkeep(
  ctx: Ctx,
  id: string,
  outcome: 'whole' | 'failed',
  report: UpkeepReport,
): Promise<void> {
  await ctx.db
    .updateTable('upkeep')
    .set({ ended_at: ctx.house.now(), outcome, report: json(report) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}
