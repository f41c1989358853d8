import { wire } from '#ui/field/ask.ts';
import type { houseApi } from '../house.contract.ts';
import type { phonesApi } from '../phones.contract.ts';
import type { trayApi } from '../tray.contract.ts';

/** What the phone itself says to the server, held against the contracts by the compiler (see `wire`). */
export const phoneWire = {
  register: wire<(typeof houseApi)['registerPhone']>({ method: 'POST', path: '/api/phones' }),
  state: wire<(typeof houseApi)['phoneState']>({ method: 'GET', path: '/api/phones/:id/state' }),
  list: wire<(typeof houseApi)['listPhones']>({ method: 'GET', path: '/api/phones' }),
  letGo: wire<(typeof houseApi)['letGoPhone']>({ method: 'POST', path: '/api/phones/:id/let-go' }),
  rescue: wire<(typeof houseApi)['rescueRecord']>({ method: 'POST', path: '/api/phones/:id/rescue' }),
  rescueFile: wire<(typeof houseApi)['rescueFile']>({ method: 'POST', path: '/api/phones/:id/rescue-file' }),
  putFile: wire<(typeof phonesApi)['putFile']>({ method: 'PUT', path: '/api/phone-files/:id', upload: true }),
  offerTray: wire<(typeof trayApi)['offerTray']>({ method: 'POST', path: '/api/tray' }),
  tray: wire<(typeof trayApi)['listTray']>({ method: 'GET', path: '/api/tray' }),
};
