import { exportOf } from '#kernel/export.ts';
import { correctionsApi } from './corrections.contract.ts';
import { studiesApi } from './studies.contract.ts';
import { visitsApi } from './visits.contract.ts';
import { visitsExportWords as w } from './visits.export.words.ts';
import { answerLevelWords, correctionPartWords, visitHowWords, visitResultWords, wishWords } from './visits.words.ts';

export const visitCorrectionsExport = exportOf(correctionsApi.corrections, 'items', {
  name: 'visit-corrections',
  says: w.visitCorrections.says,
  columns: {
    placeName: 'text',
    day: 'day',
    household: { head: w.visitCorrections.household, isPersonal: true },
    address: { head: w.visitCorrections.address, isPersonal: true },
    purposeText: { head: w.visitCorrections.purposeText, of: (r) => r.purposeSays[0] },
    wish: { head: w.visitCorrections.wish, as: wishWords },
    part: { head: w.visitCorrections.part, as: correctionPartWords },
    at: { head: w.visitCorrections.at, as: 'moment' },
    level: { head: w.visitCorrections.level, as: answerLevelWords },
    isLate: { head: w.visitCorrections.isLate, as: 'yes' },
  },
});

export const visitStudiesExport = exportOf(studiesApi.listStudies, 'items', {
  name: 'visit-studies',
  says: w.visitStudies.says,
  columns: {
    placeName: 'text',
    title: 'text',
    heldOn: 'day',
    unit: 'text',
    matters: { head: w.visitStudies.matters, as: 'number' },
    tasks: { head: w.visitStudies.tasks, as: 'number' },
    tasksOpen: { head: w.visitStudies.tasksOpen, as: 'number' },
  },
});

export const visitsExport = exportOf(visitsApi.listVisits, 'items', {
  name: 'visits',
  says: w.visits.says,
  allow: ['villageCadre', 'townshipClerk', 'townshipLeader', 'civilAffairs', 'countyClerk', 'dataProtection'],
  columns: {
    placeName: 'text',
    day: 'day',
    purposeText: { head: w.visits.purposeText, of: (r) => r.purposeSays[0] },
    household: { head: w.visits.household, isPersonal: true },
    address: { head: w.visits.address, isPersonal: true },
    how: { head: w.visits.how, as: visitHowWords },
    result: { head: w.visits.result, as: visitResultWords },
    unit: 'text',
    needs: { head: w.visits.needs, as: 'number' },
    needsOpen: { head: w.visits.needsOpen, as: 'number' },
    correctionsOpen: { head: w.visits.correctionsOpen, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const visitsExports = [visitCorrectionsExport, visitStudiesExport, visitsExport];
