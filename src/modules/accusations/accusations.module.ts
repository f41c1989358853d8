import { defineModule } from '#platform/module.ts';
import * as actions from './accusations.actions.ts';
import { accusationsApi } from './accusations.contract.ts';
import { climbUnattended } from './accusations.jobs.ts';
import { sealedAccusations } from './accusations.vault.ts';
import { personal } from './personal.store.ts';
import { accusePages } from './portal/accuse.pages.tsx';
import { trackPages } from './portal/track.page.tsx';

export const accusations = defineModule({
  name: 'accusations',
  personal,
  needs: ['places', 'organisations', 'access'],
  api: accusationsApi,
  handlers: actions,
  pages: [...accusePages, ...trackPages],
  jobs: { climbUnattended: { every: '25 * * * *', run: climbUnattended } },
  sealed: sealedAccusations,
});
