import { defineModule } from '#platform/module.ts';
import * as chat from './chat.actions.ts';
import * as actions from './inbox.actions.ts';
import { inboxApi } from './inbox.contract.ts';
import { inboxExports } from './inbox.export.contract.ts';
import { inboxJobs } from './inbox.jobs.ts';
import { inboxSealed } from './inbox.seal.ts';
import { personal } from './personal.store.ts';
import * as sheets from './sheets.actions.ts';
import { wecomRoutes } from './wecom.routes.ts';

export const inbox = defineModule({
  name: 'inbox',
  personal,
  needs: ['places', 'organisations', 'access', 'papers', 'cases'],
  exports: inboxExports,
  api: inboxApi,
  handlers: { ...actions, ...chat, ...sheets },
  jobs: inboxJobs,
  listeners: {
    'case.reply': ['tellReply'],
    'case.answer': ['tellReply'],
    'case.confirmUnreasonable': ['tellReply'],
  },
  sealed: inboxSealed,
  routes: wecomRoutes,
});
