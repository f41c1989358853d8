import type { Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { selectModel, selectModelMark } from './classify.store.ts';
import type { Model } from './learn.rules.ts';

type Held = { readonly version: number; readonly model: Model | null };
/** The model of each house in memory; it is read again when another process has learned a newer one. */
const held = new WeakMap<House, Held>();

/** The model as it is now, or null while there is none. */
export async function modelNow(ctx: Ctx): Promise<Model | null> {
  const mark = await selectModelMark(ctx);
  if (!mark) return null;
  const known = held.get(ctx.house);
  if (known?.version === mark.version) return known.model;
  const fresh = await selectModel(ctx);
  if (fresh) held.set(ctx.house, fresh);
  return fresh?.model ?? null;
}
