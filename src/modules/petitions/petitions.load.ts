import { isBoundByPetitionLaw } from '#modules/cases/cases.clocks.rules.ts';
import type { StoredCase } from '#modules/cases/index.ts';
import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { petitionClockRules } from './petitions.clocks.rules.ts';
import { decideByOf, type StoredClock, selectClocks } from './petitions.clocks.store.ts';
import { type Hand, hasConflict, selectHands } from './petitions.hands.store.ts';
import { commonSuperior, type PetitionStanding, reviewerAbove } from './petitions.parts.rules.ts';
import { type StoredHearing, type StoredReview, selectHearings, selectReviews } from './petitions.review.store.ts';
import type { Level, PetitionFacts } from './petitions.rules.ts';
import type { StoredPetition } from './petitions.store.ts';

/** A petition with all that the rules and the page need, as one actor sees it. */
export type Loaded = {
  c: StoredCase;
  p: StoredPetition;
  facts: PetitionFacts;
  standing: PetitionStanding;
  reviews: StoredReview[];
  hearings: StoredHearing[];
  clocks: StoredClock[];
  /** Which review would come next, of whose opinion, and by whom; null where nothing can be asked for any more. */
  next: { level: Level; ofId: string; reviewerId: string | null } | null;
};

/** The body the law binds that has the case now: the one it was sent to, else the desk where it lies. */
export async function organOf(ctx: Ctx, c: StoredCase): Promise<string | null> {
  if (c.handlerOrganisationId) return isBoundByPetitionLaw(c.handlerKind ?? '') ? c.handlerOrganisationId : null;
  const desk = (await organisationsById(ctx, [c.deskOrganisationId])).get(c.deskOrganisationId);
  return desk && isBoundByPetitionLaw(desk.kind) ? desk.id : null;
}

/** Which review it lies with at the moment, not served yet. */
export const levelNow = (p: StoredPetition): Level | null =>
  p.state === 'reviewRequested' || p.state === 'reviewDecided'
    ? 'review'
    : p.state === 'recheckRequested' || p.state === 'recheckDecided'
      ? 'recheck'
      : null;

/** Organisations that had a hand in it: none of them reviews it. Approving an extension is not handling. */
const organsAmong = (hands: readonly Hand[]) =>
  new Set(hands.filter((h) => h.part !== 'approver').map((h) => h.organisationId));

async function reviewerFor(ctx: Ctx, ofId: string, hands: readonly Hand[]): Promise<string | null> {
  const above = await superiorsOf(ctx, ofId);
  const units = await organisationsById(ctx, above);
  return reviewerAbove(
    above.map((id) => ({
      id,
      isBound: isBoundByPetitionLaw(units.get(id)?.kind ?? '') && units.get(id)?.validTo === null,
    })),
    organsAmong(hands),
  );
}

/** Who settles whose it is (24): above the organ that objects and its sender; of one that came back, above all that had it. */
async function commonFor(
  ctx: Ctx,
  p: StoredPetition,
  organId: string | null,
  hands: readonly Hand[],
): Promise<string | null> {
  if (!organId || (p.state !== 'objected' && p.state !== 'registered')) return null;
  const had =
    p.state === 'objected' ? [p.senderId] : hands.filter((h) => h.part === 'organ').map((h) => h.organisationId);
  const parties = [...new Set([organId, ...had])].filter((id) => id !== null);
  if (parties.length < 2) return null;
  const lines = await Promise.all(parties.map(async (id) => [id, ...(await superiorsOf(ctx, id))]));
  const units = await organisationsById(ctx, lines.flat());
  return commonSuperior(lines, (id) => isBoundByPetitionLaw(units.get(id)?.kind ?? ''));
}

function hadHand(ctx: Ctx, hands: readonly Hand[], reviewerId: string | null): boolean {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return false;
  // What the reviewing organ does in this very review is no earlier hand.
  const earlier = hands.filter((h) => !(h.part === 'reviewer' && h.organisationId === reviewerId));
  return earlier.some((h) => h.accountId === actor.accountId) || organsAmong(earlier).has(actor.organisationId);
}

export async function loadPetition(ctx: Ctx, c: StoredCase, p: StoredPetition): Promise<Loaded> {
  const reviews = await selectReviews(ctx, p);
  const hearings = await selectHearings(ctx, p);
  const clocks = await selectClocks(ctx, p.caseId);
  const hands = await selectHands(ctx, p.caseId);
  const decideBy = await decideByOf(ctx, p.caseId);
  const organId = p.decidedOrganisationId ?? (await organOf(ctx, c));
  const level = levelNow(p);
  const reviewerId = reviews.find((r) => r.level === level)?.organisationId ?? null;
  const running = (id: string) => clocks.find((k) => k.ruleId === id && k.state === 'running') ?? null;
  const asks = running(petitionClockRules.askReview.id) ?? running(petitionClockRules.askRecheck.id);
  const nextLevel: Level = asks?.ruleId === petitionClockRules.askRecheck.id ? 'recheck' : 'review';
  const ofId =
    nextLevel === 'recheck' ? reviews.find((r) => r.level === 'review')?.organisationId : p.decidedOrganisationId;
  const next = asks && ofId ? { level: nextLevel, ofId, reviewerId: await reviewerFor(ctx, ofId, hands) } : null;
  const own = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
  const lastOutcome = reviews.findLast((r) => r.outcome !== null)?.outcome ?? p.outcome;
  return {
    c,
    p,
    reviews,
    hearings,
    clocks,
    next,
    standing: {
      caseId: p.caseId,
      state: p.state,
      organId,
      organSuperiorIds: organId ? await superiorsOf(ctx, organId) : [],
      senderId: p.senderId,
      commonId: await commonFor(ctx, p, organId, hands),
      reviewerId,
    },
    facts: {
      status: p.state,
      matter: p.matter,
      givenAs: p.givenAs,
      transfers: p.transfers,
      objectBy: running(petitionClockRules.object.id)?.due ?? null,
      isAtWork: c.status === 'handling',
      isExtended: p.extendedAt !== null,
      extensionAsked: p.extensionAskedAt !== null && p.extendedAt === null,
      extensionAskedByActor: own !== null && p.extensionAskedBy === own,
      decideBy,
      outcome: p.outcome,
      owesExecution: p.servedOn !== null && lastOutcome === 'support' && p.executedAt === null,
      askBy: asks?.due ?? null,
      hasReviewer: next?.reviewerId != null,
      hearingOpen: hearings.some((h) => h.heldTo === null),
      hadHand: hadHand(ctx, hands, reviewerId),
      isConflicted: own !== null && (await hasConflict(ctx, p.caseId, own)),
    },
  };
}

/** The name of the organ that could review an opinion given now by this organ: told in the opinion itself. */
export async function reviewerNameAfter(ctx: Ctx, caseId: string, ofId: string): Promise<string | null> {
  const hands = await selectHands(ctx, caseId);
  const id = await reviewerFor(ctx, ofId, [...hands, { accountId: '', organisationId: ofId, part: 'organ' }]);
  return id ? ((await organisationsById(ctx, [id])).get(id)?.name ?? null) : null;
}
