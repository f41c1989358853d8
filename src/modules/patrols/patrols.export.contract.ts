import { exportOf } from '#kernel/export.ts';
import { patrolsApi } from './patrols.contract.ts';
import { patrolsExportWords as w } from './patrols.export.words.ts';
import { findCategoryWords, patrolResultWords, patrolStateWords } from './patrols.words.ts';

export const patrolBoardExport = exportOf(patrolsApi.patrolBoard, 'lines', {
  name: 'patrol-board',
  says: w.patrolBoard.says,
  columns: {
    placeName: 'text',
    walkedDays: { head: w.patrolBoard.walkedDays, as: 'number', of: (r) => r.walked.filter(Boolean).length },
    finds: { head: w.patrolBoard.finds, as: 'number' },
    toVerify: { head: w.patrolBoard.toVerify, as: 'number' },
  },
});

export const patrolFindsExport = exportOf(patrolsApi.listFinds, 'items', {
  name: 'patrol-finds',
  says: w.patrolFinds.says,
  columns: {
    placeName: 'text',
    day: 'day',
    result: { head: w.patrolFinds.result, as: patrolResultWords },
    category: { head: w.patrolFinds.category, as: findCategoryWords },
    what: { head: w.patrolFinds.what },
    placeNote: { head: w.patrolFinds.placeNote },
    state: patrolStateWords,
    caseNumber: { head: w.patrolFinds.caseNumber },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const patrolsExports = [patrolBoardExport, patrolFindsExport];
