import { defineModule } from '#platform/module.ts';
import { stationsAtHome } from './portal/home.section.tsx';
import { pages } from './portal/pages.ts';
import { forgetReports, listReports, settleReport } from './reports.actions.ts';
import { exportStations, importStations, stationTemplate } from './sheet.actions.ts';
import { stationSheetApi } from './sheet.contract.ts';
import * as actions from './stations.actions.ts';
import { stationsApi } from './stations.contract.ts';
import { stationFigures } from './stations.figures.store.ts';

const { publicStations, listStations, addStation, getStation, changeStation, moveStation, confirmStation } = actions;
const { listBoxes, putBox } = actions;

import { stationsExports } from './stations.export.contract.ts';

export const stations = defineModule({
  name: 'stations',
  needs: ['places', 'organisations', 'access', 'publication', 'open311'],
  figures: stationFigures,
  exports: stationsExports,
  api: { ...stationsApi, ...stationSheetApi },
  handlers: {
    publicStations,
    listStations,
    addStation,
    getStation,
    changeStation,
    moveStation,
    confirmStation,
    listReports,
    settleReport,
    listBoxes,
    putBox,
    exportStations,
    importStations,
    stationTemplate,
  },
  pages,
  adds: { 'portal.home': stationsAtHome },
  jobs: { forgetReports: { every: '40 18 * * *', run: forgetReports } },
});
