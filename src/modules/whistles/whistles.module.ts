import { defineModule } from '#platform/module.ts';
import { whistlesApi } from './whistles.contract.ts';

export const whistles = defineModule({
  name: 'whistles',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: whistlesApi,
  handlers: {},
});
