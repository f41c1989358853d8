import { onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';

const group = {
  from: 'opinion_group r',
  unit: 'r.organisation_id',
  title: "'意见归并 ' || left(r.summary, 40)",
  path: "'/consultations'",
};

/** What can be stated of opinions asked for and unasked: grouped, never by whoever said it. */
export const consultationFigures: Readonly<Record<string, Figure>> = {
  opened: {
    ...{ says: ['征求意见', 'Consultations'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按开始日期在期间内的意见征求', 'Consultations by the day they were opened'],
    rows: within({
      ...{ from: 'consultation r', day: onDay('r.opened_at'), unit: 'r.organisation_id', title: 'r.title' },
      path: "'/consultations/' || r.id",
    }),
  },
  opinions: {
    ...{ says: ['收到意见建议', 'Opinions received'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按收到日期在期间内的意见建议,征求来的和自己提的都计', 'Opinions by the day they came, asked for or not'],
    rows: within({
      ...{
        from: 'opinion r',
        day: onDay('r.at'),
        unit: 'r.organisation_id',
        title: 'r.number',
        path: "'/consultations'",
      },
    }),
  },
  answered: {
    ...{ says: ['答复意见', 'Opinions answered'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按答复日期在期间内、归并后答复的意见', 'Grouped opinions by the day they were answered'],
    rows: within({ ...group, day: onDay('r.answered_at') }),
  },
  adopted: {
    ...{ says: ['采纳意见', 'Opinions adopted'], unit: units.things, as: 'rows', of: 'both' },
    how: [
      '按答复日期在期间内、采纳或部分采纳的意见(归并后)',
      'Grouped opinions adopted, or in part, by the day of the answer',
    ],
    rows: within({ ...group, day: onDay('r.answered_at'), where: "r.status in ('adopted', 'partly', 'done')" }),
  },
  done: {
    ...{ says: ['采纳的已办成', 'Adopted and done'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按办成日期在期间内、采纳后已办成的意见', 'Adopted opinions by the day they were done'],
    rows: within({ ...group, day: 'r.done_on' }),
  },
};
