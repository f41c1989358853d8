import { defineModule } from '#platform/module.ts';
import { burden } from './burden.actions.ts';
import { addFactKind, factHouseholds, factKinds, getFacts, writeFacts } from './facts.actions.ts';
import { factsToCarry } from './facts.carry.ts';
import { factsApi } from './facts.contract.ts';
import { factsExports } from './facts.export.contract.ts';
import { factFigures } from './facts.figures.store.ts';
import { followMerge } from './facts.jobs.ts';
import { householdFacts } from './facts.paper.ts';
import { sealedFact } from './facts.store.ts';
import { personal } from './personal.store.ts';
import {
  closeReturn,
  listReturns,
  lookAtReturn,
  orderReturn,
  readTemplate,
  returnVillages,
} from './returns.actions.ts';
import { returnsApi } from './returns.contract.ts';
import { fillCells, fillFile, getFill, sendBack, sendFill } from './returns.fill.ts';
import { sealedFill } from './returns.store.ts';

export const facts = defineModule({
  name: 'facts',
  personal,
  needs: ['places', 'organisations', 'people', 'access', 'phones', 'papers', 'mandates'],
  figures: factFigures,
  exports: factsExports,
  papers: { householdFacts },
  api: { ...factsApi, ...returnsApi },
  sealed: [sealedFact, sealedFill],
  handlers: {
    factKinds,
    addFactKind,
    factHouseholds,
    factsToCarry,
    getFacts,
    writeFacts,
    listReturns,
    readTemplate,
    lookAtReturn,
    orderReturn,
    closeReturn,
    returnVillages,
    getFill,
    fillCells,
    sendFill,
    sendBack,
    fillFile,
    burden,
  },
  jobs: { followMerge: { run: followMerge } },
  listeners: { 'household.merge': ['followMerge'] },
});
