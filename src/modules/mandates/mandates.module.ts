import { defineModule } from '#platform/module.ts';
import { mandatesApi } from './mandates.contract.ts';

export const mandates = defineModule({
  name: 'mandates',
  needs: ['places', 'organisations', 'access'],
  api: mandatesApi,
  handlers: {},
});
