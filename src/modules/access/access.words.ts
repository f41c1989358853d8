import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { LOCK_MINUTES, type PasswordFault, type PostsFault, TEMPORARY_HOURS } from './access.rules.ts';

export const verbWords = {
  add: ['新建账号', 'added the account'],
  edit: ['修改账号资料', 'edited the account'],
  disable: ['停用账号', 'disabled the account'],
  enable: ['启用账号', 'enabled the account'],
  setPosts: ['调整岗位', 'set the posts'],
  resetPassword: ['重置密码', 'reset the password'],
  changePassword: ['修改自己的密码', 'changed their own password'],
  unlock: ['解除锁定', 'unlocked the account'],
  resetTotp: ['取消动态口令', 'reset the second factor'],
  startTotp: ['开始绑定动态口令', 'began to set up a second factor'],
  confirmTotp: ['启用动态口令', 'turned the second factor on'],
  stopTotp: ['停用动态口令', 'turned the second factor off'],
  endOtherSessions: ['退出其他设备', 'ended their other sessions'],
  switchPost: ['切换岗位', 'switched post'],
  signIn: ['登录', 'signed in'],
  signOut: ['退出', 'signed out'],
  signInFailed: ['登录失败', 'failed to sign in'],
  signInUnknown: ['以不存在的账号登录', 'tried a login that does not exist'],
  lockOut: ['账号被锁定', 'was locked out'],
  breakGlass: ['应急进入', 'took a post in an emergency'],
  endBreakGlass: ['结束应急进入', 'ended their emergency access'],
  reviewBreakGlass: ['复核应急进入', 'had their emergency access reviewed'],
} as const satisfies Record<string, Word>;
export type AccountVerb = keyof typeof verbWords;

export const passwordWords: Record<PasswordFault, Word> = {
  short: [
    '密码至少 10 个字符。用几个词连起来,好记也难猜。',
    'At least 10 characters: several words in a row are easy to keep and hard to guess.',
  ],
  long: ['密码最多 128 个字符。', 'At most 128 characters.'],
  login: ['密码不能由账号名拼成,请换一个。', 'The password must not be made of the login: choose another.'],
  common: ['这是最常被猜到的密码之一,请换一个。', 'This is among the passwords guessed first: choose another.'],
  monotonous: ['密码太单调,请换成不重复、不连续的内容。', 'Too monotonous: avoid repeated or consecutive characters.'],
};

export const postsWords: Record<PostsFault, Word> = {
  ownPosts: [
    '不能调整自己的岗位,请由另一位安全管理员办理。',
    'You cannot set your own posts: ask another security administrator.',
  ],
  adminMixed: [
    '系统、安全、审计管理员须由不同的人担任,也不能兼任其他岗位。请分给不同账号。',
    'The three administrators must be different people without other posts: use separate accounts.',
  ],
  overlap: ['同一岗位的起止日期重叠,请改日期。', 'The same post twice at the same time: change the dates.'],
  dates: ['结束日期应晚于开始日期。', 'A post must end after it begins.'],
  outsideArea: ['这个地方不在您管理的范围内。', 'That place is outside the area you administer.'],
  unknownOrganisation: ['没有这个单位,请先在“单位”里建立。', 'No such organisation: add it under organisations first.'],
};

/** The same answer whether the login exists or not: the page must not tell who works here. */
export const wrongPassword = (left: number) =>
  new Refused(
    'wrongPassword',
    401,
    left > 0
      ? [
          `账号或密码不对。再错 {left} 次将锁定 ${LOCK_MINUTES} 分钟。`,
          `Wrong login or password. {left} more and it is locked for ${LOCK_MINUTES} minutes.`,
        ]
      : ['账号或密码不对。', 'Wrong login or password.'],
    { values: { left } },
  );
export const wrongCode = (left: number) =>
  new Refused(
    'wrongCode',
    401,
    [
      `动态口令不对或已过期,请用最新的 6 位数字。再错 {left} 次将锁定 ${LOCK_MINUTES} 分钟。`,
      `Wrong or old code: use the newest 6 digits. {left} more and it is locked for ${LOCK_MINUTES} minutes.`,
    ],
    { values: { left } },
  );
export const locked = (minutes: number) =>
  new Refused(
    'locked',
    423,
    [
      '连续输错太多次,账号已锁定。请 {minutes} 分钟后再试,或请安全管理员解锁。',
      'Too many wrong attempts: locked. Try again in {minutes} minutes, or ask the security administrator to unlock it.',
    ],
    { values: { minutes } },
  );
export const totpNeeded = () =>
  new Refused('totpNeeded', 401, ['请再输入手机上的 6 位动态口令。', 'Now enter the 6-digit code from your phone.']);
export const disabled = () =>
  new Refused('accountDisabled', 403, [
    '这个账号已停用。如需恢复,请联系系统管理员。',
    'This account is disabled: contact the system administrator.',
  ]);
export const temporaryExpired = () =>
  new Refused('temporaryExpired', 403, [
    `临时密码已过 ${TEMPORARY_HOURS} 小时,请系统管理员重新发一个。`,
    `The temporary password is older than ${TEMPORARY_HOURS} hours: ask the system administrator for a new one.`,
  ]);
export const sessionOver = () =>
  new Refused('sessionOver', 401, ['登录已结束,请重新登录。', 'You are no longer signed in: sign in again.']);
export const wrongOwnPassword = () =>
  new Refused('wrongOwnPassword', 422, [
    '现在的密码不对,请重新输入。',
    'Your current password is wrong: enter it again.',
  ]);
export const samePassword = () =>
  new Refused('samePassword', 422, [
    '新密码和现在的一样,请换一个。',
    'The new password is the present one: choose another.',
  ]);
export const wrongSetupCode = () =>
  new Refused('wrongSetupCode', 422, [
    '动态口令不对,请检查手机时间,再输入最新的 6 位数字。',
    'Wrong code: check the time of your phone and enter the newest 6 digits.',
  ]);
export const totpAlready = () =>
  new Refused('totpAlready', 409, [
    '动态口令已经启用。要换手机,请先停用。',
    'The second factor is already on: turn it off first to change phones.',
  ]);
export const totpMissing = () =>
  new Refused('totpMissing', 409, ['还没有开始绑定动态口令,请先扫二维码。', 'Not begun yet: scan the QR code first.']);
export const loginTaken = () =>
  new Refused('loginTaken', 409, ['这个账号名已有人用,请换一个。', 'This login is taken: choose another.']);
export const noSuchPost = () =>
  new Refused('noSuchPost', 404, ['您没有这个岗位,或它今天不在任期内。', 'You do not hold this post today.']);
export const notYourReset = () =>
  new Refused('notYourReset', 403, [
    '管理员的密码只能由安全管理员重置,自己的密码请在“我的账号”里修改。',
    "An administrator's password is reset by the security administrator; change your own under My account.",
  ]);
export const notOneself = () =>
  new Refused('notOneself', 403, [
    '这件事不能对自己的账号做,请由另一位管理员办理。',
    'Not on your own account: ask another administrator.',
  ]);
export const alreadyYours = () =>
  new Refused('alreadyYours', 409, ['这个岗位您本来就有,请直接切换。', 'You hold that post anyway: switch to it.']);
export const ssoOff = () =>
  new Refused('ssoOff', 404, [
    '本单位没有开通统一登录,请用账号和密码登录。',
    'Single sign-on is not set up here: sign in with login and password.',
  ]);
