import { defineModule } from '#platform/module.ts';
import { drawClass, enterNumber, publishSeed } from './draws.actions.ts';
import { sealedDraw } from './draws.store.ts';
import {
  deskEnrol,
  enrolmentClass,
  enrolmentClasses,
  enrolmentPhone,
  moveEnrolment,
  putClaims,
  putEnrolmentRules,
  swapEnrolment,
  toldEnrolment,
} from './enrolments.actions.ts';
import { enrolmentsApi } from './enrolments.contract.ts';
import { enrolmentsExports } from './enrolments.export.contract.ts';
import { enrolmentFigures } from './enrolments.figures.store.ts';
import { forgetEnrolments, keepMoving, seatLeft } from './enrolments.jobs.ts';
import { enrolmentSheet } from './enrolments.paper.ts';
import { sealedEnrolment } from './enrolments.store.ts';
import { personal } from './personal.store.ts';
import { enrolmentPages, enrolmentsAtHome } from './portal/enrol.pages.tsx';
import { wayIntoClass } from './portal/on-class.tsx';

export const enrolments = defineModule({
  name: 'enrolments',
  personal,
  needs: ['places', 'organisations', 'access', 'papers', 'activities', 'learning'],
  figures: enrolmentFigures,
  exports: enrolmentsExports,
  api: enrolmentsApi,
  sealed: [sealedEnrolment, sealedDraw],
  handlers: {
    ...{ enrolmentClasses, enrolmentClass, putEnrolmentRules, deskEnrol },
    ...{ moveEnrolment, swapEnrolment, toldEnrolment, enrolmentPhone, putClaims },
    ...{ publishSeed, enterNumber, drawClass },
  },
  pages: enrolmentPages,
  adds: { 'portal.home': enrolmentsAtHome, 'portal.learningClass': wayIntoClass },
  papers: { enrolmentSheet },
  listeners: { 'learningClass.unseat': ['seatLeft'] },
  jobs: {
    keepMoving: { every: '*/5 * * * *', run: keepMoving },
    seatLeft: { run: seatLeft },
    forgetEnrolments: { every: '45 16 * * *', run: forgetEnrolments },
  },
});
