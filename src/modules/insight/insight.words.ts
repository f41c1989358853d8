import type { Word } from '#kernel/words.ts';
import type { ScopeNote } from './insight.rules.ts';

export const insightWords = {
  never: [
    '这个期间里还没有(或已不再有)这个单位,没有数可报',
    'The unit did not exist in this period: there is no number',
  ],
  noFigure: ['没有这项数', 'There is no such figure'],
  placeOnly: ['这项数只按地方统计', 'This figure is counted by place only'],
  unitOnly: ['这项数只按单位统计', 'This figure is counted by unit only'],
  wholeMonths: ['这项数只按整月留,请选整月', 'This figure is kept by whole months only'],
  noOrder: ['起始日期晚于截止日期', 'The first day is later than the last'],
  tooLong: ['一次最多查十年', 'At most ten years at a time'],
} as const satisfies Record<string, Word>;

export const noteWords: Record<ScopeNote | 'mergedEarlier', Word> = {
  beganLater: ['{day} 才设立,只含这天以后的数', 'Set up only on {day}: numbers begin there'],
  endedEarlier: ['{day} 起撤并,只含这天以前的数', 'Merged or closed on {day}: numbers end there'],
  mergedEarlier: [
    '{day} 起并入{successor},只含这天以前的数,以后的看{successor}',
    'Merged into {successor} on {day}: numbers end there and go on with {successor}',
  ],
  notOverYet: ['期间还没有结束,数还会变', 'The period is not over: the numbers will change'],
};
