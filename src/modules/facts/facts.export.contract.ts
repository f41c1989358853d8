import { exportOf } from '#kernel/export.ts';
import { factsApi } from './facts.contract.ts';
import { factsExportWords as w } from './facts.export.words.ts';
import { returnPeriodWords, returnRowsWords } from './facts.words.ts';
import { returnsApi } from './returns.contract.ts';

export const householdFactsExport = exportOf(factsApi.factHouseholds, 'items', {
  name: 'household-facts',
  says: w.householdFacts.says,
  allow: ['villageCadre', 'townshipClerk', 'civilAffairs', 'dataProtection'],
  columns: {
    placeName: 'text',
    head: { head: w.householdFacts.head, isPersonal: true },
    address: { head: w.householdFacts.address, isPersonal: true },
    size: { head: w.householdFacts.size, as: 'number' },
    fresh: { head: w.householdFacts.fresh, as: 'number' },
    stale: { head: w.householdFacts.stale, as: 'number' },
    missing: { head: w.householdFacts.missing, as: 'number' },
  },
});

export const returnsExport = exportOf(returnsApi.listReturns, 'items', {
  name: 'returns',
  says: w.returns.says,
  columns: {
    placeName: 'text',
    unit: 'text',
    name: 'text',
    basis: { head: w.returns.basis },
    every: { head: w.returns.every, as: returnPeriodWords },
    rows: { head: w.returns.rows, as: returnRowsWords },
    budgetMinutes: { head: w.returns.budgetMinutes, as: 'number' },
    period: { head: w.returns.period },
    sent: { head: w.returns.sent, as: 'number' },
    asked: { head: w.returns.asked, as: 'number' },
    closedAt: { head: w.returns.closedAt, as: 'moment' },
  },
});

export const burdenExport = exportOf(returnsApi.burden, 'lines', {
  name: 'burden',
  says: w.burden.says,
  columns: {
    name: { head: w.burden.name },
    orderedBy: { head: w.burden.orderedBy },
    unit: 'text',
    week: { head: w.burden.week, as: 'day' },
    typed: { head: w.burden.typed, as: 'number' },
    reused: { head: w.burden.reused, as: 'number' },
    photos: { head: w.burden.photos, as: 'number' },
    records: { head: w.burden.records, as: 'number' },
    minutes: { head: w.burden.minutes, as: 'number' },
    budgetMinutes: { head: w.burden.budgetMinutes, as: 'number' },
    isOver: { head: w.burden.isOver, as: 'yes' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const factsExports = [householdFactsExport, returnsExport, burdenExport];
