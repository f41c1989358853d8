/** The door of `enrolments`. */
export { drawClass, enterNumber, publishSeed } from './draws.actions.ts';
export { deskEnrol, moveEnrolment, putEnrolmentRules, toldEnrolment } from './enrolments.actions.ts';
export { keepMoving } from './enrolments.jobs.ts';
export { enrolAtHome } from './enrolments.resident.ts';
