import { defineModule } from '#platform/module.ts';
import {
  addItem,
  discardMandate,
  draftMandate,
  editItem,
  editMandate,
  publishMandate,
  removeItem,
} from './mandates.actions.ts';
import * as admissions from './mandates.admissions.actions.ts';
import { admissionsApi } from './mandates.admissions.contract.ts';
import { mandatesApi } from './mandates.contract.ts';
import { mandateFigures } from './mandates.figures.store.ts';
import { exportGate, gateDecisions, gateFigures, lookAtGate } from './mandates.gate.actions.ts';
import { gateApi } from './mandates.gate.contract.ts';
import { admissionPaper } from './mandates.paper.ts';
import { compareMandates, getMandate, listMandates, unitMandate } from './mandates.reads.ts';
import { exportMandate, importItems, mandateTemplate } from './mandates.sheet.actions.ts';
import { mandatePages, mandatesAtHome } from './portal/mandate.pages.tsx';

const { listAdmissions, getAdmission, proposeAdmission, answerAdmission, checkAdmission, signAdmission } = admissions;
const { approveAdmission, approveTemporarily, rejectAdmission, revokeAdmission, withdrawAdmission } = admissions;
const { admissionLevels, setAdmissionLevel, lapseAdmissions } = admissions;

import { mandatesExports } from './mandates.export.contract.ts';

export const mandates = defineModule({
  name: 'mandates',
  needs: ['places', 'organisations', 'access', 'papers'],
  figures: mandateFigures,
  exports: mandatesExports,
  papers: { admission: admissionPaper },
  api: { ...mandatesApi, ...gateApi, ...admissionsApi },
  handlers: {
    listMandates,
    getMandate,
    unitMandate,
    compareMandates,
    exportMandate,
    mandateTemplate,
    draftMandate,
    editMandate,
    discardMandate,
    publishMandate,
    addItem,
    editItem,
    removeItem,
    importItems,
    lookAtGate,
    gateFigures,
    gateDecisions,
    exportGate,
    listAdmissions,
    getAdmission,
    proposeAdmission,
    answerAdmission,
    checkAdmission,
    signAdmission,
    approveAdmission,
    approveTemporarily,
    rejectAdmission,
    revokeAdmission,
    withdrawAdmission,
    admissionLevels,
    setAdmissionLevel,
  },
  pages: mandatePages,
  adds: { 'portal.home': mandatesAtHome },
  jobs: { lapseAdmissions: { every: '20 16 * * *', run: lapseAdmissions } },
});
