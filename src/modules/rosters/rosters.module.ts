import { defineModule } from '#platform/module.ts';
import { answerSwap, gaps, myDays, noteDay, offerSwap, takeDay, withdrawSwap } from './days.actions.ts';
import { draftRoster, getRoster, publishRoster, setDay } from './rosters.actions.ts';
import { rostersApi } from './rosters.contract.ts';
import { rostersExports } from './rosters.export.contract.ts';
import { dutyDays } from './rosters.feed.ts';
import { rosterFigures } from './rosters.figures.store.ts';
import { rosterNotes } from './rosters.paper.ts';
import { exportRoster, importRoster, rosterTemplate } from './sheet.actions.ts';
import { askStandIn, endLeave, tellLeave } from './standin.actions.ts';

export const rosters = defineModule({
  name: 'rosters',
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'duties'],
  figures: rosterFigures,
  exports: rostersExports,
  api: rostersApi,
  feeds: [dutyDays],
  papers: { rosterNotes },
  handlers: {
    getRoster,
    draftRoster,
    setDay,
    publishRoster,
    exportRoster,
    importRoster,
    rosterTemplate,
    myDays,
    gaps,
    tellLeave,
    endLeave,
    askStandIn,
    offerSwap,
    answerSwap,
    withdrawSwap,
    takeDay,
    noteDay,
  },
});
