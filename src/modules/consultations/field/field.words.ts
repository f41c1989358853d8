import type { Word } from '#kernel/words.ts';

export const opinionFieldWords = {
  title: ['记一条意见', 'An opinion'],
  open: ['记一条意见、建议', 'Write down an opinion'],
  call: ['哪次征求', 'Which call'],
  noCall: ['自己的建议', 'A suggestion of their own'],
  said: ['说了什么', 'What they said'],
  saidHint: ['照原话写;一个人的意见记一条。', 'In their words; one record for each person.'],
  voice: ['谁说的', 'Who said it'],
  publish: ['原话能公开吗(不带姓名)', 'May the words be published, without a name'],
  no: ['不公开', 'No'],
  yes: ['本人同意', 'They agree'],
  name: ['姓名', 'Name'],
  phone: ['电话', 'Telephone'],
  contactHint: ['不留也行;留了好告诉他结果。', 'May be left out; to tell them what became of it.'],
  send: ['记下', 'Keep'],
  about: ['意见:{what}', 'Opinion: {what}'],
} as const satisfies Record<string, Word>;
