import { defineModule } from '#platform/module.ts';
import { classifyApi } from './classify.contract.ts';

export const classify = defineModule({
  name: 'classify',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: classifyApi,
  handlers: {},
});
