import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

const told = {
  ...{ from: 'enrolment r join learning_class c on c.id = r.class_id', day: onDay('r.at'), unit: 'c.organisation_id' },
  ...{ title: "r.number || ' ' || c.name", path: "'/enrolments/' || r.class_id" },
};

/** What can be stated of enrolling: by number. */
export const enrolmentFigures: Readonly<Record<string, Figure>> = {
  applied: {
    ...{ says: ['报名', 'Enrolments'], unit: units.personTimes, as: 'rows', of: 'both' },
    how: ['按报名日期在期间内的报名,一人报几个班各计一次', 'Enrolments by the day they came; each class counts'],
    rows: within(told),
  },
  confirmed: {
    ...{ says: ['录取', 'Seats given'], unit: units.personTimes, as: 'rows', of: 'both' },
    how: ['按报名日期在期间内、已确认入学的报名', 'Enrolments of the period that came to a seat'],
    rows: within({ ...told, where: "r.status = 'confirmed'" }),
  },
  byPhoneOrCounter: {
    ...{
      says: ['电话和窗口报名', 'Enrolled by phone or at the counter'],
      unit: units.personTimes,
      as: 'rows',
      of: 'both',
    },
    how: ['期间内通过电话、窗口、纸质表格报的名', 'Enrolments of the period by telephone, counter or paper'],
    rows: within({ ...told, where: "r.way <> 'portal'" }),
  },
  waiting: {
    ...{ says: ['候补', 'Waiting'], unit: units.personTimes, as: 'rows', of: 'both' },
    how: ['期间内报名、眼下还在候补的', 'Enrolments of the period that wait now'],
    rows: within({ ...told, where: "r.status = 'waiting'" }),
  },
};
