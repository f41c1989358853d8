import { defineModule } from '#platform/module.ts';
import { sealedLearner } from './learners.store.ts';
import { learningApi } from './learning.contract.ts';
import { getClass, listClasses, listTerms, moveTerm } from './terms.actions.ts';

export const learning = defineModule({
  name: 'learning',
  needs: ['places', 'organisations', 'people', 'access', 'phones', 'papers', 'activities'],
  api: learningApi,
  sealed: [sealedLearner],
  handlers: { listTerms, moveTerm, listClasses, getClass },
});
