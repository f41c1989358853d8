import { defineModule } from '#platform/module.ts';

export const places = defineModule({ name: 'places', needs: [] });
