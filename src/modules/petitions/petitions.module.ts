import { defineModule } from '#platform/module.ts';
import { petitionsApi } from './petitions.contract.ts';

export const petitions = defineModule({
  name: 'petitions',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: petitionsApi,
  handlers: {},
});
