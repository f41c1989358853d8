import { defineModule } from '#platform/module.ts';
import { putFile } from './files.actions.ts';
import { dropUnusedFiles } from './files.jobs.ts';
import * as houseActions from './house.actions.ts';
import { houseApi } from './house.contract.ts';
import { sealedPhone } from './house.store.ts';
import { findNumber, settleNumbers } from './numbers.actions.ts';
import { numbersApi } from './numbers.contract.ts';
import { personal } from './personal.store.ts';
import { phonesApi } from './phones.contract.ts';
import { phonesExports } from './phones.export.contract.ts';
import * as rescueActions from './rescue.actions.ts';
import { decideTray, getTray, listTray, offerTray, trayFile } from './tray.actions.ts';
import { trayApi } from './tray.contract.ts';
import { sealedTray } from './tray.store.ts';

export const phones = defineModule({
  name: 'phones',
  personal,
  needs: ['places', 'organisations', 'access'],
  exports: phonesExports,
  api: { ...phonesApi, ...houseApi, ...trayApi, ...numbersApi },
  sealed: [sealedPhone, sealedTray],
  handlers: {
    putFile,
    ...houseActions,
    ...rescueActions,
    offerTray,
    listTray,
    getTray,
    trayFile,
    decideTray,
    findNumber,
  },
  jobs: {
    dropUnusedFiles: { every: '40 18 * * *', run: dropUnusedFiles },
    settleNumbers: { every: '35 * * * *', run: settleNumbers },
  },
});
