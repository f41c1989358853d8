import { defineModule } from '#platform/module.ts';
import { countStock, explainCount, listCounts } from './counts.actions.ts';
import { distributionTemplate, importGrants } from './distribution.actions.ts';
import {
  addReliefPaper,
  approveGrant,
  cancelGrant,
  getGrant,
  listGrants,
  papersMissing,
  reliefHouseholds,
} from './grants.actions.ts';
import { grantsApi } from './grants.contract.ts';
import { getHandout, handOut, toHandOut } from './handout.actions.ts';
import { handoutsApi } from './handouts.contract.ts';
import { sealedSignature } from './handouts.store.ts';
import { listEntries, reliefFigures, reverseEntry } from './ledger.actions.ts';
import { publicRelief, publicReliefOne, publishRelief, takeDownOver, takeDownRelief } from './notices.actions.ts';
import { personal } from './personal.store.ts';
import { noticePages, noticesAtHome } from './portal/notice.pages.tsx';
import { stockApi } from './relief.contract.ts';
import { reliefExports } from './relief.export.contract.ts';
import { reliefStated } from './relief.figures.store.ts';
import { reliefList } from './relief.paper.ts';
import {
  addReliefRule,
  addStore,
  getBatch,
  listBatches,
  listReliefRules,
  listStores,
  moveStock,
  receiveBatch,
} from './stock.actions.ts';

/** No petition, hotline or case is needed here, and none may be: what somebody complained of has no bearing on help (domain §12.13). */
export const relief = defineModule({
  name: 'relief',
  personal,
  needs: ['places', 'organisations', 'people', 'access', 'phones', 'papers', 'duties'],
  figures: reliefStated,
  exports: reliefExports,
  api: { ...stockApi, ...grantsApi, ...handoutsApi },
  sealed: [sealedSignature],
  papers: { reliefList },
  handlers: {
    listBatches,
    getBatch,
    receiveBatch,
    listStores,
    addStore,
    moveStock,
    listEntries,
    reverseEntry,
    listCounts,
    countStock,
    explainCount,
    reliefFigures,
    listReliefRules,
    addReliefRule,
    listGrants,
    getGrant,
    approveGrant,
    cancelGrant,
    importGrants,
    distributionTemplate,
    toHandOut,
    handOut,
    getHandout,
    addReliefPaper,
    papersMissing,
    reliefHouseholds,
    publishRelief,
    takeDownRelief,
    publicRelief,
    publicReliefOne,
  },
  pages: noticePages,
  adds: { 'portal.home': noticesAtHome },
  jobs: { takeDownOver: { every: '10 16 * * *', run: takeDownOver } },
});
