import { defineModule } from '#platform/module.ts';
import {
  agreeMediation,
  archiveMediation,
  courtMediation,
  endMediation,
  performMediation,
  signMediation,
  validateMediation,
} from './agreement.actions.ts';
import { appointMediation, mediationAppointments } from './appointments.actions.ts';
import {
  answerMediation,
  assignMediators,
  getMediation,
  keepFile,
  keepRecord,
  listMediations,
  mediationFigures,
  mediationFile,
  recuseMediator,
  redraftMediation,
  seeIdentity,
  tellRights,
} from './mediations.actions.ts';
import { mediationsApi } from './mediations.contract.ts';
import { mediationsExports } from './mediations.export.contract.ts';
import { mediationsStated } from './mediations.figures.store.ts';
import { mediationDays, nightly } from './mediations.jobs.ts';
import { mediationPapers } from './mediations.paper.ts';
import { sealedMediation } from './mediations.vault.ts';
import { personal } from './personal.store.ts';
import { mediationPages, mediationsAtHome } from './portal/mediation.pages.tsx';
import {
  addCommittee,
  addPerson,
  changeCommittee,
  changePerson,
  committeeAccounts,
  listCommittees,
  listPersons,
  trainPerson,
} from './registers.actions.ts';
import { registersApi } from './registers.contract.ts';
import { importPersons } from './registers.sheet.ts';
import { newSlip, takeMediation } from './take.actions.ts';

/** Nothing of care, aid, activities or honours is needed here, and none of them may need this: what people quarrel about has no bearing on help (domain §12.13). */
export const mediations = defineModule({
  name: 'mediations',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'cases'],
  figures: mediationsStated,
  exports: mediationsExports,
  api: { ...mediationsApi, ...registersApi },
  sealed: sealedMediation,
  papers: mediationPapers,
  handlers: {
    ...{ listMediations, takeMediation, mediationFigures, getMediation, assignMediators, recuseMediator },
    ...{ answerMediation, tellRights, seeIdentity, newSlip, keepRecord, keepFile, mediationFile },
    ...{ mediationAppointments, appointMediation },
    ...{ agreeMediation, redraftMediation, signMediation, validateMediation, endMediation, courtMediation },
    ...{ performMediation, archiveMediation },
    ...{ listCommittees, addCommittee, changeCommittee, listPersons, addPerson, changePerson, trainPerson },
    ...{ committeeAccounts, importPersons },
  },
  pages: mediationPages,
  adds: { 'portal.home': mediationsAtHome },
  jobs: { nightly: { every: '40 16 * * *', run: nightly } },
  feeds: [mediationDays],
});
