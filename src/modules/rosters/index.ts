/** The door of `rosters`: who is on duty. */

export { daysOfPerson, handDay, onDutyOn } from './days.store.ts';
export { draftRoster, publishRoster } from './rosters.actions.ts';
