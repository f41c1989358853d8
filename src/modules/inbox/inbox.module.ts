import { defineModule } from '#platform/module.ts';
import { inboxApi } from './inbox.contract.ts';

export const inbox = defineModule({
  name: 'inbox',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: inboxApi,
  handlers: {},
});
