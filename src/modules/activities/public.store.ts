import { sql } from 'kysely';
import { placeName } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { ActivityKind, Way } from './activities.rules.ts';

export type OpenActivity = {
  id: string;
  area: string;
  placeName: string;
  unit: string;
  kind: ActivityKind;
  way: Way | null;
  title: string;
  topic: string | null;
  where: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  closesAt: Temporal.Instant;
  capacity: number | null;
  isIn: number;
  waiting: number;
};

/** What one may sign up for and what has not begun, the next first; whom it is open to is asked by the caller. Nobody's name is among it. */
async function openRows(ctx: Ctx, onlyPublic: boolean): Promise<OpenActivity[]> {
  const rows = await ctx.db
    .selectFrom('activity as a')
    .innerJoin('activity_opening as p', 'p.activity_id', 'a.id')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select((eb) => [
      'a.id',
      'a.area',
      placeName(eb.ref('a.area')).as('placeName'),
      'o.short_name as unit',
      'a.kind',
      'a.way',
      'a.title',
      'a.topic',
      'a.held_where as where',
      'a.starts_at as startsAt',
      'a.ends_at as endsAt',
      'p.closes_at as closesAt',
      'p.capacity',
      sql<number>`(select count(*)::int from activity_signup s where s.activity_id = a.id and s.state = 'in')`.as(
        'isIn',
      ),
      sql<number>`(select count(*)::int from activity_signup s where s.activity_id = a.id and s.state = 'waiting')`.as(
        'waiting',
      ),
    ])
    .where('a.status', '=', 'called')
    .where('a.starts_at', '>', ctx.now)
    .$if(onlyPublic, (q) => q.where('p.is_public', '=', true))
    .orderBy('a.starts_at')
    .orderBy('a.id')
    .limit(200)
    .execute();
  return rows.map((r) => ({
    ...r,
    placeName: r.placeName ?? r.area,
    kind: r.kind as ActivityKind,
    way: r.way as Way | null,
  }));
}
export const publicActivities = (ctx: Ctx): Promise<OpenActivity[]> => openRows(ctx, true);
export const openToJoin = (ctx: Ctx): Promise<OpenActivity[]> => openRows(ctx, false);
