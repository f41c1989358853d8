import { exportOf } from '#kernel/export.ts';
import { casesApi } from './cases.contract.ts';
import { sheetWords, columnWords as w } from './cases.import.words.ts';
import { channelWords, kindWords, outcomeWords, statusWords, tierWords } from './cases.words.ts';

/** As much as the list shows; not the words themselves, which are opened one case at a time and noted for the resident, and no contact data. */
export const casesExport = exportOf(casesApi.list, 'items', {
  name: 'cases',
  says: sheetWords.list,
  columns: {
    number: { width: 32 },
    kind: { head: w.kind, as: kindWords },
    tier: { head: w.tier, as: tierWords },
    channel: { head: w.channel, as: channelWords },
    status: statusWords,
    outcome: { head: w.outcome, as: outcomeWords },
    placeName: { width: 32 },
    title: { width: 50 },
    category: { head: w.category, width: 14 },
    receivedAt: { head: w.receivedAt, as: 'moment' },
    dueAt: { head: w.dueAt, as: 'moment' },
    overdue: { head: w.overdue, as: 'yes', of: (c) => c.overdue && !c.closedAt },
    closedAt: { head: w.closedAt, as: 'moment' },
    desk: { head: w.desk },
    handler: { head: w.handler },
    handlerPerson: { head: w.handlerPerson, width: 10 },
    firstReceiver: { head: w.firstReceiver, width: 10 },
    firstUnit: { head: w.firstUnit, of: (c) => c.firstReceiver?.organisation },
    redoCount: { head: w.redoCount, as: 'number' },
    externalNumber: { head: w.externalNumber },
  },
});
