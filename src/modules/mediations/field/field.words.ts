import type { Word } from '#kernel/words.ts';

export const mediationFieldWords = {
  today: ['要去调解', 'To mediate'],
  notSet: ['还没约时间', 'no time set'],
  session: ['记一次调解', 'Record a session'],
  visit: ['记一次回访', 'Record a return visit'],
  gone: ['这件调解现在不用去了，或者已经换了调解员。', 'There is nothing to do here now, or another mediator has it.'],
  on: ['哪天', 'On'],
  text: ['谈了什么、谈到哪一步', 'What was said, and how far it came'],
  visitText: ['履行得怎么样、两家现在怎么样', 'How it is kept, and how they are now'],
  textHint: ['可以点键盘上的话筒说出来。', 'The microphone on your keyboard types what you say.'],
  isOpen: ['公开还是不公开', 'Open or closed'],
  closed: ['不公开', 'closed'],
  open: ['公开', 'open'],
  witness: ['见证人', 'Witness'],
  witnessHint: ['没有就空着。', 'Leave it empty if there was none.'],
  paper: ['签过字的记录拍下来', 'A picture of the signed record'],
  send: ['记下', 'Keep'],
  textMissing: ['写几句谈了什么。', 'Say in a few words what was said.'],
  futureDay: ['日期不能在今天以后。', 'The day is not after today.'],
  rightsMissing: [
    '还有当事人没拿到权利义务告知书，先告知，再调解。',
    'Not every party was told its rights and duties: that comes first.',
  ],
  closedWanted: ['有当事人要求不公开，这一次不能公开。', 'A party wants it closed.'],
  about: ['调解 {number}', 'Mediation {number}'],
} as const satisfies Record<string, Word>;
