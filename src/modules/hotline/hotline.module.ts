import { defineModule } from '#platform/module.ts';
import * as actions from './hotline.actions.ts';
import { hotlineApi } from './hotline.contract.ts';
import { hotlineExports } from './hotline.export.contract.ts';
import { hotlineFigures } from './hotline.figures.store.ts';
import { hotlineJobs, hotlineListeners } from './hotline.jobs.ts';
import { routes } from './hotline.routes.ts';
import { hotlineSealed } from './hotline.seal.ts';
import { personal } from './personal.store.ts';

export const hotline = defineModule({
  name: 'hotline',
  personal,
  needs: ['places', 'organisations', 'access', 'cases'],
  figures: hotlineFigures,
  exports: hotlineExports,
  api: hotlineApi,
  handlers: actions,
  routes,
  jobs: hotlineJobs,
  listeners: hotlineListeners,
  sealed: hotlineSealed,
});
