import { defineModule } from '#platform/module.ts';
import { hotlineApi } from './hotline.contract.ts';

export const hotline = defineModule({
  name: 'hotline',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: hotlineApi,
  handlers: {},
});
