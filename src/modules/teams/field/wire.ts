import { wire } from '#ui/field/ask.ts';
import type { TeamsApi } from '../teams.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const teams = {
  mine: wire<TeamsApi['myTeams']>({ method: 'GET', path: '/api/teams/mine' }),
  join: wire<TeamsApi['joinTeam']>({ method: 'POST', path: '/api/teams/:id/join' }),
  leave: wire<TeamsApi['leaveTeam']>({ method: 'POST', path: '/api/teams/:id/leave' }),
  photo: wire<TeamsApi['teamPhoto']>({
    method: 'GET',
    path: '/api/teams/reports/:id/photos/:photoId',
    download: true,
  }),
};
