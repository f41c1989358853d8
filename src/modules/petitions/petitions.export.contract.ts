import { exportOf } from '#kernel/export.ts';
import { petitionsApi } from './petitions.contract.ts';
import { petitionsExportWords as w } from './petitions.export.words.ts';
import { stateWords } from './petitions.words.ts';

export const petitionsExport = exportOf(petitionsApi.listPetitions, 'items', {
  name: 'petitions',
  says: w.petitions.says,
  columns: {
    number: 'text',
    title: 'text',
    state: stateWords,
    placeName: 'text',
    organ: { head: w.petitions.organ },
    beganAt: { head: w.petitions.beganAt, as: 'moment' },
    dueAt: 'moment',
    overdue: 'yes',
    owesExecution: { head: w.petitions.owesExecution, as: 'yes' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const petitionsExports = [petitionsExport];
