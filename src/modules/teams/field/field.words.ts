import type { Word } from '#kernel/words.ts';

export const teamFieldWords = {
  mine: ['我报的事', 'My reports'],
  link: ['我报的事、志愿队', 'My reports and teams'],
  none: ['还没有报过。看见哪里坏了,在“记一笔”里报一声。', 'Nothing reported yet. Report what is broken under “note”.'],
  teams: ['志愿队', 'Teams'],
  teamsNone: ['附近还没有志愿队。', 'There is no team nearby.'],
  in: ['您在队里', 'You are in it'],
  join: ['我要参加', 'Join'],
  leave: ['退出', 'Leave'],
  hint: [
    '自愿参加,没有任务、不打分、不排名,退出不用说原因。',
    'Voluntary: no tasks, points or ranks; no reasons for leaving.',
  ],
  answer: ['答复:{text}', 'Answer: {text}'],
  photo: ['办完的照片', 'How it looks now'],
  hours: ['我的活动和志愿时长', 'My activities and hours'],
} as const satisfies Record<string, Word>;
