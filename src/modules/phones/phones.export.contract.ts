import { exportOf } from '#kernel/export.ts';
import { houseApi } from './house.contract.ts';
import { phonesExportWords as w } from './phones.export.words.ts';
import { trayApi } from './tray.contract.ts';
import { trayReasonWords, trayStateWords } from './tray.words.ts';

export const phonesExport = exportOf(houseApi.listPhones, 'items', {
  name: 'phones',
  says: w.phones.says,
  columns: {
    name: 'text',
    holder: { head: w.phones.holder, isPersonal: true },
    registeredOn: { head: w.phones.registeredOn, as: 'day' },
    lastSeenOn: { head: w.phones.lastSeenOn, as: 'day' },
    letGo: { head: w.phones.letGo, as: 'moment', of: (r) => r.letGo?.at },
  },
});

export const trayExport = exportOf(trayApi.listTray, 'items', {
  name: 'tray',
  says: w.tray.says,
  columns: {
    placeName: 'text',
    why: { head: w.tray.why, as: trayReasonWords },
    state: trayStateWords,
    by: { head: w.tray.by, isPersonal: true },
    madeAt: { head: w.tray.madeAt, as: 'moment' },
    offeredAt: { head: w.tray.offeredAt, as: 'moment' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const phonesExports = [phonesExport, trayExport];
