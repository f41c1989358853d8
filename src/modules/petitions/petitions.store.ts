import { sql } from 'kysely';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { visibleCases } from '#modules/cases/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { NoticeBody, NoticeKind } from './petitions.notices.rules.ts';
import type {
  Finding,
  Level,
  Matter,
  Measure,
  Outcome,
  PetitionPart,
  PetitionState,
  ServiceMethod,
} from './petitions.rules.ts';

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
  givenAs: 'transferred' | 'assigned' | null;
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
  given_as: 'transferred' | 'assigned' | null;
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

type Of = Pick<StoredPetition, 'caseId' | 'area' | 'round'>;

// ── Reviews ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Hearings ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type StoredHearing = {
  id: string;
  level: 'first' | 'recheck';
  from: string;
  to: string;
  place: string;
  heldTo: string | null;
  record: string | null;
};

export async function selectHearings(ctx: Ctx, p: Of): Promise<StoredHearing[]> {
  const rows = await ctx.db
    .selectFrom('petition_hearing')
    .select(['id', 'level', 'from_day as from', 'to_day as to', 'place', 'held_to as heldTo', 'record'])
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
  h: { level: 'first' | 'recheck'; from: string; to: string; place: string },
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

// ── Notices ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The next 文号 of an organ, taken in the transaction of its paper so that none is skipped. */
export async function nextSerial(tx: TxCtx, organ: { id: string; area: string }, year: number): Promise<number> {
  const row = await tx.db
    .insertInto('petition_series')
    .values({ organisation_id: organ.id, area: organ.area, year, last: 1 })
    .onConflict((o) =>
      o.columns(['organisation_id', 'year']).doUpdateSet((eb) => ({ last: eb('petition_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export type NewNotice = {
  kind: NoticeKind;
  templateVersion: string;
  number: string;
  body: NoticeBody;
  recipient: string;
  organisationId: string;
  accountId: string | null;
  ofId?: string;
  method: ServiceMethod | 'portal';
  servedOn?: string;
  receiver?: string;
  proof?: string;
};

export async function insertNotice(tx: TxCtx, p: Of, n: NewNotice): Promise<string> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('petition_notice')
    .values({
      id,
      case_id: p.caseId,
      area: p.area,
      round: p.round,
      kind: n.kind,
      template_version: n.templateVersion,
      number: n.number,
      body: JSON.stringify(n.body),
      recipient: n.recipient,
      organisation_id: n.organisationId,
      account_id: n.accountId,
      sent_at: tx.now,
      of_id: n.ofId ?? null,
      method: n.method,
      served_on: n.servedOn ?? null,
      receiver: n.receiver ?? null,
      proof: n.proof ?? null,
    })
    .execute();
  return id;
}

export type StoredNotice = {
  id: string;
  kind: NoticeKind;
  number: string;
  templateVersion: string;
  body: NoticeBody;
  recipient: string;
  organ: string;
  sentAt: Temporal.Instant;
  method: ServiceMethod | 'portal';
  servedOn: string | null;
  ofId: string | null;
};

/** Every paper of a petition in the order it was sent, all rounds. */
export async function selectNotices(ctx: Ctx, caseId: string): Promise<StoredNotice[]> {
  const rows = await ctx.db
    .selectFrom('petition_notice as n')
    .innerJoin('organisation as o', 'o.id', 'n.organisation_id')
    .select([
      'n.id',
      'n.kind',
      'n.number',
      'n.template_version as templateVersion',
      'n.body',
      'n.recipient',
      'o.name as organ',
      'n.sent_at as sentAt',
      'n.method',
      'n.served_on as servedOn',
      'n.of_id as ofId',
    ])
    .where('n.case_id', '=', caseId)
    .orderBy('n.sent_at')
    .orderBy('n.id')
    .execute();
  return rows as unknown as StoredNotice[];
}

// ── Hands and interests ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Hand = { accountId: string; organisationId: string; part: PetitionPart };

export async function noteHand(tx: TxCtx, p: Of, part: 'organ' | 'approver' | 'sender' | 'reviewer'): Promise<void> {
  if (tx.actor.kind !== 'staff') return;
  await tx.db
    .insertInto('petition_hand')
    .values({
      case_id: p.caseId,
      area: p.area,
      account_id: tx.actor.accountId,
      organisation_id: tx.actor.organisationId,
      part,
      since: tx.now,
    })
    .onConflict((o) => o.doNothing())
    .execute();
}

/** Everybody who had a hand in it, in the procedure or in the handling of the case before and beside it. */
export async function selectHands(ctx: Ctx, caseId: string): Promise<Hand[]> {
  const [own, handled, replied] = await Promise.all([
    ctx.db
      .selectFrom('petition_hand')
      .select(['account_id as accountId', 'organisation_id as organisationId', 'part'])
      .where('case_id', '=', caseId)
      .execute(),
    ctx.db
      .selectFrom('case_handling')
      .select(['account_id as accountId', 'organisation_id as organisationId'])
      .where('case_id', '=', caseId)
      .execute(),
    ctx.db
      .selectFrom('case_reply')
      .select(['account_id as accountId', 'organisation_id as organisationId'])
      .where('case_id', '=', caseId)
      .execute(),
  ]);
  return [
    ...(own as Hand[]),
    ...[...handled, ...replied].map((h) => ({
      accountId: h.accountId ?? '',
      organisationId: h.organisationId,
      part: 'organ' as const,
    })),
  ];
}

export async function hasConflict(ctx: Ctx, caseId: string, accountId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('petition_conflict')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

/** False when it had been declared before. */
export async function insertConflict(tx: TxCtx, p: Of, accountId: string, what: string): Promise<boolean> {
  const row = await tx.db
    .insertInto('petition_conflict')
    .values({ case_id: p.caseId, area: p.area, account_id: accountId, what, declared_at: tx.now })
    .onConflict((o) => o.doNothing())
    .returning('case_id')
    .executeTakeFirst();
  return row !== undefined;
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
