/** The door of `visits`. */
export { answerCorrection } from './corrections.actions.ts';
export { holdStudy } from './studies.actions.ts';
export { recordVisit } from './visit.keep.ts';
export { climbCorrections } from './visits.jobs.ts';
export { correctOwn } from './visits.resident.ts';
