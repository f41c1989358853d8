import type { Word } from '#kernel/words.ts';

export const errandLetterWords = {
  title: ['代办委托书', 'Letter of authorisation for an errand'],
  print: ['委托书和材料清单(可打印、签字)', 'Letter and list of papers (to print and sign)'],
  opening: [
    '本人委托下面的代办员替我办理,只办写明的事,不办别的。',
    'I authorise the agent below to do what is written here and nothing else.',
  ],
  agent: ['代办员', 'Agent'],
  scope: ['办什么', 'What for'],
  term: ['有效期', 'Valid'],
  fromTo: ['{from} 到 {to}', '{from} to {to}'],
  how: ['怎么授权的', 'How it was given'],
  papers: ['材料交接清单', 'Papers handed over'],
  noPapers: ['还没有交材料。', 'No paper was handed over yet.'],
  received: ['{day}收', 'received {day}'],
  returned: ['{day}还', 'returned {day}'],
  notReturned: ['未还,归还时签收', 'not yet returned: sign when it is'],
  rules: [
    '代办不收一分钱。本人随时可以收回授权;收回或到期以后,代办员只能归还材料。',
    'An errand costs nothing. It can be taken back at any time; after that, or after its end, papers only come back.',
  ],
  principalSigns: ['委托人签名(或按手印):', 'Signed by the person: '],
  agentSigns: ['代办员签名:', 'Signed by the agent: '],
  day: ['日期:', 'Date: '],
  back: ['回到您的事', 'Back to your matter'],
} as const satisfies Record<string, Word>;
