import { defineModule } from '#platform/module.ts';
import { caseCounts, figureRows, figures, slice } from './insight.actions.ts';
import { board } from './insight.board.ts';
import { insightApi } from './insight.contract.ts';
import { insightExports } from './insight.export.contract.ts';
import { jurisdictions } from './insight.jurisdictions.ts';
import { wallPages } from './portal/wall.pages.tsx';
import { issueWall, revokeWall, wallBoard, wallLink, walls } from './walls.actions.ts';
import { wallsApi } from './walls.contract.ts';

export const insight = defineModule({
  name: 'insight',
  needs: ['places', 'organisations', 'access', 'cases', 'stations'],
  api: { ...insightApi, ...wallsApi },
  handlers: {
    ...{ board, figures, figureRows, slice, caseCounts, jurisdictions },
    ...{ walls, issueWall, wallLink, revokeWall, wallBoard },
  },
  pages: wallPages,
  exports: insightExports,
});
