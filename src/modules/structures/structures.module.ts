import { defineModule } from '#platform/module.ts';
import { structurePages, structuresAtHome } from './portal/structure.pages.tsx';
import { listStructures, readStructure, roleEditions, writeRoleText } from './structures.actions.ts';
import { structuresApi } from './structures.contract.ts';
import { structureFigures } from './structures.figures.store.ts';

export const structures = defineModule({
  name: 'structures',
  needs: ['places', 'organisations', 'access', 'stations'],
  figures: structureFigures,
  api: structuresApi,
  handlers: { listStructures, readStructure, roleEditions, writeRoleText },
  pages: structurePages,
  adds: { 'portal.home': structuresAtHome },
});
