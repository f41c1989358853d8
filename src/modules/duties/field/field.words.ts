import type { Word } from '#kernel/words.ts';

export const dutyFieldWords = {
  title: ['到时候该做的', 'Due without being asked'],
  today: ['今天内', 'today'],
  until: ['{day}前', 'by {day}'],
  counted: ['已记 {n} / {needs}', '{n} of {needs}'],
  noteTitle: ['写一句办了什么', 'Say what was done'],
  noteLabel: ['做了什么', 'What was done'],
  noteHint: [
    '例如:在村部讲了民法典,来了十几个人。',
    'For instance: read the civil code with people at the village hall.',
  ],
  textMissing: ['写一句办了什么。', 'Say in a line what was done.'],
  over: ['这项工作今天没有要做的了。', 'Nothing of this is open today.'],
} as const satisfies Record<string, Word>;
