/** The door of `activities`. */
export { beginOne, callActivity, getActivity, planActivity } from './activities.actions.ts';
export { activityKindWords } from './activities.words.ts';
export { attendActivity } from './attendance.actions.ts';
export { giveVote, leaveRoll, onRoll, rollsOf, takeInflow } from './floating.actions.ts';
export { disputeHours, joinActivity, myActivities } from './hours.actions.ts';
export { doActivityTask, holdActivity, supplementActivity } from './minutes.actions.ts';
export { draftPlans, putPlans } from './plans.actions.ts';
export { type HeldRecord, heldDecision, heldRecords } from './published.store.ts';
export { putMember, unitRoll } from './requirements.actions.ts';
export { addSignUp, giveHours, listSignUps, openSignUp } from './signups.actions.ts';
