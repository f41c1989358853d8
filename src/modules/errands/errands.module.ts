import { defineModule } from '#platform/module.ts';
import {
  acceptErrand,
  collectPaper,
  finishErrand,
  freeLapsed,
  getErrand,
  handBackPaper,
  listErrands,
  logTrip,
  noteResult,
  revokeAuthorisation,
  submitErrand,
  witnessAuthorisation,
} from './errands.actions.ts';
import { errandsApi } from './errands.contract.ts';
import { errandsExports } from './errands.export.contract.ts';
import { errandFigures } from './errands.figures.store.ts';
import { errandNotes } from './errands.paper.ts';
import { personal } from './personal.store.ts';
import { errandPages, errandSection } from './portal/errand.pages.tsx';

export const errands = defineModule({
  name: 'errands',
  personal,
  needs: ['places', 'organisations', 'people', 'access', 'papers', 'cases'],
  figures: errandFigures,
  exports: errandsExports,
  api: errandsApi,
  handlers: {
    listErrands,
    getErrand,
    witnessAuthorisation,
    revokeAuthorisation,
    acceptErrand,
    logTrip,
    collectPaper,
    handBackPaper,
    submitErrand,
    noteResult,
    finishErrand,
  },
  papers: { errandNotes },
  jobs: { freeLapsed: { every: '*/15 * * * *', run: freeLapsed } },
  pages: errandPages,
  adds: { 'portal.case': errandSection },
});
