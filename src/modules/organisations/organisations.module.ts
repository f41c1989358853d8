import { defineModule } from '#platform/module.ts';
import { addMember, endMember } from './members.actions.ts';
import { addOrganisation, closeOrganisation, editOrganisation, moveOrganisation } from './organisations.actions.ts';
import { organisationsApi } from './organisations.contract.ts';
import { organisationsExports } from './organisations.export.contract.ts';
import { getOrganisation, getStructure, listOrganisations } from './organisations.reads.ts';

export const organisations = defineModule({
  name: 'organisations',
  needs: ['places'],
  exports: organisationsExports,
  api: organisationsApi,
  handlers: {
    listOrganisations,
    getOrganisation,
    getStructure,
    addOrganisation,
    editOrganisation,
    moveOrganisation,
    closeOrganisation,
    addMember,
    endMember,
  },
});
