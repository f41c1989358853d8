import { exportOf } from '#kernel/export.ts';
import { rostersApi } from './rosters.contract.ts';
import { rostersExportWords as w } from './rosters.export.words.ts';

export const rosterGapsExport = exportOf(rostersApi.gaps, 'items', {
  name: 'roster-gaps',
  says: w.rosterGaps.says,
  columns: {
    unit: 'text',
    month: { head: w.rosterGaps.month },
    days: { head: w.rosterGaps.days },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const rostersExports = [rosterGapsExport];
