import { defineModule } from '#platform/module.ts';
import { authorPhone, consentPaper, forgetWithdrawn, recordConsent } from './consents.actions.ts';
import { addExhibition, changeExhibition, hangWorks, listExhibitions } from './exhibitions.actions.ts';
import * as works from './gallery.actions.ts';
import { galleryApi } from './gallery.contract.ts';
import { galleryFigures } from './gallery.figures.store.ts';
import { sealedAuthor } from './gallery.store.ts';
import { galleryAtHome, galleryPages } from './portal/gallery.pages.tsx';

const { listWorks, addWork, captureWork, getWork, changeWork, addPictures, orderPictures } = works;
const { describePicture, dropPicture, workPicture, moveWork } = works;

import { galleryExports } from './gallery.export.contract.ts';
import { personal } from './personal.store.ts';

export const gallery = defineModule({
  name: 'gallery',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'activities'],
  figures: galleryFigures,
  exports: galleryExports,
  api: galleryApi,
  sealed: [sealedAuthor],
  handlers: {
    ...{ listWorks, addWork, captureWork, getWork, changeWork, addPictures, orderPictures },
    ...{ describePicture, dropPicture, workPicture, moveWork },
    ...{ recordConsent, consentPaper, authorPhone },
    ...{ listExhibitions, addExhibition, changeExhibition, hangWorks },
  },
  pages: galleryPages,
  adds: { 'portal.home': galleryAtHome },
  jobs: { forgetWithdrawn: { every: '45 16 * * *', run: forgetWithdrawn } },
});
