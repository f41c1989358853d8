import { exportOf } from '#kernel/export.ts';
import { floatingApi } from './floating.contract.ts';
import { floatingExportWords as w } from './floating.export.words.ts';
import { directionWords, floatingStatusWords, reasonWords } from './floating.words.ts';

export const floatingExport = exportOf(floatingApi.listFloating, 'items', {
  name: 'floating',
  says: w.floating.says,
  allow: ['villageCadre', 'townshipClerk', 'countyClerk', 'partyAffairs'],
  columns: {
    name: { head: w.floating.name, isPersonal: true },
    status: floatingStatusWords,
    direction: { head: w.floating.direction, as: directionWords },
    home: { head: w.floating.home },
    homePlace: { head: w.floating.homePlace },
    inflow: { head: w.floating.inflow },
    inflowPlace: { head: w.floating.inflowPlace },
    province: { head: w.floating.province },
    reason: { head: w.floating.reason, as: reasonWords },
    hasCard: { head: w.floating.hasCard, as: 'yes' },
    leftOn: { head: w.floating.leftOn, as: 'day' },
    registeredOn: { head: w.floating.registeredOn, as: 'day' },
    reportedOn: { head: w.floating.reportedOn, as: 'day' },
    attachedOn: { head: w.floating.attachedOn, as: 'day' },
    endedOn: 'day',
    due: { head: w.floating.due, of: (r) => r.due.map((d) => d.by) },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const floatingExports = [floatingExport];
