import type { Ctx } from '#platform/context.ts';
import type { PageGiven } from '#platform/module.ts';
import type { Frame } from '#ui/portal/frame.tsx';
import { selectPlace } from '../places.store.ts';

/** What a page for residents is drawn with: their language and letter size, and the place this house serves. */
export async function frameOf(ctx: Ctx, given: Pick<PageGiven, 'cookies' | 'path'>): Promise<Frame> {
  const place = await selectPlace(ctx, ctx.house.config.jurisdiction);
  return {
    lang: ctx.lang,
    elder: given.cookies.elder === '1',
    place: place?.name ?? null,
    path: given.path,
    now: ctx.now,
  };
}

/** The same in large print unless the reader switched it off: for pages whose readers are mostly old. */
export async function elderFrameOf(ctx: Ctx, given: Pick<PageGiven, 'cookies' | 'path'>): Promise<Frame> {
  return { ...(await frameOf(ctx, given)), elder: given.cookies.elder !== '0' };
}
