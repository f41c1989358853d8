import { defineModule } from '#platform/module.ts';
import { teamPages, teamsAtHome } from './portal/team.pages.tsx';
import * as actions from './teams.actions.ts';
import { teamsApi } from './teams.contract.ts';
import { teamFigures } from './teams.figures.store.ts';
import { sealedTeamMember } from './teams.store.ts';

const {
  editTeam,
  closeTeam,
  listTeams,
  addTeam,
  myTeams,
  teamPhoto,
  getTeam,
  joinTeam,
  leaveTeam,
  addTeamMember,
  endTeamMember,
} = actions;

import { personal } from './personal.store.ts';
import { teamsExports } from './teams.export.contract.ts';

export const teams = defineModule({
  name: 'teams',
  personal,
  needs: ['places', 'organisations', 'access', 'cases', 'activities'],
  figures: teamFigures,
  exports: teamsExports,
  api: teamsApi,
  sealed: [sealedTeamMember],
  handlers: {
    editTeam,
    closeTeam,
    listTeams,
    addTeam,
    myTeams,
    teamPhoto,
    getTeam,
    joinTeam,
    leaveTeam,
    addTeamMember,
    endTeamMember,
  },
  pages: teamPages,
  adds: { 'portal.home': teamsAtHome },
  jobs: { forgetTeamMembers: { every: '50 16 * * *', run: actions.forgetMembers } },
});
