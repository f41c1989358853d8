import { exportOf } from '#kernel/export.ts';
import { errandsApi } from './errands.contract.ts';
import { errandsExportWords as w } from './errands.export.words.ts';
import { errandStateWords } from './errands.words.ts';

export const errandsExport = exportOf(errandsApi.listErrands, 'items', {
  name: 'errands',
  says: w.errands.says,
  columns: {
    number: 'text',
    title: 'text',
    placeName: 'text',
    state: errandStateWords,
    agent: { head: w.errands.agent, isPersonal: true },
    papersOut: { head: w.errands.papersOut, as: 'number' },
    originalsOut: { head: w.errands.originalsOut, as: 'number' },
    authorisedUntil: { head: w.errands.authorisedUntil, as: 'moment' },
    dueAt: 'moment',
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const errandsExports = [errandsExport];
