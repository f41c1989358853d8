import { defineModule } from '#platform/module.ts';
import * as actions from './bulletins.actions.ts';
import { bulletinsApi } from './bulletins.contract.ts';
import { bulletinPages, bulletinsAtHome } from './portal/bulletin.pages.tsx';
import { recountAll } from './recount.ts';

const { listBulletins, bulletinSubjects, draftBulletin, draftDocument, issueBulletin } = actions;
const { getBulletin, bulletinDocument, showBulletin, hideBulletin } = actions;

export const bulletins = defineModule({
  name: 'bulletins',
  needs: ['places', 'organisations', 'access', 'cases', 'insight'],
  api: bulletinsApi,
  handlers: {
    listBulletins,
    bulletinSubjects,
    draftBulletin,
    draftDocument,
    issueBulletin,
    getBulletin,
    bulletinDocument,
    showBulletin,
    hideBulletin,
  },
  pages: bulletinPages,
  adds: { 'portal.home': bulletinsAtHome },
  jobs: { recountAll: { every: '50 17 * * *', run: recountAll } },
});
