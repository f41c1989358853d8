import { defineModule } from '#platform/module.ts';

export const organisations = defineModule({ name: 'organisations', needs: ['places'] });
