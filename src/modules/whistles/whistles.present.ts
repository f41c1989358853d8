import { openVerbs } from '#kernel/workflow.ts';
import type { Ctx } from '#platform/context.ts';
import type { WhistleRow, WhistleView } from './whistles.contract.ts';
import {
  isRatingRead,
  type Rating,
  taskWorkflow,
  unitWorkflow,
  whistleParts,
  whistleWorkflow,
} from './whistles.rules.ts';
import { type StoredRating, type StoredWhistle, selectWhistle } from './whistles.store.ts';
import { refusalWords } from './whistles.words.ts';

const iso = (at: Temporal.Instant | null) => at?.toString({ smallestUnit: 'second' }) ?? null;
/** Moments inside JSON come as PostgreSQL prints them. */
const fromJson = (at: string | null) =>
  at === null ? null : Temporal.Instant.from(at).toString({ smallestUnit: 'second' });

/** What the rules must know of a whistle, asked about one unit of it or about the whole. */
export const standingOf = (w: StoredWhistle, unitOrganisationId: string | null = null) => ({
  leadOrganisationId: w.leadOrganisationId,
  callerOrganisationId: w.callerOrganisationId,
  unitOrganisationId,
  calledOrganisationIds: w.units.map((u) => u.organisationId),
  judgeOrganisationId: w.units.find((u) => u.organisationId === unitOrganisationId)?.judgeOrganisationId ?? null,
});

export const factsOf = (w: StoredWhistle) => ({
  status: w.status,
  openTasks: w.tasks.filter((t) => t.status === 'open' || t.status === 'done').length,
  openUnits: w.units.filter((u) => u.status === 'called' || u.status === 'declining').length,
});

export function presentRow(ctx: Ctx, w: StoredWhistle): WhistleRow {
  const isEnded = w.status === 'ended';
  return {
    id: w.id,
    version: w.version,
    caseId: w.caseId,
    caseNumber: w.caseNumber,
    area: w.area,
    placeName: w.placeName,
    issue: w.issue,
    status: w.status,
    calledAt: iso(w.calledAt)!,
    reportBy: iso(w.reportBy)!,
    due: w.due,
    caller: { id: w.callerOrganisationId, name: w.callerName },
    lead: { id: w.leadOrganisationId, name: w.leadName },
    units: w.units.map((u) => ({
      id: u.organisationId,
      name: u.name,
      status: u.status,
      arrivedAt: fromJson(u.arrivedAt),
      who: u.who,
      clause: u.clause,
      reason: u.reason,
      overdue: u.overdueAt !== null,
      open: openVerbs(
        unitWorkflow,
        { status: u.status, isEnded },
        whistleParts(standingOf(w, u.organisationId), ctx.actor),
        ctx.now,
      ).open,
    })),
    openTasks: factsOf(w).openTasks,
  };
}

const ratingOf = (r: StoredRating): Rating => ({ from: r.from, to: r.to, at: Temporal.Instant.from(r.at) });

function ratingsFor(ctx: Ctx, w: StoredWhistle): WhistleView['ratings'] {
  const own = ctx.actor.kind === 'staff' ? ctx.actor.organisationId : null;
  const all = w.ratings.map(ratingOf);
  return w.ratings.map((r) => {
    const isRead = r.from === own || (w.endedAt !== null && isRatingRead(ratingOf(r), all, w.endedAt, ctx.now));
    return {
      from: { id: r.from, name: r.fromName },
      to: { id: r.to, name: r.toName },
      stars: isRead ? r.stars : null,
      text: isRead ? r.text : null,
      at: fromJson(r.at)!,
    };
  });
}

/** Whom the actor's unit may still rate: the caller rates those that came, each of them rates the caller. */
export function rateable(ctx: Ctx, w: StoredWhistle): { id: string; name: string }[] {
  if (ctx.actor.kind !== 'staff' || w.status !== 'ended') return [];
  const own = ctx.actor.organisationId;
  const came = w.units.filter((u) => u.status === 'arrived').map((u) => ({ id: u.organisationId, name: u.name }));
  const caller = { id: w.callerOrganisationId, name: w.callerName };
  const others = own === caller.id ? came : came.some((u) => u.id === own) ? [caller] : [];
  const rated = w.ratings.filter((r) => r.from === own).map((r) => r.to);
  return others.filter((u) => u.id !== own && !rated.includes(u.id));
}

export async function presentWhistle(ctx: Ctx, id: string): Promise<WhistleView> {
  const w = await selectWhistle(ctx, id);
  const isEnded = w.status === 'ended';
  const whole = openVerbs(whistleWorkflow, factsOf(w), whistleParts(standingOf(w), ctx.actor), ctx.now);
  return {
    ...presentRow(ctx, w),
    plan: w.plan,
    result: w.result,
    endedAt: iso(w.endedAt),
    tasks: w.tasks.map((t) => ({
      id: t.id,
      unit: { id: t.organisationId, name: t.name },
      what: t.what,
      due: t.due,
      status: t.status,
      result: t.result,
      reason: t.reason,
      open: openVerbs(
        taskWorkflow,
        { status: t.status, isEnded },
        whistleParts(standingOf(w, t.organisationId), ctx.actor),
        ctx.now,
      ).open,
    })),
    ratings: ratingsFor(ctx, w),
    mayRate: rateable(ctx, w),
    open: whole.open,
    closed: whole.closed.map(({ verb, why }) => ({ verb, says: [...refusalWords[why]] as [string, string] })),
  };
}
