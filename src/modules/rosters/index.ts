/** The door of `rosters`: who is on duty. */

export { noteDay } from './days.actions.ts';
export { daysOfPerson, handDay, onDutyOn } from './days.store.ts';
export { draftRoster, publishRoster } from './rosters.actions.ts';
