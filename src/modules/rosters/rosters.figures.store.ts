import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { units } from '#platform/figure.rows.ts';
import type { Figure, FigureRow, FigureScope } from '#platform/figure.ts';

/** Every day up to today of every unit that has published a roster before or for it: with somebody on duty, or with nobody. */
const daysOnDuty = (isCovered: boolean) => (ctx: Ctx, scope: FigureScope) => {
  const { from, before } = prefixRange(scope.area);
  return sql<FigureRow>`
    select r.unit || ' ' || d.day as key, d.day::date as day, r.area, o.short_name as title, 1 as amount, '/rosters' as path
    from (select organisation_id as unit, min(area) as area, min(month) as since from roster where published_at is not null group by 1) r
      join organisation o on o.id = r.unit
      cross join generate_series(greatest(${scope.from}::date, r.since), least(${scope.before}::date - 1, ${dayOf(ctx.now)}::date), '1 day') d (day)
    where r.area >= ${from} and r.area < ${before}
      ${scope.organisationId ? sql`and r.unit = ${scope.organisationId}::uuid` : sql``}
      and (o.valid_to is null or d.day < o.valid_to)
      and ${isCovered ? sql`` : sql`not`} exists (
        select from roster_day p join roster q on q.id = p.roster_id
        where q.organisation_id = r.unit and q.published_at is not null and p.day = d.day::date)`;
};

/** What can be stated of days on duty. */
export const rosterFigures: Readonly<Record<string, Figure>> = {
  covered: {
    ...{ says: ['有人值班', 'Days on duty'], unit: units.days, as: 'rows', of: 'both' },
    how: [
      '期间内到今天为止、公布的值班表上至少有一人的日子,各单位各计一天',
      'Days up to today with at least one person on a published roster, each unit by itself',
    ],
    rows: daysOnDuty(true),
  },
  gaps: {
    ...{ says: ['值班空档', 'Days without anybody'], unit: units.days, as: 'rows', of: 'both' },
    how: [
      '单位第一次公布值班表以后、到今天为止没有人值班的日子,各单位各计一天',
      'Days up to today, since the unit first published a roster, on which nobody was on duty, each unit by itself',
    ],
    rows: daysOnDuty(false),
  },
};
