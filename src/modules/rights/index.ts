/** The door of `rights`: everything about one person, for the command line. */
export { copyFor } from './rights.actions.ts';
export { personMeant } from './rights.subject.ts';
