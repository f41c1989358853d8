import { levelOf } from '#kernel/area.ts';
import type { Given, Output } from '#kernel/endpoint.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { placesApi } from './places.contract.ts';
import { dayOf } from './places.rules.ts';
import { searchPlaces as search, selectChildren, selectTree } from './places.store.ts';

type Api = typeof placesApi;

const MOST_FOUND = 20;
const openDay = (ctx: Ctx, closedToo: boolean) => (closedToo ? null : dayOf(ctx.now));

export async function listPlaces(ctx: Ctx, { query }: Given<Api['listPlaces']>): Promise<Output<Api['listPlaces']>> {
  const parent = query.parent ?? ctx.house.config.jurisdiction;
  return { places: await selectChildren(ctx, parent, openDay(ctx, query.closed)) };
}

export async function placeTree(
  ctx: Ctx,
  { params, query }: Given<Api['placeTree']>,
): Promise<Output<Api['placeTree']>> {
  if (!levelOf(params.code)) throw notFound();
  const places = await selectTree(ctx, params.code, query.levels, dayOf(ctx.now));
  if (places.length === 0) throw notFound();
  return { places: places.map(({ code, name, kind, parent }) => ({ code, name, kind, parent })) };
}

/** At most twenty: who has not found it among them writes one sign more. */
export async function searchPlaces(
  ctx: Ctx,
  { query }: Given<Api['searchPlaces']>,
): Promise<Output<Api['searchPlaces']>> {
  const within = query.within ?? ctx.house.config.jurisdiction;
  if (!levelOf(within)) return { places: [] };
  return {
    places: await search(ctx, query.q, { within, openDay: openDay(ctx, query.closed), limit: MOST_FOUND }),
  };
}
