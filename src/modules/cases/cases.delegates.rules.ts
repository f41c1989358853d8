import type { Word } from '#kernel/words.ts';

/* Whom a person entrusts with their case (product N13). */

export const delegateScopes = ['track', 'add', 'rate'] as const;
export type DelegateScope = (typeof delegateScopes)[number];
export const delegateRelations = ['child', 'spouse', 'parent', 'grandchild', 'sibling', 'other'] as const;
export type DelegateRelation = (typeof delegateRelations)[number];

/** For how long, in days of 24 hours; never longer than a year. */
export const delegateTerms = [30, 90, 180, 365] as const;
/** What somebody who files for family is entrusted with, until the person says otherwise. */
export const FAMILY_DAYS = 90;
/** Each living passphrase is one more that can be guessed. */
export const MAX_DELEGATES = 3;

export type Trust = { validUntil: Temporal.Instant; revokedAt: Temporal.Instant | null };
/** Half open: in the second in which it ends, it has ended. */
export const isLiving = (d: Trust, now: Temporal.Instant): boolean =>
  d.revokedAt === null && Temporal.Instant.compare(now, d.validUntil) < 0;

export const delegateRefusals = {
  enough: ['最多同时托三个人。先收回一个再托。', 'Three people at the most at a time: take one back first.'],
  handler: [
    '这个电话是办这件事的工作人员的。经办人不能替您看和评。',
    'This is the telephone of somebody who handles the case: they cannot look and rate for you.',
  ],
  staffBeside: [
    '这台设备上登录着工作人员,不能在这里委托。请用您自己的手机,或请工作人员先退出。',
    'A member of staff is signed in on this device. Use your own phone, or have them sign out first.',
  ],
  ended: ['这件事已经撤回,不用再托人了。', 'This was withdrawn: there is nothing to entrust any more.'],
} as const satisfies Record<string, Word>;
export type DelegateRefusal = keyof typeof delegateRefusals;

/** What stands in the way of one more delegate; null when nothing does. */
export function entrustRefusal(f: {
  living: number;
  isHandlersPhone: boolean;
  besideStaff: boolean;
  isWithdrawn: boolean;
}): DelegateRefusal | null {
  if (f.besideStaff) return 'staffBeside';
  if (f.isWithdrawn) return 'ended';
  if (f.living >= MAX_DELEGATES) return 'enough';
  return f.isHandlersPhone ? 'handler' : null;
}
