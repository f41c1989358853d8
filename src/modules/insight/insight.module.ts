import { defineModule } from '#platform/module.ts';
import { caseCounts, figureRows, figures } from './insight.actions.ts';
import { insightApi } from './insight.contract.ts';

export const insight = defineModule({
  name: 'insight',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: insightApi,
  handlers: { figures, figureRows, caseCounts },
});
