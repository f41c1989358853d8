import { exportOf } from '#kernel/export.ts';
import { measuresApi } from './measures.contract.ts';
import { measuresExportWords as w } from './measures.export.words.ts';
import { standingWords } from './measures.words.ts';

export const measureDocumentsExport = exportOf(measuresApi.listDocuments, 'items', {
  name: 'measure-documents',
  says: w.measureDocuments.says,
  columns: {
    title: 'text',
    number: { head: w.measureDocuments.number },
    placeName: 'text',
    office: { head: w.measureDocuments.office },
    issuedOn: { head: w.measureDocuments.issuedOn, as: 'day' },
    isPublic: { head: w.measureDocuments.isPublic, as: 'yes' },
    measures: { head: w.measureDocuments.measures, as: 'number' },
    done: { head: w.measureDocuments.done, as: 'number' },
    overdue: { head: w.measureDocuments.overdue, as: 'number' },
    reported: { head: w.measureDocuments.reported, as: 'number' },
  },
});

export const measureUnitsExport = exportOf(measuresApi.unitMeasures, 'items', {
  name: 'measure-units',
  says: w.measureUnits.says,
  columns: {
    unit: 'text',
    total: { head: w.measureUnits.total, as: 'number' },
    done: { head: w.measureUnits.done, as: 'number' },
    reported: { head: w.measureUnits.reported, as: 'number' },
    openMeasures: { head: w.measureUnits.openMeasures, as: 'number', of: (r) => r.open },
    overdue: { head: w.measureUnits.overdue, as: 'number' },
  },
});

export const measuresExport = exportOf(measuresApi.listMeasures, 'items', {
  name: 'measures',
  says: w.measures.says,
  columns: {
    nth: { head: w.measures.nth, as: 'number' },
    body: { head: w.measures.body },
    lead: { head: w.measures.lead },
    units: { head: w.measures.units },
    dueOn: 'day',
    proof: { head: w.measures.proof },
    standing: { head: w.measures.standing, as: standingWords },
    doneOn: 'day',
    last: { head: w.measures.last, of: (r) => r.lastReport?.body },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const measuresExports = [measureDocumentsExport, measureUnitsExport, measuresExport];
