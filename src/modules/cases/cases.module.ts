import { defineModule } from '#platform/module.ts';
import * as actions from './cases.actions.ts';
import { calendarRoutes, calendarStanding, issueCalendar, revokeCalendar } from './cases.calendar.ts';
import { recountClocks } from './cases.clocks.proof.ts';
import { casesApi } from './cases.contract.ts';
import { sealedDelegate } from './cases.delegates.actions.ts';
import { casesOut } from './cases.export.ts';
import { caseFigures } from './cases.figures.store.ts';
import { gate, gateForTask } from './cases.gate.ts';
import { importFile } from './cases.import.actions.ts';
import { foldTally, forgetOrigins, lapseWithdrawals, settleProvisional, watchClocks } from './cases.jobs.ts';
import { sealedReporter } from './cases.present.ts';
import { report } from './cases.report.actions.ts';
import * as saved from './cases.saved.actions.ts';
import { importTemplate } from './cases.template.actions.ts';
import { addFromPhone } from './cases.verbs.phone.ts';
import * as verbs from './cases.verbs.ts';
import { personal } from './personal.store.ts';
import { pages } from './portal/pages.ts';

export const cases = defineModule({
  name: 'cases',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'mandates', 'accusations'],
  api: casesApi,
  pages,
  handlers: {
    gate,
    gateForTask,
    ...actions,
    ...verbs,
    addFromPhone,
    report,
    importFile,
    importTemplate,
    calendarStanding,
    issueCalendar,
    revokeCalendar,
    ...saved,
  },
  exports: [casesOut],
  routes: calendarRoutes,
  figures: caseFigures,
  sealed: [sealedReporter, sealedDelegate],
  jobs: {
    watchClocks: { every: '* * * * *', run: watchClocks },
    lapseWithdrawals: { every: '*/5 * * * *', run: lapseWithdrawals },
    recountClocks: { every: '40 19 * * *', run: async (ctx) => void (await recountClocks(ctx)) },
    forgetOrigins: { every: '20 19 * * *', run: async (ctx) => void (await forgetOrigins(ctx)) },
    foldTally: { every: '* * * * *', run: foldTally, givesWay: true },
    settleProvisional: { every: '17 * * * *', run: settleProvisional },
  },
});
