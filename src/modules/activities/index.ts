/** The door of `activities`. */
export { callActivity, planActivity } from './activities.actions.ts';
export { activityKindWords } from './activities.words.ts';
export { attendActivity } from './attendance.actions.ts';
export { holdActivity } from './minutes.actions.ts';
export { addSignUp, openSignUp } from './signups.actions.ts';
export { draftYear, putMember, unitRoll } from './year.actions.ts';
