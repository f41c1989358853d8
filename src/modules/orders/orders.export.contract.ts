import { exportOf } from '#kernel/export.ts';
import { ordersApi } from './orders.contract.ts';
import { ordersExportWords as w } from './orders.export.words.ts';
import { serviceWords } from './orders.words.ts';

export const orderServicesExport = exportOf(ordersApi.listServices, 'lines', {
  name: 'order-services',
  says: w.orderServices.says,
  columns: {
    placeName: 'text',
    service: { head: w.orderServices.service, as: serviceWords },
    note: 'text',
    providers: { head: w.orderServices.providers },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const ordersExports = [orderServicesExport];
