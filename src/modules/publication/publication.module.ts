import { defineModule } from '#platform/module.ts';
import { publicationApi } from './publication.contract.ts';

export const publication = defineModule({
  name: 'publication',
  needs: ['places', 'organisations', 'access', 'cases'],
  api: publicationApi,
  handlers: {},
});
