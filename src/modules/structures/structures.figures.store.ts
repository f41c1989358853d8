import { standing, units } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

const told = {
  from: 'organisation_member r join organisation o on o.id = r.member_organisation_id',
  ...{ day: 'r.valid_from', until: 'r.valid_to', unit: 'r.organisation_id', title: 'o.name' },
  path: "'/structures/' || r.organisation_id",
};

/** What can be stated of who stands with whom (1+5+N). */
export const structureFigures: Readonly<Record<string, Figure>> = {
  branches: {
    ...{ says: ['下设支部', 'Branches'], unit: units.units, as: 'keys', of: 'unit' },
    how: [
      '期间结束时直接在这个组织之下、或作为支部加入的党组织(不含机关部门)',
      'Party organisations right below, or joined as branches, when the period ended; offices are none',
    ],
    rows: standing({
      from: `(select o.id, o.name, o.area, o.superior_id as organisation_id, o.valid_from, o.valid_to from organisation o
          where o.kind = 'party' and o.superior_id is not null and o.name !~ '(^|[^支])部$|办公室$|办$|纪委$|监委$|纪检监察组$'
        union all
        select o.id, o.name, m.area, m.organisation_id, m.valid_from, m.valid_to from organisation_member m
          join organisation o on o.id = m.member_organisation_id where m.role = 'branch') r`,
      ...{ day: 'r.valid_from', until: 'r.valid_to', unit: 'r.organisation_id', title: 'r.name' },
      path: "'/structures/' || r.organisation_id",
    }),
  },
  units: {
    ...{ says: ['成员单位', 'Member units'], unit: units.units, as: 'rows', of: 'unit' },
    how: ['期间结束时加入这个组织的成员单位', 'Member units of the organisation when the period ended'],
    rows: standing({ ...told, where: "r.role = 'unit'" }),
  },
};
