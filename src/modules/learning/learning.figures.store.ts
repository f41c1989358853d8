import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

const sessionDay = onDay('lower(r.during)');
const session = {
  from: `learning_session r join learning_class c on c.id = r.class_id join learning_course k on k.id = c.course_id
    join learning_subject s on s.id = k.subject_id`,
  ...{ day: sessionDay, unit: 'c.organisation_id', title: "c.name || ' ' || s.name", path: "'/learning'" },
};
const isOn = "r.status <> 'cancelled'";
const STATES = { present: ['到课', 'present'], absent: ['缺课', 'absent'], leave: ['请假', 'leave'] } as const;

/** What can be stated of a university for older people: a learner is counted, never told. */
export const learningFigures: Readonly<Record<string, Figure>> = {
  subjects: {
    ...{ says: ['开设科目', 'Subjects taught'], unit: units.subjects, as: 'keys', of: 'both' },
    how: ['期间内有课(没取消)的不同科目', 'Different subjects with a session in the period that was not cancelled'],
    rows: within({ ...session, key: 's.id', where: isOn }),
  },
  classes: {
    ...{ says: ['开班', 'Classes'], unit: units.classes, as: 'keys', of: 'both' },
    how: ['期间内有课(没取消)的不同班级', 'Different classes with a session in the period that was not cancelled'],
    rows: within({ ...session, key: 'c.id', where: isOn }),
  },
  sessions: {
    ...{ says: ['上课', 'Sessions held'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按上课日期在期间内、已上的课', 'Sessions held, by their day'],
    rows: within({ ...session, where: "r.status = 'held'" }),
  },
  learners: {
    ...{ says: ['学员', 'Learners'], unit: units.people, as: 'keys', of: 'both' },
    how: [
      '期间内有课的班级里,课上有座位的不同学员,一人读几个班只计一人',
      'Different people with a seat at a session in the period; each counts once',
    ],
    rows: within({
      from: `learning_seat r join learning_class c on c.id = r.class_id
        join lateral (select min(lower(n.during)) as at from learning_session n where n.class_id = c.id and n.status <> 'cancelled'
          and lower(n.during) >= r.from_at and (r.to_at is null or lower(n.during) < r.to_at)) n on n.at is not null`,
      ...{ key: 'r.learner_id', day: onDay('n.at'), unit: 'c.organisation_id', title: 'c.name', path: "'/learning'" },
    }),
  },
  attendance: {
    ...{ says: ['到课率', 'Attendance'], unit: units.percent, as: 'share', of: 'both' },
    how: [
      '期间内记了考勤的人次里,到课的占比;请假的计入分母',
      'Of all marks in registers of the period, those present; leave counts in the whole',
    ],
    rows: within({
      from: 'learning_attendance r join learning_session n on n.id = r.session_id join learning_class c on c.id = n.class_id',
      ...{ key: "r.session_id || ' ' || r.learner_id", day: onDay('lower(n.during)'), unit: 'c.organisation_id' },
      ...{
        title: `c.name || ' ' || ${named('r.state', STATES)}`,
        amount: "case when r.state = 'present' then 1 else 0 end",
      },
      path: "'/learning'",
    }),
  },
  certificates: {
    ...{ says: ['颁发结业证书', 'Certificates'], unit: units.papers, as: 'rows', of: 'both' },
    how: ['按颁发日期在期间内、没有作废的结业证书', 'Certificates by the day they were issued, not revoked'],
    rows: within({
      ...{ from: 'learning_certificate r', day: 'r.issued_on', unit: 'r.organisation_id', path: "'/learning'" },
      ...{ title: "r.number || ' ' || r.course", where: 'r.revoked_at is null' },
    }),
  },
};
