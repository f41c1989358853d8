import { exportOf } from '#kernel/export.ts';
import { petitionsApi } from './petitions.contract.ts';
import { petitionsExportWords as w } from './petitions.export.words.ts';
import { stateWords } from './petitions.words.ts';
import { yearWords as y } from './petitions.year.words.ts';

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

/** What is too small to be told stands as that, not as nothing. */
const told = (n: number | null) => n ?? y.few[0];
export const petitionTopicsExport = exportOf(petitionsApi.statistics, 'byTopic', {
  name: 'petition-topics',
  says: y.topicsTable,
  columns: {
    topic: { head: y.topic, of: (t) => t.topic ?? y.noTopic[0] },
    registered: { head: y.registered, of: (t) => told(t.registered) },
  },
});
export const petitionUnitsExport = exportOf(petitionsApi.statistics, 'byUnit', {
  name: 'petition-units',
  says: y.unitsTable,
  columns: {
    unit: { width: 32 },
    registered: { head: y.registered, of: (u) => told(u.registered) },
    transferredIn: { head: y.transferredIn, of: (u) => told(u.transferredIn) },
    accepted: { head: y.accepted, of: (u) => told(u.accepted) },
    decided: { head: y.decided, of: (u) => told(u.decided) },
    supported: { head: y.supported, of: (u) => told(u.supported) },
    extended: { head: y.extended, as: 'number' },
    late: { head: y.late, as: 'number' },
    reviewed: { head: y.reviewed, of: (u) => told(u.reviewed) },
    changedOnReview: { head: y.changedOnReview, of: (u) => told(u.changedOnReview) },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const petitionsExports = [petitionsExport, petitionTopicsExport, petitionUnitsExport];
