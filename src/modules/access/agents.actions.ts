import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { atWorkFor } from './posts.store.ts';

/** Who can be authorised to run errands for somebody who lives there: the agents at work for the place, nearest first. */
export async function agents(ctx: Ctx, { area }: { area: string }) {
  if (ctx.actor.kind !== 'staff' || !isWithin(area, ctx.actor.area)) throw notFound();
  const posts = await atWorkFor(ctx, 'agent', area, dayOf(ctx.now));
  // An account with two such posts is still one agent.
  const names = new Map(posts.map((post) => [post.account_id, post.name]));
  return { items: [...names].map(([id, name]) => ({ id, name })) };
}
