import { defineModule } from '#platform/module.ts';
import {
  addMatter,
  deliberationSetup,
  deliberationVillages,
  endMatter,
  getMatter,
  listMatters,
  putDeliberationCount,
} from './deliberations.actions.ts';
import { deliberationsApi } from './deliberations.contract.ts';
import { takeDown } from './deliberations.jobs.ts';
import { deliberationRecord, deliberationSigns } from './deliberations.paper.ts';
import { addDeputy, endDeputy, listDeputies } from './deputies.actions.ts';
import { closeNotice, passGate, publishMatter, resolveMatter } from './gates.actions.ts';
import { attendMeeting, callMeeting, getMeeting, holdMeeting, listMeetings, moveMeeting } from './meetings.actions.ts';
import { meetingsApi } from './meetings.contract.ts';
import { villagePages, villagesAtHome } from './portal/village.pages.tsx';
import { countVote, openVote } from './votes.actions.ts';

export const deliberations = defineModule({
  name: 'deliberations',
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'activities'],
  papers: { deliberationRecord, deliberationSigns },
  // Fixed paths before `/api/deliberations/:id`.
  api: { ...meetingsApi, ...deliberationsApi },
  handlers: {
    listDeputies,
    addDeputy,
    endDeputy,
    listMeetings,
    callMeeting,
    getMeeting,
    attendMeeting,
    moveMeeting,
    holdMeeting,
    openVote,
    countVote,
    deliberationSetup,
    deliberationVillages,
    putDeliberationCount,
    listMatters,
    addMatter,
    getMatter,
    passGate,
    resolveMatter,
    publishMatter,
    closeNotice,
    endMatter,
  },
  pages: villagePages,
  adds: { 'portal.home': villagesAtHome },
  jobs: { takeDownNotices: { every: '30 18 * * *', run: takeDown } },
});
