/** Meetings of villagers, households' representatives, deputies and groups (村民委员会组织法 21–28, domain §7.2). Pure. */
import type { Workflow } from '#kernel/workflow.ts';
import {
  type Count,
  type CountRule,
  countFault,
  daysBetween,
  type Forum,
  reaches,
  type Share,
} from './deliberations.rules.ts';

export const meetingKinds = ['villagers', 'households', 'deputies', 'groupVillagers', 'groupHouseholds'] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export const isGroupKind = (kind: MeetingKind): boolean => kind === 'groupVillagers' || kind === 'groupHouseholds';
/** A meeting of adults and one of the households' representatives are both the villagers' meeting; a group decides for its group only. */
export const forumOf = (kind: MeetingKind): Forum | null =>
  kind === 'deputies' ? 'deputies' : isGroupKind(kind) ? null : 'villagers';

export const callers = ['committee', 'villagers', 'deputies'] as const;
export type Caller = (typeof callers)[number];
/** Who may have a meeting called: a tenth of the villagers, a third of the deputies (21); a fifth of the deputies theirs (26). */
export function callNeeds(kind: MeetingKind, by: Caller): Share | null {
  if (by === 'committee') return null;
  if (by === 'villagers') return { num: 1, den: 10, isOver: false };
  return kind === 'deputies' ? { num: 1, den: 5, isOver: false } : { num: 1, den: 3, isOver: false };
}
/** A deputies' meeting is not called by villagers' signatures, and a group's by nobody's but its own. */
export const mayCall = (kind: MeetingKind, by: Caller): boolean =>
  by === 'committee' || (by === 'villagers' ? kind !== 'deputies' : !isGroupKind(kind));
export type CallFault = 'callerWrong' | 'calledByTooFew' | 'noticeShort' | 'noticeFuture';
export function callFault(
  m: { kind: MeetingKind; by: Caller; signatures: number; base: number; notifiedOn: string; startsOn: string },
  rule: Pick<CountRule, 'noticeDays'>,
  today: string,
): CallFault | null {
  if (!mayCall(m.kind, m.by)) return 'callerWrong';
  const needs = callNeeds(m.kind, m.by);
  if (needs && !reaches(needs, m.base, m.signatures)) return 'calledByTooFew';
  if (m.notifiedOn > today) return 'noticeFuture';
  return daysBetween(m.notifiedOn, m.startsOn) < rule.noticeDays ? 'noticeShort' : null;
}

export const meetingStatuses = ['called', 'sitting', 'held', 'adjourned', 'cancelled'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];
export const meetingVerbs = ['attend', 'begin', 'vote', 'hold', 'adjourn', 'cancel'] as const;
export type MeetingVerb = (typeof meetingVerbs)[number];
export type MeetingRefusal = 'notYet' | 'absentCounted' | 'noQuorum' | 'nobodyCounted' | 'votesOpen';
export type MeetingFacts = {
  readonly status: MeetingStatus;
  readonly startsAt: Temporal.Instant;
  readonly count: Count | null;
  readonly rule: CountRule;
  readonly openVotes: number;
};
const notBegun = (f: MeetingFacts, now: Temporal.Instant): boolean => Temporal.Instant.compare(now, f.startsAt) < 0;
function mayBegin(f: MeetingFacts, now: Temporal.Instant): MeetingRefusal | false {
  if (notBegun(f, now)) return 'notYet';
  if (!f.count) return 'nobodyCounted';
  return countFault(f.rule, f.count) ?? false;
}
/** Without its quorum a meeting does not sit; one that was called stands in the books as adjourned. */
export const meetingWorkflow: Workflow<MeetingVerb, MeetingStatus, 'keeper', MeetingFacts, MeetingRefusal> = {
  attend: { from: ['called'], to: 'same', by: ['keeper'] },
  begin: { from: ['called'], to: 'sitting', by: ['keeper'], unless: mayBegin },
  vote: { from: ['sitting'], to: 'same', by: ['keeper'] },
  hold: { from: ['sitting'], to: 'held', by: ['keeper'], unless: (f) => f.openVotes > 0 && 'votesOpen' },
  adjourn: { from: ['called'], to: 'adjourned', by: ['keeper'], unless: (f, now) => notBegun(f, now) && 'notYet' },
  cancel: { from: ['called'], to: 'cancelled', by: ['keeper'] },
};

export const presences = ['unknown', 'present', 'absent', 'leave'] as const;
export type Presence = (typeof presences)[number];

export type DeputyFault = 'householdsNumber' | 'householdTaken' | 'termWrong';
/** One deputy for five to fifteen households, or some elected by a group (25); a term as long as the committee's, five years (11). */
export function deputyFault(
  d: { electedBy: 'households' | 'group'; households: readonly string[]; termFrom: string; termUntil: string },
  taken: ReadonlySet<string>,
): DeputyFault | null {
  const n = new Set(d.households).size;
  if (d.electedBy === 'households' && (n < 5 || n > 15 || n !== d.households.length)) return 'householdsNumber';
  if (d.households.some((h) => taken.has(h))) return 'householdTaken';
  const years = Number(d.termUntil.slice(0, 4)) - Number(d.termFrom.slice(0, 4));
  return d.termUntil <= d.termFrom || years > 5 ? 'termWrong' : null;
}
/** Women are a third of the deputies or more (25). */
export const womenReach = (deputies: readonly { isWoman: boolean }[]): boolean =>
  deputies.length > 0 && deputies.filter((d) => d.isWoman).length * 3 >= deputies.length;
/** Deputies meet once a quarter (26). */
export const quarterOf = (day: string): number => Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
