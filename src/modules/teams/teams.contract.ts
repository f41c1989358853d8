import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, text } from '#kernel/fields.ts';
import { consents, keeperRoles, outcomes } from './teams.rules.ts';

const params = z.object({ id });
const teamSays = { name: text(60, 2), what: text(1000, 2), how: text(500, 2), phone: text(60, 3) };
const counts = z.object({
  reports: z.int(),
  solved: z.int(),
  explained: z.int(),
  onRecord: z.int(),
  underWay: z.int(),
});
export const teamRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  unit: z.string(),
  name: z.string(),
  what: z.string(),
  how: z.string(),
  phone: z.string(),
  members: z.int(),
  closedOn: day.nullable(),
  version: z.int(),
});
export type TeamRow = z.output<typeof teamRow>;
export const reportView = z.object({
  id,
  number: z.string(),
  title: z.string(),
  placeName: z.string(),
  at: moment,
  outcome: z.enum(outcomes),
  reply: z.string().nullable(),
  steps: z.array(z.object({ at: moment, verb: z.string(), unit: z.string().nullable() })),
  photos: z.array(z.object({ id, name: z.string() })),
});
export type ReportView = z.output<typeof reportView>;
export const teamView = teamRow.extend({
  counts,
  people: z.array(z.object({ id, name: z.string(), consent: z.enum(consents), joinedOn: day, leftOn: day.nullable() })),
});
export type TeamView = z.output<typeof teamView>;
const card = z.object({ number: z.string(), code: z.string() });
export type TeamCard = z.output<typeof card>;
const mine = z.object({
  teams: z.array(teamRow.extend({ isIn: z.boolean() })),
  reports: z.array(reportView),
});

export const teamsApi = {
  listTeams: endpoint({
    method: 'GET',
    path: '/api/teams',
    allow: keeperRoles,
    says: ['本辖区的志愿队', 'Volunteer teams of the place'],
    output: z.object({ items: z.array(teamRow) }),
  }),
  addTeam: endpoint({
    method: 'POST',
    path: '/api/teams',
    allow: keeperRoles,
    says: ['登记一支志愿队', 'Add a team'],
    input: z.object({ area: areaCode, ...teamSays }),
    output: teamView,
  }),
  myTeams: endpoint({
    method: 'GET',
    path: '/api/teams/mine',
    allow: 'staff',
    says: ['附近的志愿队、我报的事', 'Teams near me, and what my reports became'],
    output: mine,
  }),
  teamPhoto: endpoint({
    method: 'GET',
    path: '/api/teams/reports/:id/photos/:photoId',
    allow: 'staff',
    says: ['我报的事办完的照片', 'A picture of what my report became'],
    params: z.object({ id, photoId: id }),
    download: true,
    output: z.object({}),
  }),
  getTeam: endpoint({
    method: 'GET',
    path: '/api/teams/:id',
    allow: keeperRoles,
    says: ['一支志愿队', 'One team'],
    params,
    output: teamView,
  }),
  editTeam: endpoint({
    method: 'PUT',
    path: '/api/teams/:id',
    allow: keeperRoles,
    says: ['改志愿队的名称和说明', 'Rename a team, reword what it says of itself'],
    versioned: true,
    params,
    input: z.object(teamSays),
    output: teamView,
  }),
  closeTeam: endpoint({
    method: 'POST',
    path: '/api/teams/:id/close',
    allow: keeperRoles,
    says: ['解散一支志愿队', 'Close a team'],
    versioned: true,
    params,
    input: z.object({}),
    output: teamView,
  }),
  joinTeam: endpoint({
    method: 'POST',
    path: '/api/teams/:id/join',
    allow: 'staff',
    says: ['我要参加', 'I join'],
    params,
    input: z.object({}),
    output: mine,
  }),
  leaveTeam: endpoint({
    method: 'POST',
    path: '/api/teams/:id/leave',
    allow: 'staff',
    says: ['我退出,不用说原因', 'I leave, without reasons'],
    params,
    input: z.object({}),
    output: mine,
  }),
  addTeamMember: endpoint({
    method: 'POST',
    path: '/api/teams/:id/members',
    allow: keeperRoles,
    says: ['经本人同意登记队员', 'Enter a member who agreed'],
    params,
    input: z.object({ name: text(60), phone: text(30), consent: z.enum(['paper', 'spoken']) }),
    output: card,
  }),
  endTeamMember: endpoint({
    method: 'POST',
    path: '/api/teams/:id/members/:memberId/end',
    allow: keeperRoles,
    says: ['本人说要退出', 'Somebody said that they leave'],
    params: params.extend({ memberId: id }),
    input: z.object({}),
    output: teamView,
  }),
};
export type TeamsApi = typeof teamsApi;
