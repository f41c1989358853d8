import { defineModule } from '#platform/module.ts';
import { ordersApi } from './orders.contract.ts';

export const orders = defineModule({
  name: 'orders',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: ordersApi,
  handlers: {},
});
