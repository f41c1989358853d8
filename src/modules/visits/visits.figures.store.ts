import { named, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { needCategoryWords, visitHowWords, visitResultWords } from './visits.words.ts';

const told = {
  ...{ from: 'visit r', day: 'r.day', unit: 'r.organisation_id', path: "'/visits/' || r.id" },
  title: `${named('r.how', visitHowWords)} || ' ' || ${named('r.result', visitResultWords)}`,
};

/** What can be stated of visits: a household is counted, never told. */
export const visitFigures: Readonly<Record<string, Figure>> = {
  made: {
    ...{ says: ['走访', 'Visits'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按走访日期在期间内、谈上话的走访', 'Visits on which somebody talked, by their day'],
    rows: within({ ...told, where: "r.result = 'talked'" }),
  },
  households: {
    ...{ says: ['走访的户', 'Households visited'], unit: units.households, as: 'keys', of: 'both' },
    how: [
      '期间内谈上话的不同户数,一户走访几次只计一户',
      'Different households that talked with a visitor; each counts once',
    ],
    rows: within({ ...told, key: 'r.household_id', where: "r.result = 'talked'" }),
  },
  heating: {
    ...{ says: ['供热上门走访', 'Heating visits'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按走访日期在期间内、为供热走访的户次', 'Visits for the heating, by their day'],
    rows: within({ ...told, where: "r.purpose = 'heatSupply'" }),
  },
  needs: {
    ...{ says: ['走访中收集的需求', 'Needs told on visits'], unit: units.things, as: 'rows', of: 'both' },
    how: [
      '走访时说出来的需求,按走访日期,转为诉求的和当场答复的都计',
      'Needs told on a visit, by its day, made a case or answered at once',
    ],
    rows: within({
      ...{ from: 'visit_need r join visit v on v.id = r.visit_id', day: 'v.day', unit: 'v.organisation_id' },
      ...{ title: named('r.category', needCategoryWords), path: "'/visits/' || v.id" },
    }),
  },
  studies: {
    ...{ says: ['集体研判', 'Joint studies'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按开会日期在期间内、对走访情况的集体研判', 'Joint studies of what visits brought, by their day'],
    rows: within({
      ...{ from: 'visit_study r', day: 'r.held_on', unit: 'r.organisation_id' },
      ...{ title: "'研判 ' || r.held_on", path: "'/visits/studies/' || r.id" },
    }),
  },
};
