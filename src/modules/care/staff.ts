import { notFound } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';

/** The member of staff who acts; every endpoint of this module asks for one. */
export const staffOf = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
};
