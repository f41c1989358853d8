import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

const sent = {
  ...{
    from: 'return_fill r join return_form f on f.id = r.form_id',
    day: onDay('r.sent_at'),
    unit: 'r.organisation_id',
  },
  ...{ title: "f.name || ' ' || r.period", path: "'/returns'" },
};

/** What can be stated of tables that offices order from villages. */
export const factFigures: Readonly<Record<string, Figure>> = {
  returns: {
    ...{ says: ['上报报表', 'Returns sent'], unit: units.papers, as: 'rows', of: 'both' },
    how: ['按报送日期在期间内的报表', 'Returns by the day they were sent'],
    rows: within(sent),
  },
  reused: {
    ...{ says: ['报表自动带出', 'Cells filled by themselves'], unit: units.things, as: 'sum', of: 'both' },
    how: [
      '期间内报送的报表里,由已有信息自动带出、不用再填的格数',
      'Cells of returns of the period filled from what was known',
    ],
    rows: within({ ...sent, amount: 'r.reused' }),
  },
  typed: {
    ...{ says: ['报表手工填写', 'Cells typed'], unit: units.things, as: 'sum', of: 'both' },
    how: ['期间内报送的报表里,手工填写的格数', 'Cells of returns of the period that were typed'],
    rows: within({ ...sent, amount: 'r.typed' }),
  },
};
