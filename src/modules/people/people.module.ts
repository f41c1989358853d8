import { defineModule } from '#platform/module.ts';
import * as consentActions from './consents.actions.ts';
import { consentsApi } from './consents.contract.ts';
import * as householdActions from './households.actions.ts';
import { householdsApi } from './households.contract.ts';
import { accesses, add, edit, find, get, list, reveal } from './people.actions.ts';
import { peopleApi } from './people.contract.ts';
import { sealedPerson } from './people.store.ts';
import { personal } from './personal.store.ts';
import * as rollActions from './roll.actions.ts';
import { rollApi } from './roll.contract.ts';

export const people = defineModule({
  name: 'people',
  personal,
  needs: ['places'],
  api: { ...peopleApi, ...consentsApi, ...householdsApi, ...rollApi },
  sealed: [sealedPerson],
  handlers: {
    list,
    find,
    get,
    add,
    edit,
    reveal,
    accesses,
    ...consentActions,
    importRoll: rollActions.importRoll,
    rollTemplate: rollActions.rollTemplate,
    addHousehold: householdActions.addHousehold,
    households: householdActions.households,
    household: householdActions.household,
    editHousehold: householdActions.editHousehold,
    mergeHousehold: householdActions.mergeHousehold,
    addMember: householdActions.addMember,
    endMember: householdActions.endMember,
  },
});
