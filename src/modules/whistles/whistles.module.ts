import { proofPage } from '#modules/cases/index.ts';
import { defineModule } from '#platform/module.ts';
import { whistleSection } from './portal/whistle.section.tsx';
import * as actions from './whistles.actions.ts';
import { whistlesApi } from './whistles.contract.ts';
import { whistlesExports } from './whistles.export.contract.ts';
import { whistleFigures } from './whistles.figures.store.ts';
import { joint, watchArrivals } from './whistles.jobs.ts';
import { proveReportByOfCase } from './whistles.proof.ts';

export const whistles = defineModule({
  name: 'whistles',
  needs: ['places', 'organisations', 'access', 'mandates', 'cases'],
  figures: whistleFigures,
  exports: whistlesExports,
  api: whistlesApi,
  handlers: actions,
  jobs: { joint: { run: joint }, watchArrivals: { every: '* * * * *', run: watchArrivals } },
  listeners: { 'case.return': ['joint'] },
  pages: [proofPage('/case/whistle/:clockId', proveReportByOfCase)],
  adds: { 'portal.case': whistleSection },
});
