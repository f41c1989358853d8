import { defineModule } from '#platform/module.ts';
import { incidentsApi } from './incidents.contract.ts';

export const incidents = defineModule({
  name: 'incidents',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: incidentsApi,
  handlers: {},
});
