import type { WorkCalendar } from '#kernel/calendar.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { clocksOf, isOverdue, type Limit, type Running, type Stamps } from './aid.clocks.rules.ts';
import { noticesOf } from './aid.notices.store.ts';
import { handsOf, kinOf, objectionsOf, papersOf, statementsOf } from './aid.parts.store.ts';
import { frozenSince } from './aid.registers.store.ts';
import { type AidPart, partsAt } from './aid.rules.ts';
import { selectLimits, selectStandards } from './aid.settings.store.ts';
import type { StoredAid } from './aid.store.ts';
import type { DueView, StandardView } from './aid.views.contract.ts';
import type { AidFacts } from './aid.workflow.rules.ts';

export type Settings = { limits: readonly Limit[]; standards: readonly StandardView[]; calendar: WorkCalendar };
/** What counts days and measures income: read once, however many applications are looked at. */
export async function settingsOf(ctx: Ctx): Promise<Settings> {
  const [limits, standards, calendar] = await Promise.all([selectLimits(ctx), selectStandards(ctx), calendarOf(ctx)]);
  return { limits, standards, calendar };
}

const stampsOf = (a: StoredAid): Stamps => ({
  appliedAt: a.applied_at,
  acceptedAt: a.accepted_at,
  surveyedAt: a.surveyed_at,
  checkedAt: a.checked_at,
  draftedAt: a.drafted_at,
  objectedAt: a.objected_at,
  sentUpAt: a.sent_up_at,
  decidedAt: a.decided_at,
  helpedAt: a.helped_at,
  changedAt: a.changed_at,
  noticedAt: a.noticed_at,
  reassessAt: a.reassess_at,
  disputedAt: a.disputed_at,
});
export const runningOf = (a: StoredAid, s: Settings): Running[] =>
  clocksOf(
    {
      status: a.status,
      kind: a.kind,
      area: a.area,
      isSpecial: a.is_special,
      isDelegated: a.is_delegated,
      at: stampsOf(a),
    },
    s.limits,
    s.calendar,
    dayOf,
  );
export const dueView = (r: Running, now: Temporal.Instant): DueView => ({
  step: r.step,
  at: r.due.shown.toString(),
  day: dayOf(r.due.shown.subtract({ nanoseconds: 1 })),
  isOverdue: isOverdue(r.due, now),
  isProvisional: r.due.provisional,
  source: r.source,
});

/** Did the last notice of the opinion hang out all its days? One taken down for an objection did not. */
function hungOut(
  notices: readonly { kind: string; to_day: string; down_at: Temporal.Instant | null }[],
  today: string,
): boolean {
  const last = notices.filter((n) => n.kind === 'proposed').at(-1);
  return !!last && last.to_day < today && (last.down_at === null || dayOf(last.down_at) > last.to_day);
}

export type Loaded = Awaited<ReturnType<typeof loadAid>>;
/** Everything the rules ask of an application, and of whoever acts. */
export async function loadAid(ctx: Ctx, a: StoredAid) {
  const ids = [a.id];
  const [hands, papers, kin, statements, objections, notices, frozen] = await Promise.all([
    handsOf(ctx, ids),
    papersOf(ctx, ids),
    kinOf(ctx, ids),
    statementsOf(ctx, ids),
    objectionsOf(ctx, ids),
    noticesOf(ctx, ids),
    frozenSince(ctx, ids),
  ]);
  const self = ctx.actor.kind === 'staff' ? ctx.actor : null;
  const had = (part: string) => hands.some((h) => h.accountId === self?.accountId && h.part === part);
  const since = frozen.get(a.id) ?? null;
  const seconds = statements.filter((s) => s.kind === 'second' && since && Temporal.Instant.compare(s.at, since) >= 0);
  const facts: AidFacts = {
    status: a.status,
    kind: a.kind,
    papersTold: a.papers_told_at !== null,
    papersMissing: papers.filter((p) => p.comeOn === null).length,
    kinSaid: a.kin_said,
    isKin: a.is_kin,
    countyVisited: statements.some((s) => s.kind === 'visit'),
    surveyors: new Set(hands.filter((h) => h.part === 'surveyor').map((h) => h.accountId)).size,
    opinion: a.opinion,
    publicityDone: hungOut(notices, dayOf(ctx.now)),
    openObjections: objections.filter((o) => o.heardAt === null).length,
    isFrozen: since !== null,
    hasSecond: seconds.length > 0,
    isDelegated: a.is_delegated,
    isAssessing: a.reassess_at !== null,
    isDisputed: a.disputed_at !== null,
    isPassed: a.disputed_at !== null && a.review_by !== null,
    isReviewer: self !== null && a.review_by === self.accountId,
    isSurveyor: had('surveyor'),
    isDrafter: had('drafter'),
    isDecider: had('decider'),
    isTaker: had('taker'),
    isSecond: seconds.some((s) => s.byId === self?.accountId),
    isOwnKin: kin.some((k) => self !== null && (k.accountId === self.accountId || k.official === self.name)),
    isCounty: self !== null && self.area.length <= 6,
  };
  return { a, facts, hands, papers, kin, statements, objections, notices };
}

/** What the actor may be here: by their post, because a review was passed to them, by the passphrase of the receipt (`isHousehold`), or as anybody of the village. */
export function partsOf(ctx: Ctx, a: StoredAid, isHousehold = false): ReadonlySet<AidPart> {
  const { actor } = ctx;
  if (isHousehold) return new Set(['household']);
  if (actor.kind === 'system') return new Set(['house']);
  if (actor.kind !== 'staff') return new Set(['villager']);
  return a.review_by === actor.accountId ? new Set([...partsAt(actor), 'reviewer']) : partsAt(actor);
}
