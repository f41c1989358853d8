import { defineModule } from '#platform/module.ts';
import * as actions from './measures.actions.ts';
import { measuresApi } from './measures.contract.ts';
import { measureFigures } from './measures.figures.store.ts';
import { measureDays, remindLeads } from './measures.jobs.ts';
import { measurePages, measuresAtHome } from './portal/measure.pages.tsx';
import { exportMeasures, importMeasures } from './sheet.actions.ts';

const { listDocuments, addDocument, changeDocument, documentFile, unitMeasures, listMeasures } = actions;
const { addMeasure, getMeasure, reportMeasure, judgeMeasure, changeMeasure, reportFile } = actions;

import { measuresExports } from './measures.export.contract.ts';

export const measures = defineModule({
  name: 'measures',
  needs: ['places', 'organisations', 'access', 'mandates'],
  figures: measureFigures,
  exports: measuresExports,
  api: measuresApi,
  handlers: {
    listDocuments,
    addDocument,
    changeDocument,
    documentFile,
    unitMeasures,
    listMeasures,
    exportMeasures,
    importMeasures,
    addMeasure,
    getMeasure,
    reportMeasure,
    judgeMeasure,
    changeMeasure,
    reportFile,
  },
  pages: measurePages,
  adds: { 'portal.home': measuresAtHome },
  feeds: [measureDays],
  jobs: { remindLeads: { every: '40 0 * * *', run: remindLeads } },
});
