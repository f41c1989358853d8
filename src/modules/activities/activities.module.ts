import { defineModule } from '#platform/module.ts';
import {
  activityKindRules,
  callActivity,
  cancelActivity,
  editActivity,
  getActivity,
  listActivities,
  planActivity,
} from './activities.actions.ts';
import { activitiesApi } from './activities.contract.ts';
import { activitiesExports } from './activities.export.contract.ts';
import { activityDays } from './activities.feed.ts';
import { activityFigures } from './activities.figures.store.ts';
import { forgetContacts } from './activities.jobs.ts';
import { activityMinutes, activitySigns } from './activities.paper.ts';
import { sealedMinutes } from './activities.store.ts';
import { attendActivity } from './attendance.actions.ts';
import { sealedAttendee } from './attendees.store.ts';
import {
  answerHours,
  certifyHours,
  disputeHours,
  hoursCorrections,
  joinActivity,
  leaveActivity,
  myActivities,
} from './hours.actions.ts';
import { sealedHours } from './hours.store.ts';
import { activityTasks, doActivityTask, holdActivity, supplementActivity } from './minutes.actions.ts';
import { sealedPhoto, sealedSupplement } from './minutes.store.ts';
import { personal } from './personal.store.ts';
import { activityPhoto, addActivityPhoto, dropActivityPhoto, uploadActivityPhoto } from './photos.actions.ts';
import { draftPlans, putPlans, undoPlans } from './plans.actions.ts';
import { plansApi } from './plans.contract.ts';
import { certificateRoute } from './portal/certificate.pages.tsx';
import { signUpPages, signUpsAtHome } from './portal/signup.pages.tsx';
import { putMember, putRequirement, unitRequirements, unitRoll } from './requirements.actions.ts';
import {
  addSignUp,
  giveHours,
  hoursDue,
  listSignUps,
  openSignUp,
  signUpPhone,
  toldSignUp,
  withdrawSignUp,
} from './signups.actions.ts';
import { signUpsApi } from './signups.contract.ts';
import { sealedSignUp } from './signups.store.ts';
import { activityUnits, exportYear, exportYears, unitYear, yearBoard } from './year.actions.ts';
import { yearApi } from './year.contract.ts';

export const activities = defineModule({
  name: 'activities',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'mandates', 'duties'],
  figures: activityFigures,
  exports: activitiesExports,
  papers: { activitySigns, activityMinutes },
  // Fixed paths before `/api/activities/:id`.
  api: { ...yearApi, ...plansApi, ...signUpsApi, ...activitiesApi },
  sealed: [sealedMinutes, sealedAttendee, sealedSignUp, sealedHours, sealedPhoto, sealedSupplement],
  handlers: {
    activityUnits,
    yearBoard,
    unitYear,
    exportYear,
    exportYears,
    draftPlans,
    putPlans,
    undoPlans,
    unitRoll,
    putMember,
    unitRequirements,
    putRequirement,
    activityKindRules,
    listActivities,
    planActivity,
    getActivity,
    editActivity,
    callActivity,
    attendActivity,
    holdActivity,
    cancelActivity,
    supplementActivity,
    addActivityPhoto,
    uploadActivityPhoto,
    dropActivityPhoto,
    activityPhoto,
    activityTasks,
    doActivityTask,
    openSignUp,
    listSignUps,
    addSignUp,
    signUpPhone,
    toldSignUp,
    withdrawSignUp,
    giveHours,
    hoursDue,
    hoursCorrections,
    answerHours,
    myActivities,
    joinActivity,
    leaveActivity,
    certifyHours,
    disputeHours,
  },
  feeds: [activityDays],
  pages: signUpPages,
  routes: [certificateRoute],
  adds: { 'portal.home': signUpsAtHome },
  jobs: { forgetActivityContacts: { every: '20 16 * * *', run: forgetContacts } },
});
