/** The door of `structures`. */
export { writeRoleText } from './structures.actions.ts';
