import { defineModule } from '#platform/module.ts';
import { errandsApi } from './errands.contract.ts';

export const errands = defineModule({
  name: 'errands',
  needs: ['places', 'organisations', 'people', 'access', 'cases'],
  api: errandsApi,
  handlers: {},
});
