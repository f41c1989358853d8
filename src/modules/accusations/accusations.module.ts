import { defineModule } from '#platform/module.ts';
import { accusationsApi } from './accusations.contract.ts';

export const accusations = defineModule({
  name: 'accusations',
  needs: ['places', 'organisations', 'access'],
  api: accusationsApi,
  handlers: {},
});
