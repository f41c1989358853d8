import type { StaffActor } from '#kernel/actor.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';

/** The member of staff who acts; what is written here is reached by staff endpoints only. */
export function officer(ctx: Ctx): StaffActor {
  if (ctx.actor.kind !== 'staff') throw new Error(`an officer's act was called by ${ctx.actor.kind}`);
  return ctx.actor;
}

/** For an act of another module inside this transaction: a command of its own, because it is kept by its own number. */
export const within = (tx: TxCtx, version: number | null = null): TxCtx => ({
  ...tx,
  version,
  command: { id: tx.house.newId(), fingerprint: new Uint8Array() },
});
