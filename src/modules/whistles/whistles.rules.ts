import type { Actor, Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';
import { handlerRoles, intakeRoles, superiorRoles } from '#modules/cases/cases.parts.rules.ts';

/* 吹哨报到 (北京市接诉即办工作条例 16, 33, 44): who is called comes, or names the clause by which it need not. */

export const unitStatuses = ['called', 'arrived', 'declining', 'excused'] as const;
export type UnitStatus = (typeof unitStatuses)[number];
export const taskStatuses = ['open', 'done', 'accepted', 'waived'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const callRoles = [...new Set<Role>([...intakeRoles, ...handlerRoles])];
export const answerRoles = handlerRoles;
export const judgeRoles = superiorRoles;

/** Ways in which one looks at whistles. */
export const boxes = ['byUs', 'toUs', 'overdue', 'all'] as const;
export type Box = (typeof boxes)[number];

/** How long those called have to come: hours. */
export const MIN_REPORT_HOURS = 1;
export const MAX_REPORT_HOURS = 72;
/** How long a rating stays unread by the other side when that side gives none. */
export const BLIND_DAYS = 7;
/** Fewer ratings than this are shown to nobody as a figure of a unit. */
export const FEWEST_RATINGS = 5;

export type WhistlePart = 'lead' | 'called' | 'above';
export type WhistleRefusal = 'ended' | 'tasksOpen' | 'unitsOpen' | 'notArrived' | 'ratedBefore' | 'notEnded';

export type UnitVerb = 'reportIn' | 'decline' | 'excuse' | 'insist';
export type UnitFacts = { status: UnitStatus; isEnded: boolean };
const whileRunning = (f: { isEnded: boolean }) => f.isEnded && 'ended';

/** What becomes of one unit that was called. There is no third way between coming and naming a clause. */
export const unitWorkflow: Workflow<UnitVerb, UnitStatus, WhistlePart, UnitFacts, WhistleRefusal> = {
  reportIn: { from: ['called'], to: 'arrived', by: ['called'], unless: whileRunning },
  decline: { from: ['called'], to: 'declining', by: ['called'], unless: whileRunning },
  excuse: { from: ['declining'], to: 'excused', by: ['above'], unless: whileRunning },
  insist: { from: ['declining'], to: 'called', by: ['above'], unless: whileRunning },
};

export type TaskVerb = 'finish' | 'accept' | 'redo' | 'waive';
export type TaskFacts = { status: TaskStatus; isEnded: boolean };

/** What becomes of one agreed task: the one who does it says so, the lead holds it against what was agreed. */
export const taskWorkflow: Workflow<TaskVerb, TaskStatus, WhistlePart, TaskFacts, WhistleRefusal> = {
  finish: { from: ['open'], to: 'done', by: ['called'], unless: whileRunning },
  accept: { from: ['done'], to: 'accepted', by: ['lead'], unless: whileRunning },
  redo: { from: ['done'], to: 'open', by: ['lead'], unless: whileRunning },
  waive: { from: ['open', 'done'], to: 'waived', by: ['lead'], unless: whileRunning },
};

export type WhistleStatus = 'running' | 'ended';
export type WhistleVerb = 'agreeTask' | 'end' | 'rate';
export type WhistleFacts = { status: WhistleStatus; openTasks: number; openUnits: number };

export const whistleWorkflow: Workflow<WhistleVerb, WhistleStatus, WhistlePart, WhistleFacts, WhistleRefusal> = {
  agreeTask: { from: ['running'], to: 'same', by: ['lead'] },
  end: {
    from: ['running'],
    to: 'ended',
    by: ['lead'],
    unless: (w) => (w.openTasks > 0 ? 'tasksOpen' : w.openUnits > 0 && 'unitsOpen'),
  },
  rate: { from: ['ended'], to: 'same', by: ['lead', 'called'] },
};

export type Standing = {
  leadOrganisationId: string;
  callerOrganisationId: string;
  /** The unit the question is about; null when it is about the whistle as a whole. */
  unitOrganisationId: string | null;
  calledOrganisationIds: readonly string[];
  /** Who decides about a decline: the level above the caller. */
  judgeOrganisationId: string | null;
};

const has = (roles: readonly Role[], role: Role) => roles.includes(role);

/** What somebody is to a whistle; nobody judges their own unit's decline. */
export function whistleParts(w: Standing, actor: Actor): ReadonlySet<WhistlePart> {
  const parts = new Set<WhistlePart>();
  if (actor.kind !== 'staff') return parts;
  const own = actor.organisationId;
  if (has(callRoles, actor.role) && (own === w.leadOrganisationId || own === w.callerOrganisationId)) parts.add('lead');
  const isCalled = w.unitOrganisationId === null ? w.calledOrganisationIds.includes(own) : w.unitOrganisationId === own;
  if (has(answerRoles, actor.role) && isCalled) parts.add('called');
  if (has(judgeRoles, actor.role) && own === w.judgeOrganisationId && own !== w.unitOrganisationId) parts.add('above');
  return parts;
}

export type Rating = { from: string; to: string; at: Temporal.Instant };
/** Blind until both sides have said it, or the time for it is over. */
export function isRatingRead(
  r: Rating,
  all: readonly Rating[],
  endedAt: Temporal.Instant,
  now: Temporal.Instant,
): boolean {
  const isAnswered = all.some((other) => other.from === r.to && other.to === r.from);
  const over = endedAt.add({ hours: BLIND_DAYS * 24 });
  return isAnswered || Temporal.Instant.compare(now, over) >= 0;
}

/** What is said of a moment that was counted before its source was kept. */
export const DEFAULT_REPORT_SOURCE = '吹哨时定的报到时限';
export const callersSource = (hours: number) => `吹哨单位定的:${hours} 小时内报到`;

type Arrival = { status: WhistleStatus; reportBy: Temporal.Instant; endedAt: Temporal.Instant | null };
type Come = { status: UnitStatus; arrivedAt: string | null };
/** What became of the moment to report in: kept when all that had to come came in time; stopped when nobody had to. */
export function arrivalOf(w: Arrival & { units: readonly Come[] }): {
  state: 'running' | 'met' | 'missed' | 'stopped';
  endedAt: Temporal.Instant | null;
} {
  const had = w.units.filter((u) => u.status !== 'excused');
  if (w.status === 'running' && had.some((u) => u.status !== 'arrived')) return { state: 'running', endedAt: null };
  const came = had.flatMap((u) => (u.arrivedAt ? [Temporal.Instant.from(u.arrivedAt)] : []));
  const last = came.sort(Temporal.Instant.compare).at(-1) ?? w.endedAt;
  if (had.length === 0) return { state: 'stopped', endedAt: last };
  const inTime = came.length === had.length && last !== null && Temporal.Instant.compare(last, w.reportBy) <= 0;
  return { state: inTime ? 'met' : 'missed', endedAt: last };
}
