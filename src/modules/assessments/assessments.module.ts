import { defineModule } from '#platform/module.ts';
import { assessmentsApi } from './assessments.contract.ts';
import { assessmentsExports } from './assessments.export.contract.ts';
import { assessmentFigures } from './assessments.figures.store.ts';
import * as entries from './entries.actions.ts';
import { entriesApi } from './entries.contract.ts';
import * as honours from './honours.actions.ts';
import { honoursApi } from './honours.contract.ts';
import { sealedNominee } from './honours.store.ts';
import { sealedObjection } from './objections.store.ts';
import { personal } from './personal.store.ts';
import { assessmentsAtHome } from './portal/home.section.tsx';
import { honourPages } from './portal/honours.pages.tsx';
import { scorePages } from './portal/scores.pages.tsx';
import {
  answerObjection,
  awardRound,
  cancelRound,
  extendRound,
  getRound,
  listRounds,
  openRound,
  publishRound,
} from './rounds.actions.ts';
import { exportRound } from './rounds.view.ts';
import { addScheme, getScheme, listSchemes, nextScheme, publishScheme, putScheme } from './schemes.actions.ts';
import { importScheme, schemeTemplate } from './sheet.actions.ts';

/** No case, petition or hotline is needed here, and none may be: what people complained of is no input of any score (domain §12.3). */
export const assessments = defineModule({
  name: 'assessments',
  personal,
  needs: ['places', 'organisations', 'access', 'activities'],
  figures: assessmentFigures,
  exports: assessmentsExports,
  api: { ...assessmentsApi, ...entriesApi, ...honoursApi },
  sealed: [sealedObjection, sealedNominee],
  handlers: {
    ...{ listSchemes, schemeTemplate, getScheme, addScheme, putScheme, publishScheme, nextScheme, importScheme },
    ...{ listRounds, openRound, getRound, exportRound, extendRound, cancelRound, publishRound, awardRound },
    answerObjection,
    getEntry: entries.getEntry,
    saveSelf: entries.saveSelf,
    submitSelf: entries.submitSelf,
    takeBack: entries.takeBack,
    saveReview: entries.saveReview,
    finishReview: entries.finishReview,
    acceptReview: entries.acceptReview,
    lapseEntry: entries.lapseEntry,
    settleEntry: entries.settleEntry,
    appealEntry: entries.appealEntry,
    decideAppeal: entries.decideAppeal,
    correctScore: entries.correctScore,
    downgradeEntry: entries.downgradeEntry,
    addEvidence: entries.addEvidence,
    addSurvey: entries.addSurvey,
    dropEvidence: entries.dropEvidence,
    evidenceFile: entries.evidenceFile,
    listHonours: honours.listHonours,
    openHonour: honours.openHonour,
    getHonour: honours.getHonour,
    nominate: honours.nominate,
    answerNomination: honours.answerNomination,
    withdrawNominee: honours.withdrawNominee,
    revokeHonour: honours.revokeHonour,
    addHonourPhoto: honours.addHonourPhoto,
    honourPhoto: honours.honourPhoto,
    issueCodes: honours.issueCodes,
    startVote: honours.startVote,
    countVotes: honours.countVotes,
    awardHonours: honours.awardHonours,
    cancelHonour: honours.cancelHonour,
    answerHonourObjection: honours.answerHonourObjection,
  },
  pages: [...scorePages, ...honourPages],
  adds: { 'portal.home': assessmentsAtHome },
});
