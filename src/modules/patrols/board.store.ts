import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx } from '#platform/context.ts';

export type BoardRow = { area: string; placeName: string; days: string[]; finds: number; toVerify: number };

/**
 * The grids within an area that are in use on `to`, and villages that have none, each with the days of the span on which somebody walked it. There
 * is no column for who (domain §8.4).
 */
export async function selectBoard(ctx: Ctx, area: string, from: string, to: string): Promise<BoardRow[]> {
  const { from: first, before } = prefixRange(area);
  const { rows } = await sql<BoardRow>`
    with grid as (
      select p.code, p.full_name
      from place p
      where p.code >= ${first} and p.code < ${before}
        and (p.valid_from is null or p.valid_from <= ${to}) and (p.valid_to is null or p.valid_to > ${to})
        and (
          length(p.code) = 15
          or (length(p.code) = 12 and not exists (
            select from place g
            where g.parent = p.code and length(g.code) = 15 and (g.valid_to is null or g.valid_to > ${to})
          ))
        )
    )
    select grid.code as area, grid.full_name as "placeName",
      coalesce(array_agg(distinct r.day::text) filter (where r.day is not null), '{}') as days,
      count(r.id) filter (where r.result <> 'nothing')::int as finds,
      count(r.id) filter (where r.state = 'toVerify')::int as "toVerify"
    from grid
    left join patrol r on r.area >= grid.code and r.area < grid.code || '~' and r.day between ${from} and ${to}
    group by grid.code, grid.full_name
    order by grid.code
    limit 2000`.execute(ctx.db);
  return rows;
}
