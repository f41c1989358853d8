import { defineModule } from '#platform/module.ts';
import { handoversApi } from './handovers.contract.ts';

export const handovers = defineModule({
  name: 'handovers',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: handoversApi,
  handlers: {},
});
