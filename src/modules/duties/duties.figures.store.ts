import { named, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { turnStatusWords } from './duties.words.ts';

const told = {
  ...{ from: 'duty_occurrence r join duty d on d.id = r.duty_id', day: 'r.due_on', unit: 'd.organisation_id' },
  ...{ key: "r.duty_id || ' ' || r.opens_on", path: "'/duties'" },
  title: `d.title || ' ' || ${named('r.status', turnStatusWords)}`,
};

/** What can be stated of recurring duties: turns by the last day on which they were in time. */
export const dutyFigures: Readonly<Record<string, Figure>> = {
  done: {
    ...{ says: ['履职完成', 'Duties done'], unit: units.times, as: 'rows', of: 'both' },
    how: [
      '截止日在期间内、有记录证明已完成的履职',
      'Turns whose last day lies in the period and that a record satisfied',
    ],
    rows: within({ ...told, where: "r.status = 'satisfied'" }),
  },
  missed: {
    ...{ says: ['履职漏做', 'Duties missed'], unit: units.times, as: 'rows', of: 'both' },
    how: [
      '截止日在期间内、没有完成也没有说明的履职',
      'Turns whose last day lies in the period, neither done nor excused',
    ],
    rows: within({ ...told, where: "r.status = 'missed'" }),
  },
  excused: {
    ...{ says: ['履职已说明', 'Duties excused'], unit: units.times, as: 'rows', of: 'both' },
    how: ['截止日在期间内、说明了原因的履职', 'Turns whose last day lies in the period, excused with a reason'],
    rows: within({ ...told, where: "r.status = 'excused'" }),
  },
  doneRate: {
    ...{ says: ['履职完成率', 'Duties done, share'], unit: units.percent, as: 'share', of: 'both' },
    how: [
      '已完成的履职占应完成的(完成加漏做,不含已说明)',
      'Of turns done or missed, those done; excused ones are left out',
    ],
    rows: within({
      ...{ ...told, amount: "case when r.status = 'satisfied' then 1 else 0 end" },
      where: "r.status in ('satisfied', 'missed')",
    }),
  },
};
