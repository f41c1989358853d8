import { exportOf } from '#kernel/export.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { dutiesApi } from './duties.contract.ts';
import { dutiesExportWords as w } from './duties.export.words.ts';
import { recordKindWords } from './duties.words.ts';

export const dutiesExport = exportOf(dutiesApi.listDuties, 'items', {
  name: 'duties',
  says: w.duties.says,
  columns: {
    placeName: 'text',
    unit: 'text',
    title: 'text',
    role: { head: w.duties.role, as: roleWords },
    recordKind: { head: w.duties.recordKind, as: recordKindWords },
    basis: { head: w.duties.basis },
    rrule: { head: w.duties.rrule },
    startsOn: 'day',
    endsOn: 'day',
    openDays: { head: w.duties.openDays, as: 'number' },
    needs: { head: w.duties.needs, as: 'number' },
    nextOn: { head: w.duties.nextOn, as: 'day' },
  },
});

export const dutiesBoardExport = exportOf(dutiesApi.board, 'lines', {
  name: 'duties-board',
  says: w.dutiesBoard.says,
  columns: {
    unit: 'text',
    title: { head: w.dutiesBoard.title },
    recordKind: { head: w.dutiesBoard.recordKind, as: recordKindWords },
    satisfied: { head: w.dutiesBoard.satisfied, as: 'number' },
    excused: { head: w.dutiesBoard.excused, as: 'number' },
    missed: { head: w.dutiesBoard.missed, as: 'number' },
    openTurns: { head: w.dutiesBoard.openTurns, as: 'number', of: (r) => r.open },
  },
});

export const dutiesDueExport = exportOf(dutiesApi.dueTurns, 'items', {
  name: 'duties-due',
  says: w.dutiesDue.says,
  columns: {
    unit: 'text',
    placeName: 'text',
    title: { head: w.dutiesDue.title },
    role: { head: w.dutiesDue.role, as: roleWords },
    recordKind: { head: w.dutiesDue.recordKind, as: recordKindWords },
    opensOn: { head: w.dutiesDue.opensOn, as: 'day' },
    dueOn: 'day',
    counted: { head: w.dutiesDue.counted, as: 'number' },
    needs: { head: w.dutiesDue.needs, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const dutiesExports = [dutiesExport, dutiesBoardExport, dutiesDueExport];
