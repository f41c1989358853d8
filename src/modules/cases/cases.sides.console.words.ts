import type { Word } from '#kernel/words.ts';

export const sidesWords = {
  title: ['两边的说法', 'Both sides'],
  unit: ['{unit} 的答复', 'What {unit} replied'],
  person: ['本人的说法', 'What the person says'],
  noWords: ['本人说没办好,没有多说。', 'The person says it is not done, and no more.'],
} as const satisfies Record<string, Word>;

export const checksWords = {
  title: ['办结抽查', 'Checks after the end'],
  hint: [
    '本人自己点了办结的,每十件抽一件打电话核实:和单位答复不一样的有几件。问到不足 5 人的单位不列数。',
    'One in ten of the cases that people closed themselves is called back: how often it was not as the unit replied. Fewer than 5 people say nothing about a unit.',
  ],
  unit: ['单位', 'Unit'],
  reached: ['问到', 'Reached'],
  differs: ['不一样', 'Not so'],
  open: ['待抽查', 'To call'],
  tooFew: ['人数太少', 'Too few'],
  share: ['{n} 件({percent}%)', '{n} ({percent}%)'],
  none: ['还没有抽到要核实的件。', 'None has been drawn for a check yet.'],
} as const satisfies Record<string, Word>;
