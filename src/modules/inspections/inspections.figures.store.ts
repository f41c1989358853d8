import { named, standing, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { categoryWords, findingStatusWords } from './inspections.words.ts';

const told = {
  ...{ from: 'inspection_finding r join inspection_round n on n.id = r.round_id', unit: 'r.owner_id' },
  ...{ path: "'/inspections/findings/' || r.id" },
  title: `n.title || ' ' || r.nth || ' ' || ${named('r.category', categoryWords)} || ' ' || ${named('r.status', findingStatusWords)}`,
};

/** What can be stated of inspections: findings against units, by category. */
export const inspectionFigures: Readonly<Record<string, Figure>> = {
  findings: {
    ...{ says: ['巡察反馈问题', 'Findings'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按反馈日期在期间内的巡察问题', 'Findings by the day they were told'],
    rows: within({ ...told, day: 'n.told_on' }),
  },
  closed: {
    ...{ says: ['整改销号', 'Findings closed'], unit: units.things, as: 'rows', of: 'both' },
    how: [
      '按销号日期在期间内、由别的单位核查后销号的问题',
      'Findings closed after another unit had checked them, by the day',
    ],
    rows: within({ ...told, day: 'r.closed_on' }),
  },
  overdue: {
    ...{ says: ['整改逾期', 'Findings overdue'], unit: units.things, as: 'rows', of: 'both' },
    how: [
      '期间结束时整改期限已过、还没销号的问题',
      'Findings whose day had passed and that were not closed when the period ended',
    ],
    rows: standing({ ...told, day: 'r.due_on', until: 'r.closed_on' }),
  },
  open: {
    ...{ says: ['整改中', 'Findings open'], unit: units.things, as: 'rows', of: 'both' },
    how: ['期间结束时已反馈、还没销号的问题', 'Findings told and not closed when the period ended'],
    rows: standing({ ...told, day: 'n.told_on', until: 'r.closed_on' }),
  },
  closedRate: {
    ...{ says: ['整改完成率', 'Findings closed, share'], unit: units.percent, as: 'share', of: 'both' },
    how: ['整改期限在期间内的问题里,已销号的占比', 'Of findings due in the period, those closed'],
    rows: within({ ...told, day: 'r.due_on', amount: 'case when r.closed_on is not null then 1 else 0 end' }),
  },
};
