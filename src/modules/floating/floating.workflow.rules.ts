import type { Workflow } from '#kernel/workflow.ts';
import type { FloatingStatus } from './floating.rules.ts';

/** `home` and `inflow`: whoever keeps the branch on that side. `member`: the person, by phone number and code. */
export const floatingParts = ['home', 'inflow', 'member'] as const;
export type FloatingPart = (typeof floatingParts)[number];
export const floatingVerbs = [
  'edit',
  'nameContact',
  'reportIn',
  'attach',
  'contact',
  'tryContact',
  'lose',
  'appraise',
  'correct',
  'moveRelation',
  'comeBack',
] as const;
export type FloatingVerb = (typeof floatingVerbs)[number];
export const floatingRefusals = ['inflowUnknown', 'triesTooFew', 'homeDecides', 'inflowAttaches'] as const;
export type FloatingRefusal = (typeof floatingRefusals)[number];

export type FloatingFacts = {
  readonly status: FloatingStatus;
  /** Is a branch named to which the member goes, here or elsewhere? */
  readonly hasInflow: boolean;
  readonly homeIsHere: boolean;
  readonly inflowIsHere: boolean;
  readonly isReported: boolean;
  readonly isAttached: boolean;
  readonly actsForHome: boolean;
  readonly actsForInflow: boolean;
  /** Tries since the member was last reached, the ways they were made in, and what the place asks for. */
  readonly unanswered: { readonly tries: number; readonly ways: number };
  readonly needs: { readonly tries: number; readonly ways: number };
};
type Guard = (f: FloatingFacts) => FloatingRefusal | false;

/** Somebody who was reached again is where they were before. */
const afterContact = (f: FloatingFacts): 'registeredOut' | 'reportedIn' | 'contacted' =>
  f.isAttached ? 'contacted' : f.isReported ? 'reportedIn' : 'registeredOut';
/** The branch that takes a member in does so itself when it is of this house; for one elsewhere the home branch notes it. */
const mayAttach: Guard = (f) =>
  !f.hasInflow ? 'inflowUnknown' : f.inflowIsHere && !f.actsForInflow && 'inflowAttaches';
/** Only the branch that has the relation lets it go (组织关系应转尽转); where that is elsewhere, the one that received it notes it. */
const mayMove: Guard = (f) => (!f.hasInflow ? 'inflowUnknown' : f.homeIsHere && !f.actsForHome && 'homeDecides');
/** No member is called lost before they were sought, several times and in several ways (domain §6). */
const mayLose: Guard = (f) => (f.unanswered.tries < f.needs.tries || f.unanswered.ways < f.needs.ways) && 'triesTooFew';

const open = ['registeredOut', 'reportedIn', 'attached', 'contacted', 'lostContact'] as const;
const inTouch = ['registeredOut', 'reportedIn', 'attached', 'contacted'] as const;

/** Members on the move: registered out → reported in → attached → contacted → relation moved, returned, or lost from sight (domain §6). */
export const floatingWorkflow: Workflow<FloatingVerb, FloatingStatus, FloatingPart, FloatingFacts, FloatingRefusal> = {
  edit: { from: open, to: 'same', by: ['home', 'inflow'] },
  nameContact: { from: open, to: 'same', by: ['home'] },
  reportIn: { from: ['registeredOut'], to: 'reportedIn', by: ['member', 'inflow', 'home'] },
  attach: { from: ['reportedIn'], to: 'attached', by: ['inflow', 'home'], unless: mayAttach },
  contact: {
    from: open,
    to: { among: ['registeredOut', 'reportedIn', 'contacted'], choose: afterContact },
    by: ['home', 'inflow'],
  },
  tryContact: { from: open, to: 'same', by: ['home', 'inflow'] },
  lose: { from: inTouch, to: 'lostContact', by: ['home', 'inflow'], unless: mayLose },
  appraise: { from: ['attached', 'contacted'], to: 'same', by: ['home', 'inflow'] },
  correct: { from: open, to: 'same', by: ['member'] },
  moveRelation: { from: open, to: 'relationMoved', by: ['home', 'inflow'], unless: mayMove },
  comeBack: { from: open, to: 'returned', by: ['home', 'inflow'] },
};
