import type { Word } from '#kernel/words.ts';

export const openWords = {
  title: ['公开', 'Made public'],
  note: [
    '数据每月初自动公布,公布后不改;诉求公开与否只由本人决定。',
    'Figures are published by themselves early each month and never changed; whether a case is public is its person’s choice alone.',
  ],
  runs: ['公布过的月度数据', 'Published months'],
  runsNone: ['还没有公布过', 'Nothing published yet'],
  runsNoneHint: ['下个月初会公布这个月的数据。', 'This month’s figures come early next month.'],
  month: ['月份', 'Month'],
  place: ['地方', 'Place'],
  made: ['公布时间', 'Published'],
  look: ['公开页面', 'Public page'],
  correct: ['加更正说明', 'Add a correction'],
  correctHint: [
    '公布的数字不改,说明写在旁边。不要写人名,也不要写不足 5 件的数。',
    'The figures stay; the note stands beside them. No names, and no number below five.',
  ],
  text: ['说明', 'Note'],
  points: ['接待地点和时间', 'Where and when people are received'],
  pointsHint: [
    '依《信访工作条例》第十八条公布在“到哪儿反映、怎么查”。',
    'Published under article 18 of the petition regulations.',
  ],
  pointsNone: ['还没有单位登记', 'No unit has entered its own yet'],
  mine: ['登记本单位', 'Enter my unit’s'],
  unit: ['单位', 'Unit'],
  address: ['地址', 'Address'],
  phone: ['电话', 'Telephone'],
  hours: ['接待时间', 'Hours'],
  more: ['补充', 'More'],
  required: ['请填写', 'Required'],
  poster: ['门口的二维码', 'Code for the door'],
  printPoster: ['打印', 'Print'],
} as const satisfies Record<string, Word>;
