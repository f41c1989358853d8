import type { Word } from '#kernel/words.ts';
import type { AdviceCode } from './reply.rules.ts';

export const classifyWords = {
  title: ['归类建议', 'Suggested categories'],
} as const satisfies Record<string, Word>;

/** Why there is nothing to suggest. */
export const whyNoneWords = {
  fewExamples: [
    '已办结并归类的件还太少,暂时给不出建议。',
    'Too few closed cases have a category yet: nothing to suggest.',
  ],
  shortText: ['再多写几句,才看得出是哪一类。', 'A little more text is needed.'],
} as const satisfies Record<string, Word>;

export const adviceWords: Record<AdviceCode, Word> = {
  passedOn: ['只说转给了谁,没说结果。', 'It says who has it now, not what came of it.'],
  tooShort: ['答复太短,对方可能看不明白。', 'Very short: the person may not understand what was done.'],
  unanswered: ['好像没有答到:', 'Not answered, it seems:'],
  noTime: ['问了时间,没有答时间:', 'A time was asked for, none is given:'],
  noAmount: ['问了多少,没有答数字:', 'An amount was asked for, none is given:'],
  noUnit: ['问了谁负责,没有答单位:', 'It was asked who is responsible; no unit is named:'],
  noBasis: ['说了“按规定”或“不符合”,没有写明是哪一条规定。', 'It leans on a rule or refuses, but names no rule.'],
  noDate: ['说了要做,没有说什么时候做完。', 'It promises something, but no date.'],
};

export const importWords = {
  noColumns: ['表头里找不到需要的列:{columns}。', 'The table lacks these columns: {columns}.'],
  empty: ['表里没有可用的行。', 'The table has no row that can be used.'],
} as const satisfies Record<string, Word>;
