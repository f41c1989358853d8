import { defineModule } from '#platform/module.ts';
import {
  agreeFee,
  arriveAtDoor,
  chooseService,
  dropFee,
  getOrder,
  planVisit,
  refuseFee,
  stateFee,
  takeOrder,
} from './orders.actions.ts';
import { importServices, listServices, offeredServices, putService, removeService } from './orders.catalogue.ts';
import { ordersApi } from './orders.contract.ts';
import { ordersExports } from './orders.export.contract.ts';
import { orderFigures } from './orders.figures.store.ts';
import { passOnUntaken, sendReported } from './orders.send.ts';
import { orderPages } from './portal/order.pages.tsx';
import { orderSection } from './portal/order.section.tsx';

export const orders = defineModule({
  name: 'orders',
  needs: ['places', 'organisations', 'access', 'cases'],
  figures: orderFigures,
  exports: ordersExports,
  api: ordersApi,
  handlers: {
    getOrder,
    chooseService,
    takeOrder,
    planVisit,
    arriveAtDoor,
    stateFee,
    dropFee,
    agreeFee,
    refuseFee,
    offeredServices,
    listServices,
    putService,
    removeService,
    importServices,
  },
  jobs: {
    sendReported: { run: sendReported },
    passOnUntaken: { every: '* * * * *', run: passOnUntaken },
  },
  pages: orderPages,
  adds: { 'portal.case': orderSection },
  listeners: { 'case.report/order': ['sendReported'] },
});
