import { wire } from '#ui/field/ask.ts';
import type { ActivitiesApi } from '../activities.contract.ts';
import type { SignUpsApi } from '../signups.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const activities = {
  list: wire<ActivitiesApi['listActivities']>({ method: 'GET', path: '/api/activities' }),
  get: wire<ActivitiesApi['getActivity']>({ method: 'GET', path: '/api/activities/:id' }),
  attend: wire<ActivitiesApi['attendActivity']>({ method: 'POST', path: '/api/activities/:id/attendance' }),
  tasks: wire<ActivitiesApi['activityTasks']>({ method: 'GET', path: '/api/activities/tasks' }),
  doTask: wire<ActivitiesApi['doActivityTask']>({ method: 'POST', path: '/api/activities/tasks/:id/done' }),
  photo: wire<ActivitiesApi['addActivityPhoto']>({ method: 'POST', path: '/api/activities/:id/photos' }),
  mine: wire<SignUpsApi['myActivities']>({ method: 'GET', path: '/api/activities/mine' }),
  join: wire<SignUpsApi['joinActivity']>({ method: 'POST', path: '/api/activities/:id/join' }),
  leave: wire<SignUpsApi['leaveActivity']>({ method: 'POST', path: '/api/activities/:id/leave' }),
  certify: wire<SignUpsApi['certifyHours']>({ method: 'POST', path: '/api/activities/hours/:id/certificate' }),
  wrong: wire<SignUpsApi['disputeHours']>({ method: 'POST', path: '/api/activities/hours/:id/wrong' }),
};
