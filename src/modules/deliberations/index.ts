/** The door of `deliberations`. */
export { addMatter, endMatter, listMatters, putDeliberationCount } from './deliberations.actions.ts';
export { takeDown } from './deliberations.jobs.ts';
export { addDeputy, listDeputies } from './deputies.actions.ts';
export { closeNotice, passGate, publishMatter, resolveMatter } from './gates.actions.ts';
export { attendMeeting, callMeeting, holdMeeting, moveMeeting } from './meetings.actions.ts';
export { countVote, openVote } from './votes.actions.ts';
