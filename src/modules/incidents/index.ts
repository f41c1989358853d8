/** The door of `incidents`: what is hot, found anew or for one case. */
export { endIncident, openIncident } from './incidents.actions.ts';
export { replyAll } from './incidents.reply.actions.ts';
export { incidentsWords } from './incidents.words.ts';
export { gatherAll as gatherTopics, placeCase, placeNew } from './topics.jobs.ts';
export { hotSpots } from './topics.reads.ts';
