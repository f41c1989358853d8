import type { Word } from '#kernel/words.ts';

/** What its owner reads after somebody else gave the account a new password. */
export const resetWords = {
  told: ['{at},{by}重置了您的密码。', '{by} gave your account a new password on {at}.'],
  house: ['系统', 'the system'],
  notYou: [
    '不是您让重置的?请马上告诉安全管理员,并由审计管理员查谁用过这个账号。',
    'You did not ask for it? Tell the security administrator now; the audit administrator can see who used the account.',
  ],
} as const satisfies Record<string, Word>;
