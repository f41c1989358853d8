/** The door of `deliberations`. */

export { type Decision, decisionCited, spentVotes, villageDecisions, villageSatOn } from './decisions.ts';
export { addMatter, endMatter, listMatters, putDeliberationCount } from './deliberations.actions.ts';
export { takeDown } from './deliberations.jobs.ts';
export { addDeputy, listDeputies } from './deputies.actions.ts';
export { disclose } from './disclosures.actions.ts';
export { closeNotice, passGate, publishMatter, resolveMatter } from './gates.actions.ts';
export { announceLevy, bookLevy, canvassLevy, moveLevy } from './levies.actions.ts';
export { attendMeeting, callMeeting, holdMeeting, moveMeeting } from './meetings.actions.ts';
export { addOfficer, appraise } from './officers.actions.ts';
export { adviseRite, askRite, putRiteStandard } from './rites.actions.ts';
export { putCap, putCategory } from './settings.actions.ts';
export { countVote, openVote } from './votes.actions.ts';
