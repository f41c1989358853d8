import { defineModule } from '#platform/module.ts';
import {
  acceptErrand,
  collectPaper,
  finishErrand,
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
import { errandPages, errandSection } from './portal/errand.pages.tsx';

export const errands = defineModule({
  name: 'errands',
  needs: ['places', 'organisations', 'people', 'access', 'cases'],
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
  pages: errandPages,
  adds: { 'portal.case': errandSection },
});
