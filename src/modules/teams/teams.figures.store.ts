import { onDay, standing, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

/** What members reported: entered by the card, or on the phone of whoever has an account while in the team. Who it was is not among it. */
const reports = `(
    select case_id, team_id, area, at from team_report
    union all
    select c.id, m.team_id, m.area, c.received_at from cases c join team_member m on m.account_id = c.first_receiver_id
      and c.received_at >= m.joined_at and (m.left_at is null or c.received_at < m.left_at)
    where c.channel = 'courier'
  ) r join team t on t.id = r.team_id join cases c on c.id = r.case_id`;

/** What can be stated of volunteer teams: a member is counted, never told. */
export const teamFigures: Readonly<Record<string, Figure>> = {
  members: {
    ...{ says: ['志愿队队员', 'Members of teams'], unit: units.people, as: 'rows', of: 'both' },
    how: [
      '期间结束时在队的队员;单位的含下级和加入的组织的,明细里不写名字',
      'Members of teams when the period ended; the list names nobody',
    ],
    rows: standing({
      ...{
        from: 'team_member r join team t on t.id = r.team_id',
        day: onDay('r.joined_at'),
        until: onDay('r.left_at'),
      },
      ...{ unit: 't.organisation_id', unitsBelow: 'joined' as const, title: 't.name', path: "'/teams/' || t.id" },
    }),
  },
  reports: {
    ...{
      says: ['队员上报转为诉求', 'Reports of members that became cases'],
      unit: units.cases,
      as: 'keys',
      of: 'both',
    },
    how: [
      '按上报日期在期间内、队员上报并立为诉求的隐患',
      'Hazards that members reported and that became cases, by the day',
    ],
    rows: within({
      from: reports,
      ...{ key: 'r.case_id', day: onDay('r.at'), unit: 't.organisation_id', unitsBelow: 'joined' as const },
      ...{
        title: "c.number || coalesce(' ' || c.category, '')",
        path: "'/cases/' || c.id",
        where: 'c.sealed_at is null',
      },
    }),
  },
  reportsClosed: {
    ...{ says: ['队员上报的已办结', 'Reports of members closed'], unit: units.cases, as: 'keys', of: 'both' },
    how: ['队员上报的隐患里,按办结日期在期间内的', 'Hazards that members reported, by the day the case was closed'],
    rows: within({
      from: reports,
      ...{ key: 'r.case_id', day: onDay('c.closed_at'), unit: 't.organisation_id', unitsBelow: 'joined' as const },
      ...{
        title: "c.number || coalesce(' ' || c.category, '')",
        path: "'/cases/' || c.id",
        where: 'c.sealed_at is null',
      },
    }),
  },
};
