import { exportOf } from '#kernel/export.ts';
import { handoversApi } from './handovers.contract.ts';
import { handoversExportWords as w } from './handovers.export.words.ts';
import { handoverStatusWords } from './handovers.words.ts';

export const handoversExport = exportOf(handoversApi.listHandovers, 'unit', {
  name: 'handovers',
  says: w.handovers.says,
  columns: {
    number: 'text',
    status: handoverStatusWords,
    from: { head: w.handovers.from },
    to: { head: w.handovers.to },
    reason: { head: w.handovers.reason },
    until: { head: w.handovers.until, as: 'day' },
    items: { head: w.handovers.items, as: 'number' },
    drawnAt: { head: w.handovers.drawnAt, as: 'moment' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const handoversExports = [handoversExport];
