import { defineModule } from '#platform/module.ts';
import * as actions from './subscribers.actions.ts';
import { subscribersApi } from './subscribers.contract.ts';
import { subscriberJobs, subscriberListeners } from './subscribers.jobs.ts';

export const subscribers = defineModule({
  name: 'subscribers',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: subscribersApi,
  handlers: actions,
  jobs: subscriberJobs,
  listeners: subscriberListeners,
});
