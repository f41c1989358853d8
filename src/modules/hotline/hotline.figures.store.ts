import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

/** What can be stated of tickets of 12345 platforms. */
export const hotlineFigures: Readonly<Record<string, Figure>> = {
  tickets: {
    ...{ says: ['12345 派来工单', 'Tickets of 12345'], unit: units.cases, as: 'rows', of: 'place' },
    how: [
      '按派来日期在期间内、由 12345 平台派来并立为诉求的工单',
      'Tickets that 12345 platforms sent and that became cases, by the day',
    ],
    rows: within({
      from: 'hotline_ticket r join cases c on c.id = r.case_id',
      ...{ day: onDay('c.received_at'), title: "r.ticket || ' ' || c.number", path: "'/cases/' || c.id" },
      where: 'c.sealed_at is null',
    }),
  },
  urged: {
    ...{ says: ['12345 催办', 'Tickets urged'], unit: units.cases, as: 'rows', of: 'place' },
    how: ['按派来日期在期间内、被 12345 催办过的工单', 'Tickets of the period that were urged'],
    rows: within({
      from: 'hotline_ticket r join cases c on c.id = r.case_id',
      ...{ day: onDay('c.received_at'), title: "r.ticket || ' ' || c.number", path: "'/cases/' || c.id" },
      where: 'r.urges > 0 and c.sealed_at is null',
    }),
  },
};
