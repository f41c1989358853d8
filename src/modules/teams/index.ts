/** The door of `teams`. */
export { addTeam, addTeamMember, endTeamMember, joinTeam } from './teams.actions.ts';
