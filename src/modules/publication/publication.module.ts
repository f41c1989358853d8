import { defineModule } from '#platform/module.ts';
import { publishing } from './portal/case.section.tsx';
import { publicAtHome } from './portal/home.section.tsx';
import { pages } from './portal/pages.ts';
import * as actions from './publication.actions.ts';
import { publicationApi } from './publication.contract.ts';
import { publicationFigures } from './publication.figures.store.ts';
import * as statistics from './statistics.actions.ts';

const { publicCases, publicOne, publicSuspended, receptionPoints, saveReceptionPoint } = actions;
const { months, figures, addFigureNote, publishStatistics } = statistics;

export const publication = defineModule({
  name: 'publication',
  needs: ['places', 'organisations', 'access', 'cases', 'rosters'],
  figures: publicationFigures,
  api: publicationApi,
  pages,
  handlers: {
    publicCases,
    publicOne,
    publicSuspended,
    receptionPoints,
    saveReceptionPoint,
    months,
    figures,
    addFigureNote,
  },
  adds: { 'portal.case': publishing, 'portal.home': publicAtHome },
  // Every day, so that a month is not missed by a machine that was off on its first; a month that has its figures is left alone.
  jobs: { publishStatistics: { every: '25 18 * * *', run: publishStatistics } },
});
