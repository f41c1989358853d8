import { defineModule } from '#platform/module.ts';
import { categories, checkReply, explain, importTerms, quality, suggest, suggestFor } from './classify.actions.ts';
import { classifyApi } from './classify.contract.ts';
import { judgeChoice, learnAgain } from './classify.jobs.ts';
import { hasCategory } from './classify.store.ts';
import { personal } from './personal.ts';
import { explainPages, explainWay } from './portal/explain.page.tsx';

export const classify = defineModule({
  name: 'classify',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: classifyApi,
  personal,
  pages: explainPages,
  adds: { 'portal.case': explainWay },
  handlers: { suggest, suggestFor, explain, checkReply, categories, quality, importTerms },
  jobs: {
    learn: { every: '*/10 * * * *', run: learnAgain },
    judge: { run: judgeChoice, givesWay: true, concerns: hasCategory },
  },
  listeners: { 'case.report': ['judge'], 'case.categorise': ['judge'] },
});
