/** Rounds in a grid. Pure. Nothing here counts a person: what is looked at is which grids were walked (domain §8.4). */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const patrolResults = ['nothing', 'hazard', 'mended'] as const;
export type PatrolResult = (typeof patrolResults)[number];

export const patrolStates = ['done', 'reported', 'toVerify', 'verified', 'redo'] as const;
export type PatrolState = (typeof patrolStates)[number];

export const patrolVerbs = ['verify', 'sendBack'] as const;
export type PatrolVerb = (typeof patrolVerbs)[number];

/** Who walks a grid: the grid worker daily, the agent weekly, and whoever else of the village goes. */
export const walkerRoles = ['gridWorker', 'agent', 'villageCadre'] as const satisfies readonly Role[];
/** Who looks at what was mended on the spot; never whoever mended it. */
export const verifierRoles = ['villageCadre', 'townshipClerk'] as const satisfies readonly Role[];
/** Who sees which grids were walked. */
export const patrolRoles = [
  ...walkerRoles,
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
] as const satisfies readonly Role[];

/** What a grid worker meets: of things and places (parts and events of GB/T 30428 in plain words), never of people. */
export const findCategories = [
  'road',
  'water',
  'power',
  'fire',
  'building',
  'rubbish',
  'facility',
  'tree',
  'animal',
  'other',
] as const;
export type FindCategory = (typeof findCategories)[number];

export type PatrolRefusal = 'ownFind' | 'noteMissing';
/** `isFinder`: whoever wants to look at it is the one who mended it. `note`: what they say about it. */
export type PatrolFacts = { status: PatrolState; isFinder: boolean; note: string };

/** Mended on the spot is closed by another person; what is not in order becomes a hazard like any other (自办自结, 核查 by someone else: domain §3). */
export const patrolWorkflow: Workflow<PatrolVerb, PatrolState, 'verifier', PatrolFacts, PatrolRefusal> = {
  verify: { from: ['toVerify'], to: 'verified', by: ['verifier'], unless: (p) => p.isFinder && 'ownFind' },
  sendBack: {
    from: ['toVerify'],
    to: 'redo',
    by: ['verifier'],
    unless: (p) => (p.isFinder ? 'ownFind' : p.note.length < 2 && 'noteMissing'),
  },
};

export type Walked = { result: PatrolResult; what: string | null; before: number; after: number };
export type WalkFault = 'whatMissing' | 'beforeMissing' | 'afterMissing' | 'nothingHasNoFind';

/** What a round must bring: a hazard its words, something mended how it looked before and after. */
export function walkFault(w: Walked): WalkFault | null {
  if (w.result === 'nothing') return w.what || w.before + w.after > 0 ? 'nothingHasNoFind' : null;
  if (!w.what) return 'whatMissing';
  if (w.result === 'mended' && w.before === 0) return 'beforeMissing';
  return w.result === 'mended' && w.after === 0 ? 'afterMissing' : null;
}

export const stateAfter = { nothing: 'done', hazard: 'reported', mended: 'toVerify' } as const satisfies Record<
  PatrolResult,
  PatrolState
>;

/** The days from a Monday on, as the board shows them. */
export const weekFrom = (monday: string): string[] =>
  Array.from({ length: 7 }, (_, i) => Temporal.PlainDate.from(monday).add({ days: i }).toString());
/** The Monday of the week a day is in. */
export const mondayOf = (day: string): string => {
  const d = Temporal.PlainDate.from(day);
  return d.subtract({ days: d.dayOfWeek - 1 }).toString();
};
