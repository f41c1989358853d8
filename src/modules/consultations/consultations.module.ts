import { defineModule } from '#platform/module.ts';
import {
  addConsultation,
  adoptedTasks,
  changeConsultation,
  exportConsultation,
  getConsultation,
  listConsultations,
  moveConsultation,
  standingOpinions,
} from './consultations.actions.ts';
import { consultationsApi } from './consultations.contract.ts';
import { consultationsExports } from './consultations.export.contract.ts';
import { adoptedDays } from './consultations.feed.ts';
import { consultationFigures } from './consultations.figures.store.ts';
import { forgetOpinions } from './consultations.jobs.ts';
import { consultationSheet } from './consultations.paper.ts';
import {
  captureOpinion,
  giveOpinion,
  moveGroup,
  opinionPhone,
  showOpinion,
  sortOpinions,
  tellOpinion,
} from './opinions.actions.ts';
import { sealedOpinion } from './opinions.store.ts';
import { personal } from './personal.store.ts';
import { consultationPages, consultationsAtHome } from './portal/consultation.pages.tsx';

export const consultations = defineModule({
  name: 'consultations',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'activities'],
  figures: consultationFigures,
  exports: consultationsExports,
  api: consultationsApi,
  sealed: [sealedOpinion],
  papers: { consultationSheet },
  feeds: [adoptedDays],
  handlers: {
    ...{ listConsultations, addConsultation, standingOpinions, adoptedTasks, getConsultation },
    ...{ changeConsultation, moveConsultation, exportConsultation },
    ...{ giveOpinion, captureOpinion, sortOpinions, moveGroup, tellOpinion, opinionPhone, showOpinion },
  },
  pages: consultationPages,
  adds: { 'portal.home': consultationsAtHome },
  jobs: { forgetOpinions: { every: '45 16 * * *', run: forgetOpinions } },
});
