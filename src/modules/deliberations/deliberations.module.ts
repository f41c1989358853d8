import { defineModule } from '#platform/module.ts';
import { affairsApi } from './affairs.contract.ts';
import { castOpen, closeBallots, drawSlip, makeSlips } from './ballots.actions.ts';
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
import { deliberationsExports } from './deliberations.export.contract.ts';
import { deliberationFigures } from './deliberations.figures.store.ts';
import { takeDown } from './deliberations.jobs.ts';
import { deliberationRecord, deliberationSigns } from './deliberations.paper.ts';
import { addDeputy, endDeputy, listDeputies } from './deputies.actions.ts';
import { disclose, takeDownItem, villageAffairs } from './disclosures.actions.ts';
import { closeNotice, passGate, publishMatter, resolveMatter } from './gates.actions.ts';
import { announceLevy, bookLevy, canvassLevy, listLevies, moveLevy, villageDecisions } from './levies.actions.ts';
import { attendMeeting, callMeeting, getMeeting, holdMeeting, listMeetings, moveMeeting } from './meetings.actions.ts';
import { meetingsApi } from './meetings.contract.ts';
import { addOfficer, appraise, endOfficer, villageOfficers } from './officers.actions.ts';
import { personal } from './personal.store.ts';
import { ballotPages } from './portal/ballot.pages.tsx';
import { itemPages } from './portal/item.pages.tsx';
import { villagePages, villagesAtHome } from './portal/village.pages.tsx';
import { adviseRite, askRite, forgetRites, putRiteStandard, villageRites } from './rites.actions.ts';
import { sealedRite } from './rites.store.ts';
import { affairsSettings, putCap, putCategory, putExemption, putPublicity } from './settings.actions.ts';
import { settingsApi } from './settings.contract.ts';
import { countVote, openVote } from './votes.actions.ts';

export const deliberations = defineModule({
  name: 'deliberations',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'cases', 'duties', 'activities'],
  figures: deliberationFigures,
  exports: deliberationsExports,
  papers: { deliberationRecord, deliberationSigns },
  // Fixed paths before `/api/deliberations/:id`.
  sealed: [sealedRite],
  api: { ...settingsApi, ...affairsApi, ...meetingsApi, ...deliberationsApi },
  handlers: {
    affairsSettings,
    putCategory,
    putCap,
    putExemption,
    putPublicity,
    villageAffairs,
    disclose,
    takeDownItem,
    villageOfficers,
    addOfficer,
    endOfficer,
    appraise,
    listLevies,
    villageDecisions,
    announceLevy,
    canvassLevy,
    moveLevy,
    bookLevy,
    villageRites,
    putRiteStandard,
    askRite,
    adviseRite,
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
    castOpen,
    makeSlips,
    drawSlip,
    closeBallots,
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
  pages: [...villagePages, ...itemPages, ...ballotPages],
  adds: { 'portal.home': villagesAtHome },
  jobs: {
    takeDownNotices: { every: '30 18 * * *', run: takeDown },
    forgetRites: { every: '35 18 * * *', run: forgetRites },
  },
});
