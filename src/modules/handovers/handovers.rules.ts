import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';
import { caseRoles, superiorRoles } from '#modules/cases/cases.parts.rules.ts';

/** Whoever may have something to do with a case may have something to hand over. */
export const handoverRoles: readonly Role[] = caseRoles;
/** Who acts for a unit when somebody of it is away or gone: those who hold its second key. */
export const headRoles: readonly Role[] = superiorRoles;

export const handoverStatuses = [
  'drafted', // 清单已列,等移交人签字
  'offered', // 已签字,等接手人逐件看过
  'accepted', // 全部接下
  'partly', // 有的没接
  'refused', // 一件也没接
  'withdrawn', // 已收回
  'returned', // 假期结束,已交还
] as const;
export type HandoverStatus = (typeof handoverStatuses)[number];
export type HandoverVerb = 'redraw' | 'note' | 'sign' | 'answer' | 'withdraw' | 'giveBack';
/** outgoing: who leaves, or the head of the unit for them. */
export type HandoverPart = 'outgoing' | 'incoming' | 'house';
export type HandoverFacts = {
  status: HandoverStatus;
  until: string | null;
  items: number;
  /** What goes along with the cases. */
  things: number;
  /** Only while deciding an answer: how many of the items are accepted. */
  accepted?: number;
  /** The actor is who takes over. */
  isIncoming: boolean;
};
export type HandoverRefusal = 'nothingToHand' | 'twoHands' | 'notALeave';

/** The life of a hand-over sheet (product N15): responsibility moves at the second signature, and not before. */
export const handoverWorkflow: Workflow<HandoverVerb, HandoverStatus, HandoverPart, HandoverFacts, HandoverRefusal> = {
  redraw: { from: ['drafted'], to: 'same', by: ['outgoing'] },
  note: { from: ['drafted'], to: 'same', by: ['outgoing'] },
  sign: {
    from: ['drafted'],
    to: 'offered',
    by: ['outgoing'],
    unless: (h) => (h.isIncoming ? 'twoHands' : h.items + h.things === 0 && 'nothingToHand'),
  },
  answer: {
    from: ['offered'],
    to: {
      among: ['accepted', 'partly', 'refused'],
      choose: (h) => (h.accepted === h.items ? 'accepted' : h.accepted ? 'partly' : 'refused'),
    },
    by: ['incoming'],
  },
  withdraw: { from: ['drafted', 'offered'], to: 'withdrawn', by: ['outgoing'] },
  giveBack: {
    from: ['accepted', 'partly'],
    to: 'returned',
    by: ['outgoing', 'incoming', 'house'],
    unless: (h) => h.until === null && 'notALeave',
  },
};

/** duty: an open one of the unit · day: on duty to come · stock: in the unit’s stores · own: written by who leaves (keys, seals, promises). */
export const thingKinds = ['duty', 'day', 'stock', 'own'] as const;
export type ThingKind = (typeof thingKinds)[number];

export const gaps = [
  'overdue',
  'notContacted',
  'notSigned',
  'declined',
  'redo',
  'onRecord',
  'offerPending',
  'held',
  'outOfReach',
] as const;
export type Gap = (typeof gaps)[number];

export const decisions = ['accepted', 'refused', 'gone', 'blocked'] as const;
export type Decision = (typeof decisions)[number];

/** What is known of one case of the list when it is drawn. */
export type Found = {
  overdue: boolean;
  notContacted: boolean;
  status: string;
  redoCount: number;
  onRecord: boolean;
  offerPending: boolean;
  held: boolean;
  /** The successor holds no post that may take any part of it. */
  outOfReach: boolean;
};

/** What is still owed in a case, in the order in which a successor wants to know it. */
export function gapsOf(f: Found): Gap[] {
  const is: Record<Gap, boolean> = {
    overdue: f.overdue,
    notContacted: f.notContacted,
    notSigned: f.status === 'dispatched',
    declined: f.status === 'arbitrating',
    redo: f.redoCount > 0,
    onRecord: f.onRecord,
    offerPending: f.offerPending,
    held: f.held,
    outOfReach: f.outOfReach,
  };
  return gaps.filter((gap) => is[gap]);
}

/** A loan of `from` to `to`; `cases` are those it moved. */
export type Step = { fromId: string; toId: string; caseId: string };
/**
 * Whether `holder` has the case by way of `to`: `to` themselves, or somebody to whom it went on by later hand-overs. A leave inside a
 * leave so ends where it began; a case that went another way stays where it is.
 */
export function holdsByWayOf(holder: string, to: string, caseId: string, later: readonly Step[]): boolean {
  const reached = new Set([to]);
  for (const step of later) if (step.caseId === caseId && reached.has(step.fromId)) reached.add(step.toId);
  return reached.has(holder);
}
