import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

const from = 'errand r join cases c on c.id = r.case_id';
const title = "c.number || coalesce(' ' || c.category, '')";
const told = { from, title, key: 'r.case_id', path: "'/cases/' || r.case_id", where: 'c.sealed_at is null' };

/** What can be stated of errands: by the records of the errand itself, not by the words of its case. */
export const errandFigures: Readonly<Record<string, Figure>> = {
  taken: {
    ...{ says: ['接受委托', 'Errands authorised'], unit: units.cases, as: 'rows', of: 'both' },
    how: ['按本人授权的日期在期间内的帮办代办', 'Errands by the day the person authorised them'],
    rows: within({ ...told, day: onDay('r.consented_at'), unit: 'r.agent_organisation_id' }),
  },
  finished: {
    ...{ says: ['代办办结', 'Errands finished'], unit: units.cases, as: 'rows', of: 'both' },
    how: [
      '按把结果和材料交还本人的日期在期间内的帮办代办,不管何时委托',
      'Errands by the day the result and papers were handed back, whenever they were asked for',
    ],
    rows: within({ ...told, day: onDay('r.returned_at'), unit: 'r.agent_organisation_id' }),
  },
  trips: {
    ...{ says: ['代办跑腿', 'Trips for errands'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按出门的日期在期间内、为代办事项跑的趟数', 'Trips made for errands, by their day'],
    rows: within({
      ...told,
      from: 'errand_trip r join errand e on e.case_id = r.case_id join cases c on c.id = r.case_id',
      ...{ key: 'r.id', day: 'r.day', unit: 'e.agent_organisation_id' },
    }),
  },
};
