import type { Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { selectModel, selectModelMark } from './classify.store.ts';
import type { Model } from './learn.rules.ts';

type Held = { readonly version: number; readonly model: Model | null };
/** The model of each house in memory; it is read again when another process has learned a newer one. */
const held = new WeakMap<House, Held>();

/** The model as it is now with how many examples of each category it has read, or null while there is none. */
export async function modelNow(ctx: Ctx): Promise<{ model: Model; counts: Readonly<Record<string, number>> } | null> {
  const mark = await selectModelMark(ctx);
  if (!mark) return null;
  const counts = mark.counts as Record<string, number>;
  const known = held.get(ctx.house);
  const now = known?.version === mark.version ? known : await selectModel(ctx);
  if (!now?.model) return null;
  held.set(ctx.house, now);
  return { model: now.model, counts };
}
