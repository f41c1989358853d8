import { defineModule } from '#platform/module.ts';
import {
  addItem,
  discardMandate,
  draftMandate,
  editItem,
  editMandate,
  publishMandate,
  removeItem,
} from './mandates.actions.ts';
import { mandatesApi } from './mandates.contract.ts';
import { compareMandates, getMandate, listMandates, unitMandate } from './mandates.reads.ts';
import { exportMandate, importItems, mandateTemplate } from './mandates.sheet.actions.ts';

export const mandates = defineModule({
  name: 'mandates',
  needs: ['places', 'organisations', 'access'],
  api: mandatesApi,
  handlers: {
    listMandates,
    getMandate,
    unitMandate,
    compareMandates,
    exportMandate,
    mandateTemplate,
    draftMandate,
    editMandate,
    discardMandate,
    publishMandate,
    addItem,
    editItem,
    removeItem,
    importItems,
  },
});
