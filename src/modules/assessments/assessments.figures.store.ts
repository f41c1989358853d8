import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { scoreStatusWords } from './assessments.words.ts';
import { honourKindWords } from './honours.words.ts';

const entry = {
  from: 'score_entry r join score_round n on n.id = r.round_id join organisation o on o.id = r.organisation_id',
  ...{ day: onDay('n.awarded_at'), unit: 'n.organisation_id', path: "'/assessments/entries/' || r.id" },
  title: `o.short_name || ' ' || ${named('r.status', scoreStatusWords)}`,
};

/** What can be stated of scoring rounds (of organisations) and of honours (never whose). */
export const assessmentFigures: Readonly<Record<string, Figure>> = {
  rounds: {
    ...{ says: ['评分考评', 'Scoring rounds'], unit: units.events, as: 'rows', of: 'both' },
    how: ['按评定日期在期间内完成的考评', 'Scoring rounds by the day they were awarded'],
    rows: within({
      ...{ from: 'score_round r', day: onDay('r.awarded_at'), unit: 'r.organisation_id', title: 'r.name' },
      path: "'/assessments/rounds/' || r.id",
    }),
  },
  scored: {
    ...{ says: ['参评组织', 'Organisations scored'], unit: units.units, as: 'rows', of: 'both' },
    how: ['期间内完成的考评里有最终得分的组织', 'Organisations with a final score in rounds awarded in the period'],
    rows: within({ ...entry, where: 'r.total is not null' }),
  },
  starred: {
    ...{ says: ['评上星级', 'Organisations with stars'], unit: units.units, as: 'rows', of: 'both' },
    how: [
      '期间内完成的考评里评上三星及以上的组织',
      'Organisations with three stars and more in rounds awarded in the period',
    ],
    rows: within({ ...entry, where: 'r.stars >= 3' }),
  },
  honoured: {
    ...{ says: ['受表彰', 'Honoured'], unit: units.people, as: 'rows', of: 'both' },
    how: [
      '按公布日期在期间内、本人同意并获评的人;明细里不写名字',
      'People honoured with their consent, by the day; the list names nobody',
    ],
    rows: within({
      ...{
        from: 'honour_nominee r join honour_call c on c.id = r.call_id',
        day: onDay('c.awarded_at'),
        unit: 'c.organisation_id',
      },
      ...{
        title: `c.year || ' ' || ${named('c.kind', honourKindWords)}`,
        path: "'/honours/' || c.id",
        where: "r.status = 'honoured'",
      },
    }),
  },
};
