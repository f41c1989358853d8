/** The door of `patrols`: nothing needs it yet but the surfaces. */
export { patrolRoles } from './patrols.rules.ts';
