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
import { forgetContacts } from './activities.jobs.ts';
import { sealedMinutes } from './activities.store.ts';
import { attendActivity } from './attendance.actions.ts';
import { sealedAttendee } from './attendees.store.ts';
import {
  answerHours,
  disputeHours,
  hoursCorrections,
  joinActivity,
  leaveActivity,
  myActivities,
} from './hours.actions.ts';
import { sealedHours } from './hours.store.ts';
import {
  activityPhoto,
  activityTasks,
  addActivityPhotos,
  doActivityTask,
  dropActivityPhoto,
  holdActivity,
} from './minutes.actions.ts';
import { signUpPages, signUpsAtHome } from './portal/signup.pages.tsx';
import {
  addSignUp,
  giveHours,
  listSignUps,
  openSignUp,
  signUpPhone,
  toldSignUp,
  withdrawSignUp,
} from './signups.actions.ts';
import { signUpsApi } from './signups.contract.ts';
import { sealedSignUp } from './signups.store.ts';
import {
  activityUnits,
  addRequirement,
  draftYear,
  exportYear,
  putMember,
  unitRoll,
  unitYear,
  yearBoard,
} from './year.actions.ts';
import { yearApi } from './year.contract.ts';

export const activities = defineModule({
  name: 'activities',
  needs: ['places', 'organisations', 'access', 'phones', 'duties'],
  // Fixed paths before `/api/activities/:id`.
  api: { ...yearApi, ...signUpsApi, ...activitiesApi },
  sealed: [sealedMinutes, sealedAttendee, sealedSignUp, sealedHours],
  handlers: {
    activityUnits,
    yearBoard,
    unitYear,
    exportYear,
    draftYear,
    unitRoll,
    putMember,
    addRequirement,
    activityKindRules,
    listActivities,
    planActivity,
    getActivity,
    editActivity,
    callActivity,
    attendActivity,
    holdActivity,
    cancelActivity,
    addActivityPhotos,
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
    hoursCorrections,
    answerHours,
    myActivities,
    joinActivity,
    leaveActivity,
    disputeHours,
  },
  pages: signUpPages,
  adds: { 'portal.home': signUpsAtHome },
  jobs: { forgetActivityContacts: { every: '20 16 * * *', run: forgetContacts } },
});
