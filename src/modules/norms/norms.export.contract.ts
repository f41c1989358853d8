import { exportOf } from '#kernel/export.ts';
import { normsApi } from './norms.contract.ts';
import { normsExportWords as w } from './norms.export.words.ts';
import { adoptionWords, behaviourWords, charterStatusWords } from './norms.words.ts';

export const chartersExport = exportOf(normsApi.listCharters, 'items', {
  name: 'charters',
  says: w.charters.says,
  columns: {
    placeName: 'text',
    name: 'text',
    edition: 'number',
    clauses: { head: w.charters.clauses, as: 'number' },
    status: charterStatusWords,
    heldOn: 'day',
    adoption: { head: w.charters.adoption, as: adoptionWords },
    sentOn: { head: w.charters.sentOn, as: 'day' },
    filedOn: { head: w.charters.filedOn, as: 'day' },
  },
});

export const remindersExport = exportOf(normsApi.countReminders, 'items', {
  name: 'reminders',
  says: w.reminders.says,
  columns: {
    behaviour: { head: w.reminders.behaviour, as: behaviourWords },
    given: { head: w.reminders.given, as: 'number' },
    openReminders: { head: w.reminders.openReminders, as: 'number', of: (r) => r.open },
    lifted: { head: w.reminders.lifted, as: 'number' },
    mended: { head: w.reminders.mended, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const normsExports = [chartersExport, remindersExport];
