import { exportOf } from '#kernel/export.ts';
import { inboxApi } from './inbox.contract.ts';
import { inboxExportWords as w } from './inbox.export.words.ts';
import { sourceWords, statusWords } from './inbox.words.ts';

export const inboxExport = exportOf(inboxApi.list, 'items', {
  name: 'inbox',
  says: w.inbox.says,
  allow: ['townshipClerk', 'countyClerk', 'hotlineAgent'],
  columns: {
    placeName: 'text',
    source: { head: w.inbox.source, as: sourceWords },
    status: statusWords,
    receivedAt: { head: w.inbox.receivedAt, as: 'moment' },
    sender: { head: w.inbox.sender, isPersonal: true },
    title: { head: w.inbox.title, isPersonal: true },
    files: { head: w.inbox.files, as: 'number' },
    case: { head: w.inbox.case, of: (r) => r.case?.number },
    decidedBy: { head: w.inbox.decidedBy },
    reason: { head: w.inbox.reason },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const inboxExports = [inboxExport];
