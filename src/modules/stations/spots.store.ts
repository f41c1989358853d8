import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx } from '#platform/context.ts';

export type PlaceSpot = { code: string; lat: number; long: number };

/**
 * Where the places of this many digits lie, as far as the house knows: the middle of the rectangle their office told, or else of the
 * stations that stand there. A position of no boundary and no person.
 */
export async function spotsBelow(ctx: Ctx, area: string, digits: number): Promise<PlaceSpot[]> {
  const { from, before } = prefixRange(area);
  const { rows } = await sql<PlaceSpot>`
    select distinct on (code) code, lat, long from (
      select 1 as rank, area as code, (south + north) / 2 as lat, (west + east) / 2 as long
      from station_box where area >= ${from} and area < ${before} and length(area) = ${digits}
      union all
      select 2, left(area, ${digits}), avg(lat), avg(long)
      from station where area >= ${from} and area < ${before} and length(area) >= ${digits} group by 2
    ) known order by code, rank`.execute(ctx.db);
  return rows.map((r) => ({ code: r.code, lat: Number(r.lat), long: Number(r.long) }));
}
