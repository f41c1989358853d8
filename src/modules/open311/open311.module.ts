import { defineModule } from '#platform/module.ts';
import { open311Api } from './open311.contract.ts';

export const open311 = defineModule({
  name: 'open311',
  needs: ['places', 'organisations', 'access', 'cases', 'publication'],
  api: open311Api,
  handlers: {},
});
