import { standing, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

const measures = {
  from: 'measure r join measure_document d on d.id = r.document_id join village_plan p on p.document_id = d.id',
  ...{ unit: 'r.lead_id', title: "p.title || ' ' || r.nth", path: "'/plans/' || p.id" },
};

/** What can be stated of village plans (一村一策). */
export const planFigures: Readonly<Record<string, Figure>> = {
  inForce: {
    ...{ says: ['在实施的村策', 'Village plans in force'], unit: units.papers, as: 'rows', of: 'both' },
    how: ['期间结束时已批准、还没结束的“一村一策”', 'Village plans approved and not ended when the period ended'],
    rows: standing({
      ...{ from: 'village_plan r', day: 'r.approved_on', until: 'r.ended_on', unit: 'r.organisation_id' },
      ...{ title: 'r.title', path: "'/plans/' || r.id" },
    }),
  },
  measuresDone: {
    ...{ says: ['村策措施完成', 'Measures of plans done'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按完成日期在期间内的“一村一策”措施', 'Measures of village plans by the day they were done'],
    rows: within({ ...measures, day: 'r.done_on' }),
  },
  measuresOverdue: {
    ...{ says: ['村策措施逾期', 'Measures of plans overdue'], unit: units.things, as: 'rows', of: 'both' },
    how: [
      '期间结束时期限已过、没有完成也没有取消的“一村一策”措施',
      'Measures of plans whose day had passed, neither done nor dropped',
    ],
    rows: standing({ ...measures, day: 'r.due_on', until: 'r.done_on', where: "r.status <> 'dropped'" }),
  },
  figuresTold: {
    ...{ says: ['村策进展上报', 'Progress of plans told'], unit: units.times, as: 'rows', of: 'place' },
    how: ['按日期在期间内、对村策目标报的进展', 'Figures told of goals of plans, by their day'],
    rows: within({
      ...{ from: 'village_plan_figure r join village_plan p on p.id = r.plan_id', day: 'r.on_day' },
      ...{ title: 'p.title', path: "'/plans/' || p.id" },
    }),
  },
};
