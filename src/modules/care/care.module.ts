import { defineModule } from '#platform/module.ts';
import { careApi } from './care.contract.ts';
import { enrolMember, getCareMember } from './members.actions.ts';

/** No petition, hotline or case is needed here, and none may be: what somebody complained of has no bearing on help (domain §12.13). */
export const care = defineModule({
  name: 'care',
  needs: ['places', 'organisations', 'people', 'access', 'phones', 'duties'],
  api: careApi,
  handlers: { getCareMember, enrolMember },
});
