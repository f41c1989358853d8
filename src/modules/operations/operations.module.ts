import { defineModule } from '#platform/module.ts';
import { askUpkeep, monthlyDrill, nightlyBackup, runUpkeep, standing } from './operations.actions.ts';
import { operationsApi } from './operations.contract.ts';

export const operations = defineModule({
  name: 'operations',
  needs: ['access'],
  api: operationsApi,
  handlers: { standing, askUpkeep },
  jobs: {
    runUpkeep: { run: runUpkeep },
    // 02:30 and 04:30 here.
    nightlyBackup: { every: '30 18 * * *', run: nightlyBackup },
    monthlyDrill: { every: '30 20 * * *', run: monthlyDrill },
  },
});
