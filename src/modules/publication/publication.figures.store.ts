import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

/** What can be stated of what people made public of their own. */
export const publicationFigures: Readonly<Record<string, Figure>> = {
  published: {
    ...{ says: ['本人公开的诉求', 'Cases made public'], unit: units.cases, as: 'rows', of: 'place' },
    how: [
      '按公开日期在期间内、由本人公开且没有取消的诉求',
      'Cases their own people made public and did not take back, by the day',
    ],
    rows: within({
      ...{ from: 'publication r join cases c on c.id = r.case_id', key: 'r.case_id', day: onDay('r.published_at') },
      ...{
        title: "c.number || coalesce(' ' || c.category, '')",
        path: "'/cases/' || c.id",
        where: 'c.sealed_at is null',
      },
    }),
  },
};
