import type { Word } from '#kernel/words.ts';

export const errandPortalWords = {
  title: ['代办到哪一步了', 'How far the errand is'],
  free: ['代办不收一分钱。', 'An errand costs nothing.'],
  none: [
    '您还没有授权。授权以后,工作人员才能替您去办。',
    'You have not authorised anybody yet: only then may somebody go for you.',
  ],
  authorised: ['您授权的事', 'What you authorised'],
  until: ['到什么时候', 'Until'],
  living: ['{until} 为止', '{until}'],
  ended: ['已到期,不能再替您办,只能还材料', 'Ended: nothing more is done for you, papers only come back'],
  revoked: ['您已收回,不能再替您办,只能还材料', 'Taken back: nothing more is done for you, papers only come back'],
  agent: ['谁替您跑', 'Who goes for you'],
  nobody: ['还没有人接', 'Nobody yet'],
  submitted: ['交到哪了', 'Handed in'],
  result: ['结果', 'Result'],
  papers: ['我的材料在哪', 'Where my papers are'],
  inHand: ['在代办员手里', 'with the agent'],
  back: ['已还', 'handed back'],
  trips: ['替您跑了几趟', 'Trips made for you'],
  authorise: ['授权代办', 'Authorise the errand'],
  revoke: ['收回授权', 'Take it back'],
  revokeLead: [
    '收回以后,代办员马上停办,只能把材料还给您。',
    'The agent stops at once and only hands your papers back.',
  ],
  lead: [
    '写清楚让他替您办什么、办到什么时候。没写的,他不能替您办。随时可以收回。',
    'Say what may be done for you, and until when. What is not written may not be done. You can take it back at any time.',
  ],
  scope: ['让他替您办什么', 'What may be done for you'],
  scopeHint: [
    '比如:替我递交高龄津贴认证的材料,取回结果',
    'For example: hand in my papers for the allowance and bring back the result',
  ],
  scopeShort: ['请写清楚让他办什么', 'please say what may be done'],
  days: ['办到什么时候', 'For how long'],
  nDays: ['{n} 天', '{n} days'],
  toCase: ['回到您的事', 'Back to your matter'],
} as const satisfies Record<string, Word>;
