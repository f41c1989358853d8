import { exportOf } from '#kernel/export.ts';
import { teamsApi } from './teams.contract.ts';
import { teamsExportWords as w } from './teams.export.words.ts';

export const teamsExport = exportOf(teamsApi.listTeams, 'items', {
  name: 'teams',
  says: w.teams.says,
  columns: {
    name: 'text',
    placeName: 'text',
    unit: 'text',
    what: { head: w.teams.what },
    how: { head: w.teams.how },
    phone: { head: w.teams.phone },
    members: { head: w.teams.members, as: 'number' },
    closedOn: { head: w.teams.closedOn, as: 'day' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const teamsExports = [teamsExport];
