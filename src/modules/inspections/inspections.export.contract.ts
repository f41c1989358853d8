import { exportOf } from '#kernel/export.ts';
import { inspectionsApi } from './inspections.contract.ts';
import { inspectionsExportWords as w } from './inspections.export.words.ts';
import { categoryWords, findingStatusWords, termWords } from './inspections.words.ts';

export const inspectionRoundsExport = exportOf(inspectionsApi.listRounds, 'items', {
  name: 'inspection-rounds',
  says: w.inspectionRounds.says,
  columns: {
    title: 'text',
    placeName: 'text',
    year: { head: w.inspectionRounds.year, as: 'number' },
    nth: { head: w.inspectionRounds.nth, as: 'number' },
    documentNo: { head: w.inspectionRounds.documentNo },
    office: { head: w.inspectionRounds.office },
    units: { head: w.inspectionRounds.units },
    begunOn: { head: w.inspectionRounds.begunOn, as: 'day' },
    endedOn: 'day',
    toldOn: { head: w.inspectionRounds.toldOn, as: 'day' },
    total: { head: w.inspectionRounds.total, as: 'number', of: (r) => r.count.total },
    closedFindings: { head: w.inspectionRounds.closedFindings, as: 'number', of: (r) => r.count.closed },
    overdue: { head: w.inspectionRounds.overdue, as: 'number', of: (r) => r.count.overdue },
  },
});

export const inspectionUnitsExport = exportOf(inspectionsApi.unitFindings, 'items', {
  name: 'inspection-units',
  says: w.inspectionUnits.says,
  columns: {
    unit: 'text',
    total: { head: w.inspectionUnits.total, as: 'number', of: (r) => r.count.total },
    closedFindings: { head: w.inspectionUnits.closedFindings, as: 'number', of: (r) => r.count.closed },
    toCheck: { head: w.inspectionUnits.toCheck, as: 'number', of: (r) => r.count.toCheck },
    openFindings: { head: w.inspectionUnits.openFindings, as: 'number', of: (r) => r.count.open },
    overdue: { head: w.inspectionUnits.overdue, as: 'number', of: (r) => r.count.overdue },
    repeated: { head: w.inspectionUnits.repeated, as: 'number', of: (r) => r.count.repeated },
  },
});

export const findingsExport = exportOf(inspectionsApi.listFindings, 'items', {
  name: 'findings',
  says: w.findings.says,
  columns: {
    round: { head: w.findings.round },
    inspected: { head: w.findings.inspected },
    nth: { head: w.findings.nth, as: 'number' },
    category: { head: w.findings.category, as: categoryWords },
    term: { head: w.findings.term, as: termWords },
    body: { head: w.findings.body },
    owner: { head: w.findings.owner },
    leaderPost: { head: w.findings.leaderPost },
    lead: { head: w.findings.lead },
    status: findingStatusWords,
    planDue: { head: w.findings.planDue, as: 'day' },
    dueOn: 'day',
    closedOn: { head: w.findings.closedOn, as: 'day' },
    supervisions: { head: w.findings.supervisions, as: 'number' },
    returned: { head: w.findings.returned, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const inspectionsExports = [inspectionRoundsExport, inspectionUnitsExport, findingsExport];
