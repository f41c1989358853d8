/** The door of `plans`. */
export { addFigure, draftPlan, judgePlan, reviewPlan, savePlan, submitPlan } from './plans.actions.ts';
