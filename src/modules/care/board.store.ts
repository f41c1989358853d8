import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx } from '#platform/context.ts';
import type { CareLine } from './checks.contract.ts';

/** Per grid (or village without grids) that has benefits: how much is open, overdue, done. There is no column for who (domain §8.4). */
export async function selectCareBoard(ctx: Ctx, area: string, today: string): Promise<CareLine[]> {
  const { from, before } = prefixRange(area);
  const first = `${today.slice(0, 8)}01`;
  const open = sql`c.settled_at is null and (c.opens_on <= ${today} or c.state <> 'due')`;
  const { rows } = await sql<CareLine>`
    select c.area, p.full_name as "placeName",
      count(*) filter (where ${open})::int as open,
      count(*) filter (where c.settled_at is null and (c.due_on < ${today} or c.second_due_on < ${today}))::int as overdue,
      count(*) filter (where c.state in ('secondTry', 'unreached'))::int as unreached,
      count(*) filter (where c.state in ('confirmed', 'moved', 'deceased', 'synced') and c.settled_on >= ${first})::int as "doneThisMonth",
      count(*) filter (where c.state in ('confirmed', 'moved', 'deceased'))::int as "toSync"
    from care_check c join place p on p.code = c.area
    where c.area >= ${from} and c.area < ${before}
    group by c.area, p.full_name
    order by c.area
    limit 2000`.execute(ctx.db);
  return rows;
}
