import { exportOf } from '#kernel/export.ts';
import { organisationsApi } from './organisations.contract.ts';
import { organisationsExportWords as w } from './organisations.export.words.ts';
import { organisationKindWords } from './organisations.words.ts';

export const organisationsExport = exportOf(organisationsApi.listOrganisations, 'organisations', {
  name: 'organisations',
  says: w.organisations.says,
  columns: {
    name: 'text',
    shortName: { head: w.organisations.shortName },
    kind: organisationKindWords,
    placeName: 'text',
    duty: { head: w.organisations.duty },
    validFrom: 'day',
    validTo: 'day',
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const organisationsExports = [organisationsExport];
