import { defineModule } from '#platform/module.ts';
import { exportFile, exportForm, exportLists, listExports, startExport } from './exports.actions.ts';
import { exportsApi } from './exports.contract.ts';
import { exportLog } from './exports.export.contract.ts';
import { forgetExports } from './exports.jobs.ts';

export const exports = defineModule({
  name: 'exports',
  needs: ['places', 'organisations', 'access'],
  api: exportsApi,
  handlers: { exportForm, exportLists, startExport, exportFile, listExports },
  exports: [exportLog],
  jobs: { forgetExports: { every: '10 19 * * *', run: forgetExports } },
});
