import { sql } from 'kysely';
import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

const title = "c.number || coalesce(' ' || c.category, '')";

/** What can be stated of whistles: of units, never of people. */
export const whistleFigures: Readonly<Record<string, Figure>> = {
  called: {
    ...{ says: ['吹哨', 'Whistles'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按吹哨日期在期间内的吹哨', 'Whistles by the day they were called'],
    rows: within({
      ...{
        from: 'whistle r join cases c on c.id = r.case_id',
        day: onDay('r.called_at'),
        unit: 'r.caller_organisation_id',
      },
      ...{ title, path: "'/whistles/' || r.id", where: 'c.sealed_at is null' },
    }),
  },
  arrivedRate: {
    ...{ says: ['按时报到率', 'Reported in time'], unit: units.percent, as: 'share', of: 'both' },
    how: [
      '报到期限在期间内且已过的各单位里,期限内报到的占比;经裁定不用到的不计',
      'Of units whose time to report in ended in the period, those that came in time; excused ones are left out',
    ],
    rows: within((ctx) => ({
      from: `whistle_unit r join whistle w on w.id = r.whistle_id join cases c on c.id = w.case_id
        join organisation o on o.id = r.organisation_id`,
      ...{ key: "r.whistle_id || ' ' || r.organisation_id", day: onDay('w.report_by'), unit: 'r.organisation_id' },
      title: `${title} || ' ' || o.short_name`,
      amount: 'case when r.arrived_at <= w.report_by then 1 else 0 end',
      path: "'/whistles/' || w.id",
      where: sql`c.sealed_at is null and r.status in ('called', 'arrived')
        and (r.arrived_at is not null or w.report_by < ${ctx.now}::timestamptz)`,
    })),
  },
  ended: {
    ...{ says: ['吹哨办结', 'Whistles ended'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按办结日期在期间内的吹哨', 'Whistles by the day they ended'],
    rows: within({
      ...{
        from: 'whistle r join cases c on c.id = r.case_id',
        day: onDay('r.ended_at'),
        unit: 'r.caller_organisation_id',
      },
      ...{ title, path: "'/whistles/' || r.id", where: 'c.sealed_at is null' },
    }),
  },
};
