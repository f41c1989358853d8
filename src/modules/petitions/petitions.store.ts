import { sql } from 'kysely';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { visibleCases } from '#modules/cases/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Concern } from '#platform/jobs.ts';
import type { Answer, GivenAs, Matter, Measure, Outcome, PetitionState } from './petitions.rules.ts';

/** Only a case that is a petition, or whose procedure has begun. */
export const isPetition: Concern = ({ id }) =>
  sql`exists (select 1 from cases c where c.id = ${id} and (c.kind = 'petition' or exists (select 1 from petition p where p.case_id = c.id)))`;

/** A petition as it is stored. */
export type StoredPetition = {
  caseId: string;
  area: string;
  state: PetitionState;
  round: number;
  matter: Matter;
  beganAt: Temporal.Instant;
  organisationId: string;
  senderId: string | null;
  givenAs: GivenAs | null;
  objection: string | null;
  transfers: number;
  persons: number | null;
  representatives: number | null;
  onward: string | null;
  extensionDays: number | null;
  extensionReason: string | null;
  extensionAskedBy: string | null;
  extensionAskedAt: Temporal.Instant | null;
  extendedBy: string | null;
  extendedAt: Temporal.Instant | null;
  answer: Answer | null;
  outcome: Outcome | null;
  claim: string | null;
  facts: string | null;
  opinion: string | null;
  basis: string | null;
  measures: Measure[];
  decidedAt: Temporal.Instant | null;
  decidedOrganisationId: string | null;
  servedOn: string | null;
  executeBy: string | null;
  execution: string | null;
  executedAt: Temporal.Instant | null;
  version: number;
};

export async function findPetition(ctx: Ctx, caseId: string): Promise<StoredPetition | null> {
  const row = await ctx.db
    .selectFrom('petition as p')
    .select([
      'p.case_id as caseId',
      'p.area',
      'p.state',
      'p.round',
      'p.matter',
      'p.began_at as beganAt',
      'p.organisation_id as organisationId',
      'p.sender_organisation_id as senderId',
      'p.given_as as givenAs',
      'p.objection',
      'p.transfers',
      'p.persons',
      'p.representatives',
      'p.onward',
      'p.extension_days as extensionDays',
      'p.extension_reason as extensionReason',
      'p.extension_asked_by as extensionAskedBy',
      'p.extension_asked_at as extensionAskedAt',
      'p.extended_by as extendedBy',
      'p.extended_at as extendedAt',
      'p.answer',
      'p.outcome',
      'p.claim',
      'p.facts',
      'p.opinion',
      'p.basis',
      'p.measures',
      'p.decided_at as decidedAt',
      'p.decided_organisation_id as decidedOrganisationId',
      'p.served_on as servedOn',
      'p.execution_due as executeBy',
      'p.execution',
      'p.executed_at as executedAt',
      'p.version',
    ])
    .where('p.case_id', '=', caseId)
    .executeTakeFirst();
  return (row as StoredPetition | undefined) ?? null;
}

/** The petition of a case that is already locked, still in the version the actor decided on; else 404, 412 or 428. */
export async function heldPetition(tx: TxCtx, caseId: string): Promise<StoredPetition> {
  const p = await findPetition(tx, caseId);
  if (!p) throw notFound();
  if (tx.actor.kind !== 'system') {
    if (tx.version === null) throw versionMissing();
    if (tx.version !== p.version) throw stale();
  }
  return p;
}

/** Begins the procedure; false when it has begun already. */
export async function insertPetition(
  tx: TxCtx,
  c: { id: string; area: string },
  organisationId: string,
  state: 'registered',
): Promise<boolean> {
  const row = await tx.db
    .insertInto('petition')
    .values({ case_id: c.id, area: c.area, state, began_at: tx.now, organisation_id: organisationId })
    .onConflict((o) => o.doNothing())
    .returning('case_id')
    .executeTakeFirst();
  return row !== undefined;
}

export type PetitionChange = Partial<{
  state: PetitionState;
  round: number;
  matter: Matter;
  began_at: Temporal.Instant;
  organisation_id: string;
  sender_organisation_id: string | null;
  given_as: GivenAs | null;
  objection: string | null;
  transfers: number;
  persons: number | null;
  representatives: number | null;
  refusal_reason: string | null;
  refusal_article: string | null;
  onward: string | null;
  accepted_at: Temporal.Instant | null;
  extension_days: number | null;
  extension_reason: string | null;
  extension_asked_by: string | null;
  extension_asked_at: Temporal.Instant | null;
  extended_by: string | null;
  extended_at: Temporal.Instant | null;
  agreement: string | null;
  answer: Answer | null;
  outcome: Outcome | null;
  claim: string | null;
  facts: string | null;
  opinion: string | null;
  basis: string | null;
  measures: Measure[];
  decided_at: Temporal.Instant | null;
  decided_by: string | null;
  decided_organisation_id: string | null;
  served_on: string | null;
  execution_due: string | null;
  execution: string | null;
  executed_at: Temporal.Instant | null;
}>;

export async function savePetition(tx: TxCtx, caseId: string, change: PetitionChange): Promise<void> {
  await tx.db
    .updateTable('petition')
    .set({ ...change, version: sql`version + 1` })
    .where('case_id', '=', caseId)
    .execute();
}

/** Petitions at a body that the law binds whose procedure has not begun: what the listener may have missed. */
export const selectUnbegun = (ctx: Ctx, kinds: readonly string[], limit: number) =>
  visibleCases(ctx)
    .innerJoin('organisation as o', (join) =>
      join.on((eb) => eb('o.id', '=', eb.fn.coalesce('cases.handler_organisation_id', 'cases.desk_organisation_id'))),
    )
    .leftJoin('petition as p', 'p.case_id', 'cases.id')
    .select('cases.id')
    .where('cases.kind', '=', 'petition')
    .where('cases.closed_at', 'is', null)
    .where('cases.replied_at', 'is', null)
    .where('p.case_id', 'is', null)
    .where('o.kind', 'in', kinds)
    .where('cases.status', 'in', ['received', 'handling', 'returned'])
    .orderBy('cases.received_at')
    .limit(limit)
    .execute();
