import { defineModule } from '#platform/module.ts';
import { answerCorrection, corrections } from './corrections.actions.ts';
import { correctionsApi } from './corrections.contract.ts';
import { sealedCorrection } from './corrections.store.ts';
import { sealedText } from './parts.store.ts';
import { personal } from './personal.store.ts';
import { visitPages, visitsAtHome } from './portal/visit.pages.tsx';
import { addVisitPurpose, endVisitPurpose, visitPurposes } from './purposes.actions.ts';
import { purposesApi } from './purposes.contract.ts';
import { newSlip, printSlips } from './slips.actions.ts';
import { getStudy, holdStudy, listStudies } from './studies.actions.ts';
import { studiesApi } from './studies.contract.ts';
import { sealedStudy } from './studies.store.ts';
import { recordVisit } from './visit.keep.ts';
import { getVisit, listVisits, mendVisit, visitFile, visitHouseholds, visitsToday } from './visits.actions.ts';
import { visitsApi } from './visits.contract.ts';
import { visitsExports } from './visits.export.contract.ts';
import { visitFigures } from './visits.figures.store.ts';
import { climbCorrections, dropWaitingScans, visitsFollowMerge } from './visits.jobs.ts';
import { visitSheet } from './visits.paper.ts';
import { sealedVisit } from './visits.store.ts';

export const visits = defineModule({
  name: 'visits',
  personal,
  needs: ['places', 'organisations', 'people', 'access', 'phones', 'papers', 'facts', 'mandates', 'cases', 'duties'],
  figures: visitFigures,
  exports: visitsExports,
  // Fixed paths before `/api/visits/:id`.
  api: { ...purposesApi, ...correctionsApi, ...studiesApi, ...visitsApi },
  sealed: [sealedVisit, sealedText, sealedCorrection, sealedStudy],
  papers: { visitSheet },
  handlers: {
    visitPurposes,
    addVisitPurpose,
    endVisitPurpose,
    corrections,
    answerCorrection,
    printSlips,
    newSlip,
    listStudies,
    holdStudy,
    getStudy,
    recordVisit,
    visitsToday,
    visitHouseholds,
    listVisits,
    getVisit,
    visitFile,
    mendVisit,
  },
  pages: visitPages,
  adds: { 'portal.home': visitsAtHome },
  jobs: {
    visitsFollowMerge: { run: visitsFollowMerge },
    climbCorrections: { every: '30 16 * * *', run: climbCorrections },
    dropWaitingScans: { every: '40 18 * * *', run: dropWaitingScans },
  },
  listeners: { 'household.merge': ['visitsFollowMerge'] },
});
