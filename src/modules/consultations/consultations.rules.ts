/** Opinions asked for and suggestions unasked (product S3.4, N6; domain §8.4, 信访工作条例 29): grouped, answered, fed back. Pure. No likes, no ranks of people. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

/** Who asks, groups and answers: clerks and cadres of a unit. */
export const keeperRoles = [
  'villageCadre',
  'townshipClerk',
  'countyClerk',
  'departmentClerk',
  'partyAffairs',
] as const satisfies readonly Role[];
/** Who writes down what somebody says, at the door or at a counter. */
export const takerRoles = [...keeperRoles, 'gridWorker', 'agent'] as const satisfies readonly Role[];
export const readerRoles = [...takerRoles, 'townshipLeader'] as const satisfies readonly Role[];

export const callStatuses = ['draft', 'open', 'closed'] as const;
export type CallStatus = (typeof callStatuses)[number];
export const callVerbs = ['open', 'extend', 'close'] as const;
export type CallVerb = (typeof callVerbs)[number];
export const groupStatuses = ['open', 'adopted', 'partly', 'notAdopted', 'done'] as const;
export type GroupStatus = (typeof groupStatuses)[number];
export const groupVerbs = ['answer', 'finish'] as const;
export type GroupVerb = (typeof groupVerbs)[number];
export const outcomes = ['adopted', 'partly', 'notAdopted'] as const;
export type Outcome = (typeof outcomes)[number];
export const ways = ['portal', 'paper', 'field', 'counter'] as const;
export type Way = (typeof ways)[number];
export const voices = ['resident', 'cadre'] as const;
export type Voice = (typeof voices)[number];

export type CallRefusal = 'untilPast' | 'stillOpen' | 'opinionUnanswered' | 'summaryMissing';
/** `until`: the last day, the new one where it is extended; `waiting`: opinions without a group or in one without an answer. */
export type CallFacts = { status: CallStatus; until: string; today: string; waiting: number; summary: string };
/** A call is closed when its days are over and everything that was said has an answer: an opinion left lying keeps it open. */
export const callWorkflow: Workflow<CallVerb, CallStatus, 'keeper', CallFacts, CallRefusal> = {
  open: { from: ['draft'], to: 'open', by: ['keeper'], unless: (c) => c.until < c.today && 'untilPast' },
  extend: { from: ['open'], to: 'same', by: ['keeper'], unless: (c) => c.until < c.today && 'untilPast' },
  close: {
    from: ['open'],
    to: 'closed',
    by: ['keeper'],
    unless: (c) =>
      (c.until >= c.today && 'stillOpen') ||
      (c.waiting > 0 && 'opinionUnanswered') ||
      (c.summary.length < 10 && 'summaryMissing'),
  },
};

export type GroupRefusal = 'groupEmpty' | 'reasonMissing' | 'ownerMissing' | 'dueMissing' | 'evidenceMissing';
export type GroupFacts = {
  status: GroupStatus;
  opinions: number;
  outcome: Outcome;
  reason: string;
  hasOwner: boolean;
  due: string | null;
  today: string;
  evidence: string;
};
/** Each group is answered with reasons; what is adopted has somebody who does it until a day, and is done when it can be shown. */
export const groupWorkflow: Workflow<GroupVerb, GroupStatus, 'keeper' | 'owner', GroupFacts, GroupRefusal> = {
  answer: {
    from: ['open'],
    to: { among: outcomes, choose: (g) => g.outcome },
    by: ['keeper'],
    unless: (g) =>
      (g.opinions === 0 && 'groupEmpty') ||
      (g.reason.length < 4 && 'reasonMissing') ||
      (g.outcome !== 'notAdopted' && !g.hasOwner && 'ownerMissing') ||
      (g.outcome !== 'notAdopted' && (g.due === null || g.due < g.today) && 'dueMissing'),
  },
  finish: {
    from: ['adopted', 'partly'],
    to: 'done',
    by: ['owner', 'keeper'],
    unless: (g) => g.evidence.length < 4 && 'evidenceMissing',
  },
};

/** Small numbers may point to somebody: below five, the public page does not say how many (domain §12.20). */
export const FEW = 5;
export const isShown = (n: number): boolean => n >= FEW;
/** Contacts go so many days after the answer; words three years after (domain §10.2). */
export const CONTACT_DAYS = 90;
export const WORDS_YEARS = 3;
export const MAX_TRIES = 10;

const pairsOf = (text: string): Set<string> => {
  const signs = [...text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')];
  return new Set(signs.slice(0, -1).map((s, i) => `${s}${signs[i + 1]}`));
};
/** How alike two texts are, 0 to 1: the pairs of signs they share, of those in the shorter one. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const least = Math.min(one.size, other.size);
  return least === 0 ? 0 : [...one].filter((p) => other.has(p)).length / least;
}
const ALIKE = 0.25;
/** The group whose words are nearest; only a suggestion, a person puts it there. Null where none is near. */
export function nearestGroup(said: string, groups: readonly { id: string; words: readonly string[] }[]): string | null {
  let best: { id: string; near: number } | null = null;
  for (const g of groups) {
    const near = Math.max(0, ...g.words.map((words) => likeness(said, words)));
    if (near >= ALIKE && near > (best?.near ?? 0)) best = { id: g.id, near };
  }
  return best?.id ?? null;
}
