import type { Word } from '#kernel/words.ts';

export const certificateWords = {
  make: ['打印服务时长证明', 'A certificate to print'],
  makeHint: [
    '按现在记的时长出证明,带编号和二维码,别人可以核验。',
    'With a number and a code by which it can be checked.',
  ],
  title: ['志愿服务时长证明', 'Certificate of volunteer hours'],
  name: ['姓名', 'Name'],
  activity: ['服务项目', 'Activity'],
  when: ['服务时间', 'When'],
  by: ['组织单位', 'Organised by'],
  hours: ['实际服务时长', 'Hours given'],
  nHours: ['{n} 小时', '{n} hours'],
  number: ['证明编号', 'Number'],
  qr: ['核验二维码', 'Code to check it by'],
  says: [
    '以上时长是实际服务的时长,由组织单位记录,本人可以查询、要求更正。',
    'These are the hours that were given, recorded by the organiser; the person may look at them and have them corrected.',
  ],
  seal: ['组织单位(盖章):', 'Seal of the organiser:'],
  printed: ['{unit} · {day} 打印', '{unit} · printed on {day}'],
  how: ['用浏览器的打印功能打印,一张 A4 纸。', 'Print it with your browser, on one A4 sheet.'],
  back: ['回到我的报名', 'Back to my sign-up'],
  checkTitle: ['核验志愿服务证明', 'Check a certificate of volunteer hours'],
  check: ['核验', 'Check'],
  checkHint: [
    '编号印在证明上,共 12 位。这里只显示姓,时长以现在的记录为准。',
    'The number has 12 digits and stands on the paper. Of the name only the first sign is shown; hours are as recorded now.',
  ],
  isTrue: ['这张证明是真的,现在的记录是:', 'It is genuine. Recorded now:'],
  isNot: [
    '没有这个编号的证明,请对照纸上再输一次。',
    'There is no certificate with this number: look at the paper again.',
  ],
} as const satisfies Record<string, Word>;
