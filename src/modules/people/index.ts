/** The door of `people`. Masks and spellings are in kernel/identity.ts, where rules may use them. */
export { addHousehold } from './households.actions.ts';
export {
  type Household,
  type HouseholdCard,
  householdCards,
  householdIds,
  householdOf,
  householdsOfHead,
  livingHousehold,
  livingIdOf,
  membersOf,
  selectHousehold,
} from './households.store.ts';
export { type MatchedPerson, peopleByNumber, peopleNamed } from './match.store.ts';
export { addPerson, revealMany } from './people.actions.ts';
export type { Access, PersonInput } from './people.contract.ts';
export { type ErrandScope, errandScopes } from './people.rules.ts';
export { accessesOf, errandsToday, findPeople, type Person, selectPerson, visiblePeople } from './people.store.ts';
