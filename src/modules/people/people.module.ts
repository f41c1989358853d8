import { defineModule } from '#platform/module.ts';

export const people = defineModule({ name: 'people', needs: ['places'] });
