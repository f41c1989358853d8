import type { Word } from '#kernel/words.ts';

export const floatingFieldWords = {
  today: ['要联系的流动党员', 'Members on the move to contact'],
  contactTitle: ['联系流动党员', 'Contact a member on the move'],
  gone: ['这名党员不由您联系,或者已经回来了。', 'This member is not yours to contact, or is back.'],
  hint: [
    '打完电话记一下,没联系上也记。没网也能记,有网自动上传。',
    'Note it after the call, reached or not. Works without a network.',
  ],
  way: ['怎么联系的', 'How'],
  wayMissing: ['选一个联系的办法。', 'Say how.'],
  reached: ['联系上没有', 'Reached?'],
  yes: ['联系上了', 'Reached'],
  no: ['没联系上', 'Not reached'],
  reachedMissing: ['选一下联系上没有。', 'Say whether they were reached.'],
  note: ['说了什么、有什么要帮忙的', 'What was said, what help is needed'],
  send: ['记下来', 'Note it'],
  says: ['联系流动党员', 'Contact of a member'],
  by: ['{day}前', 'by {day}'],
  phone: ['看电话', 'See the number'],
  phoneHint: ['看一次记一次。', 'Each look is noted.'],
  noPhone: ['没有留电话。', 'No number is on record.'],
} as const satisfies Record<string, Word>;
