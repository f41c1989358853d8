import { named, standing, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { standingWords } from './measures.words.ts';

const told = {
  ...{
    from: 'measure r join measure_document d on d.id = r.document_id',
    unit: 'r.lead_id',
    path: "'/measures/' || d.id",
  },
  title: `d.title || ' ' || r.nth || ' ' || ${named('r.status', standingWords)}`,
};
const isJoint = "d.kind = 'joint'";

/** What can be stated of what joint documents promise: by unit. */
export const measureFigures: Readonly<Record<string, Figure>> = {
  documents: {
    ...{ says: ['联合发文', 'Joint documents'], unit: units.papers, as: 'rows', of: 'both' },
    how: ['按发文日期在期间内、多部门联合发的文件', 'Documents issued jointly, by their day'],
    rows: within({
      ...{ from: 'measure_document r', day: 'r.issued_on', unit: 'r.organisation_id', title: 'r.title' },
      ...{ path: "'/measures/' || r.id", where: "r.kind = 'joint'" },
    }),
  },
  done: {
    ...{ says: ['措施落实', 'Measures done'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按完成日期在期间内、经别的单位确认完成的措施', 'Measures done in the period by another office’s word'],
    rows: within({ ...told, day: 'r.done_on', where: isJoint }),
  },
  overdue: {
    ...{ says: ['措施逾期', 'Measures overdue'], unit: units.things, as: 'rows', of: 'both' },
    how: [
      '期间结束时期限已过、没有完成也没有取消的措施',
      'Measures whose day had passed, neither done nor dropped, when the period ended',
    ],
    rows: standing({ ...told, day: 'r.due_on', until: 'r.done_on', where: `${isJoint} and r.status <> 'dropped'` }),
  },
  doneRate: {
    ...{ says: ['措施完成率', 'Measures done, share'], unit: units.percent, as: 'share', of: 'both' },
    how: ['期限在期间内、没有取消的措施里,已完成的占比', 'Of measures due in the period and not dropped, those done'],
    rows: within({
      ...{ ...told, day: 'r.due_on', amount: 'case when r.done_on is not null then 1 else 0 end' },
      where: `${isJoint} and r.status <> 'dropped'`,
    }),
  },
};
