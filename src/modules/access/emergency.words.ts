import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type { EmergencyFault, EmergencyVerdict, EmergencyWhy } from './emergency.rules.ts';

export const emergencyWhyWords: Record<EmergencyWhy, Word> = {
  danger: ['有人有危险', 'Somebody is in danger'],
  disaster: ['灾害、疫情等突发事件', 'Disaster or epidemic'],
  absent: ['经办人联系不上,事情等不得', 'Whoever is in charge cannot be reached and it cannot wait'],
  outage: ['系统或线路故障', 'An outage'],
};
export const emergencyVerdictWords: Record<EmergencyVerdict, Word> = {
  justified: ['属实、必要', 'True and necessary'],
  notJustified: ['不应当', 'Should not have been'],
};
export const emergencyFaultWords: Record<
  EmergencyFault | 'reviewedAlready' | 'overAlready' | 'notOver' | 'ownReview',
  Word
> = {
  roleNever: [
    '纪检和管理员的岗位不能应急进入。',
    'Posts of discipline organs and administrators cannot be taken in an emergency.',
  ],
  adminNever: ['管理员不能应急进入业务。', 'Administrators cannot enter the work of others.'],
  outsideCounty: ['只能进入本旗县区范围。', 'Only within your own county.'],
  tooLong: ['一次最多 4 小时。', 'Four hours at most.'],
  reasonShort: ['请把情况写清楚,至少 10 个字。', 'Say what happened, in at least 10 characters.'],
  openAlready: ['已经有一次应急进入没有结束。', 'There is one that has not ended.'],
  reviewedAlready: ['这一次已经复核过。', 'This one was reviewed already.'],
  overAlready: ['已经结束了。', 'It is over already.'],
  notOver: ['结束以后才能复核。', 'It can be reviewed when it is over.'],
  ownReview: ['不能复核自己的应急进入。', 'Nobody reviews their own.'],
};
export const noEmergency = (code: keyof typeof emergencyFaultWords): Refused =>
  new Refused(
    code,
    code === 'roleNever' || code === 'adminNever' || code === 'ownReview' ? 403 : 422,
    emergencyFaultWords[code],
  );
export const emergencyWords = {
  title: ['应急进入', 'Emergency access'],
  note: [
    '情况紧急、等不到本人岗位时,临时以别的岗位办理。上一级马上看得到,到点自动结束,事后要复核。',
    'When it cannot wait for whoever holds the post. Those above see it at once, it ends by itself and is reviewed afterwards.',
  ],
  start: ['应急进入', 'Enter in an emergency'],
  startSays: [
    '会马上通知上一级并写入日志。在右上角切换到这个岗位办理。',
    'Those above are told at once and it is logged. Switch to the post at the top right.',
  ],
  none: ['没有应急进入的记录。', 'There was none.'],
  noneHint: ['这是好事。', 'That is good.'],
  who: ['谁', 'Who'],
  role: ['以什么岗位', 'In which post'],
  area: ['哪里', 'Where'],
  why: ['什么情况', 'Why'],
  reason: ['具体情况(上一级和复核人会看)', 'What happened; those above read it'],
  hours: ['多久(小时)', 'Hours'],
  from: ['从', 'From'],
  until: ['到', 'Until'],
  state: ['状态', 'State'],
  open: ['正在进行', 'Going on'],
  over: ['已结束,等复核', 'Over, to be reviewed'],
  end: ['现在结束', 'End it now'],
  review: ['复核', 'Review'],
  verdict: ['结论', 'Verdict'],
  noteOf: ['说明', 'Note'],
  required: ['请填写', 'Please fill this in'],
  deskOpen: [
    '{who}正在以{role}的岗位应急进入({place}),到 {until} 结束。',
    '{who} has entered as {role} in an emergency ({place}), until {until}.',
  ],
  deskReview: ['{n} 次应急进入等您这一级复核', '{n} emergency entries are for your level to review'],
  deskLook: ['去看', 'Look'],
} as const satisfies Record<string, Word>;
