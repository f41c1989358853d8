import type { Word } from '#kernel/words.ts';

/** What its owner reads after somebody else reset something of the account. */
export const resetWords = {
  password: ['{at},{by}重置了您的密码。', '{by} gave your account a new password on {at}.'],
  secondFactor: ['{at},{by}取消了您的动态口令。', '{by} took the second factor off your account on {at}.'],
  read: ['知道了', 'I have read it'],
  house: ['系统', 'the system'],
  notYou: [
    '不是您让重置的?请马上告诉安全管理员,并由审计管理员查谁用过这个账号。',
    'You did not ask for it? Tell the security administrator now; the audit administrator can see who used the account.',
  ],
} as const satisfies Record<string, Word>;
