import { defineModule } from '#platform/module.ts';
import { personal } from './personal.store.ts';
import { rightsAtHome, rightsPages } from './portal/rights.pages.tsx';
import { callRight, copyRight, fileRight, getRight, listRights, moveRight, verifyRight } from './rights.actions.ts';
import { rightsApi } from './rights.contract.ts';
import { forgetRights, tellLate } from './rights.jobs.ts';
import { sealedRight } from './rights.store.ts';

/** What somebody may know, change and end of what is held about them (个人信息保护法 44–50). What there is comes from the modules themselves (`Module.personal`). */
export const rights = defineModule({
  name: 'rights',
  needs: ['places', 'organisations', 'people', 'access', 'activities'],
  api: rightsApi,
  sealed: [sealedRight],
  personal,
  handlers: { listRights, getRight, fileRight, callRight, verifyRight, moveRight, copyRight },
  pages: rightsPages,
  adds: { 'portal.home': rightsAtHome },
  jobs: {
    tellLate: { every: '10 22 * * *', run: tellLate },
    forgetRights: { every: '45 16 * * *', run: forgetRights },
  },
});
