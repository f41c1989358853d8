/** 一村一策 (product S3.2; domain §8.2): drafted by the village, put before its people, approved by the level above, looked at once a year. Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const planStatuses = ['draft', 'submitted', 'inForce', 'ended'] as const;
export type PlanStatus = (typeof planStatuses)[number];
export const planVerbs = ['edit', 'submit', 'approve', 'sendBack', 'figure', 'review', 'end'] as const;
export type PlanVerb = (typeof planVerbs)[number];
/** The village (or community) whose plan it is; the organisation above it. */
export type PlanPart = 'village' | 'above';
export type PlanRefusal =
  | 'noProfile'
  | 'noProblem'
  | 'noGoal'
  | 'goalWithoutMeasure'
  | 'notHeard'
  | 'oneInForce'
  | 'reasonMissing'
  | 'lapsed';
export type PlanFacts = {
  readonly status: PlanStatus;
  readonly profile: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
  readonly goals: readonly { readonly nth: number }[];
  readonly lines: readonly { readonly goalNth: number; readonly dueOn: string }[];
  /** The day on which the villagers were asked; null when they were not. */
  readonly heardOn: string | null;
  readonly hasOneInForce: boolean;
  readonly reason: string;
  readonly today: string;
};

/** What of a village is described, in this order. */
export const headings = ['people', 'land', 'industry', 'income', 'facilities', 'services', 'governance'] as const;
export type Heading = (typeof headings)[number];

/** The first thing that keeps a draft from being handed in. Villagers are asked before, not after (村民委员会组织法 24; domain §8.2). */
export function lacksFor(p: PlanFacts): PlanRefusal | false {
  if (!headings.some((h) => (p.profile[h] ?? '').trim() !== '')) return 'noProfile';
  if (p.problems.length === 0) return 'noProblem';
  if (p.goals.length === 0) return 'noGoal';
  if (p.goals.some((g) => !p.lines.some((l) => l.goalNth === g.nth))) return 'goalWithoutMeasure';
  return p.heardOn === null && 'notHeard';
}
const needsReason = (p: PlanFacts): 'reasonMissing' | false => p.reason.length < 2 && 'reasonMissing';

export const planWorkflow: Workflow<PlanVerb, PlanStatus, PlanPart, PlanFacts, PlanRefusal> = {
  edit: { from: ['draft'], to: 'same', by: ['village'] },
  submit: { from: ['draft'], to: 'submitted', by: ['village'], unless: lacksFor },
  approve: {
    from: ['submitted'],
    to: 'inForce',
    by: ['above'],
    unless: (p) => (p.hasOneInForce ? 'oneInForce' : p.lines.some((l) => l.dueOn < p.today) && 'lapsed'),
  },
  sendBack: { from: ['submitted'], to: 'draft', by: ['above'], unless: needsReason },
  figure: { from: ['inForce'], to: 'same', by: ['village'] },
  review: { from: ['inForce'], to: 'same', by: ['above'] },
  end: { from: ['inForce'], to: 'ended', by: ['above'], unless: needsReason },
};

export const verdicts = ['reached', 'partly', 'notYet'] as const;
export type Verdict = (typeof verdicts)[number];

export type ReviewFault = 'yearOutside' | 'yearNotOver' | 'yearTwice' | 'goalMissing' | 'goalUnknown';
/** A year is looked at once, when it has begun to end (from December on), and of every goal something is said. */
export function reviewFault(
  plan: { fromYear: number; toYear: number; goalIds: readonly string[]; reviewed: readonly number[] },
  said: { year: number; verdicts: Readonly<Record<string, Verdict>> },
  today: string,
): ReviewFault | null {
  if (said.year < plan.fromYear || said.year > plan.toYear) return 'yearOutside';
  if (today < `${said.year}-12-01`) return 'yearNotOver';
  if (plan.reviewed.includes(said.year)) return 'yearTwice';
  if (plan.goalIds.some((id) => !said.verdicts[id])) return 'goalMissing';
  return Object.keys(said.verdicts).some((id) => !plan.goalIds.includes(id)) ? 'goalUnknown' : null;
}

/** Years whose review is due on this day: over, and nothing was said of them. */
export const reviewsDue = (
  plan: { fromYear: number; toYear: number; reviewed: readonly number[] },
  today: string,
): number[] => {
  const years = Array.from({ length: plan.toYear - plan.fromYear + 1 }, (_, i) => plan.fromYear + i);
  return years.filter((y) => today > `${y}-12-31` && !plan.reviewed.includes(y));
};

export type GoalFigure = { baseline: number | null; target: number | null };
/**
 * How far a goal has come, in percent of the way from where it began; it may be less than nothing, and more than all of it. Null for a goal that is not
 * counted, or of which no figure was given. A goal may also go down (from 40 households without water to 0).
 */
export function wayOf({ baseline, target }: GoalFigure, latest: number | null): number | null {
  if (baseline === null || target === null || latest === null) return null;
  if (target === baseline) return latest === target ? 100 : 0;
  return Math.round(((latest - baseline) / (target - baseline)) * 100);
}

export const villageRoles = ['villageCadre'] as const satisfies readonly Role[];
export const aboveRoles = ['townshipClerk', 'townshipLeader', 'countyClerk'] as const satisfies readonly Role[];
export const planWriters = [...villageRoles, ...aboveRoles] as const satisfies readonly Role[];
export const planReaders = [
  ...planWriters,
  'departmentClerk',
  'partyAffairs',
  'civilAffairs',
  'villageSupervisor',
  'inspector',
  'gridWorker',
  'agent',
] as const satisfies readonly Role[];
