import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

/** What can be stated of work that went from one hand to another. */
export const handoverFigures: Readonly<Record<string, Figure>> = {
  done: {
    ...{ says: ['工作交接', 'Handovers'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按接手人签收日期在期间内的交接', 'Handovers by the day the successor answered'],
    rows: within({
      ...{ from: 'handover r', day: onDay('r.answered_at'), unit: 'r.from_organisation_id', title: 'r.number' },
      ...{ path: "'/handovers/' || r.id", where: "r.status in ('accepted', 'partly', 'returned')" },
    }),
  },
};
