import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const accessExportWords = {
  accounts: {
    says: ['账号', 'Accounts'],
    login: ['登录名', 'Login'],
    name: ['姓名', 'Name'],
    posts: ['岗位', 'Posts'],
    totp: ['动态码', 'Second factor'],
    mustChangePassword: ['待改密码', 'Must change password'],
    disabledAt: ['停用时间', 'Disabled'],
    lockedUntil: ['锁定到', 'Locked until'],
  },
  accessLog: {
    says: ['登录日志', 'Sign-in log'],
    what: ['做了什么', 'What'],
    account: ['账号', 'Account'],
    by: ['由谁', 'By'],
    byRole: ['岗位', 'Post'],
  },
} as const satisfies Record<string, Record<string, Word>>;
