import { units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

/** What can be stated of village charters; private reminders are private, and in no list. */
export const normFigures: Readonly<Record<string, Figure>> = {
  chartersFiled: {
    ...{ says: ['村规民约备案', 'Charters filed'], unit: units.papers, as: 'rows', of: 'both' },
    how: [
      '按备案日期在期间内的村规民约(每一版各计一份)',
      'Charters by the day they were filed, each edition by itself',
    ],
    rows: within({
      ...{ from: 'norm_charter r', day: 'r.filed_on', unit: 'r.organisation_id', title: "r.name || ' ' || r.edition" },
      path: "'/norms/' || r.id",
    }),
  },
};
