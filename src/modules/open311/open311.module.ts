import { defineModule } from '#platform/module.ts';
import * as actions from './clients.actions.ts';
import { routes } from './georeport.routes.ts';
import { open311Api } from './open311.contract.ts';

const { clients, issueKey, revokeKey } = actions;

export const open311 = defineModule({
  name: 'open311',
  needs: ['places', 'organisations', 'access', 'cases', 'publication'],
  api: open311Api,
  handlers: { clients, issueKey, revokeKey },
  routes,
});
