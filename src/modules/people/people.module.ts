import { defineModule } from '#platform/module.ts';
import * as consentActions from './consents.actions.ts';
import { consentsApi } from './consents.contract.ts';
import * as householdActions from './households.actions.ts';
import { householdsApi } from './households.contract.ts';
import { accesses, add, edit, find, get, list, reveal } from './people.actions.ts';
import { peopleApi } from './people.contract.ts';
import { sealedPerson } from './people.store.ts';

export const people = defineModule({
  name: 'people',
  needs: ['places'],
  api: { ...peopleApi, ...consentsApi, ...householdsApi },
  sealed: [sealedPerson],
  handlers: { list, find, get, add, edit, reveal, accesses, ...consentActions, ...householdActions },
});
