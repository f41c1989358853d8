import { exportOf } from '#kernel/export.ts';
import { resultWords } from './hotline.console.words.ts';
import { hotlineApi } from './hotline.contract.ts';
import { hotlineExportWords as w } from './hotline.export.words.ts';

export const hotlinePushesExport = exportOf(hotlineApi.pushes, 'pushes', {
  name: 'hotline-pushes',
  says: w.hotlinePushes.says,
  columns: {
    source: { head: w.hotlinePushes.source },
    ticket: { head: w.hotlinePushes.ticket },
    verb: { head: w.hotlinePushes.verb },
    result: { head: w.hotlinePushes.result, as: resultWords },
    fault: { head: w.hotlinePushes.fault },
    at: { head: w.hotlinePushes.at, as: 'moment' },
    appliedAt: { head: w.hotlinePushes.appliedAt, as: 'moment' },
    number: { head: w.hotlinePushes.number },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const hotlineExports = [hotlinePushesExport];
