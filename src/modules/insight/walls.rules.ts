import type { Role } from '#kernel/actor.ts';

/* 大屏通行证: a screen on a wall reads one board of one place; nobody is signed in at it, and nothing but that board opens. Pure. */

/** Who issues, lists and revokes: whoever keeps the accounts of the place. */
export const wallRoles: readonly Role[] = ['systemAdmin'];
export const wallSpans = ['week', 'month', 'quarter', 'year'] as const;
export type WallSpan = (typeof wallSpans)[number];

/** The link is carried to the screen at once; what it leaves there lasts until somebody takes it back, a year at most. */
export const LINK_MINUTES = 10;
export const PASS_DAYS = 366;
/** A screen that was not heard of for so long is off, or its page is closed. */
export const SILENT_MINUTES = 15;

export type WallState = 'waiting' | 'on' | 'silent' | 'revoked';
type Pass = { openedAt: Temporal.Instant | null; seenAt: Temporal.Instant | null; revokedAt: Temporal.Instant | null };
/** How the screen stands: not opened yet, showing, not heard of for a while, taken back. */
export function wallState({ openedAt, seenAt, revokedAt }: Pass, now: Temporal.Instant): WallState {
  if (revokedAt) return 'revoked';
  if (!openedAt) return 'waiting';
  const heard = seenAt ?? openedAt;
  return now.since(heard).total('minutes') > SILENT_MINUTES ? 'silent' : 'on';
}

/** Does what a screen holds still open the board? `nth`: which use of a link it came from; a later one ends the earlier. */
export const holds = (pass: Pass & { opened: number }, nth: number): boolean =>
  pass.revokedAt === null && pass.opened === nth && nth > 0;
