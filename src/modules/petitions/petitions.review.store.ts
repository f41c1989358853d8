import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Finding, Level, Outcome } from './petitions.rules.ts';
import type { StoredPetition } from './petitions.store.ts';

/* Reviews and hearings: what a petition has more of the higher it goes (信访工作条例 31, 35, 36). */

type Of = Pick<StoredPetition, 'caseId' | 'area' | 'round'>;

export type StoredReview = {
  level: Level;
  organisationId: string;
  organ: string;
  grounds: string;
  askedVia: 'portal' | 'counter';
  askedAt: Temporal.Instant;
  finding: Finding | null;
  outcome: Outcome | null;
  decidedAt: Temporal.Instant | null;
  servedOn: string | null;
  executeBy: string | null;
};

export async function selectReviews(ctx: Ctx, p: Of): Promise<StoredReview[]> {
  const rows = await ctx.db
    .selectFrom('petition_review as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select([
      'r.level',
      'r.organisation_id as organisationId',
      'o.name as organ',
      'r.grounds',
      'r.asked_via as askedVia',
      'r.asked_at as askedAt',
      'r.finding',
      'r.outcome',
      'r.decided_at as decidedAt',
      'r.served_on as servedOn',
      'r.execution_due as executeBy',
    ])
    .where('r.case_id', '=', p.caseId)
    .where('r.round', '=', p.round)
    .orderBy('r.asked_at')
    .orderBy('r.level', 'desc')
    .execute();
  return rows as StoredReview[];
}

export async function insertReview(
  tx: TxCtx,
  p: Of,
  r: { level: Level; organisationId: string; ofOrganisationId: string; grounds: string; via: 'portal' | 'counter' },
): Promise<void> {
  await tx.db
    .insertInto('petition_review')
    .values({
      case_id: p.caseId,
      area: p.area,
      round: p.round,
      level: r.level,
      organisation_id: r.organisationId,
      of_organisation_id: r.ofOrganisationId,
      grounds: r.grounds,
      asked_via: r.via,
      asked_at: tx.now,
    })
    .execute();
}

export async function saveReview(
  tx: TxCtx,
  p: Of,
  level: Level,
  change: Partial<{
    finding: Finding;
    outcome: Outcome;
    facts: string;
    opinion: string;
    basis: string;
    decided_at: Temporal.Instant;
    decided_by: string;
    served_on: string;
    execution_due: string | null;
  }>,
): Promise<void> {
  await tx.db
    .updateTable('petition_review')
    .set(change)
    .where('case_id', '=', p.caseId)
    .where('round', '=', p.round)
    .where('level', '=', level)
    .execute();
}

export type StoredHearing = {
  id: string;
  level: 'first' | 'recheck';
  from: string;
  to: string;
  place: string;
  /** The hour on the first day; null where it was announced before hours were asked for. */
  begins: string | null;
  heldTo: string | null;
  record: string | null;
};

export async function selectHearings(ctx: Ctx, p: Of): Promise<StoredHearing[]> {
  const rows = await ctx.db
    .selectFrom('petition_hearing')
    .select(['id', 'level', 'from_day as from', 'to_day as to', 'place', 'begins', 'held_to as heldTo', 'record'])
    .where('case_id', '=', p.caseId)
    .where('round', '=', p.round)
    .orderBy('from_day')
    .orderBy('id')
    .execute();
  return rows as StoredHearing[];
}

export async function insertHearing(
  tx: TxCtx,
  p: Of,
  h: { level: 'first' | 'recheck'; from: string; to: string; begins: string; place: string },
): Promise<void> {
  await tx.db
    .insertInto('petition_hearing')
    .values({
      id: tx.house.newId(),
      case_id: p.caseId,
      area: p.area,
      round: p.round,
      level: h.level,
      from_day: h.from,
      to_day: h.to,
      place: h.place,
      begins: h.begins,
    })
    .execute();
}

export async function endHearing(tx: TxCtx, id: string, held: { heldTo: string; record: string }): Promise<void> {
  await tx.db
    .updateTable('petition_hearing')
    .set({ held_to: held.heldTo, record: held.record })
    .where('id', '=', id)
    .execute();
}
