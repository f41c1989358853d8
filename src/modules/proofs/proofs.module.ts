import { defineModule } from '#platform/module.ts';
import { sealedCertificate } from './certificates.store.ts';
import {
  draftProofEdition,
  dropProofItem,
  getProofEdition,
  proofEditions,
  publishProofEdition,
  putProofItem,
} from './lists.actions.ts';
import { proofListsApi } from './lists.contract.ts';
import { personal } from './personal.store.ts';
import { proofPages, proofsAtHome } from './portal/proof.pages.tsx';
import { askProof, captureProof, getProof, listProofs, matchProof, proofPaper } from './proofs.actions.ts';
import { proofsApi } from './proofs.contract.ts';
import { proofsExports } from './proofs.export.contract.ts';
import { proofFigures } from './proofs.figures.store.ts';
import { forgetProofs } from './proofs.jobs.ts';
import { moveProof } from './proofs.move.ts';
import { sealedCheck, sealedRequest } from './proofs.store.ts';
import { demandsOf, listCertificates, listDemands, tellAgency } from './register.actions.ts';
import { exportProofItems, importProofItems } from './sheet.actions.ts';

export const proofs = defineModule({
  name: 'proofs',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'activities'],
  figures: proofFigures,
  exports: proofsExports,
  api: { ...proofsApi, ...proofListsApi },
  sealed: [sealedRequest, sealedCheck, sealedCertificate],
  handlers: {
    ...{ listProofs, matchProof, askProof, captureProof, getProof, proofPaper, moveProof },
    ...{ listCertificates, listDemands, demandsOf, tellAgency },
    ...{ proofEditions, getProofEdition, draftProofEdition, putProofItem, dropProofItem, publishProofEdition },
    ...{ exportProofItems, importProofItems },
  },
  pages: proofPages,
  adds: { 'portal.home': proofsAtHome },
  jobs: { forgetProofs: { every: '40 16 * * *', run: forgetProofs } },
});
