import { isAreaCode } from '#kernel/area.ts';
import { childrenOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type Amenity, amenities } from '../stations.rules.ts';
import { stationsByDistrict } from '../stations.store.ts';

/** What a page was asked for; whatever is no choice is left out. */
export type Asked = { area?: string; amenity?: Amenity; q?: string; openNow: boolean };
export function readAsked(query: Readonly<Record<string, string>>): Asked {
  const amenity = amenities.find((a) => a === query.amenity);
  const q = (query.q ?? '').trim().slice(0, 40);
  return {
    ...(query.area && isAreaCode(query.area) && { area: query.area }),
    ...(amenity && { amenity }),
    ...(q && { q }),
    openNow: query.open === '1',
  };
}
export const isAsked = (a: Asked): boolean => Boolean(a.area ?? a.amenity ?? a.q) || a.openNow;

/** The same choices on another page. */
export function pathWith(path: string, a: Asked, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    ...(a.area && { area: a.area }),
    ...(a.amenity && { amenity: a.amenity }),
    ...(a.q && { q: a.q }),
    ...(a.openNow && { open: '1' }),
    ...more,
  }).toString();
  return query ? `${path}?${query}` : path;
}

/** The places right below the house's own that have stations. */
export async function districtsOf(ctx: Ctx): Promise<{ code: string; name: string }[]> {
  const [children, there] = await Promise.all([
    childrenOf(ctx, ctx.house.config.jurisdiction),
    stationsByDistrict(ctx),
  ]);
  return children.filter((c) => there.has(c.code)).map(({ code, name }) => ({ code, name }));
}
