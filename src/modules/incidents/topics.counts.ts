import type { Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Counts } from './topics.rules.ts';
import { countedAt, readCounts } from './topics.store.ts';

/** Unpacking the counts of a county takes longer than finding a topic: each process keeps last night's as long as they are the newest. */
const kept = new WeakMap<House, { at: string | null; counts: Counts }>();

export async function countsNow(ctx: Ctx): Promise<Counts> {
  const at = await countedAt(ctx);
  const known = kept.get(ctx.house);
  if (known && known.at === at) return known.counts;
  const counts = await readCounts(ctx);
  kept.set(ctx.house, { at, counts });
  return counts;
}
