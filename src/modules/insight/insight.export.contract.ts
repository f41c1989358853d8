import { exportOf } from '#kernel/export.ts';
import { insightConsoleWords as w } from './insight.console.words.ts';
import { insightApi } from './insight.contract.ts';

const columns = {
  title: { head: w.record, width: 32 },
  day: { head: w.day, as: 'day' },
  placeName: { head: w.place, width: 28 },
  amount: { head: w.amount, as: 'number' },
} as const;

export const figureRowsExport = exportOf(insightApi.figureRows, 'items', {
  ...{ name: 'figure-rows', says: w.behind, columns },
});
export const sliceExport = exportOf(insightApi.slice, 'items', {
  ...{ name: 'figure-slice', says: w.behindPart, columns },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const insightExports = [figureRowsExport, sliceExport];
