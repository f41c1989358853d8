import { exportOf } from '#kernel/export.ts';
import { whistlesApi } from './whistles.contract.ts';
import { whistlesExportWords as w } from './whistles.export.words.ts';
import { whistleStatusWords } from './whistles.words.ts';

export const whistlesExport = exportOf(whistlesApi.list, 'items', {
  name: 'whistles',
  says: w.whistles.says,
  columns: {
    caseNumber: { head: w.whistles.caseNumber },
    issue: { head: w.whistles.issue },
    placeName: 'text',
    status: whistleStatusWords,
    caller: { head: w.whistles.caller },
    lead: { head: w.whistles.lead },
    units: { head: w.whistles.units },
    calledAt: { head: w.whistles.calledAt, as: 'moment' },
    reportBy: { head: w.whistles.reportBy, as: 'moment' },
    due: 'day',
    openTasks: { head: w.whistles.openTasks, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const whistlesExports = [whistlesExport];
