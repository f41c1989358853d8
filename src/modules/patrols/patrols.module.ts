import { defineModule } from '#platform/module.ts';
import { exportPatrols, patrolBoard, walkedToday } from './board.actions.ts';
import { getPatrol, listFinds, lookAt, patrolFile, walk } from './patrols.actions.ts';
import { patrolsApi } from './patrols.contract.ts';
import { patrolsExports } from './patrols.export.contract.ts';
import { patrolFigures } from './patrols.figures.store.ts';
import { patrolWeek } from './patrols.paper.ts';

export const patrols = defineModule({
  name: 'patrols',
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'cases', 'duties'],
  figures: patrolFigures,
  exports: patrolsExports,
  api: patrolsApi,
  papers: { patrolWeek },
  handlers: { walk, walkedToday, patrolBoard, exportPatrols, listFinds, getPatrol, patrolFile, lookAt },
});
