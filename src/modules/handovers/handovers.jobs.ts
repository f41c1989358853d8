import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { giveBackEnded } from './handovers.actions.ts';
import { endedLeaves } from './handovers.store.ts';

/** Leaves that are over are given back, each in a transaction of its own. */
export async function giveBackLeaves(ctx: Ctx): Promise<void> {
  for (const id of await endedLeaves(ctx, dayOf(ctx.now))) await giveBackEnded(ctx, id);
}
