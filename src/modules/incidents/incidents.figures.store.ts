import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

/** What can be stated of what many report, and of what is said again. */
export const incidentFigures: Readonly<Record<string, Figure>> = {
  opened: {
    ...{ says: ['一事多诉', 'Incidents'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按立项日期在期间内的“一件事、多人反映”', 'Things many reported, by the day they were opened'],
    rows: within({
      ...{ from: 'incident r', day: onDay('r.opened_at'), unit: 'r.organisation_id' },
      ...{ title: "r.number || coalesce(' ' || r.category, '')", path: "'/incidents/' || r.id" },
    }),
  },
  voices: {
    ...{ says: ['一事多诉涉及的诉求', 'Cases of incidents'], unit: units.cases, as: 'keys', of: 'both' },
    how: ['按接收日期在期间内、归到同一件事里办的诉求', 'Cases attached to an incident, by the day they came'],
    rows: within({
      from: 'incident_case r join incident i on i.id = r.incident_id join cases c on c.id = r.case_id',
      ...{ key: 'c.id', day: onDay('c.received_at'), unit: 'i.organisation_id', path: "'/cases/' || c.id" },
      ...{
        title: "c.number || coalesce(' ' || c.category, '')",
        where: 'r.detached_at is null and c.sealed_at is null',
      },
    }),
  },
  repeated: {
    ...{ says: ['重复诉求', 'Said again'], unit: units.cases, as: 'keys', of: 'both' },
    how: [
      '按接收日期在期间内、与更早的诉求关联为同一件事的诉求(重复、同一事项、接续);只说事,不看是谁',
      'Cases that came in the period and are linked to an earlier one as the same matter; by matter, never by person',
    ],
    rows: within({
      from: `(select l.from_id, l.to_id, l.ended_at, c.* from case_link l join cases c on c.id in (l.from_id, l.to_id)) r
        join cases e on e.id in (r.from_id, r.to_id) and e.id <> r.id and e.received_at < r.received_at`,
      ...{ day: onDay('r.received_at'), unit: 'coalesce(r.handler_organisation_id, r.desk_organisation_id)' },
      ...{ title: "r.number || coalesce(' ' || r.category, '')", path: "'/cases/' || r.id" },
      where: 'r.ended_at is null and r.sealed_at is null',
    }),
  },
};
