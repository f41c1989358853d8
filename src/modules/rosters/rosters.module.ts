import { defineModule } from '#platform/module.ts';
import {
  answerSwap,
  endLeave,
  gaps,
  myDays,
  noteDay,
  offerSwap,
  takeDay,
  tellLeave,
  withdrawSwap,
} from './days.actions.ts';
import { draftRoster, getRoster, publishRoster, setDay } from './rosters.actions.ts';
import { rostersApi } from './rosters.contract.ts';
import { dutyDays } from './rosters.feed.ts';
import { exportRoster } from './sheet.actions.ts';

export const rosters = defineModule({
  name: 'rosters',
  needs: ['places', 'organisations', 'access', 'phones', 'duties'],
  api: rostersApi,
  feeds: [dutyDays],
  handlers: {
    getRoster,
    draftRoster,
    setDay,
    publishRoster,
    exportRoster,
    myDays,
    gaps,
    tellLeave,
    endLeave,
    offerSwap,
    answerSwap,
    withdrawSwap,
    takeDay,
    noteDay,
  },
});
