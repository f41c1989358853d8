import { exportOf } from '#kernel/export.ts';
import { activitiesApi } from './activities.contract.ts';
import { activitiesExportWords as w } from './activities.export.words.ts';
import { activityKindWords, activityStatusWords, wayWords } from './activities.words.ts';
import { signUpsApi } from './signups.contract.ts';

export const activitiesExport = exportOf(activitiesApi.listActivities, 'items', {
  name: 'activities',
  says: w.activities.says,
  columns: {
    day: 'day',
    unit: 'text',
    placeName: 'text',
    kind: activityKindWords,
    title: 'text',
    way: { head: w.activities.way, as: wayWords },
    group: { head: w.activities.group },
    where: { head: w.activities.where },
    startsAt: 'moment',
    endsAt: 'moment',
    status: activityStatusWords,
    should: { head: w.activities.should, as: 'number' },
    present: { head: w.activities.present, as: 'number' },
    isEnteredLate: { head: w.activities.isEnteredLate, as: 'yes' },
  },
});

export const activityTasksExport = exportOf(activitiesApi.activityTasks, 'items', {
  name: 'activity-tasks',
  says: w.activityTasks.says,
  columns: {
    title: { head: w.activityTasks.title },
    what: { head: w.activityTasks.what },
    unit: 'text',
    dueOn: 'day',
    doneOn: 'day',
    doneNote: { head: w.activityTasks.doneNote },
  },
});

export const activityHoursDueExport = exportOf(signUpsApi.hoursDue, 'items', {
  name: 'activity-hours-due',
  says: w.activityHoursDue.says,
  columns: {
    title: { head: w.activityHoursDue.title },
    unit: 'text',
    day: 'day',
    people: { head: w.activityHoursDue.people, as: 'number' },
    byDay: { head: w.activityHoursDue.byDay, as: 'day', of: (r) => r.by },
    isLate: { head: w.activityHoursDue.isLate, as: 'yes' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const activitiesExports = [activitiesExport, activityTasksExport, activityHoursDueExport];
