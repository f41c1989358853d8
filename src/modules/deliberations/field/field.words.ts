import type { Word } from '#kernel/words.ts';

export const meetingFieldWords = {
  today: ['今天村里的会', 'Meetings of the village today'],
  attendance: ['记到会', 'Who came'],
  hint: [
    '本人到会、当场签到才算。没到的、请人带话的、会后补签的都不算。没网也能记,有网自动传。',
    'Only who is there and signs counts; not the absent, the spoken for, or who signs later. Works without a network.',
  ],
  present: ['到会', 'Came'],
  absent: ['没到', 'Absent'],
  leave: ['请假', 'Excused'],
  number: ['到会人数', 'How many came'],
  women: ['其中妇女', 'Women among them'],
  signatures: ['签到表上有几个签名', 'Signatures on the sheet'],
  numberMissing: ['请填人数', 'Fill in how many'],
  moreThanSigned: ['到会人数不能多于签名', 'No more can be present than signed'],
  closed: ['这次会议的到会已经定了', 'Who came is settled'],
  send: ['记下来', 'Note it'],
  needs: ['应到 {should} 人,至少 {n} 人到会才能开', '{should} should come; it takes {n}'],
} as const satisfies Record<string, Word>;
