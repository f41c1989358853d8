/** Who may sign in, how, and in which capacity: limits, the password policy, dated posts, separation of duties. */
import type { Role } from '#kernel/actor.ts';
import { commonPasswords } from './common-passwords.rules.ts';

/** GB/T 22239 asks for a limit on failed sign-ins and for a time-out; the numbers are ours. */
export const MAX_FAILURES = 5;
export const LOCK_MINUTES = 15;
/** One address may fail for many people (an office behind one router), but not for ever. */
export const MAX_FAILURES_PER_ADDRESS = 60;
export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 12;
export const TEMPORARY_HOURS = 72;
export const RECEIPT_HOURS = 2;
export const LOGIN_LENGTH = { min: 2, max: 30 } as const;
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

export const LOGIN = /^[a-z0-9][a-z0-9._-]{1,29}$/;
/** Logins are typed on phones: full-width, upper case and stray spaces mean the same. */
export const loginOf = (typed: string) => typed.normalize('NFKC').trim().toLowerCase();
/** The library wants an address; this one can reach nobody (RFC 2606). */
export const emailOf = (login: string) => `${loginOf(login)}@baodao.invalid`;

export type PasswordFault = 'short' | 'long' | 'login' | 'common' | 'monotonous';

/** What is wrong with a new password, or null. Length and rarity, not a mix of signs: that is what makes guessing hard. */
export function passwordFault(password: string, login: string): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) return 'short';
  if (length > PASSWORD_LENGTH.max) return 'long';
  const plain = password.normalize('NFKC').toLowerCase();
  // A two-letter login is in half of all words: only where it makes up much of the password does it give it away.
  const rest = plain.replaceAll(loginOf(login), '');
  if ([...rest].length < PASSWORD_LENGTH.min && rest.length < plain.length) return 'login';
  if (commonPasswords.has(plain) || commonPasswords.has(plain.replace(/[^a-z0-9]+$/, ''))) return 'common';
  return new Set(plain).size < 5 || isSequence(plain) ? 'monotonous' : null;
}

/** Every sign one after (or before) its neighbour: 23456789ab…, zyxwvutsrq. */
function isSequence(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}

export type Times = { startedAt: Temporal.Instant; seenAt: Temporal.Instant };

/** Is a session still good? Both limits are half-open: at the minute itself it has ended. */
export function sessionEnded({ startedAt, seenAt }: Times, now: Temporal.Instant): 'idle' | 'tooOld' | null {
  if (now.epochMilliseconds - startedAt.epochMilliseconds >= ABSOLUTE_HOURS * 3_600_000) return 'tooOld';
  return now.epochMilliseconds - seenAt.epochMilliseconds >= IDLE_MINUTES * 60_000 ? 'idle' : null;
}

export const adminRoles = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly Role[];
export const isAdminRole = (role: Role): boolean => adminRoles.some((admin) => admin === role);

export type DatedPost = {
  role: Role;
  organisationId: string;
  area: string;
  validFrom: string;
  validTo: string | null;
};
export type PostsFault = 'ownPosts' | 'adminMixed' | 'overlap' | 'dates' | 'outsideArea' | 'unknownOrganisation';

/** Days are half-open; an open end outlasts every day. */
const overlap = (a: DatedPost, b: DatedPost) =>
  a.validFrom < (b.validTo ?? '9999-12-31') && b.validFrom < (a.validTo ?? '9999-12-31');

/**
 * May these be one account's posts? The three administrators (系统/安全/审计) watch one another, so no account holds two of their
 * roles, nor one of them beside any other work, at the same time (GB/T 22239 三员分立).
 */
export function postsFault(posts: readonly DatedPost[]): 'adminMixed' | 'overlap' | 'dates' | null {
  for (const [i, post] of posts.entries()) {
    if (post.validTo !== null && post.validTo <= post.validFrom) return 'dates';
    for (const other of posts.slice(i + 1)) {
      if (!overlap(post, other)) continue;
      if (post.role !== other.role && (isAdminRole(post.role) || isAdminRole(other.role))) return 'adminMixed';
      if (post.role === other.role && post.organisationId === other.organisationId && post.area === other.area)
        return 'overlap';
    }
  }
  return null;
}

/**
 * Who resets a password: the system administrator everybody's but the administrators', whose is the security administrator's to reset. Who grants posts
 * must not be able to sign in where they were granted, so neither resets for the other.
 */
export function mayResetPassword(by: Role, roles: readonly Role[]): boolean {
  return by === (roles.some(isAdminRole) ? 'securityAdmin' : 'systemAdmin');
}

/** As far back as an owner who was locked out by a reset they did not ask for should hear of it. */
export const RESETS_TOLD_HOURS = 30 * 24;
export const resetVerbs = { resetPassword: 'password', resetTotp: 'secondFactor' } as const;
export type ResetVerb = keyof typeof resetVerbs;
/** What a reset leaves to tell: resets by others and sign-ins by single sign-on, newest first. */
export type ResetEntry = { verb: ResetVerb | 'signIn'; at: Temporal.Instant; by: string | null };

/**
 * Which resets the owner of an account still has to read: of a password until it is their own again, of a second factor until there is one. Who came by
 * single sign-on never needs either, so they read what happened since they last came that way; who came in meanwhile with what was reset hides nothing.
 */
export function resetsToTell(
  entries: readonly ResetEntry[],
  now: { startedAt: Temporal.Instant; isTemporary: boolean; hasTotp: boolean },
): ResetEntry[] {
  // The journal keeps milliseconds.
  const here = entries.findIndex(
    (e) => e.verb === 'signIn' && e.at.epochMilliseconds === now.startedAt.epochMilliseconds,
  );
  if (here >= 0) {
    const before = entries.findIndex((e, i) => i > here && e.verb === 'signIn');
    return entries.slice(here, before < 0 ? undefined : before).filter((e) => e.verb !== 'signIn');
  }
  const waits = { signIn: false, resetPassword: now.isTemporary, resetTotp: !now.hasTotp };
  return entries.filter((e) => waits[e.verb]);
}
