import type { Word } from '#kernel/words.ts';
import type { DelegateRelation, DelegateScope } from '../cases.delegates.rules.ts';

export const relationWords: Record<DelegateRelation, Word> = {
  child: ['子女', 'Son or daughter'],
  spouse: ['配偶', 'Husband or wife'],
  parent: ['父母', 'Parent'],
  grandchild: ['孙辈', 'Grandchild'],
  sibling: ['兄弟姐妹', 'Brother or sister'],
  other: ['其他人', 'Somebody else'],
};
export const scopeWords: Record<DelegateScope, Word> = {
  track: ['看进展', 'look'],
  add: ['补充情况', 'add to it'],
  rate: ['说办没办好、评价', 'say whether it is done, and rate'],
};
export const delegateWords = {
  title: ['家里人替我看和评', 'Let family look and rate for me'],
  lead: [
    '给信得过的人一个单独的查询密码。他看得到这件事办到哪一步,看不到您的电话和住址,也看不到您别的事。随时可以收回。',
    'Somebody you trust gets a passphrase of their own. They see how far this matter is, not your telephone or address, and nothing else of yours. You can take it back at any time.',
  ],
  listTitle: ['托了谁', 'Whom you entrusted'],
  none: ['还没有托人。', 'Nobody yet.'],
  add: ['托一个人', 'Entrust somebody'],
  name: ['他的姓名', 'Their name'],
  phone: ['他的手机(可以不写)', 'Their phone (optional)'],
  relation: ['他是您的什么人', 'What they are to you'],
  may: ['看进展以外,还能做什么', 'Besides looking, they may'],
  adds: ['还能补充情况', 'Also add to it'],
  rates: ['还能说办没办好、评价', 'Also say whether it is done, and rate'],
  both: ['两样都能', 'Both'],
  only: ['只看,不做别的', 'Only look'],
  days: ['多长时间', 'For how long'],
  nDays: ['{n} 天', '{n} days'],
  send: ['托给他', 'Entrust it'],
  until: ['到 {until} 为止', 'until {until}'],
  ended: ['已到期', 'ended'],
  revoked: ['已收回', 'taken back'],
  takeBack: ['收回', 'Take back'],
  takenBack: ['已收回,他马上就看不到了。', 'Taken back: they no longer see it from now on.'],
  slipTitle: ['把这张单子交给他', 'Give them this slip'],
  slipLead: [
    '查询密码只显示这一次。打印、拍照或抄给 {name}。',
    'The passphrase is shown this once. Print it, photograph it or copy it for {name}.',
  ],
  back: ['回到您的事', 'Back to your matter'],
  asDelegate: ['您在替{name}看这件事', 'You are looking on behalf of {name}'],
  somebody: ['本人', 'the person'],
  standing: [
    '可以:{scopes}。到 {until} 为止,本人随时可以收回。',
    'You may: {scopes}; until {until}. The person can take it back at any time.',
  ],
} as const satisfies Record<string, Word>;
