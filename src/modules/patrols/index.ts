/** The door of `patrols`. */
export { walk } from './patrols.actions.ts';
