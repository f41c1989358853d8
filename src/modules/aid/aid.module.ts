import { defineModule } from '#platform/module.ts';
import { fileAid, getAid, listAid } from './aid.actions.ts';
import { askAssess, disputeAid, payStage, settleDispute } from './aid.after.ts';
import { aidApi } from './aid.contract.ts';
import {
  adjustAid,
  approveAid,
  helpFirst,
  phaseOutAid,
  refuseAid,
  secondStop,
  settleAid,
  stopAid,
} from './aid.decide.ts';
import { aidExports } from './aid.export.contract.ts';
import { aidFollowsMerge, aidHearsOfEnd } from './aid.follow.ts';
import { aidBlank, aidForm, formsWaiting } from './aid.form.ts';
import { aidNotices, nightly, takeDownAid } from './aid.notices.ts';
import { aidSurvey, surveyOnPaper, surveyors } from './aid.paper.ts';
import { registersApi } from './aid.registers.contract.ts';
import * as registers from './aid.registers.ts';
import { passReview, reviewers } from './aid.review.ts';
import { aidFigures } from './aid.stated.store.ts';
import { surveyApi } from './aid.survey.contract.ts';
import { surveyAid, surveyFile, toSurvey } from './aid.survey.ts';
import { sealedAid } from './aid.vault.ts';
import {
  acceptAid,
  applyAid,
  askPapers,
  bringPapers,
  checkData,
  declineAid,
  deliberateAid,
  draftOpinion,
  objectAid,
  sendBackAid,
  sendUpAid,
  visitAid,
  withdrawAid,
} from './aid.verbs.ts';
import { personal } from './personal.store.ts';
import { aidAtHome, noticePages } from './portal/notices.pages.tsx';
import { trackPages } from './portal/track.page.tsx';

/** No petition, hotline or case is needed here, and none may be: what somebody complained of has no bearing on help (domain §12.13). */
export const aid = defineModule({
  name: 'aid',
  personal,
  needs: ['places', 'organisations', 'people', 'access', 'phones', 'papers', 'relief', 'care'],
  figures: aidFigures,
  exports: aidExports,
  api: { ...aidApi, ...surveyApi, ...registersApi },
  sealed: sealedAid,
  papers: { aidSurvey, aidForm, aidBlank },
  handlers: {
    ...{ listAid, getAid, fileAid },
    ...{ applyAid, askPapers, bringPapers, acceptAid, declineAid, checkData, draftOpinion, objectAid, deliberateAid },
    ...{ sendUpAid, visitAid, sendBackAid, withdrawAid },
    ...{ approveAid, refuseAid, helpFirst, settleAid, adjustAid, phaseOutAid, stopAid, secondStop },
    ...{ askAssess, disputeAid, passReview, reviewers, settleDispute, payStage },
    ...{ toSurvey, surveyAid, surveyFile, surveyOnPaper, surveyors, formsWaiting },
    ...{ aidNotices, takeDownAid },
    ...registers,
  },
  pages: [...noticePages, ...trackPages],
  adds: { 'portal.home': aidAtHome },
  jobs: {
    nightly: { every: '20 16 * * *', run: nightly },
    aidFollowsMerge: { run: aidFollowsMerge },
    aidHearsOfEnd: { run: aidHearsOfEnd },
  },
  listeners: { 'household.merge': ['aidFollowsMerge'], 'careMember.end': ['aidHearsOfEnd'] },
});
