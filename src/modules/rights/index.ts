/** The door of `rights`: requests, and everything about one person for the command line. */
export { copyFor, fileRight, moveRight, verifyRight } from './rights.actions.ts';
export { askAtHome } from './rights.resident.ts';
export { personMeant } from './rights.subject.ts';
