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
    ...{ says: ['下设支部', 'Branches'], unit: units.units, as: 'rows', of: 'unit' },
    how: ['期间结束时属于这个组织的支部', 'Branches of the organisation when the period ended'],
    rows: standing({ ...told, where: "r.role = 'branch'" }),
  },
  units: {
    ...{ says: ['成员单位', 'Member units'], unit: units.units, as: 'rows', of: 'unit' },
    how: ['期间结束时加入这个组织的成员单位', 'Member units of the organisation when the period ended'],
    rows: standing({ ...told, where: "r.role = 'unit'" }),
  },
};
