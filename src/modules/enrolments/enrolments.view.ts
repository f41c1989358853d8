import { isWithin } from '#kernel/area.ts';
import { maskName, maskPhone } from '#kernel/identity.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { absentees, classById, type LearningClass } from '#modules/learning/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type Counts, countsOf, endOf, rulesOf } from './classes.store.ts';
import { type Draw, drawOf, drawsOf } from './draws.store.ts';
import type { ClassLine, ClassView, DrawView, EnrolmentRow } from './enrolments.contract.ts';
import {
  deskRoles,
  type EnrolmentFacts,
  type EnrolmentPart,
  enrolmentWorkflow,
  liveStatuses,
  type Priority,
  placeIn,
  tierOf,
  windowFault,
} from './enrolments.rules.ts';
import { type Enrolment, enrolmentsOf } from './enrolments.store.ts';
import { enrolmentRefusalWords, no } from './enrolments.words.ts';

export const staffOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'staff') throw no('notYours');
  return actor;
};
const drawState = (c: LearningClass, d: Draw | undefined): ClassLine['draw'] => {
  if (c.mode !== 'lottery') return null;
  if (!d) return 'none';
  if (d.drawnAt) return 'drawn';
  return d.publicNumber ? 'numbered' : d.list !== null ? 'closed' : 'published';
};
const none: Counts = { applied: 0, waiting: 0, waitingKept: 0, offered: 0, seated: 0, keptTaken: 0 };
function lineOfClass(ctx: Ctx, c: LearningClass, n: Counts, d: Draw | undefined): ClassLine {
  return {
    ...{ id: c.id, area: c.area, name: c.name, subject: c.subject, course: c.course, unit: c.unit },
    ...{ termId: c.termId, term: c.term, termStatus: c.termStatus, mode: c.mode },
    ...{ opensAt: c.opensAt.toString(), closesAt: c.closesAt.toString(), seats: c.seats, keptSeats: c.keptSeats },
    ...{ seated: n.seated, offered: n.offered, waiting: n.waiting, applied: n.applied },
    draw: drawState(c, d),
    isCancelled: c.cancelledReason !== null,
    isOwn: ctx.actor.kind === 'staff' && isWithin(c.area, ctx.actor.area),
  };
}
export async function presentLines(ctx: Ctx, classes: readonly LearningClass[]): Promise<ClassLine[]> {
  const ids = classes.map((c) => c.id);
  const [counts, draws] = await Promise.all([countsOf(ctx, ids), drawsOf(ctx, ids)]);
  return classes.map((c) => lineOfClass(ctx, c, counts.get(c.id) ?? none, draws.get(c.id)));
}

export const factsOf = (
  e: Enrolment,
  more: Pick<EnrolmentFacts, 'missed' | 'missedLimit' | 'isOver'>,
): EnrolmentFacts => ({
  status: e.status,
  expiresAt: e.expiresAt,
  ...more,
});
export const partsOf = (ctx: Ctx, area: string): ReadonlySet<EnrolmentPart> => {
  const { actor } = ctx;
  const isDesk = actor.kind === 'staff' && deskRoles.some((r) => r === actor.role) && isWithin(area, actor.area);
  return new Set(isDesk ? (['desk'] as const) : []);
};
/** How often each learner missed the class, as far as it is more than the class allows; and whether the class is over. */
export async function standOf(ctx: Ctx, c: LearningClass) {
  const [missing, end] = await Promise.all([absentees(ctx, { classId: c.id }), endOf(ctx, c.id)]);
  const missed = new Map(missing.map((m) => [m.learnerId, m.missed]));
  const isOver = end !== null && Temporal.Instant.compare(ctx.now, end) >= 0;
  return (e: Enrolment) => ({ missed: missed.get(e.learnerId ?? '') ?? 0, missedLimit: c.missedLimit, isOver });
}
type Stand = Awaited<ReturnType<typeof standOf>>;

function row(
  ctx: Ctx,
  e: Enrolment,
  all: readonly Enrolment[],
  stand: Stand,
  order: readonly Priority[],
): EnrolmentRow {
  const facts = factsOf(e, stand(e));
  const { open, closed } = openVerbs(enrolmentWorkflow, facts, partsOf(ctx, e.area), ctx.now);
  const isLive = (x: Enrolment) => liveStatuses.some((s) => s === x.status);
  const waiting = all.filter((x) => x.status === 'waiting');
  // Those above see how it goes, not who it is.
  const isDesk = partsOf(ctx, e.area).has('desk');
  return {
    ...{ id: e.id, number: e.number, lot: e.lot, arrival: e.arrival, way: e.way, status: e.status },
    name: e.name && (isDesk ? e.name : maskName(e.name)),
    inLine: e.status === 'waiting' ? placeIn(waiting, e.place) : null,
    phone: isDesk && e.phone ? maskPhone(e.phone) : null,
    birthYear: isDesk ? e.birthYear : null,
    kin: isDesk && e.kin ? `${e.kin.name} ${maskPhone(e.kin.phone)}` : null,
    claims: e.claims,
    drawTier: tierOf(order, e.claims),
    at: e.at.toString(),
    expiresAt: e.status === 'offered' ? (e.expiresAt?.toString() ?? null) : null,
    toTell: e.status === 'offered' && e.toldAt === null,
    maybeTwice: e.same !== null && isLive(e) && all.some((x) => x.id !== e.id && x.same === e.same && isLive(x)),
    reason: e.reason,
    version: e.version,
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...enrolmentRefusalWords[why]] as [string, string] })),
  };
}
const drawnOf = (ctx: Ctx, d: Draw): DrawView => ({
  ...{ commitment: d.commitment, publicSource: d.publicSource, publicDay: d.publicDay, listHash: d.listHash },
  publishedAt: d.publishedAt.toString(),
  lots: d.list === null ? 0 : d.list.split('\n').length - 1,
  publicNumber: d.publicNumber,
  isOwnNumber: ctx.actor.kind === 'staff' && d.enteredBy === ctx.actor.accountId,
  seed: d.seed,
  drawnAt: d.drawnAt?.toString() ?? null,
});

/** One class with everybody on its list, as its own desk and those above see it. */
export async function presentClass(ctx: Ctx, id: string): Promise<ClassView> {
  const c = await classById(ctx, id);
  const [all, counts, rules, d, stand] = await Promise.all([
    enrolmentsOf(ctx, id),
    countsOf(ctx, [id]),
    rulesOf(ctx, [c]),
    drawOf(ctx, id),
    standOf(ctx, c),
  ]);
  const r = rules.get(id);
  if (!r) throw no('notHere');
  const fault = windowFault({ ...c, isCancelled: c.cancelledReason !== null }, ctx.now);
  return {
    ...lineOfClass(ctx, c, counts.get(id) ?? none, d ?? undefined),
    ...{ offerHours: r.offerHours, swapUntil: r.swapUntil, priorities: [...r.priorities], rulesVersion: r.version },
    keptUntil: r.keptUntil.toString(),
    keptReleasedAt: r.keptReleasedAt?.toString() ?? null,
    ...{ youngest: c.youngest, extraStepFrom: c.extraStepFrom, missedLimit: c.missedLimit },
    isOpen: fault === null && c.termStatus !== 'planned',
    items: all.map((e) => row(ctx, e, all, stand, r.priorities)),
    drawn: d && drawnOf(ctx, d),
  };
}
