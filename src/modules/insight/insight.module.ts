import { defineModule } from '#platform/module.ts';
import { caseCounts, figureRows, figures, slice } from './insight.actions.ts';
import { board } from './insight.board.ts';
import { insightApi } from './insight.contract.ts';
import { insightExports } from './insight.export.contract.ts';
import { jurisdictions } from './insight.jurisdictions.ts';

export const insight = defineModule({
  name: 'insight',
  needs: ['places', 'organisations', 'access', 'cases', 'stations'],
  api: insightApi,
  handlers: { board, figures, figureRows, slice, caseCounts, jurisdictions },
  exports: insightExports,
});
