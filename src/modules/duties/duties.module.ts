import { defineModule } from '#platform/module.ts';
import { board } from './board.actions.ts';
import { dueTurns } from './due.actions.ts';
import {
  addDuties,
  editDuty,
  endDuty,
  excuseTurn,
  listDuties,
  noteTurn,
  todayDuties,
  turns,
} from './duties.actions.ts';
import { dutiesApi } from './duties.contract.ts';
import { dutiesExports } from './duties.export.contract.ts';
import { dutyFigures } from './duties.figures.store.ts';
import { turnTheDay } from './duties.jobs.ts';
import { dutyNotes } from './duties.paper.ts';

export const duties = defineModule({
  name: 'duties',
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'mandates'],
  figures: dutyFigures,
  exports: dutiesExports,
  papers: { dutyNotes },
  api: dutiesApi,
  handlers: {
    listDuties,
    addDuties,
    editDuty,
    endDuty,
    todayDuties,
    board,
    dueTurns,
    turns,
    excuseTurn,
    noteTurn,
  },
  // 00:05 in the place's own time (UTC+8).
  jobs: { turnTheDay: { every: '5 16 * * *', run: turnTheDay } },
});
