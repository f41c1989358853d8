import { exportOf } from '#kernel/export.ts';
import { plansApi } from './plans.contract.ts';
import { plansExportWords as w } from './plans.export.words.ts';
import { planStatusWords } from './plans.words.ts';

export const plansExport = exportOf(plansApi.listPlans, 'items', {
  name: 'plans',
  says: w.plans.says,
  columns: {
    placeName: 'text',
    unit: 'text',
    title: 'text',
    fromYear: { head: w.plans.fromYear, as: 'number' },
    toYear: { head: w.plans.toYear, as: 'number' },
    status: planStatusWords,
    goals: { head: w.plans.goals, as: 'number' },
    reached: { head: w.plans.reached, as: 'number' },
    measures: { head: w.plans.measures, as: 'number' },
    done: { head: w.plans.done, as: 'number' },
    overdue: { head: w.plans.overdue, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const plansExports = [plansExport];
