import type { Word } from '#kernel/words.ts';

export const learningFieldWords = {
  today: ['我今天的课', 'My classes today'],
  toDo: ['还没点名', 'register to keep'],
  kept: ['已点名 {n}/{of}', '{n} of {of} present'],
  register: ['点名', 'Register'],
  how: [
    '先改没来的,再点“其余全到”。没有网络也能点,有了就传上去。',
    'Mark who is missing, then the others as present. It works without a network.',
  ],
  allPresent: ['其余全到', 'The others are present'],
  send: ['记下点名', 'Keep the register'],
  nothing: ['还没点一个人。', 'Nobody is marked yet.'],
  nobody: ['这次课还没有学员。', 'Nobody is expected at this session yet.'],
  early: ['上课前半小时起可以点名。', 'The register opens half an hour before.'],
  gone: ['没有这次课,或它不在您名下。', 'There is no such session, or it is not yours.'],
} as const satisfies Record<string, Word>;
