import { defineModule } from '#platform/module.ts';
import { addFigure, draftPlan, figureFile, judgePlan, reviewPlan, savePlan, submitPlan } from './plans.actions.ts';
import { plansApi } from './plans.contract.ts';
import { plansExports } from './plans.export.contract.ts';
import { planFigures } from './plans.figures.store.ts';
import { getPlan, listPlans } from './plans.view.ts';
import { planPages, plansAtHome } from './portal/plan.pages.tsx';

export const plans = defineModule({
  name: 'plans',
  needs: ['places', 'organisations', 'access', 'measures'],
  figures: planFigures,
  exports: plansExports,
  api: plansApi,
  handlers: { listPlans, getPlan, draftPlan, savePlan, submitPlan, judgePlan, addFigure, figureFile, reviewPlan },
  pages: planPages,
  adds: { 'portal.home': plansAtHome },
});
