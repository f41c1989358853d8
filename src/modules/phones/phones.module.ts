import { defineModule } from '#platform/module.ts';
import { putFile } from './files.actions.ts';
import { phonesApi } from './phones.contract.ts';

export const phones = defineModule({
  name: 'phones',
  needs: ['places', 'organisations', 'access'],
  api: phonesApi,
  handlers: { putFile },
});
